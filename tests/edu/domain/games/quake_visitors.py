"""Visitors of 地震 30 秒 who do a part of it rightly: a weak hold, a cushion left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import cast

from edu.domain.games.acts import Act
from edu.domain.games.bots import played_by
from edu.domain.games.quake.game import Quake, QuakePlay
from edu.domain.games.quake.leaving import THINGS, Leaving, Thing
from edu.domain.games.quake.rooms import SPOTS, place
from edu.domain.games.quake.shake import MIDDLE, WIDTH, Shake
from edu.domain.games.rules import HERTZ, Level, Play
from edu.domain.prng import Stream

WAY: tuple[Thing, ...] = ("off", "head", "door", "stairs", "open")

Hand = Callable[[Shake, Sequence[int]], int | None]
"""Of what is to be held and where it was in the steps up to now, where the hand is; None: it does nothing."""


def rests(_shake: Shake, _seen: Sequence[int]) -> int | None:
    """Laid there when somebody has arrived, and left lying."""
    return MIDDLE


def untouched(_shake: Shake, _seen: Sequence[int]) -> int | None:
    return None


def follows(behind: int) -> Hand:
    """Goes after it, so many steps late."""
    return lambda _shake, seen: max(0, min(WIDTH, seen[max(0, len(seen) - 1 - behind)]))


@dataclass(frozen=True, slots=True)
class Visitor:
    """`wrong`: places that are not safe and are gone to first, in each of the two rooms; None: to none at all.

    `way`: what is touched on the way out, in this order; `pace`: steps between two touches; `waits`: before the first.
    """

    hand: Hand = rests
    wrong: tuple[int | None, int | None] = (0, 0)
    stuck: bool = False
    """Stays in the wrong place."""
    way: tuple[Thing, ...] = WAY
    pace: int = 2 * HERTZ
    waits: int = 3 * HERTZ


class Plays:
    """Bot."""

    def __init__(self, who: Visitor, seed: int) -> None:
        self._who, self._stream = who, Stream(seed, "quake/visitor")
        self._at = -1
        self._next = 0
        self._steps = 0
        self._seen: list[int] = []
        self._gone: list[int] = []
        self._touched: list[Thing] = []

    def acts(self, play: Play) -> Sequence[Act]:
        here = cast("QuakePlay", play)
        self._steps += 1
        if here.at != self._at:
            self._at, self._next, self._seen, self._gone = here.at, self._steps + self._who.waits, [], []
            self._touched = []
        if here.visit.leaves:
            return self._leave(here.visit.leaving)
        return () if here.visit.shake.over else self._hide(here.visit.shake)

    def _hide(self, shake: Shake) -> Sequence[Act]:
        if self._steps < self._next:
            return ()
        wrong = self._who.wrong[self._at]
        if wrong is None:
            return ()
        if shake.goal < 0 or (shake.there and not shake.safe and not (self._who.stuck and len(self._gone) >= wrong)):
            self._next = self._steps + self._who.pace
            return (Act("go", self._spot(shake, wrong)),)
        if not shake.safe:
            return ()
        self._seen.append(shake.mark)
        at = self._who.hand(shake, self._seen)
        return () if at is None else (Act("hold", at),)

    def _spot(self, shake: Shake, wrong: int) -> int:
        if len(self._gone) < wrong:
            at = self._stream.choice([at for at in range(SPOTS) if not shake.set.safe(at) and at not in self._gone])
            self._gone.append(at)
            return at
        return min((at for at in range(SPOTS) if shake.set.safe(at)), key=lambda at: abs(place(at) - shake.x))

    def _leave(self, leaving: Leaving) -> Sequence[Act]:
        way = self._who.way
        if self._steps < self._next or leaving.busy:
            return ()
        found = next((one for one in way if one in leaving.here and one not in self._touched), None)
        if found is None:
            return ()
        self._next = self._steps + self._who.pace
        self._touched.append(found)
        return (Act("touch", THINGS.index(found)),)


def worth(who: Visitor, level: Level, rounds: int) -> float:
    return mean(played_by(Quake(), Plays(who, seed), seed, level)[1].score for seed in range(rounds))
