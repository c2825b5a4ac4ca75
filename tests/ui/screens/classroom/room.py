"""A trainer's window over a real SQLite store with five people; what tests press and wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from edu.bootstrap import Services
from edu.domain.actors import Actor, Role
from edu.services.classes import NewMeeting
from edu.services.people import NewPost
from edu.system.clock import ms_at
from tests.stores import Bench
from tests.ui.screens.learner_world import document
from ui.modes import TRAINER
from ui.navigation import Route
from ui.screens.classroom.routes import builders
from ui.session import Session
from ui.shell.desktop import DesktopWindow
from ui.tasks import TaskRunner
from ui.widgets import ConfirmSheet

S = TypeVar("S")
ADMIN = Actor(role=Role.ADMIN, id="t")
DAY = date(2026, 11, 22)
NAMES = ("张伟杰", "李晓", "䶮春花", "迪丽努尔·买买提江", "王五")


@dataclass
class Room:
    bench: Bench
    services: Services
    window: DesktopWindow
    tasks: TaskRunner
    qtbot: QtBot
    people: list[str]

    def press(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.idle()

    def double_click(self, widget: QWidget) -> None:
        """As a mouse sends it: press, release, double click, release."""
        window = widget.window()
        place = widget.mapTo(window, widget.rect().center())
        self.qtbot.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
        self.idle()

    def idle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.busy)

    def go(self, name: str, **args: str) -> None:
        self.window.host.go(Route.to(name, **args))
        self.idle()

    def on(self, kind: type[S]) -> S:
        screen = self.window.host.showing
        assert isinstance(screen, kind)
        return screen

    def agree(self) -> None:
        sheet = next(sheet for sheet in self.window.findChildren(ConfirmSheet) if sheet.isVisible())
        self.press(sheet.yes)

    def open_class(self, programme: str = "") -> tuple[str, str]:
        made = self.services.classes.open(ADMIN, title="十一月网格员班", starts=DAY, ends=DAY, programme=programme)
        new = NewMeeting(topic="火灾逃生", starts_ms=ms_at(DAY, 9), minutes=90, teacher="周老师")
        return made, self.services.classes.plan_meeting(ADMIN, made, new)


@contextmanager
def open_room(qtbot: QtBot, make_bench: Callable[..., Bench]) -> Iterator[Room]:
    bench = make_bench()
    services, tasks = bench.services(), TaskRunner()
    post = NewPost(role="网格员", person_class="grid-member")
    people = [services.people.register(ADMIN, name, document(at), [post]) for at, name in enumerate(NAMES)]
    window = DesktopWindow(TRAINER, builders(services, tasks, Session(ADMIN)))
    qtbot.addWidget(window)
    window.show()
    window.start()
    made = Room(bench, services, window, tasks, qtbot, people)
    made.idle()
    yield made
    window.host.clear()
    tasks.close()
