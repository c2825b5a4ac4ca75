"""The set-up's modules lie beside bootstrap.py, outside the program's packages: put them where it finds them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "installer"))
