"""A learner's window over a world, and the few steps that every test takes in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from edu.domain.actors import Role
from tests.ui.screens.learner_world import LearnerWorld
from ui.gallery import settle
from ui.modes import STUDY
from ui.navigation import Route, Screen
from ui.screens.exam.routes import builders as exam_builders
from ui.screens.study.routes import builders as study_builders
from ui.session import Session
from ui.shell.desktop import DesktopWindow
from ui.widgets import ConfirmSheet

LEFT = Qt.MouseButton.LeftButton


@dataclass
class Seat:
    qtbot: QtBot
    world: LearnerWorld
    session: Session
    window: DesktopWindow

    def go(self, name: str, **args: str) -> Screen:
        self.window.host.go(Route.to(name, **args))
        return self.settle()

    def settle(self) -> Screen:
        """All background work has arrived; gives the screen in view."""
        self.qtbot.waitUntil(lambda: not self.world.tasks.busy, timeout=10_000)
        settle(1)  # what was put into a layout is shown by the next event
        screen = self.window.host.showing
        assert screen is not None
        return screen

    def press(self, widget: QWidget) -> Screen:
        assert widget.isEnabled()
        self.qtbot.mouseClick(widget, LEFT)
        return self.settle()

    def key(self, key: Qt.Key | str) -> Screen:
        """To whatever has the focus, as a keyboard does it."""
        focus = self.window.focusWidget() or self.window
        self.qtbot.keyClick(focus, key)  # type: ignore[arg-type]
        return self.settle()

    def sheet(self) -> ConfirmSheet:
        return next(sheet for sheet in self.window.findChildren(ConfirmSheet) if sheet.isVisible())

    @property
    def route(self) -> Route:
        route = self.window.host.route
        assert route is not None
        return route

    @property
    def toasts(self) -> list[str]:
        return self.window.host.toasts.texts()


def sit(qtbot: QtBot, world: LearnerWorld, *, somebody: bool = True) -> Seat:
    session = world.session(Role.LEARNER)
    if not somebody:
        session.stand_up()
    services, tasks = world.services, world.tasks
    made = {**study_builders(services, tasks, session), **exam_builders(services, tasks, session)}
    window = DesktopWindow(STUDY, made)
    tasks.failed.connect(window.host.fail)
    qtbot.addWidget(window)
    world.leaving.append(window.host.clear)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.start()
    seat = Seat(qtbot, world, session, window)
    seat.settle()
    return seat
