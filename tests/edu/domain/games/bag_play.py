"""Bags for tests: begun, filled by hand, or as they are when closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from edu.domain.games.acts import Act
from edu.domain.games.bag.packing import TIME, BagPlay
from edu.domain.games.bag.points import Packed
from edu.domain.games.bag.things import Hazard, Member, needed
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import HERTZ, Level

GAME = GAMES["bag"]


def begun(seed: int = 1, level: Level = 1) -> BagPlay:
    return cast("BagPlay", GAME.start(seed, level))


def packed(hazard: Hazard = "flood", family: tuple[Member, ...] = ("infant",), **changes: object) -> Packed:
    """A bag with just what is needed, but for the changes."""
    return Packed(**{"inside": needed(hazard, family), "hazard": hazard, "family": family, **changes})  # type: ignore[arg-type]


def fill(play: BagPlay, things: Sequence[int]) -> None:
    """Each as it comes by."""
    for _ in range(TIME[play.level][play.at] * HERTZ - 10):
        seen = [thing for thing, _ in play.belt.in_sight()]
        now = next((thing for thing in things if thing in seen and thing not in play.inside), None)
        play.step([Act("take", now)] if now is not None else [])
        if all(thing in play.inside for thing in things):
            return


def right_bag(play: BagPlay) -> list[int]:
    return sorted(needed(play.hazard, play.family))


def holding(count: int, **changes: object) -> Packed:
    """So many of the thirteen things that are needed."""
    return packed(inside=frozenset(sorted(needed("flood", ("infant",)))[:count]), **changes)
