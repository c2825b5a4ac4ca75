"""Whoever tells the small fires from the one to leave has the points of a round; who did a part of it a part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import Skill, bot_of
from edu.domain.games.extinguisher.game import ExtinguisherPlay
from edu.domain.games.extinguisher.points import LUCK, points
from edu.domain.games.rounds import Round, score_of
from edu.domain.games.rules import HERTZ, LEVELS, Level
from tests.edu.domain.games.extinguisher_rounds import (
    GAME,
    READY,
    after,
    fled,
    next_fire,
    of_three,
    put_out,
    seen,
    take,
    whole,
)


def test_whoever_flees_every_fire_has_not_told_one_from_the_other_and_reads_a_rule() -> None:
    play = of_three("bin", "battery", "sofa")
    fled(play.fight)
    fled(next_fire(play))
    assert (play.untold, whole(play) > 20) == ("", True)

    fled(next_fire(play))
    assert play.untold == "none-met"
    assert whole(play) == 3 * LUCK
    assert play.missed() == ("small-fire",)


def test_two_fires_put_out_are_worth_half_with_a_battery_that_was_fought_first() -> None:
    play = of_three("bin", "sofa", "battery")
    put_out(play.fight)
    put_out(next_fire(play))
    assert whole(play) > 55

    seen(next_fire(play), Act("alarm"), take("dry"), take("leave"), Act("close"))
    assert play.untold == "half"
    assert 27 < whole(play) < 50
    assert "battery-leave" in play.missed()


def test_a_battery_fought_and_a_small_fire_fled_leave_a_third_for_the_one_that_was_put_out() -> None:
    play = of_three("battery", "bin", "sofa")
    seen(play.fight, Act("alarm"), take("water"), take("leave"), Act("close"))
    assert play.untold == "half"
    put_out(next_fire(play))
    before = [points(fight) for fight in play.fights]
    fled(next_fire(play))

    assert play.untold == "third-stayed"
    assert sum(map(sum, before)) // 9 <= whole(play) < sum(map(sum, before)) // 4


def test_a_finger_on_one_place_put_one_out_by_chance_and_has_no_part_of_it() -> None:
    play = of_three("battery", "sofa", "bin")
    seen(play.fight, Act("alarm"), take("dry"))
    play.fight.ending = "driven"
    sofa = next_fire(play)
    sofa.fire = replace(sofa.fire, offered=("dry", "water", "co2", "leave"))
    put_out(sofa)
    seen(next_fire(play), Act("alarm"), take("dry"))
    play.fight.ending = "driven"

    assert {fight.fire.offered.index("dry") for fight in play.fights} == {0}
    assert (play.untold, whole(play)) == ("stayed", 3 * LUCK)


def test_who_took_the_wrong_thing_first_and_the_right_one_then_keeps_half() -> None:
    play = of_three("battery", "bin", "sofa")
    fled(play.fight)
    for _ in range(2):
        fight = seen(next_fire(play), Act("alarm"), take("co2"), take("dry"), *READY, Act("press", 1))
        after(fight, Act("aim", 50, 100), steps=2 * HERTZ)
        seen(fight, take("leave"), Act("close"))

    assert play.untold == "half-missed"
    assert whole(play) > 15
    assert "right-means" in play.missed()


def test_one_small_fire_met_and_the_one_to_leave_left_is_knowing_which() -> None:
    play = of_three("bin", "sofa", "room")
    put_out(play.fight)
    fled(next_fire(play))
    fled(next_fire(play))

    assert (play.untold, play.missed()) == ("", ("small-fire",))
    assert whole(play) > 65


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("skill", ["skilled", "average"])
def test_the_counter_moves_as_a_fire_ends_and_falls_only_when_the_panel_says_why(skill: Skill, level: Level) -> None:
    for seed in range(12):
        run, bot = Round(GAME, seed, level), bot_of(GAME, skill, seed)
        play, before, ended = run.play, 0, 0
        assert isinstance(play, ExtinguisherPlay)
        while not run.over:
            told = play.untold
            run.step(bot.acts(play))
            now, over = score_of(play.parts()), sum(bool(fight.ending) for fight in play.fights)
            assert now == before or over > ended
            assert now >= before or (play.untold and play.untold != told)
            before, ended = now, over
