"""A hall's machine at its reception: voice, printer and scanner are fakes, all else is real."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from edu.domain.actors import OPERATOR, Actor, Role
from edu.domain.errors import EduError
from edu.domain.hall.souvenirs import Souvenir
from tests.stores import Bench
from ui import theme
from ui.modes import KIOSK
from ui.navigation import Route, Screen
from ui.screens.kiosk.quiz import QuizScreen
from ui.screens.kiosk.routes import Kiosk
from ui.screens.kiosk.scanner import ScanListener
from ui.screens.kiosk.staff import StaffScreen, StaffWays
from ui.screens.kiosk.ticket import TicketScreen
from ui.shell.kiosk import KioskWindow
from ui.shell.kiosk_sheets import PinSheet
from ui.tasks import TaskRunner

ADMIN = Actor(role=Role.ADMIN, id="a1")
DAY = date(2026, 11, 22)


@dataclass
class Voice:
    name: str = "普通话"
    said: list[str] = field(default_factory=list)
    hushed: int = 0

    def say(self, text: str) -> None:
        self.said.append(text)

    def hush(self) -> None:
        self.hushed += 1


@dataclass
class Printer:
    name: str = "POS-80"
    printed: list[Souvenir] = field(default_factory=list)
    broken: bool = False

    def print(self, souvenir: Souvenir) -> None:
        if self.broken:
            raise EduError("没有纸。")
        self.printed.append(souvenir)


@dataclass
class Machine:
    bench: Bench
    kiosk: Kiosk
    window: KioskWindow
    tasks: TaskRunner
    qtbot: QtBot
    voice: Voice
    printer: Printer
    left: list[str] = field(default_factory=list)

    def touch(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.busy)

    def showing(self, kind: type[Screen]) -> Screen:
        self.qtbot.waitUntil(lambda: isinstance(self.window.host.showing, kind))
        shown = self.window.host.showing
        assert shown is not None
        return shown

    def group(self, label: str = "实验小学三（1）班", people: int = 30) -> str:
        code = self.kiosk._services.tickets.issue_group(ADMIN, label=label, people=people).code
        assert code is not None
        self.window.host.restart()
        self.settle()
        return code

    def keys(self, text: str, pause_ms: int = 0) -> None:
        for sign in text:
            QTest.keyClick(self.window.windowHandle(), sign)
            self.bench.clock.advance(pause_ms)

    def scan(self, code: str) -> None:
        self.keys(code)
        QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_Return)
        self.settle()

    def type_code(self, code: str) -> TicketScreen:
        screen = self.window.host.showing
        assert isinstance(screen, TicketScreen)
        for digit in code:
            self.touch(screen.pad.keys[digit])
        self.touch(screen.pad.keys["确定"])
        self.settle()
        return screen

    def play_quiz(self) -> None:
        self.window.host.go(Route("kiosk.quiz"))
        for _ in range(5):
            quiz = self.window.host.showing
            assert isinstance(quiz, QuizScreen)
            self.touch(next(iter(quiz.panel.cards.values())))
            self.touch(quiz.next)

    def people(self) -> int:
        self.settle()
        return sum(count.people for count in self.kiosk._services.visits.counts(OPERATOR, DAY, DAY))  # type: ignore[attr-defined]

    def into_staff(self) -> StaffScreen:
        self.window.ask_pin()
        sheet = next(one for one in self.window.findChildren(PinSheet) if one.isVisible())
        for digit in "204518":
            self.touch(sheet.pad.pad.keys[digit])
        self.touch(sheet.pad.pad.keys["确定"])
        screen = self.showing(StaffScreen)
        self.settle()
        assert isinstance(screen, StaffScreen)
        return screen


@pytest.fixture
def machine(qtbot: QtBot, make_sqlite_bench: Callable[..., Bench]) -> Iterator[Machine]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale="kiosk", reduced_motion=True)
    bench, tasks, voice, printer = make_sqlite_bench(), TaskRunner(), Voice(), Printer()
    kiosk = Kiosk(bench.services(), tasks, printer=printer, voice=voice)
    window = KioskWindow(KIOSK, kiosk.builders(), monotonic_ms=bench.clock.monotonic_ms, wipe=kiosk.wipe,
                         check_pin=lambda pin: "" if pin == "204518" else "密码不对", staff="kiosk.staff")  # fmt: skip
    window.resize(1920, 1080)
    qtbot.addWidget(window, before_close_func=lambda w: w.leave())
    made = Machine(bench, kiosk, window, tasks, qtbot, voice, printer)
    kiosk.ways = StaffWays(restart=lambda: made.left.append("restart"), leave=lambda: made.left.append("leave"))
    scanner = ScanListener(bench.clock.monotonic_ms, window)
    scanner.scanned.connect(lambda code: kiosk.reception.scanned(code, window.host))
    app.installEventFilter(scanner)
    window.show()
    made.settle()
    yield made
    app.removeEventFilter(scanner)
    window.leave()
    tasks.close()
