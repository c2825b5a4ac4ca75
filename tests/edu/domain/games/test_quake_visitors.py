"""Whoever does a part of 地震 30 秒 rightly has a part of the points: more for more, and the rule that was missed."""

from __future__ import annotations

import pytest

from edu.domain.games.bots import played_by
from edu.domain.games.quake.game import Quake
from edu.domain.games.quake.leaving import Thing
from edu.domain.games.rules import HERTZ, LEVELS, Level
from tests.edu.domain.games.quake_visitors import Plays, Visitor, follows, rests, untouched, worth

ROUNDS = 6
_BARE: tuple[Thing, ...] = ("door", "stairs", "open")
_LADDER = {
    "right place, hand at rest, stays inside": Visitor(rests, way=()),
    "wrong places, the whole way out": Visitor(rests, wrong=(1, 1), stuck=True),
    "right place, hand at rest, lift": Visitor(rests, way=("door", "lift")),
    "right place, upright, the whole way out": Visitor(untouched),
    "right place, hand at rest, door, stairs, open ground": Visitor(rests, way=_BARE),
    "right place, hand at rest, the whole way out": Visitor(rests),
    "all right": Visitor(follows(3)),
}


@pytest.mark.parametrize("level", LEVELS)
def test_more_right_acts_are_more_points(level: Level) -> None:
    got = [worth(who, level, ROUNDS) for who in _LADDER.values()]

    assert got == sorted(set(got)), dict(zip(_LADDER, got, strict=True))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("waits", [2 * HERTZ, 8 * HERTZ], ids=["quick", "slow-reader"])
def test_the_right_place_and_the_whole_way_are_worth_a_third_to_who_loses_hold(waits: int, level: Level) -> None:
    assert 25 <= worth(Visitor(rests, waits=waits, pace=waits // 2), level, ROUNDS) <= 50


@pytest.mark.parametrize("level", LEVELS)
def test_each_wrong_place_before_the_right_one_costs_something_and_not_all(level: Level) -> None:
    none, one, both = (worth(Visitor(rests, wrong=wrong), level, ROUNDS) for wrong in ((0, 0), (1, 0), (1, 1)))

    assert none > one > both > none / 2


@pytest.mark.parametrize("level", LEVELS)
def test_a_hand_that_comes_late_after_what_slides_is_never_below_one_at_rest(level: Level) -> None:
    late = [worth(Visitor(follows(behind)), level, ROUNDS) for behind in (3, 15, 24, 36)]

    assert late == sorted(late, reverse=True)
    assert late[-1] >= worth(Visitor(rests), level, ROUNDS)


def test_who_lost_hold_reads_the_rule_of_it() -> None:
    _, result = played_by(Quake(), Plays(Visitor(rests), 1), 1, 1)

    assert "hold" in result.missed
