"""Who, plan, courses, practice and file by clicks on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from edu.domain.actors import Role
from edu.domain.errors import EduError, NotAllowed, NotFound, PackError
from edu.system.clock import ms_at
from tests.ui.screens.learner_seat import Seat, sit
from tests.ui.screens.learner_world import ADMIN, LearnerWorld, document, give_history, read_lesson
from ui.screens.exam.sitting import SittingScreen
from ui.screens.study.course import CourseScreen
from ui.screens.study.courses import CoursesScreen
from ui.screens.study.file import FileScreen
from ui.screens.study.file_presenter import Held
from ui.screens.study.lesson import LessonScreen
from ui.screens.study.plan import PlanScreen
from ui.screens.study.practice import PracticeScreen
from ui.screens.study.round import RoundScreen
from ui.screens.study.who import WhoScreen
from ui.widgets import Button, PlainLabel

GAS_LESSON = "leak-first"


def words(screen: QWidget) -> str:
    return "\n".join(label.text() for label in screen.findChildren(PlainLabel))


def who(seat: Seat, text: str) -> WhoScreen:
    screen = seat.window.host.showing
    assert isinstance(screen, WhoScreen)
    screen.field.setText(text)
    screen.field.returnPressed.emit()
    seat.settle()
    return screen


@pytest.mark.parametrize("text", ["张伟杰", "zwj", "0013"])
def test_learner_finds_themselves_and_gets_their_plan(qtbot: QtBot, world: LearnerWorld, text: str) -> None:
    seat = sit(qtbot, world, somebody=False)

    screen = who(seat, text)
    plan = seat.press(screen.rows[0])

    assert isinstance(plan, PlanScreen)
    assert seat.session.learner == world.person
    assert seat.session.role is Role.LEARNER
    assert plan.title == "张伟杰，你好"


def test_one_character_lists_nobody_and_a_stranger_is_told_so(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world, somebody=False)

    short = len(who(seat, "张").rows)
    stranger = who(seat, "没这人")

    assert (short, len(stranger.rows)) == (0, 0)
    assert "没有找到这个人" in words(stranger)


def test_many_of_a_name_are_cut_with_a_word(qtbot: QtBot, world: LearnerWorld) -> None:
    for number in range(10, 35):
        world.register(number, "王建国")
    seat = sit(qtbot, world, somebody=False)

    screen = who(seat, "王建国")

    assert len(screen.rows) == 20
    assert "请多输入几个字" in words(screen)


def test_changing_person_frees_the_seat(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    leave = next(b for b in seat.window.findChildren(Button) if b.text() == "换人" and b.isVisible())

    seat.press(leave)

    assert isinstance(seat.window.host.showing, WhoScreen)
    assert seat.session.learner is None
    assert isinstance(seat.go("study.file"), WhoScreen)
    with pytest.raises(NotAllowed):
        world.services.study.my_courses(seat.session.actor, world.person)


def test_plan_leads_to_the_lesson_where_it_stopped(qtbot: QtBot, world: LearnerWorld) -> None:
    give_history(world)
    seat = sit(qtbot, world)
    plan = seat.window.host.showing
    assert isinstance(plan, PlanScreen)
    assert plan.go_on is not None
    word = plan.go_on.text()

    seat.press(plan.go_on)

    assert word == "继续学习"
    assert seat.route.arg("lesson") == "stay-or-go"


def test_courses_of_the_post_come_first_and_open(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    screen = seat.go("study.courses")
    assert isinstance(screen, CoursesScreen)
    told = words(screen)

    seat.press(screen.cards["yingzhi.gas-co"])

    assert told.index("岗位要求的课程") < told.index("其他课程")
    assert seat.route.arg("course") == "yingzhi.gas-co"


def test_a_lesson_of_last_year_is_studied_again_from_its_first_page(qtbot: QtBot, world: LearnerWorld) -> None:
    read_lesson(world, "yingzhi.gas-co", GAS_LESSON)
    world.clock.jump_to(ms_at(date(2027, 4, 1), 9))
    seat = sit(qtbot, world)
    screen = seat.go("study.course", course="yingzhi.gas-co")
    assert isinstance(screen, CourseScreen)
    assert set(screen.anew) == {GAS_LESSON}

    lesson = seat.press(screen.anew[GAS_LESSON])

    assert isinstance(lesson, LessonScreen)
    assert lesson.presenter is not None
    assert lesson.presenter.page == 0
    (held,) = (c for c in world.services.study.my_courses(world.actor, world.person) if c.course.id == "yingzhi.gas-co")
    assert held.lessons[0].pages_read == 0


def test_a_broken_course_is_named_above_those_that_hold(
    qtbot: QtBot, world: LearnerWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world.services.study, "broken_courses", lambda: ("content/courses/ebike",))

    screen = sit(qtbot, world).go("study.courses")

    assert isinstance(screen, CoursesScreen)
    assert "content/courses/ebike" in words(screen)
    assert "yingzhi.gas-co" in screen.cards


@pytest.mark.parametrize("error", [PackError("register broken", "", ()), NotFound("no such topic")])
def test_a_course_opens_though_nobody_can_say_how_far_its_review_is(
    qtbot: QtBot, world: LearnerWorld, monkeypatch: pytest.MonkeyPatch, error: EduError
) -> None:
    def broken(*_args: object) -> None:
        raise error

    monkeypatch.setattr(world.services.reviews, "topic", broken)
    screen = sit(qtbot, world).go("study.course", course="yingzhi.gas-co")

    assert "内容未审" in words(screen)
    assert screen.title == world.services.library.course("yingzhi.gas-co").title


def test_practice_judges_at_once_and_repeats_what_was_wrong(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    practice = seat.go("study.practice")
    assert isinstance(practice, PracticeScreen)
    screen = seat.press(practice.bank_buttons["gas-co", "chapter"])
    assert isinstance(screen, RoundScreen)
    assert screen.round is not None
    count = len(screen.round.questions)
    for _ in range(count):
        assert screen.panel is not None
        question = screen.panel.question
        wrong = next(option.id for option in question.options if not option.correct)
        seat.press(screen.panel.cards[wrong])
        if question.type == "multiple":
            seat.press(screen.confirm)
        assert screen.panel.cards[wrong].verdict == "wrong"
        seat.press(screen.forward)

    assert f"{count} 题，答对 0 题" in words(screen)
    seat.press(next(b for b in screen.findChildren(Button) if b.text() == "再练错题"))
    assert not screen.round.over
    assert len(screen.round.questions) == count


def test_practice_by_keys(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    screen = seat.go("study.round", bank="fire-escape", way="random")
    assert isinstance(screen, RoundScreen)
    assert screen.round is not None
    single = screen.round.question.type != "multiple"

    seat.key("B")
    if not single:
        seat.press(screen.confirm)
    seat.key(Qt.Key.Key_Right)

    assert screen.round.at == 1


def test_mock_left_open_is_offered_again(qtbot: QtBot, world: LearnerWorld) -> None:
    sitting = world.services.sittings.start_mock(world.actor, world.person, "grid-member-test").id
    seat = sit(qtbot, world)
    practice = seat.go("study.practice")
    assert isinstance(practice, PracticeScreen)

    screen = seat.press(practice.mock_buttons[sitting])

    assert isinstance(screen, SittingScreen)


def test_file_shows_every_section_with_its_source(qtbot: QtBot, world: LearnerWorld) -> None:
    give_history(world)
    seat = sit(qtbot, world)

    screen = seat.go("study.file")

    told = words(screen)
    assert isinstance(screen, FileScreen)
    for title in ("基本信息", "每年学时", "证书", "岗位", "学时明细", "培训班", "自学课程", "考试与练习", "演练"):
        assert title in told
    assert "331***********0013" in told
    assert "aa0001-1-" in told


def test_certificate_is_saved_as_pdf_where_it_was_asked(qtbot: QtBot, world: LearnerWorld, tmp_path: Path) -> None:
    asked: list[str] = []
    printed: list[tuple[str, Path]] = []

    def save_path(_parent: object, name: str) -> Path:
        asked.append(name)
        return tmp_path / "证书.pdf"

    def print_pdf(certificate: str, path: Path) -> int:
        printed.append((certificate, path))
        return 1

    seat = sit(qtbot, world)
    held = Held(id="c1", title="培训证明", heading="培训证明 · 网格员班", number="331124101-2026-A1-00001",
                sentence="", state="有效", valid=True, source="aa0001-1-000009")  # fmt: skip
    real = seat.go("study.file")
    assert isinstance(real, FileScreen)
    view = replace(real._read(), certificates=(held, replace(held, id="", state="已撤销", valid=False)))
    screen = FileScreen(lambda: view, print_pdf, world.tasks, seat.window.host, save_path)
    qtbot.addWidget(screen)
    screen.show()
    screen.on_enter()
    seat.settle()

    seat.press(screen.pdf_buttons[0])

    assert "培训证明 · 网格员班" in words(screen)
    assert "记录号 aa0001-1-000009" in words(screen)
    assert len(screen.pdf_buttons) == 1
    assert asked == ["培训证明_331124101-2026-A1-00001.pdf"]
    assert printed == [("c1", tmp_path / "证书.pdf")]
    assert any("已保存到" in text for text in seat.toasts)


def test_person_without_post_or_history_has_a_quiet_plan(qtbot: QtBot, world: LearnerWorld) -> None:
    world.person = world.services.people.register(ADMIN, "𬭩·买买提", document(77), [])
    seat = sit(qtbot, world)

    screen = seat.window.host.showing
    assert isinstance(screen, PlanScreen)
    assert "目前没有规定要完成的事项" in words(screen)
    assert screen.go_on is not None
    assert screen.go_on.text() == "开始学习"
