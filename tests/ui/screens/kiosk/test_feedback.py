"""Two real touches at the end of a visit: booked once, whoever leaves when; the next visitor finds the beginning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from edu.domain.actors import OPERATOR
from edu.domain.hall.book import HallBook
from edu.domain.hall.health import Unbooked
from tests.full_disk import fill_disk
from tests.recount import lived
from tests.stores import Bench
from ui import theme
from ui.modes import KIOSK
from ui.navigation import Route
from ui.screens.kiosk.attract import AttractScreen
from ui.screens.kiosk.feedback import GONE_MS, SETTLE_MS, FeedbackScreen
from ui.screens.kiosk.level_button import LevelButton
from ui.screens.kiosk.quiz import QuizScreen
from ui.screens.kiosk.result import ResultScreen
from ui.screens.kiosk.routes import Kiosk
from ui.screens.kiosk.staff import StaffScreen
from ui.shell.kiosk import KioskWindow
from ui.tasks import TaskRunner

DAY = date(2026, 11, 22)


@dataclass
class Hall:
    """Fits ui.screens.world.World as far as a kiosk's pictures ask."""

    bench: Bench
    window: KioskWindow
    kiosk: Kiosk
    tasks: TaskRunner
    qtbot: QtBot

    @property
    def services(self) -> object:
        return self.bench.services()

    @property
    def page(self) -> FeedbackScreen:
        showing = self.window.host.showing
        assert isinstance(showing, FeedbackScreen)
        return showing

    def touch(self, at: int) -> None:
        self.qtbot.mouseClick(self.page.buttons[at], Qt.MouseButton.LeftButton)

    def look(self) -> None:
        self.bench.clock.advance(SETTLE_MS)

    def to_page(self) -> FeedbackScreen:
        """A whole quiz, its result, 结束."""
        self.window.host.go(Route("kiosk.quiz"))
        for _ in range(5):
            quiz = self.window.host.showing
            assert isinstance(quiz, QuizScreen)
            self.qtbot.mouseClick(next(iter(quiz.panel.cards.values())), Qt.MouseButton.LeftButton)
            self.qtbot.mouseClick(quiz.next, Qt.MouseButton.LeftButton)
        result = self.window.host.showing
        assert isinstance(result, ResultScreen)
        self.qtbot.mouseClick(result.done, Qt.MouseButton.LeftButton)
        return self.page

    def book(self) -> HallBook:
        self.qtbot.waitUntil(lambda: not self.tasks.busy)
        return self.bench.services().hall_statistics.book(OPERATOR, DAY, DAY)

    def said(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        book = self.book()
        return book.rating("known").counts, book.rating("pleased").counts

    @property
    def at_start(self) -> bool:
        return isinstance(self.window.host.showing, AttractScreen)


@pytest.fixture
def hall(qtbot: QtBot, make_sqlite_bench: Callable[..., Bench]) -> Iterator[Hall]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale="kiosk", reduced_motion=True)
    bench = make_sqlite_bench()
    tasks = TaskRunner()
    kiosk = Kiosk(bench.services(), tasks)
    window = KioskWindow(KIOSK, kiosk.builders(), monotonic_ms=bench.clock.monotonic_ms, wipe=kiosk.wipe,
                         check_pin=lambda pin: "密码不对")  # fmt: skip
    window.resize(1920, 1080)
    qtbot.addWidget(window, before_close_func=lambda w: w.leave())
    window.show()
    yield Hall(bench, window, kiosk, tasks, qtbot)
    window.leave()
    tasks.close()


NOTHING = (0,) * 4, (0,) * 5


def test_two_touches_are_one_answer_and_the_visit_is_counted(hall: Hall) -> None:
    hall.to_page()
    hall.look()
    hall.touch(0)
    hall.look()
    hall.touch(1)
    assert hall.page.asked.text() == "谢谢，慢走。"

    hall.page.gone.timeout.emit()

    assert hall.at_start
    assert hall.said() == ((0, 0, 0, 1), (0, 0, 0, 1, 0))
    rows = [row for row in hall.book().ratings if row.door]
    assert {row.door for row in rows} == {"quiz"}
    assert hall.book().visits == 1


def test_a_hall_with_a_name_counts_at_its_place(hall: Hall) -> None:
    """The name is for the wall; a visit and an answer carry the unit where the hall stands, and none without one."""
    settings = hall.kiosk._services.settings
    for home in ("", "a" * 32):
        settings.change(hall="古市镇安全体验馆", home=home)
        hall.to_page()
        hall.look()
        hall.touch(0)
        hall.qtbot.mouseClick(hall.page.skip, Qt.MouseButton.LeftButton)
        hall.qtbot.waitUntil(lambda: not hall.tasks.busy)

    assert hall.book().visits == 2
    life = lived(hall.bench.store)
    for booked in (life.visits, life.feedback):
        assert [one.get("hall", "") for one in booked] == ["", "a" * 32]


