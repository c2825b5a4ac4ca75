"""The hall's window as the rig of visitors stands before it: what can be pressed, how time passes, tickets."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from edu.domain.actors import Actor, Role
from edu.system.clock import civil_date
from tests.rigs.visitors_eye import PARTY, Eye
from tests.stores import make_bench
from ui.app import make_application
from ui.games.glass import GameGlass
from ui.modes import KIOSK
from ui.screens.kiosk.routes import Kiosk
from ui.screens.kiosk.scene import SceneView
from ui.shell.kiosk import KioskWindow
from ui.tasks import TaskRunner
from ui.widgets import PressCard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from edu.domain.hall.tickets import Ticket

ADMIN = Actor(role=Role.ADMIN, id="a1")


class Hall:
    """The kiosk's window over a real store, and the eye that watches it."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        make_application([])
        self.bench = make_bench(folder)
        self.services = self.bench.services()
        self.tasks = TaskRunner()
        self.kiosk = Kiosk(self.services, self.tasks)
        self.settings = self.services.settings.value
        self.ticket = self.issue("头一个团队")  # one is out before anybody comes: the doors then offer the keys
        self.window = KioskWindow(
            KIOSK, self.kiosk.builders(), monotonic_ms=self.bench.clock.monotonic_ms, wipe=self.kiosk.wipe,
            check_pin=lambda _pin: "密码不对", staff="kiosk.staff",
        )  # fmt: skip
        self.window.resize(*size)
        self.window.show()
        self.eye = Eye(self.window, lambda: civil_date(self.bench.clock.now_ms()))
        self.settle()

    def close(self) -> None:
        self.window.leave()
        self.tasks.close()
        self.bench.store.close()

    @property
    def route(self) -> str:
        return self.window.host.route.name if self.window.host.route else ""

    def settle(self, times: int = 3) -> None:
        for _ in range(times):
            QApplication.processEvents()
            # what a running loop does by itself: screens that were left go
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.eye.look()

    def wait_for(self, done: Callable[[], bool], seconds: float = 20) -> bool:
        until = time.monotonic() + seconds
        while not done() and time.monotonic() < until:
            QTest.qWait(5)
            self.eye.look()
        return done()

    def issue(self, label: str) -> Ticket:
        return self.services.tickets.issue_group(ADMIN, label=label, people=PARTY)

    def pass_seconds(self, seconds: int) -> None:
        for _ in range(seconds):
            self.bench.clock.advance(1000)
            self.window.idle.tick()
        self.settle()

    def buttons(self) -> list[QAbstractButton | PressCard]:
        """What can be pressed now: of a sheet that lies over the screen, its own alone."""
        every = [*self.window.findChildren(PressCard), *self.window.findChildren(QAbstractButton)]
        return [one for one in every if one.isVisible() and one.isEnabled() and self._on_top(one)]

    def _on_top(self, button: QWidget) -> bool:
        middle = button.mapTo(self.window, button.rect().center())
        top = self.window.childAt(middle) if QRect(QPoint(), self.window.size()).contains(middle) else None
        return top is not None and (top is button or button.isAncestorOf(top))

    def glass(self) -> GameGlass | None:
        return next((one for one in self.window.findChildren(GameGlass) if one.isVisible()), None)

    def stage(self) -> SceneView | None:
        """A 微课's stage that something can be touched on."""
        return next((one for one in self.window.findChildren(SceneView) if one.isVisible() and one.touchable), None)

    def words(self) -> str:
        return "\n".join(one.text() for one in self.window.findChildren(QLabel) if one.isVisible())
