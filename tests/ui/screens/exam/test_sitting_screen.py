"""An exam by clicks and keys on a real store."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from edu.domain.actors import OPERATOR, Actor
from edu.domain.errors import DiskFull
from edu.domain.events import EventRef
from edu.services.sittings import Sittings
from tests.ui.screens.learner_seat import Seat, sit
from tests.ui.screens.learner_world import MINUTE, LearnerWorld
from ui.screens.exam.hall import HallScreen
from ui.screens.exam.result import ResultScreen
from ui.screens.exam.rules import RulesScreen
from ui.screens.exam.sitting import SittingScreen
from ui.widgets import Button, ConfirmSheet


def begin(qtbot: QtBot, world: LearnerWorld) -> tuple[Seat, SittingScreen]:
    """From the hall through the rules to the first question."""
    exam = world.open_exam(title="汛期防灾知识测试")
    seat = sit(qtbot, world)
    hall = seat.go("exam.hall")
    assert isinstance(hall, HallScreen)
    rules = seat.press(next(b for b in hall.findChildren(Button) if b.text() == "进入考试"))
    assert isinstance(rules, RulesScreen)
    assert seat.route.arg("exam") == exam
    assert rules.start_button is not None
    screen = seat.press(rules.start_button)
    assert isinstance(screen, SittingScreen)
    return seat, screen


def stored(world: LearnerWorld, screen: SittingScreen) -> dict[int, tuple[str, ...]]:
    assert screen.presenter is not None
    return dict(world.services.sittings.view(OPERATOR, screen.presenter.sitting).responses.answers)


def here(screen: SittingScreen) -> int:
    assert screen.presenter is not None
    return screen.presenter.position


def test_answer_by_click_is_stored_and_said(qtbot: QtBot, world: LearnerWorld) -> None:
    seat, screen = begin(qtbot, world)
    assert screen.panel is not None
    assert screen.presenter is not None
    before = screen.frame.save_word
    option, card = list(screen.panel.cards.items())[1]

    seat.press(card)

    assert before == "这题还没答"
    assert screen.frame.save_word == "已保存"
    assert stored(world, screen) == {screen.presenter.place.slot: (option,)}


@pytest.mark.parametrize(("key", "at"), [("1", 0), ("2", 1), ("A", 0), ("B", 1)])
def test_keys_choose_and_arrows_move(qtbot: QtBot, world: LearnerWorld, key: str, at: int) -> None:
    seat, screen = begin(qtbot, world)
    assert screen.presenter is not None
    wanted = {screen.presenter.place.slot: (screen.presenter.place.options[at],)}

    seat.key(key)
    seat.key(Qt.Key.Key_Right)
    second = here(screen)
    seat.key(Qt.Key.Key_Left)

    assert stored(world, screen) == wanted
    assert (second, here(screen)) == (1, 0)
    assert screen.panel is not None
    assert screen.panel.chosen == next(iter(wanted.values()))


class SlowSittings(Sittings):
    """Holds every answer until the test lets it through."""

    gate: threading.Event
    fails = False

    def answer(self, actor: Actor, sitting: str, slot: int, options: Sequence[str]) -> EventRef:
        self.gate.wait(10)
        if self.fails:
            raise DiskFull("磁盘写满了，这一题没有存上。", "请清理磁盘后重试。")
        return super().answer(actor, sitting, slot, options)


def slow_down(world: LearnerWorld, *, fails: bool = False) -> threading.Event:
    sittings = world.services.sittings
    sittings.__class__ = SlowSittings
    assert isinstance(sittings, SlowSittings)
    sittings.gate, sittings.fails = threading.Event(), fails
    return sittings.gate


def test_saved_is_shown_only_after_durability(qtbot: QtBot, world: LearnerWorld) -> None:
    seat, screen = begin(qtbot, world)
    gate = slow_down(world)
    assert screen.panel is not None

    qtbot.mouseClick(next(iter(screen.panel.cards.values())), Qt.MouseButton.LeftButton)
    qtbot.wait(50)
    while_waiting = screen.frame.save_word
    gate.set()
    seat.settle()

    assert while_waiting == "正在保存…"
    assert screen.frame.save_word == "已保存"


def test_failed_save_is_said_and_the_choice_taken_back(qtbot: QtBot, world: LearnerWorld) -> None:
    seat, screen = begin(qtbot, world)
    slow_down(world, fails=True).set()
    assert screen.panel is not None

    seat.press(next(iter(screen.panel.cards.values())))

    assert screen.frame.save_word == "没有存上，请重选"
    assert screen.panel.chosen == ()
    assert any("没有存上" in text for text in seat.toasts)


def test_leaving_an_exam_is_refused_with_a_sentence(qtbot: QtBot, world: LearnerWorld) -> None:
    seat, screen = begin(qtbot, world)

    seat.window.host.home()
    seat.window.close()

    assert seat.window.host.showing is screen
    assert seat.window.isVisible()
    assert seat.toasts[-1] == screen.stay_reason
    assert not seat.window.rail.isVisible()


def test_flag_and_jump_by_the_map(qtbot: QtBot, world: LearnerWorld) -> None:
    seat, screen = begin(qtbot, world)

    seat.press(screen.frame.flag)
    seat.press(screen.frame.map.keys[6])

    assert here(screen) == 6
    assert screen.frame.map.keys[0].key.flagged
    assert screen.frame.map.keys[6].key.current


def test_handing_in_names_the_unanswered_and_shows_the_result(qtbot: QtBot, world: LearnerWorld) -> None:
    seat, screen = begin(qtbot, world)
    seat.key("A")

    seat.press(screen.frame.hand_in)
    sheet = seat.sheet()
    words = "".join(label.text() for label in sheet.findChildren(type(sheet.content.itemAt(1).widget())))
    seat.press(sheet.no)
    stayed = seat.window.host.showing is screen
    seat.press(screen.frame.hand_in)
    result = seat.press(seat.sheet().yes)

    left = world.services.library.blueprints["grid-member-test"].count - 1
    assert f"还有 {left} 题没答" in words
    assert stayed
    assert isinstance(result, ResultScreen)
    assert result.panels


def test_time_out_hands_in_by_itself(qtbot: QtBot, world: LearnerWorld) -> None:
    seat, screen = begin(qtbot, world)
    assert screen.presenter is not None
    sitting = screen.presenter.sitting
    seat.key("A")
    seat.press(screen.frame.hand_in)
    asked = seat.sheet().isVisible()

    world.clock.advance(60 * MINUTE)
    qtbot.waitUntil(lambda: seat.route.name == "exam.result", timeout=5_000)
    seat.settle()

    assert asked
    assert not any(sheet.isVisible() for sheet in seat.window.findChildren(ConfirmSheet))
    record = world.services.sittings.result(world.actor, sitting).sitting
    assert (record.state, record.ended_by) == ("marked", "time_out")


def test_five_minutes_left_are_said(qtbot: QtBot, world: LearnerWorld) -> None:
    seat, screen = begin(qtbot, world)

    world.clock.advance(56 * MINUTE)
    screen.tick()
    seat.settle()

    assert any("还有 5 分钟" in text for text in seat.toasts)


def test_killed_program_resumes_from_the_hall(qtbot: QtBot, world: LearnerWorld) -> None:
    seat, _screen = begin(qtbot, world)
    seat.key("A")
    seat.window.host.clear()  # killed: no question, no hand-in
    world.restart()
    world.clock.advance(10 * MINUTE)

    again = sit(qtbot, world)
    hall = again.go("exam.hall")
    resumed = again.press(next(b for b in hall.findChildren(Button) if b.text() == "继续答题"))

    assert isinstance(resumed, SittingScreen)
    assert resumed.presenter is not None
    assert resumed.presenter.answered == 1
    assert here(resumed) == 1
    assert any("已答 1 题" in text for text in again.toasts)
    assert resumed.frame.timer.text.startswith("剩余")


def test_mock_may_be_left_after_a_question(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    rules = seat.go("exam.rules", blueprint="grid-member-test")
    assert isinstance(rules, RulesScreen)
    assert rules.start_button is not None
    seat.press(rules.start_button)

    seat.window.host.home()
    seat.press(seat.sheet().yes)

    assert seat.route.name == "study.plan"


def test_unknown_sitting_goes_back_with_a_sentence(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    seat.go("exam.hall")

    seat.go("exam.sitting", sitting="0" * 32)

    assert seat.route.name == "exam.hall"
    assert any("没有找到" in text for text in seat.toasts)


def test_nobody_at_the_seat_is_asked_who_they_are(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world, somebody=False)

    screen = seat.go("exam.hall")
    seat.press(next(b for b in screen.findChildren(Button) if b.text() == "选择本人"))

    assert seat.route.name == "study.who"
