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
# VmHWM belongs to this program alone; ru_maxrss would still know the size of the process that it was forked from
_END = """
import json, re, time
seconds = time.time() - float(sys.argv[1])
try:
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1000
except OSError:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
print(json.dumps({"seconds": seconds, "megabytes": peak}))
"""
LAUNCHER = """
import sys
import main
open_window = main.window()
from PySide6.QtCore import QTimer
from ui.app import make_application
app = make_application()
def shown():
    for top in app.topLevelWidgets():
        top.grab()
    app.quit()
QTimer.singleShot(0, shown)
code = open_window(["--mode", "launcher", "--data", sys.argv[2]])
assert code == 0
"""
FIRST_RUN = """
import sys
from pathlib import Path
from edu.bootstrap import build
from edu.system.paths import Paths
services = build(Paths(data=Path(sys.argv[2])))
services.access.set_pin("204518")
services.recovery.confirm()
services.close()
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
    _start(FIRST_RUN, folder)  # a data folder with its PIN set, as on any day but the first; not counted
    _start(LAUNCHER, folder)  # and byte code in place, as after an installation
    _start(BARE, folder)
    ours, bare = [], []
    for _ in range(tries):  # in turn, so that what else the machine does hits both alike
        ours.append(_start(LAUNCHER, folder))
        bare.append(_start(BARE, folder))
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
    cached = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    answer = subprocess.run(
        [sys.executable, "-c", begin + program + _END, repr(_now()), str(folder / "data")],
        cwd=Path(__file__).parents[2],
        env={
            **cached,
            "PYTHONPYCACHEPREFIX": str(folder / "byte-code"),
            "QT_QPA_PLATFORM": "offscreen",
            "YINGZHI_SECRETS": str(folder / "secrets"),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found


def _now() -> float:
    import time

    return time.time()  # noqa: TID251 compared with another process's