def test_who_passes_over_says_nothing(hall: Hall) -> None:
    page = hall.to_page()

    hall.qtbot.mouseClick(page.skip, Qt.MouseButton.LeftButton)

    assert hall.at_start
    assert (hall.said(), hall.book().visits) == (NOTHING, 1)


def test_who_goes_after_one_touch_is_wiped_in_time_and_has_said_one(hall: Hall) -> None:
    """The page goes by itself before anybody is asked whether they are there, and never holds the wipe up."""
    page = hall.to_page()
    hall.look()
    hall.touch(3)
    assert page.gone.isActive()
    assert page.gone.interval() == GONE_MS < KIOSK.idle_seconds * 1000

    hall.bench.clock.advance(61_000)
    hall.window.idle.tick()

    assert hall.at_start
    assert hall.said() == ((1, 0, 0, 0), (0,) * 5)
    assert hall.kiosk.visit.door is None


def test_a_page_that_nobody_touches_goes_by_itself(hall: Hall) -> None:
    page = hall.to_page()

    page.gone.timeout.emit()

    assert hall.at_start
    assert (hall.said(), hall.book().visits) == (NOTHING, 1)


def test_the_finger_that_called_the_page_answers_nothing(hall: Hall) -> None:
    """Nor does a double tap answer both questions, nor a palm."""
    hall.to_page()
    hall.touch(0)
    hall.touch(1)
    assert hall.page.count.text().startswith("第 1 问")
    hall.look()
    hall.touch(0)
    hall.touch(0)

    assert hall.page.count.text().startswith("第 2 问")
    for _ in range(40):
        QTest.mouseClick(hall.page, Qt.MouseButton.LeftButton, pos=QPoint(960, 700))
    assert hall.page.count.text().startswith("第 2 问")


def test_a_storm_of_touches_is_at_most_one_answer(hall: Hall) -> None:
    hall.to_page()
    for _ in range(100):
        hall.bench.clock.advance(100)
        if isinstance(hall.window.host.showing, FeedbackScreen) and hall.page.buttons:
            hall.touch(2)
    hall.qtbot.mouseClick(hall.page.skip, Qt.MouseButton.LeftButton)

    known, pleased = hall.said()
    assert (sum(known), sum(pleased)) == (1, 1)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_every_level_is_big_enough_and_low_enough(hall: Hall, size: tuple[int, int]) -> None:
    hall.window.resize(*size)
    page = hall.to_page()
    QApplication.processEvents()

    floor = theme.of(page).metrics.action
    assert len(page.buttons) == 4
    for button in page.findChildren(LevelButton):
        assert min(button.width(), button.height()) >= floor
        assert button.mapTo(page, QPoint(0, button.height())).y() > page.height() / 3


def test_keyboard_reaches_every_level(hall: Hall) -> None:
    page = hall.to_page()
    hall.look()
    page.buttons[2].setFocus()

    hall.qtbot.keyClick(page.buttons[2], Qt.Key.Key_Space)

    assert hall.page.count.text().startswith("第 2 问")


def test_a_store_that_fails_does_not_stop_the_next_visitor(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    page = hall.to_page()
    hall.look()
    hall.touch(0)
    monkeypatch.setattr(hall.kiosk._services.visits, "rate", lambda *_a, **_k: 1 / 0)

    hall.qtbot.mouseClick(page.skip, Qt.MouseButton.LeftButton)
    hall.qtbot.waitUntil(lambda: not hall.tasks.busy)

    assert hall.at_start
    assert "answer not booked" in caplog.text


def test_an_answer_that_a_full_disk_refused_is_counted_for_the_staff_and_booked_when_there_is_room(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits = hall.kiosk._services.visits
    real = visits.rate

    fill_disk(monkeypatch, visits, "rate")
    page = hall.to_page()
    hall.look()
    hall.touch(0)
    hall.qtbot.mouseClick(page.skip, Qt.MouseButton.LeftButton)
    assert hall.at_start
    assert hall.said() == NOTHING
    hall.window.host.go(Route("kiosk.staff"))
    hall.qtbot.waitUntil(lambda: not hall.tasks.busy)
    staff = hall.window.host.showing
    assert isinstance(staff, StaffScreen)
    assert "1 份评价还没有记上" in staff.lines["visits"].said

    monkeypatch.setattr(visits, "rate", real)
    hall.kiosk.booking.try_again()

    assert hall.said() == ((0, 0, 0, 1), (0,) * 5)
    assert hall.kiosk.booking.unbooked == Unbooked()
