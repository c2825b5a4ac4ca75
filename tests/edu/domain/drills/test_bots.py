from __future__ import annotations

from statistics import mean

import pytest

from edu.domain.drills import bots
from edu.domain.drills.effects import Ask
from edu.domain.drills.inputs import Act, Choose, Report
from edu.domain.drills.runs import replayed, states
from edu.domain.drills.scenario import Action
from edu.domain.drills.state import whole_sum
from edu.packs.library import ContentLibrary
from edu.system.paths import root
from tests.edu.domain.drills.builders import full_scenario, make_decision, make_option, make_program

PROGRAM = make_program(full_scenario())
FLOOD = make_program(ContentLibrary(root() / "content", root() / "exams").drill("flash-flood"))


@pytest.mark.parametrize("bot", list(bots.SKILLS))
def test_one_bot_on_one_seed_always_plays_one_run(bot: bots.BotName) -> None:
    first, second = bots.played(PROGRAM, 5, bot), bots.played(PROGRAM, 5, bot)
    assert first.log == second.log
    assert first.state == second.state == replayed(PROGRAM, first.log).state
    assert first.over
    assert first.state.hash == whole_sum(first.state.slots, first.state.agenda, PROGRAM.weight)


@pytest.mark.parametrize("bot", list(bots.SKILLS))
def test_a_run_is_the_same_whether_it_is_looked_at_or_not(bot: bots.BotName) -> None:
    """A bot plays on one desk; `states` makes a state of every tick and opens a new desk on each."""
    for seed in range(3):
        play = bots.played(FLOOD, seed, bot)
        assert list(states(FLOOD, play.log))[-1] == play.state
        assert play.state.hash == whole_sum(play.state.slots, play.state.agenda, FLOOD.weight)


def test_skill_shows() -> None:
    totals = {
        bot: mean(bots.judged_run(PROGRAM, seed, bot)[1].total for seed in range(12))
        for bot in ("expert", "average", "random", "idle", "reckless")
    }
    assert totals["expert"] > totals["average"] > totals["random"] > totals["idle"]
    assert totals["expert"] >= 9000
    assert totals["idle"] == 0
    assert totals["reckless"] < 500


def test_each_bot_plays_as_it_is_said_to() -> None:
    given = {bot: [one.input for one in bots.played(PROGRAM, 1, bot).log.inputs] for bot in bots.SKILLS}
    assert given["idle"] == []
    assert [one for one in given["expert"] if not isinstance(one, Choose)] == [Act("look"), Report("first", ("a", "b"))]
    assert {one.option for one in given["expert"] if isinstance(one, Choose)} == {"go"}
    assert {one.option for one in given["reckless"] if isinstance(one, Choose)} == {"wait"}
    assert {one.option for one in given["impatient"] if isinstance(one, Choose)} == {"go"}
    waits = [one.tick for one in bots.played(PROGRAM, 1, "average").log.inputs if isinstance(one.input, Choose)]
    assert waits[0] == 2 + 300 * 350 // 1000 // 60


def test_an_answer_that_asks_again_and_an_action_that_can_be_repeated_are_taken_up() -> None:
    program = make_program(
        decisions=(
            make_decision(options=(make_option(effects=(Ask("next"),)), make_option("wait", verdict="bad"))),
            make_decision("next", at=None),
        ),
        actions=(
            Action(id="patrol", role="cmd", title="p", verdict="good", why="w", limit=3),
            Action(id="silly", role="cmd", title="p", verdict="bad", why="w"),
        ),
    )
    given = bots.played(program, 1, "expert").log.inputs
    assert [(one.tick, one.input) for one in given if isinstance(one.input, Choose)] == [
        (2, Choose("d", "go")),
        (2, Choose("next", "go")),
    ]
    assert [one.input for one in given if isinstance(one.input, Act)] == [Act("patrol")] * 3
