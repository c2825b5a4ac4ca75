"""Players of 应急包: one who has learned it, and one who has heard of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.bag.things import MEMBERS, THINGS, needed
from edu.domain.games.rules import HERTZ
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.bag.packing import BagPlay
    from edu.domain.games.rules import Play


@dataclass(frozen=True, slots=True)
class _Habits:
    """`wait`: steps between two acts; the rest: how often in a hundred a thing is known for what it is."""

    wait: int
    knows: int
    knows_family: int
    takes_useless: int
    empties: int
    hurried: int
    """So much less is known with each level: the belt is quicker. What is of no use is as plain on a quick belt."""


_HABITS = {"skilled": _Habits(30, 100, 100, 0, 100, 0), "average": _Habits(72, 84, 50, 12, 40, 2)}
_LATE = 6 * HERTZ
"""Before the end, whatever is still missing, the bag is closed."""


class Packer:
    """Bot. What it wants of each card is settled when the card is laid."""

    def __init__(self, skill: Literal["skilled", "average"], seed: int) -> None:
        self._habits = _HABITS[skill]
        self._stream = Stream(seed, f"bag/{skill}")
        self._at = -1
        self._next = 0
        self._wanted: frozenset[int] = frozenset()
        self._unwanted: frozenset[int] = frozenset()

    def acts(self, play: Play) -> Sequence[Act]:
        here = cast("BagPlay", play)
        if here.shut:
            return ()
        if here.at != self._at:
            self._look(here)
        if here.steps < self._next:
            return ()
        act = self._next_act(here)
        if act is None:
            return ()
        self._next = here.steps + self._habits.wait
        return (act,)

    def _look(self, here: BagPlay) -> None:
        self._at, self._next = here.at, HERTZ
        habits, right = self._habits, needed(here.hazard, here.family)
        hurry = habits.hurried * (here.level - 1)
        known = {
            thing: habits.takes_useless if thing not in right
            else (habits.knows_family if THINGS[thing].group in MEMBERS else habits.knows) - hurry
            for thing in here.belt.slots
        }  # fmt: skip
        self._wanted = frozenset(thing for thing, share in known.items() if self._chance(share))
        self._unwanted = frozenset(
            thing for thing in here.inside if thing not in right and self._chance(habits.empties)
        )

    def _chance(self, of_hundred: int) -> bool:
        return self._stream.below(100) < of_hundred

    def _next_act(self, here: BagPlay) -> Act | None:
        out = next((thing for thing in here.inside if thing in self._unwanted), None)
        if out is not None:
            return Act("out", out)
        if here.weight > here.bears:  # the needle is red: what went in last comes out again
            self._wanted -= {here.inside[-1]}
            return Act("out", here.inside[-1])
        for thing, _ in here.belt.in_sight():
            if thing in self._wanted and thing not in here.inside and here.fits(thing):
                return Act("take", thing)
        done = all(thing in here.inside or not here.fits(thing) for thing in self._wanted)
        return Act("zip") if here.may_close and (done or here.left < _LATE) else None
