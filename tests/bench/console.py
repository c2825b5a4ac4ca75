"""A tick on the trainer's console of the flood drill, painting included; and going on after a kill.

`redraw` is what a tick costs the window's thread: the view shown, what changed laid out and painted into the window's
image (offscreen Qt paints as a screen does). `whole` is the same with the whole window painted anew, as after a window
in front of it went away: it may take two frames, for nothing moves then. CPU time. The floor of both is a plain widget
of the same size with as many labels of the same words, set, laid out and painted whole: what any window full of words
costs.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

from tests.bench.drills import FLOOD
from tests.bench.measuring import Measure, timed
from tests.stores import Bench, make_bench

WIDE, HIGH = 1366, 768
GOAL_MS, GOAL_SECONDS = 16, 5
FROM, TICKS = 30, 120
"""The middle of a run: everybody is on the way, questions are open."""


def bench(scale: float, folder: Path) -> Iterator[Measure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = make_bench(folder / "console")
    run = _begun(made)
    yield from _redraws(made, run, max(4, int(TICKS * min(scale, 1))))
    made.store.close()
    yield _resumed(folder / "console", run)


def _begun(made: Bench) -> str:
    from tests.edu.services.school import ADMIN, TRAINER

    services = made.services()
    town = services.organisations.declare_org_unit(ADMIN, code="331124203000", name="叶村乡", level="township")
    run = services.drill_runs.start(TRAINER, FLOOD, mode="group", seed=7, org=town)
    services.drill_runs.advance(TRAINER, run, FROM)
    return run


def _redraws(made: Bench, run: str, ticks: int) -> Iterator[Measure]:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QLabel

    from tests.edu.services.school import TRAINER
    from ui.app import make_application
    from ui.gallery import settle
    from ui.modes import TRAINER as MODE
    from ui.navigation import Route
    from ui.screens.drill.console import ConsoleScreen
    from ui.screens.drill.routes import builders
    from ui.screens.files import OfficeFiles
    from ui.session import Session
    from ui.shell.desktop import DesktopWindow
    from ui.tasks import TaskRunner

    app = make_application(log_qt=False, reduced_motion=True)
    tasks, services = TaskRunner(), made.services()
    window = DesktopWindow(MODE, builders(services, tasks, Session(TRAINER), OfficeFiles()))
    window.resize(WIDE, HIGH)
    window.show()
    window.host.go(Route.to("drill.console", run=run))
    while tasks.busy:
        app.processEvents()
    settle()
    console = window.host.showing
    assert isinstance(console, ConsoleScreen)
    laid_out = QEvent.Type.LayoutRequest
    image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    words = [label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.text()]
    plain, labels = _plain(words)
    redraw, whole, floor = [], [], []
    for tick in range(ticks):
        view = services.drill_runs.advance(TRAINER, run, 1)
        begun = time.thread_time()
        console.show_view(view)
        app.sendPostedEvents(None, laid_out)
        ready = time.thread_time()
        window.render(image)
        painted = time.thread_time()
        app.processEvents()
        shown = time.thread_time()
        for label, text in zip(labels, words, strict=True):
            label.setText(f"{text[:-1]}{tick % 10}")
        app.sendPostedEvents(None, laid_out)
        plain.render(image)
        floor.append(1000 * (time.thread_time() - shown))
        redraw.append(1000 * (ready - begun + shown - painted))
        whole.append(1000 * (painted - begun))
        app.processEvents()
    plain.close()
    window.host.clear()
    window.close()
    tasks.close()
    for name, times, goal in (("redraw", redraw, GOAL_MS), ("whole", whole, 2 * GOAL_MS)):
        for share, place in ((50, 9), (95, 18)):
            value, ground = (quantiles(one, n=20, method="inclusive")[place] for one in (times, floor))
            yield Measure(
                name=f"console.{name}.{len(words)}.p{share}", value=value, unit="ms", goal=f"p95 ≤ {goal} ms",
                holds=value <= goal, floor=ground,
            )  # fmt: skip


def _plain(words: list[str]):  # type: ignore[no-untyped-def]  # Qt is imported late
    from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

    plain = QWidget()
    plain.resize(WIDE, HIGH)
    grid = QGridLayout(plain)
    labels = [QLabel(text) for text in words]
    for number, label in enumerate(labels):
        label.setWordWrap(True)
        grid.addWidget(label, number // 3, number % 3)
    plain.show()
    return plain, labels


def _resumed(folder: Path, run: str) -> Measure:
    """As after a kill: the store opened anew, the run played again from the ledger to the tick that was noted.

    That a killed process finds the very hash is proved by tests/edu/services/test_drill_kill.py; a hash that is not
    the noted one is refused by `resume` itself.
    """
    from tests.edu.services.school import TRAINER

    with timed() as ours:
        made = make_bench(folder, seed=2)
        view = made.services().drill_runs.resume(TRAINER, run)
    with made.store.reading() as reading:
        noted = reading.drill_runs.clock(run)
    made.store.close()
    same = noted is not None and noted.tick == view.tick and noted.hash == view.picture.hash
    return Measure(
        name=f"console.resume.{view.tick}", value=ours.seconds, unit="s", goal=f"≤ {GOAL_SECONDS} s at the same hash",
        holds=same and ours.seconds <= GOAL_SECONDS,
    )  # fmt: skip
