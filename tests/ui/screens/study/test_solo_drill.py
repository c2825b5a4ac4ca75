"""A learner plays a drill alone by clicks; what the ledger keeps is worth the same as what the screen said."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from edu.domain.actors import Actor, Role
from tests.ui.screens.learner_seat import sit
from tests.ui.screens.learner_world import LearnerWorld
from tests.ui.screens.solo_marks import assert_marked, option_of
from ui.screens.study.drill import SoloDrillScreen
from ui.screens.study.drills import DrillsScreen
from ui.widgets import PlainLabel

MANAGER = Actor(role=Role.ADMIN, id="a1")


def test_a_drill_played_alone_is_kept_with_the_score_that_was_shown(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    shelf = seat.go("study.drills")
    assert isinstance(shelf, DrillsScreen)
    screen = seat.press(shelf.cards["flash-flood"])
    assert isinstance(screen, SoloDrillScreen)
    assert screen.story is not None
    assert "这一场你主要当石坑村党组织书记" in words(screen)
    assert "有几步换你当别人，每一步都先说这时你是谁。" in words(screen)  # the first question is another seat's

    verdicts = {o.id: o.verdict for decision in screen.play.scenario.decisions for o in decision.options}
    number = 0
    seat.press(screen.next)
    while screen.story.cards:
        wanted = "bad" if number == 1 else "good"
        option = next((id_ for id_ in screen.story.cards if verdicts[id_] == wanted), next(iter(screen.story.cards)))
        seat.press(screen.story.cards[option])
        assert ("更好的做法" in words(screen)) is (verdicts[option] != "good")
        seat.press(screen.next)
        number += 1

    assert screen.count.text() == "推演结束"
    shown = screen.play.result().total
    kept = world.services.drill_runs.runs(MANAGER)
    assert [(line.mode, line.state, line.total, line.person) for line in kept] == [
        ("solo", "closed", shown, world.person)
    ]
    assert world.services.ledger.verify().ok


def test_the_right_option_is_marked_after_a_wrong_answer_and_a_right_one_as_such(
    qtbot: QtBot, world: LearnerWorld
) -> None:
    seat = sit(qtbot, world)
    screen = seat.go("study.drill", drill="flash-flood")
    assert isinstance(screen, SoloDrillScreen)
    assert screen.story is not None
    seat.press(screen.next)
    seat.press(screen.story.cards[right := option_of(screen.story, "good")])
    assert screen.story.cards[right].verdict == "correct"
    seat.press(screen.next)
    assert_marked(screen.story, seat.press)


def test_a_drill_that_was_left_is_listed_and_taken_up_at_the_next_question(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    screen = seat.go("study.drill", drill="flash-flood")
    assert isinstance(screen, SoloDrillScreen)
    seat.press(screen.next)
    assert screen.story is not None
    first = next(iter(screen.story.cards))
    seat.press(screen.story.cards[first])
    question = screen.leave_question()
    assert question is not None
    assert "接着推演" in question.text
    taken = screen.play.answers[0].taken

    world.restart()
    again = sit(qtbot, world)
    shelf = again.go("study.drills")
    assert isinstance(shelf, DrillsScreen)
    assert "已经作了 1 个决定" in words(shelf)
    back = again.press(next(iter(shelf.resume.values())))
    assert isinstance(back, SoloDrillScreen)
    assert back.play.answers[0].taken == taken
    assert back.count.text().startswith("已经作了 1 个决定")
    again.press(back.next)
    assert "第 2 个决定" in back.count.text()
    assert back.story is not None
    again.press(next(iter(back.story.cards.values())))
    assert [line.state for line in world.services.drill_runs.runs(MANAGER)] == ["running"]


def test_a_look_begins_no_run_and_one_that_was_left_can_be_given_up(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    seat.go("study.drill", drill="flash-flood")
    assert world.services.drill_runs.runs(MANAGER) == ()
    screen = seat.go("study.drill", drill="flash-flood")
    assert isinstance(screen, SoloDrillScreen)
    seat.press(screen.next)
    shelf = seat.go("study.drills")
    assert isinstance(shelf, DrillsScreen)
    assert "还没有作决定" in words(shelf)
    seat.press(next(iter(shelf.drop.values())))
    seat.press(seat.sheet().yes)
    assert shelf.resume == {}
    assert [line.state for line in world.services.drill_runs.runs(MANAGER)] == ["abandoned"]


def test_a_drill_that_is_not_on_offer_says_so(qtbot: QtBot, world: LearnerWorld) -> None:
    seat = sit(qtbot, world)
    screen = seat.go("study.drill", drill="no-such")
    assert isinstance(screen, SoloDrillScreen)
    assert not screen.next.isEnabled()
    assert "打不开" in words(screen)


def words(screen: QWidget) -> str:
    return "\n".join(label.text() for label in screen.findChildren(PlainLabel) if label.isVisible())
