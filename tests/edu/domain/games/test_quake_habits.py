"""Plans that need no look at 地震 30 秒: a place that is always the same, a hand at rest, a way known by heart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import mean
from typing import cast

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.quake.game import Quake, QuakePlay
from edu.domain.games.quake.leaving import THINGS, Thing
from edu.domain.games.quake.rooms import SPOTS
from edu.domain.games.quake.shake import MIDDLE, Shake
from edu.domain.games.rules import HERTZ, LEVELS, Level, Play

Hides = Callable[[Shake], int]
"""To which spot now; below 0 to none."""
_EVERY = HERTZ // 4
_WAY: tuple[Thing, ...] = ("off", "head", "door", "stairs", "open")
ROUNDS = 16
CLEAR = 15
"""Points, as far as the random hand is at least from the average bot: who goes the way has read what is offered."""


class Plan:
    """Bot. Hides so, has its hand at these places of the close-up in turn, leaves by what it knows of `way`."""

    def __init__(self, hides: Hides, hand: Sequence[int], way: tuple[Thing, ...]) -> None:
        self._hides, self._hand, self._way = hides, hand, way
        self._steps = 0

    def acts(self, play: Play) -> Sequence[Act]:
        visit = cast("QuakePlay", play).visit
        turn, rest = divmod(self._steps, _EVERY)
        self._steps += 1
        if rest:
            return ()
        if visit.leaves:
            here = [thing for thing in self._way if thing in visit.leaving.here and thing != visit.leaving.ground]
            return [Act("touch", THINGS.index(here[0]))] if here else ()
        goal = self._hides(visit.shake)
        if goal >= 0 and goal != visit.shake.goal:
            return [Act("go", goal)]
        return [Act("hold", self._hand[turn % len(self._hand)])]


def nowhere(_: Shake) -> int:
    return -1


def second(_: Shake) -> int:
    return 1


def along(shake: Shake) -> int:
    """One place after the other, until the close-up comes."""
    return -1 if shake.safe or (shake.goal >= 0 and not shake.there) else min(SPOTS - 1, shake.goal + 1)


def worth(level: Level, hides: Hides, hand: Sequence[int], way: tuple[Thing, ...]) -> float:
    return mean(played_by(Quake(), Plan(hides, hand, way), seed, level)[1].score for seed in range(ROUNDS))


def average(level: Level) -> float:
    return mean(played_by(Quake(), bot_of(Quake(), "average", seed), seed, level)[1].score for seed in range(ROUNDS))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("hides", [nowhere, second, along])
def test_a_place_known_without_a_look_and_a_hand_at_rest_are_worth_no_more_than_playing_about(
    hides: Hides, level: Level
) -> None:
    assert worth(level, hides, [MIDDLE], ()) <= 2


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("hides", [nowhere, second, along])
def test_the_way_known_by_heart_does_not_make_up_for_a_place_that_nobody_looked_for(hides: Hides, level: Level) -> None:
    assert worth(level, hides, [MIDDLE], _WAY) < average(level) - CLEAR


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "hand", [[MIDDLE, -1], [100, 300, 500, 700, 900], [250, 500, 750, 500]], ids=["taps", "rows", "swings"]
)
def test_a_hand_that_moves_without_a_look_stays_clearly_below_the_average(hand: Sequence[int], level: Level) -> None:
    assert worth(level, along, hand, _WAY) < average(level) - CLEAR
