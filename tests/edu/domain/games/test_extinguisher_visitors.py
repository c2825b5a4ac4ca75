"""Whoever does a part of 灭火器大师 rightly has a part of the points, and more for more."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean
from typing import Literal, TypeAlias, cast

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.extinguisher.fight import PATCHES, ROOT, STEPS_OF_BOTTLE, Fight
from edu.domain.games.extinguisher.fires import BOTTLES, DOOR, TOOLS, Tool
from edu.domain.games.extinguisher.game import ExtinguisherPlay
from edu.domain.games.rules import HERTZ, LEVELS, Level, Play

GAME = GAMES["extinguisher"]
ROUNDS = 6
Small: TypeAlias = Literal["right", "second", "wrong", "flees"]
"""At a small fire: the right thing; a wrong one, then the right one; a wrong one to the end; out by the door."""
Big: TypeAlias = Literal["left", "later", "stays"]
"""At the one to leave: left at once; fought for two seconds, then left; fought to the end."""


class Visitor:
    """Bot. Calls, shuts off and prepares a bottle in the right order, with a second and a half between two acts."""

    def __init__(self, small: tuple[Small, Small], big: Big) -> None:
        self._small, self._big = small, big
        self._fight: Fight | None = None
        self._met = 0
        self._does: Small | Big = big
        self._next = 0

    def acts(self, play: Play) -> Sequence[Act]:
        fight = cast("ExtinguisherPlay", play).fight
        if fight is not self._fight:
            self._fight, self._next = fight, 2 * HERTZ
            self._does = self._big if fight.fire.to_leave else self._small[self._met]
            self._met += not fight.fire.to_leave
        if fight.steps < self._next:
            return ()
        act = self._wanted(fight)
        self._next = fight.steps + (6 if act and act.name == "aim" else 3 * HERTZ // 2)
        return () if act is None else (act,)

    def _wanted(self, fight: Fight) -> Act | None:
        if fight.gone >= 0:
            return None if fight.closed else Act("close")
        if fight.alarm < 0:
            return Act("alarm")
        if fight.fire.first and fight.shut < 0:
            return Act("shut")
        wanted = self._tool(fight)
        if wanted != fight.tool and fight.alight:
            return Act("take", TOOLS.index(wanted))
        if not fight.alight:
            return None if fight.backed else Act("back")
        return self._with_bottle(fight) if wanted in BOTTLES else Act("cover")

    def _tool(self, fight: Fight) -> Tool:
        """To be in the hand now."""
        fire = fight.fire
        right = next(tool for tool in TOOLS if tool in fire.offered and tool in fire.right)
        wrong = next(
            (tool for tool in ("co2", "water", "dry") if tool in fire.offered and tool not in fire.right), right
        )
        worn = fight.sprayed >= HERTZ
        if self._does in ("left", "flees") or (self._does == "later" and worn):
            return DOOR
        if self._does != "stays" and (fight.left_in_bottle <= 0 or fight.smoke > 48_000):
            return DOOR
        if self._does in ("later", "stays", "wrong"):
            return wrong
        return wrong if self._does == "second" and not worn and fight.tool != right else right

    @staticmethod
    def _with_bottle(fight: Fight) -> Act:
        for name in STEPS_OF_BOTTLE:
            if name not in fight.prepared:
                return Act(name)
        if not fight.pressed:
            return Act("press", 1)
        hottest = max(range(PATCHES), key=lambda at: (fight.heat[at], fight.glow[at]))
        return Act("aim", (2 * hottest + 1) * 1000 // (2 * PATCHES), ROOT // 2)


def worth(small: tuple[Small, Small], big: Big, level: Level) -> float:
    return mean(played_by(GAME, Visitor(small, big), seed, level)[1].score for seed in range(ROUNDS))


@pytest.mark.parametrize("level", LEVELS)
def test_more_fires_met_rightly_are_more_points(level: Level) -> None:
    got = [
        worth(("flees", "flees"), "left", level),
        worth(("right", "flees"), "stays", level),
        worth(("right", "right"), "stays", level),
        worth(("right", "right"), "later", level),
        worth(("right", "flees"), "left", level),
        worth(("right", "right"), "left", level),
    ]

    assert got == sorted(set(got))
    assert got[1] >= 2 * got[0]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("other", ["flees", "wrong", "second"])
def test_a_battery_fought_and_one_small_fire_of_two_met_are_a_part_and_no_longer_three(
    other: Small, level: Level
) -> None:
    fought_and_left = worth(("right", other), "later", level)

    assert 8 <= fought_and_left < worth(("right", "right"), "later", level)


@pytest.mark.parametrize("level", LEVELS)
def test_two_small_fires_put_out_are_a_fifth_at_least_though_the_battery_was_fought_to_the_end(level: Level) -> None:
    assert 15 <= worth(("right", "right"), "stays", level) < 25
