"""A visitor plays with real touches; what the ledger counts is what happened, and nothing stays behind."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QScroller, QWidget
from pytestqt.qtbot import QtBot

from edu.domain.actors import OPERATOR, Actor, Role
from edu.domain.courses import Course
from edu.domain.errors import NotFound
from edu.domain.visits import VisitCount
from tests.edu.services.own_scenario import small_scenario
from tests.stores import Bench
from tests.ui.screens.solo_marks import assert_marked, option_of
from ui import theme
from ui.games.voice import CAPTIONS, made
from ui.modes import KIOSK
from ui.navigation import Route
from ui.screens.kiosk import offers
from ui.screens.kiosk.attract import AttractScreen
from ui.screens.kiosk.doors import DoorsScreen
from ui.screens.kiosk.drill import DrillScreen
from ui.screens.kiosk.drills import DrillsScreen
from ui.screens.kiosk.feedback import FeedbackScreen
from ui.screens.kiosk.learn import LearnScreen
from ui.screens.kiosk.quiz import QuizScreen
from ui.screens.kiosk.result import ResultScreen
from ui.screens.kiosk.routes import Kiosk
from ui.screens.kiosk.waiting import WaitScreen
from ui.shell.kiosk import KioskWindow
from ui.tasks import TaskRunner
from ui.widgets import PlainLabel

DAY = date(2026, 11, 22)


@dataclass
class Hall:
    bench: Bench
    window: KioskWindow
    kiosk: Kiosk
    tasks: TaskRunner
    qtbot: QtBot

    def showing(self, kind: type) -> object:
        assert isinstance(self.window.host.showing, kind)
        return self.window.host.showing

    def touch(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def pass_seconds(self, seconds: int) -> None:
        for _ in range(seconds):
            self.bench.clock.advance(1000)
            self.window.idle.tick()

    def pass_by(self) -> None:
        """The two questions at the end."""
        self.touch(self.showing(FeedbackScreen).skip)  # type: ignore[attr-defined]

    def counts(self) -> list[VisitCount]:
        self.qtbot.waitUntil(lambda: not self.tasks.busy)
        return list(self.bench.services().visits.counts(OPERATOR, DAY, DAY))

    def to_quiz(self) -> None:
        attract = self.showing(AttractScreen)
        self.touch(attract.start)  # type: ignore[attr-defined]
        doors = self.showing(DoorsScreen)
        self.touch(doors.doors["quiz"])  # type: ignore[attr-defined]

    def play(self, wrong: int) -> None:
        """All five, the first `wrong` of them wrongly."""
        for at in range(5):
            quiz = self.window.host.showing
            assert isinstance(quiz, QuizScreen)
            option = next(o.id for o in quiz.panel.question.options if o.correct is (at >= wrong))
            self.touch(quiz.panel.cards[option])
            self.touch(quiz.next)


@pytest.fixture
def hall(qtbot: QtBot, make_sqlite_bench: Callable[..., Bench]) -> Iterator[Hall]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale="kiosk", reduced_motion=True)
    bench = make_sqlite_bench()
    tasks = TaskRunner()
    kiosk = Kiosk(bench.services(), tasks)
    window = KioskWindow(KIOSK, kiosk.builders(), monotonic_ms=bench.clock.monotonic_ms, wipe=kiosk.wipe,
                         check_pin=lambda pin: "" if pin == "204518" else "密码不对")  # fmt: skip
    window.resize(1920, 1080)
    qtbot.addWidget(window, before_close_func=lambda w: w.leave())
    window.show()
    yield Hall(bench, window, kiosk, tasks, qtbot)
    window.leave()
    tasks.close()


def test_counts_of_a_whole_visit_are_the_ledgers(hall: Hall) -> None:
    hall.to_quiz()
    hall.bench.clock.advance(30_000)
    hall.play(wrong=2)
    result = hall.showing(ResultScreen)
    hall.touch(result.done)  # type: ignore[attr-defined]
    hall.pass_by()

    counts = hall.counts()

    assert [(c.door, c.visits, c.people, c.asked, c.correct, c.seconds) for c in counts] == [("quiz", 1, 1, 5, 3, 30)]
    assert isinstance(hall.window.host.showing, AttractScreen)


def test_playing_again_is_the_same_visit(hall: Hall) -> None:
    hall.to_quiz()
    hall.play(wrong=0)
    hall.touch(hall.showing(ResultScreen).again)  # type: ignore[attr-defined]
    hall.play(wrong=0)
    hall.touch(hall.showing(ResultScreen).done)  # type: ignore[attr-defined]
    hall.pass_by()

    assert [(c.visits, c.asked, c.correct) for c in hall.counts()] == [(1, 10, 10)]


def test_absent_visitor_leaves_no_trace(hall: Hall) -> None:
    hall.to_quiz()
    quiz = hall.showing(QuizScreen)
    hall.touch(next(iter(quiz.panel.cards.values())))  # type: ignore[attr-defined]

    hall.pass_seconds(61)

    visit = hall.kiosk.visit
    assert isinstance(hall.window.host.showing, AttractScreen)
    assert (visit.door, visit.asked, visit.outcome, visit.seen, visit.began_ms) == (None, 0, None, set(), None)
    assert not hall.window.host.can_go_back
    assert [(c.visits, c.asked) for c in hall.counts()] == [(1, 1)]


def test_who_only_looked_at_the_doors_is_not_counted(hall: Hall) -> None:
    hall.touch(hall.showing(AttractScreen).start)  # type: ignore[attr-defined]

    hall.pass_seconds(61)

    assert hall.counts() == []


def test_kiosk_has_no_field_for_a_keyboard(hall: Hall) -> None:
    found = []
    for route in ("kiosk.attract", "kiosk.doors", "kiosk.learn", "kiosk.quiz"):
        hall.window.host.go(Route(route))
        found += hall.window.findChildren(QLineEdit)

    assert found == []


def test_every_target_is_big_enough_for_a_finger(hall: Hall) -> None:
    from PySide6.QtWidgets import QAbstractButton

    from ui.widgets import Button

    hall.to_quiz()
    quiz = hall.showing(QuizScreen)
    assert isinstance(quiz, QuizScreen)
    small = [
        b.text() for b in quiz.findChildren(QAbstractButton)
        if b.isVisible() and b.height() < (120 if isinstance(b, Button) else 72)
    ]  # fmt: skip

    assert small == []
    assert all(card.height() >= 120 for card in quiz.panel.cards.values())


def test_a_drill_played_by_touch_counts_as_a_visit_with_its_decisions(hall: Hall) -> None:
    attract = hall.showing(AttractScreen)
    hall.touch(attract.start)  # type: ignore[attr-defined]
    doors = hall.showing(DoorsScreen)
    hall.touch(doors.doors["drill"])  # type: ignore[attr-defined]
    shelf = hall.showing(DrillsScreen)
    QApplication.processEvents()  # the scroll bar makes the cards a little narrower: nobody touches sooner
    hall.touch(next(iter(shelf.cards.values())))  # type: ignore[attr-defined]  # QScroller sees 800 pixels here
    while isinstance(screen := hall.window.host.showing, DrillScreen):
        hall.touch(screen.next)
        if isinstance(hall.window.host.showing, DrillScreen):
            hall.touch(next(iter(screen.story.cards.values())))
    assert isinstance(hall.window.host.showing, ResultScreen)
    hall.touch(hall.window.host.showing.done)
    hall.pass_by()

    counted = hall.counts()

    assert [(count.door, count.visits) for count in counted] == [("drill", 1)]
    assert counted[0].asked >= 6


def test_the_right_option_is_marked_after_a_wrong_answer_and_a_right_one_as_such(hall: Hall) -> None:
    hall.window.host.go(Route.to("kiosk.drill", drill="flash-flood"))
    screen = hall.window.host.showing
    assert isinstance(screen, DrillScreen)
    hall.touch(screen.next)
    right = option_of(screen.story, "good")
    screen.story.cards[right].click()
    assert screen.story.cards[right].verdict == "correct"
    hall.touch(screen.next)
    assert_marked(screen.story, lambda card: card.click())  # type: ignore[attr-defined]


def test_the_drills_share_the_width_lying_and_upright(hall: Hall) -> None:
    for size in ((1920, 1080), (1080, 1920)):
        hall.window.resize(*size)
        hall.window.host.go(Route("kiosk.drills"))
        shelf = hall.showing(DrillsScreen)
        assert isinstance(shelf, DrillsScreen)
        area = next(iter(shelf.findChildren(QScrollArea)))
        hall.qtbot.waitUntil(lambda area=area, size=size: area.width() > size[0] * 8 // 10)  # type: ignore[misc]
        cards = list(shelf.cards.values())
        first = [card for card in cards if card.y() == cards[0].y()]
        assert len(first) > 1
        wide = [card.width() for card in cards]
        assert max(wide) - min(wide) <= 1
        inside = area.widget()
        assert (first[0].x(), first[-1].geometry().right() + 1) == (0, inside.width())


@pytest.mark.parametrize("steps", [5, 40], ids=["flicked", "dragged"])
def test_a_touch_opens_a_card_the_first_time_also_at_the_end_of_the_scroll(hall: Hall, steps: int) -> None:
    hall.window.resize(1920, 700)
    hall.window.host.go(Route("kiosk.drills"))
    shelf = hall.showing(DrillsScreen)
    assert isinstance(shelf, DrillsScreen)
    area = next(iter(shelf.findChildren(QScrollArea)))
    bar, glass = area.verticalScrollBar(), hall.window.windowHandle()
    hall.qtbot.waitUntil(lambda: bar.maximum() > 0)
    finger = area.viewport().mapTo(hall.window, QPoint(300, area.viewport().height() - 20))
    none, scroller = Qt.KeyboardModifier.NoModifier, QScroller.scroller(area.viewport())

    while bar.value() < bar.maximum():
        QTest.mousePress(glass, Qt.MouseButton.LeftButton, none, finger)
        for step in range(1, steps + 1):
            QTest.mouseMove(glass, finger - QPoint(0, step * 300 // steps), 10)
        QTest.mouseRelease(glass, Qt.MouseButton.LeftButton, none, finger - QPoint(0, 300), 10)
        hall.qtbot.waitUntil(lambda: bar.value() == bar.maximum() or scroller.state() == QScroller.State.Inactive)
    hall.qtbot.wait(50)  # the step after the last; a bounce takes ten times as long
    words = list(shelf.cards.values())[-1].findChildren(PlainLabel)[0]
    at = words.mapTo(hall.window, words.rect().center())
    QTest.mousePress(glass, Qt.MouseButton.LeftButton, none, at)
    QTest.mouseRelease(glass, Qt.MouseButton.LeftButton, none, at, 40)

    assert isinstance(hall.window.host.showing, DrillScreen)


def test_a_released_drill_of_the_place_stands_on_the_shelf_and_a_withdrawn_one_leads_back(hall: Hall) -> None:
    services = hall.kiosk._services
    services.drill_files.write(small_scenario())  # type: ignore[attr-defined]
    hall.window.host.go(Route("kiosk.drills"))
    assert "yecun" not in hall.showing(DrillsScreen).cards  # type: ignore[attr-defined]
    services.drill_offers.release(Actor(role=Role.ADMIN, id="a"), "yecun")
    hall.window.host.go(Route("kiosk.drills"))
    assert "yecun" in hall.showing(DrillsScreen).cards  # type: ignore[attr-defined]
    hall.window.host.go(Route.to("kiosk.drill", drill="yecun"))
    while isinstance(screen := hall.window.host.showing, DrillScreen):
        hall.touch(screen.next)
        if isinstance(hall.window.host.showing, DrillScreen):
            hall.touch(next(iter(screen.story.cards.values())))
    assert isinstance(hall.window.host.showing, ResultScreen)
    services.drill_offers.withdraw(Actor(role=Role.ADMIN, id="a"), "yecun")
    hall.window.host.go(Route.to("kiosk.drill", drill="yecun"))
    assert "yecun" not in hall.showing(DrillsScreen).cards  # type: ignore[attr-defined]


def test_the_rest_of_the_packs_and_the_sounds_are_made_beside_the_window(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A touch finds them there; a pack that is broken stops nothing."""
    library = hall.bench.services().library
    read: list[str] = []
    window = threading.get_ident()
    good = library.course

    def course(name: str) -> Course:
        if threading.get_ident() != window:
            read.append(name)
        if name == library.course_ids[0]:
            raise NotFound("broken")
        return good(name)

    monkeypatch.setattr(library, "course", course)
    made.cache_clear()
    kiosk = Kiosk(hall.bench.services(), hall.tasks)
    kiosk.read_ahead()
    hall.qtbot.waitUntil(lambda: not hall.tasks.busy, timeout=60_000)
    assert set(read) == set(library.course_ids)
    assert made.cache_info().currsize == len(CAPTIONS)


