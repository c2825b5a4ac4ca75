"""A lesson read by clicks and keys on a real store: resumed, answered, completed, and honest about time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.screens.learner_seat import Seat, sit
from tests.ui.screens.learner_world import LearnerWorld, read_lesson
from ui.screens.study.course import CourseScreen
from ui.screens.study.lesson import LessonScreen
from ui.screens.study.lesson_presenter import TOO_FAST
from ui.screens.study.sources_sheet import SourcesSheet
from ui.widgets import Button, PlainLabel

COURSE, LESSON = "yingzhi.fire-escape", "call-119"


def open_lesson(seat: Seat, lesson: str = LESSON) -> LessonScreen:
    screen = seat.go("study.lesson", course=COURSE, lesson=lesson)
    assert isinstance(screen, LessonScreen)
    return screen


def page(screen: LessonScreen) -> int:
    assert screen.presenter is not None
    return screen.presenter.page


def words(screen: LessonScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(PlainLabel) if label.isVisible())


def read_on(seat: Seat, screen: LessonScreen) -> None:
    """Long enough, as a person who reads and touches."""
    seat.world.clock.advance(45_000)
    seat.press(screen.forward)


def test_lesson_resumes_where_it_stopped(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    screen = open_lesson(seat)
    read_on(seat, screen)
    read_on(seat, screen)
    stopped = page(screen)
    seat.window.host.home()
    seat.settle()
    world.restart()

    again = open_lesson(sit(qtbot, world))

    assert (stopped, page(again)) == (2, 2)
    assert again.presenter is not None
    assert again.presenter.dots()[:3] == ("read", "read", "new")


def test_page_left_too_fast_is_said_honestly(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    screen = open_lesson(seat)

    seat.press(screen.forward)

    assert screen.note == TOO_FAST
    assert screen.presenter is not None
    assert screen.presenter.dots()[0] == "short"


def test_leaving_the_lesson_books_the_page_in_view(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    open_lesson(seat)
    world.clock.advance(45_000)

    seat.window.host.home()
    seat.settle()

    view = world.services.study.open_lesson(world.actor, world.person, COURSE, LESSON)
    assert view.pages_read == {0}


def test_arrow_keys_turn_the_pages(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    screen = open_lesson(seat)

    seat.key(Qt.Key.Key_Right)
    seat.key(Qt.Key.Key_Right)
    there = page(screen)
    seat.key(Qt.Key.Key_Left)

    assert (there, page(screen)) == (2, 1)


def test_wrong_check_keeps_the_key_back_and_the_right_one_explains(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    screen = open_lesson(seat)
    screen.turn_to(6)
    seat.settle()
    question, card = next(iter(screen.checks.items()))
    asked = card.panel.question
    wrong = next(option.id for option in asked.options if not option.correct)
    right = next(iter(asked.key))

    seat.press(card.panel.cards[wrong])
    seat.press(card.confirm)
    waiting = screen.forward.property("kind")
    after_wrong = (card.said, card.panel.cards[wrong].verdict, card.panel.cards[right].verdict)
    seat.press(card.panel.cards[right])
    seat.press(card.confirm)

    assert (waiting, screen.forward.property("kind")) == ("plain", "accent")  # the answer comes first
    assert "还可以试 2 次" in after_wrong[0]
    assert after_wrong[1:] == ("wrong", "open")
    assert card.said == "答对了。"
    assert card.panel.cards[right].verdict == "correct"
    assert [option.id for option in asked.options if option.why not in words(screen)] == []
    assert screen.presenter is not None
    assert question in screen.presenter.settled


def test_settled_check_is_shown_settled_when_the_page_comes_back(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    screen = open_lesson(seat)
    screen.turn_to(6)
    seat.settle()
    card = next(iter(screen.checks.values()))
    right = next(iter(card.panel.question.key))
    seat.press(card.panel.cards[right])
    seat.press(card.confirm)

    screen.turn_to(5)
    screen.turn_to(6)
    seat.settle()

    back = next(iter(screen.checks.values()))
    assert back.panel.cards[right].verdict == "correct"
    assert not back.confirm.isVisible()


def test_whole_lesson_is_credited_and_says_why_so_much(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    screen = open_lesson(seat)
    assert screen.presenter is not None
    for _ in range(screen.presenter.count):
        for card in list(screen.checks.values()):
            seat.press(card.panel.cards[next(iter(card.panel.question.key))])
            seat.press(card.confirm)
        read_on(seat, screen)

    assert screen.presenter.at_end
    assert "这一课学完了" in words(screen)
    assert "计入 " in words(screen)
    following = seat.press(next(b for b in screen.findChildren(Button) if b.text() == "看看下一课"))
    assert isinstance(following, CourseScreen)
    assert following.buttons[LESSON].text() == "再看一遍"
    assert world.services.study.overview(world.actor, world.person).lessons_done == 1


def test_unfinished_lesson_names_what_is_missing_and_leads_back(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    screen = open_lesson(seat)
    assert screen.presenter is not None
    screen.turn_to(screen.presenter.count)
    seat.settle()

    back = next(b for b in screen.findChildren(Button) if b.text() == "回到第 1 页")
    told = words(screen)
    seat.press(back)

    assert "还有 7 页没看" in told
    assert page(screen) == 0


def test_review_of_a_finished_lesson_adds_nothing(qtbot: QtBot, world: LearnerWorld) -> None:
    read_lesson(world, COURSE, LESSON)
    seat = sit(qtbot, world)
    screen = open_lesson(seat)
    assert screen.presenter is not None

    screen.turn_to(screen.presenter.count)
    seat.settle()

    assert "又看了一遍" in words(screen)


def test_idle_is_hinted_quietly_and_input_takes_it_back(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    screen = open_lesson(seat)

    world.clock.advance(61_000)
    screen.show_idle()
    idle = screen.note
    qtbot.mouseClick(screen, Qt.MouseButton.LeftButton)
    screen.show_idle()

    assert "计时已暂停" in idle
    assert screen.note == ""
    assert screen.presence.measured() == (60_000, 61_000)


def test_hidden_window_does_not_count(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    screen = open_lesson(seat)

    world.clock.advance(10_000)
    screen.presence.hide(hidden=True)
    world.clock.advance(30_000)
    screen.presence.hide(hidden=False)
    world.clock.advance(5_000)

    assert screen.presence.measured() == (15_000, 15_000)


def test_sources_of_the_page_are_listed(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    screen = open_lesson(seat)
    first_has_none = not screen.sources.isEnabled()
    screen.turn_to(1)
    seat.settle()

    qtbot.mouseClick(screen.sources, Qt.MouseButton.LeftButton)
    sheet = next(s for s in seat.window.findChildren(SourcesSheet) if s.isVisible())
    told = [label.text() for label in sheet.findChildren(PlainLabel)]
    qtbot.mouseClick(sheet.close_button, Qt.MouseButton.LeftButton)

    assert first_has_none
    assert any("消防法" in text for text in told)


def test_lesson_that_does_not_exist_goes_back(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    seat.go("study.courses")

    seat.go("study.lesson", course=COURSE, lesson="gone")

    assert seat.route.name == "study.courses"
    assert any("没有这一课" in text for text in seat.toasts)
