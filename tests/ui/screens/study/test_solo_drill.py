"""A learner plays a drill alone by clicks; what the ledger keeps is worth the same as what the screen said."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from edu.domain.actors import Actor, Role
from tests.ui.screens.learner_seat import sit
from tests.ui.screens.learner_world import LearnerWorld
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


def words(screen: SoloDrillScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(PlainLabel) if label.isVisible())