def test_a_door_that_is_touched_too_early_says_so_and_opens_by_itself(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A visitor at a kiosk that has just been started again: no window may be silent while the packs are read."""
    may_read = threading.Event()
    library = hall.bench.services().library
    good = library.course

    def course(name: str) -> Course:
        if threading.get_ident() != threading.main_thread().ident:
            may_read.wait(20)
        return good(name)

    monkeypatch.setattr(library, "course", course)
    host = hall.window.host
    hall.kiosk.read_ahead()
    host.go(Route("kiosk.doors"))
    host.go(Route("kiosk.learn"))
    early = hall.showing(WaitScreen)
    assert isinstance(early, WaitScreen)
    hall.touch(early.leave)
    hall.showing(DoorsScreen)
    host.go(Route("kiosk.learn"))

    may_read.set()
    hall.qtbot.waitUntil(lambda: isinstance(host.showing, LearnScreen), timeout=30_000)
    hall.qtbot.waitUntil(lambda: not hall.tasks.busy, timeout=60_000)
    host.back()
    hall.showing(DoorsScreen)


def test_packs_that_could_not_be_read_ahead_keep_nobody_waiting(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "kiosk_courses", lambda _library: 1 // 0)
    hall.kiosk.read_ahead()
    hall.qtbot.waitUntil(lambda: not hall.tasks.busy, timeout=60_000)

    hall.window.host.go(Route("kiosk.quiz"))

    hall.showing(QuizScreen)
