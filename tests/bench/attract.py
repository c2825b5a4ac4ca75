"""What the hall's attract loop costs while nobody is there: CPU of the kiosk's process over some seconds of it.

The floor is the same event loop with an empty window: what Qt takes for itself.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measuring import Measure

SIZE = (1920, 1080)
SHARE = 25
"""Percent of two cores."""
CORES = 2
SECONDS = 12.0
"""More than one picture stands, and the change between two is in it."""


def bench(scale: float, folder: Path) -> Iterator[Measure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    from PySide6.QtWidgets import QWidget

    from tests.stores import make_bench
    from ui.app import make_application
    from ui.modes import KIOSK
    from ui.screens.kiosk.routes import Kiosk
    from ui.shell.kiosk import KioskWindow
    from ui.tasks import TaskRunner

    application = make_application(sys.argv[:1], scale="kiosk", log_qt=False)
    seconds = max(2.0, SECONDS * scale)
    empty = QWidget()
    empty.resize(*SIZE)
    empty.show()
    floor = _busy(seconds)
    empty.close()
    made, tasks = make_bench(folder / "attract"), TaskRunner()
    kiosk = Kiosk(made.services(), tasks)
    window = KioskWindow(
        KIOSK, kiosk.builders(), monotonic_ms=lambda: time.monotonic_ns() // 1_000_000, wipe=kiosk.wipe,
        check_pin=lambda _pin: "",
    )  # fmt: skip
    window.resize(*SIZE)
    window.show()
    _busy(1.0)  # drawn for the first time
    share = _busy(seconds)
    window.leave()
    tasks.close()
    made.store.close()
    assert application is not None  # it lives as long as what is measured
    yield Measure(
        name="attract.share",
        value=share,
        unit="% of two cores",
        goal=f"≤ {SHARE} %",
        holds=share <= SHARE,
        floor=max(0.01, floor),
    )


def _busy(seconds: float) -> float:
    """Percent of CORES cores that the running loop takes."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    begun, cpu = time.monotonic(), time.process_time()
    loop.exec()
    return 100 * (time.process_time() - cpu) / (time.monotonic() - begun) / CORES
