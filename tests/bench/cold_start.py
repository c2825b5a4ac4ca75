"""From `python` to the launcher's first picture, against a bare Qt window with SQLAlchemy and one SQLite query."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.measuring import Measure

RATIO, MEGABYTES = 1.6, 180
TRIES = 7
_END = """
import json, resource, time
print(json.dumps({"seconds": time.time() - float(sys.argv[1]),
                  "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}))
"""
LAUNCHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import ui.main_window as window
from ui.app import make_application
app = make_application()
def shown():
    for top in app.topLevelWidgets():
        top.grab()
    app.quit()
QTimer.singleShot(0, shown)
code = window.run(["--mode", "launcher", "--data", sys.argv[2]])
assert code == 0
"""
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
from PySide6.QtCore import QTimer
from sqlalchemy import create_engine, text
app = QApplication([])
with create_engine("sqlite://").connect() as connection:
    label = QLabel(str(connection.execute(text("SELECT 1")).scalar()))
label.show()
def shown():
    label.grab()
    app.quit()
QTimer.singleShot(0, shown)
app.exec()
"""


def bench(scale: float, folder: Path) -> Iterator[Measure]:
    tries = max(1, int(TRIES * min(scale, 1)))
    _start(LAUNCHER, folder)  # makes the data folder; not counted
    ours = [_start(LAUNCHER, folder) for _ in range(tries)]
    bare = [_start(BARE, folder) for _ in range(tries)]
    seconds, floor = median(one["seconds"] for one in ours), median(one["seconds"] for one in bare)
    megabytes = max(one["megabytes"] for one in ours)
    yield Measure(
        name="cold_start.seconds",
        value=seconds,
        unit="s",
        goal=f"≤ {RATIO} × floor",
        holds=seconds <= RATIO * floor,
        floor=floor,
    )
    yield Measure(
        name="cold_start.memory",
        value=megabytes,
        unit="MB",
        goal=f"≤ {MEGABYTES} MB",
        holds=megabytes <= MEGABYTES,
        floor=max(one["megabytes"] for one in bare),
    )


def _start(program: str, folder: Path) -> dict[str, float]:
    """The clock starts before the interpreter does."""
    begin = "import sys, time\n"
    answer = subprocess.run(
        [sys.executable, "-c", begin + program + _END, repr(_now()), str(folder / "data")],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "YINGZHI_SECRETS": str(folder / "secrets")},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found


def _now() -> float:
    import time

    return time.time()  # noqa: TID251 compared with another process's
