"""The set-up under test: where it lies, and a console whose words can be read."""

import io
from pathlib import Path

from bootstrapping.console import Console

ROOT = Path(__file__).resolve().parents[2]
INSTALLER = ROOT / "installer"
LOCK = INSTALLER / "requirements.lock"


def make_console() -> tuple[Console, io.StringIO]:
    stream = io.StringIO()
    return Console(stream), stream
