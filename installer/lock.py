"""Makes `requirements.lock` again from pyproject.toml; run it after every change of the dependencies.

    python3 installer/lock.py [--upgrade]

Needs uv. The lock holds names, versions and hashes, no address of any index. Without --upgrade, versions that still
fit stay as they are.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (
    "uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header -o installer/requirements.lock"
)


def main(arguments: list[str]) -> int:
    if not shutil.which("uv"):
        print("需要 uv：pip install uv (uv is needed to make the lock)", file=sys.stderr)
        return 2
    return subprocess.run([*COMMAND.split(), *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
