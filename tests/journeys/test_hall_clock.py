"""A hall whose clock is wrong: visits go on, are counted on the day that the clock says, and nothing breaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from edu.bootstrap import Services, build
from edu.domain.actors import OPERATOR, Actor, Role
from edu.domain.hall.plan import Opening, SpecialDays
from edu.system.clock import FixedClock, civil_date, ms_at
from edu.system.paths import Paths
from tests.journeys.hands import PIN
from ui.program import Program
from ui.screens.kiosk.attract import AttractScreen
from ui.screens.kiosk.doors import DoorsScreen
from ui.screens.kiosk.quiz import QuizScreen
from ui.screens.kiosk.staff import StaffScreen
from ui.shell.kiosk import KioskWindow
from ui.shell.kiosk_sheets import StillThereSheet
from ui.tasks import TaskRunner

ADMIN = Actor(role=Role.ADMIN, id="a1")
DAY = date(2026, 11, 22)
S = TypeVar("S", bound=QWidget)
_LEFT = Qt.MouseButton.LeftButton


class Morning:
    """The program from its start to its end, as the supervisor's child runs it; only the clock is a fake."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: FixedClock) -> None:
        self.qtbot, self.clock = qtbot, clock
        self.services: Services = build(Paths(data=folder / "data", secrets=folder / "secrets"), clock=clock)
        if not self.services.access.is_set:
            self.services.access.set_pin(PIN)
            self.services.recovery.confirm()
        self.tasks = TaskRunner()
        self.program = Program(self.services, self.tasks)

    def open(self) -> Morning:
        self.program.start("kiosk")
        self.program.settle()
        self.settle()
        return self

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.busy, timeout=60_000)

    @property
    def window(self) -> KioskWindow:
        assert isinstance(self.program.window, KioskWindow)
        return self.program.window

    def showing(self, kind: type[S]) -> S:
        shown = self.window.host.showing
        assert isinstance(shown, kind)
        return shown

    def press(self, widget: QWidget) -> None:
        assert widget.isVisible()
        self.qtbot.mouseClick(widget, _LEFT)

    def begin_quiz(self) -> None:
        self.press(self.showing(AttractScreen).start)
        self.press(self.showing(DoorsScreen).doors["quiz"])
        quiz = self.showing(QuizScreen)
        self.press(next(iter(quiz.panel.cards.values())))

    def pass_seconds(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.advance(1000)
            self.window.idle.tick()

    def is_asked(self) -> bool:
        return any(sheet.isVisible() for sheet in self.window.findChildren(StillThereSheet))

    def people_on(self, day: date) -> int:
        self.settle()
        return sum(count.people for count in self.services.visits.counts(OPERATOR, day, day))

    def staff(self) -> StaffScreen:
        self.window._on_pin(PIN)
        self.settle()
        return self.showing(StaffScreen)

    def close(self) -> None:
        """As staff leave the hall: or its scanner would go on listening in the tests that follow."""
        self.program.open("launcher")
        self.settle()
        if self.program.window is not None:
            self.program.window.close()
        self.tasks.close()
        self.services.close()


@pytest.fixture
def mornings(qtbot: QtBot, tmp_path: Path, plain_theme: None, qapp: QApplication) -> Iterator[list[Morning]]:
    """The running program is the last; a new one is begun by `begin` after the one before has been closed."""
    clock = FixedClock(ms_at(DAY, 9))
    opened = [Morning(qtbot, tmp_path, clock)]
    yield opened
    opened[-1].close()


def the_next(mornings: list[Morning], folder: Path, now_ms: int) -> Morning:
    """The machine was off: another boot, the monotonic clock from 0, and what the hardware clock says."""
    last = mornings[-1]
    last.close()
    last.clock.reboot(f"{len(mornings):032x}", now_ms)
    mornings.append(Morning(last.qtbot, folder, last.clock).open())
    return mornings[-1]


def every_day(hall: Morning) -> None:
    hall.services.hall.save_openings(
        ADMIN, [Opening(weekday=day, opens="09:00", closes="16:30") for day in range(1, 8)]
    )


@pytest.mark.parametrize(
    "then",
    [DAY - timedelta(days=1), DAY - timedelta(days=365), date(1970, 1, 2)],
    ids=["a day", "a year", "an empty battery"],
)
def test_a_hall_opens_in_the_morning_with_its_clock_set_back(
    mornings: list[Morning], tmp_path: Path, then: date
) -> None:
    first = mornings[0]
    every_day(first)
    first.services.hall.save_special_days(ADMIN, SpecialDays(id="", first=DAY, last=DAY, why="检修"))
    first.open()
    for _ in range(2):
        first.begin_quiz()
        first.pass_seconds(60)
    assert first.people_on(DAY) == 2

    hall = the_next(mornings, tmp_path, ms_at(then, 9))

    wall = hall.showing(AttractScreen)
    assert wall.hours.text() == "今天 09:00–16:30 开放"  # of the day that the clock says
    assert hall.people_on(then) == 0
    hall.begin_quiz()
    hall.pass_seconds(44)
    assert not hall.is_asked()
    hall.pass_seconds(1)
    assert hall.is_asked()
    hall.pass_seconds(15)
    hall.showing(AttractScreen)
    assert (hall.people_on(then), hall.people_on(DAY)) == (1, 2)
    lines = hall.staff().lines
    assert (lines["clock"].state, lines["chain"].state, lines["database"].state) == ("bad", "ok", "ok")
    assert lines["visits"].said == "今天 1 人次"
    book = hall.services.hall_statistics.book(ADMIN, then, DAY) if (DAY - then).days < 400 else None
    assert book is None or [row.people for row in book.hours] == [3]
    assert hall.services.ledger.verify().ok
    digest = hall.services.ledger.digest()
    hall.services.ledger.rebuild()
    assert hall.services.ledger.digest() == digest

    right = the_next(mornings, tmp_path, ms_at(DAY, 14))  # somebody set it right

    assert right.showing(AttractScreen).hours.text() == "今天闭馆（检修），明天 09:00 开放"
    assert right.people_on(DAY) == 2
    assert right.staff().lines["clock"].state == "ok"


@pytest.mark.parametrize("back", [1, 365])
def test_a_clock_set_back_in_the_middle_of_a_visit_neither_wipes_nor_keeps_it(
    mornings: list[Morning], back: int
) -> None:
    hall = mornings[0]
    every_day(hall)
    hall.open()
    hall.begin_quiz()
    hall.pass_seconds(30)

    hall.clock.jump_to(hall.clock.now_ms() - back * 86_400_000)

    hall.pass_seconds(14)
    assert not hall.is_asked()
    hall.showing(QuizScreen)
    hall.pass_seconds(16)
    hall.showing(AttractScreen)
    then = civil_date(hall.clock.now_ms())
    assert then == DAY - timedelta(days=back)
    assert hall.people_on(then) == 1
    assert hall.services.ledger.verify().ok
