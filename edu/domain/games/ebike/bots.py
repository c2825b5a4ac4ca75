"""Wardens of 电动车安全屋: one who has learned it, and one who has heard of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.ebike.night import THINGS, TRAPS
from edu.domain.games.ebike.yard import PLACES, RIGHT
from edu.domain.games.rules import HERTZ
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.ebike.game import EbikePlay
    from edu.domain.games.ebike.night import Night, Thing
    from edu.domain.games.ebike.yard import Yard
    from edu.domain.games.rules import Play

_WAIT = {"skilled": 3 * HERTZ // 2, "average": 3 * HERTZ}
_FORGETS = {"skilled": 0, "average": 30}
"""Of a hundred: a bike put anywhere, a step of the night left out, a trap that looks like help."""
_STEPS: dict[str, tuple[Thing, ...]] = {
    "flat": ("family", "out", "seal", "call", "window"),
    "landing": ("close", "knock", "down"),
    "yard": ("call",),
}


class Warden:
    """Bot."""

    def __init__(self, skill: Literal["skilled", "average"], seed: int) -> None:
        self._wait, self._forgets = _WAIT[skill], _FORGETS[skill]
        self._stream = Stream(seed, f"ebike/{skill}")
        self._next = HERTZ
        self._steps = 0
        self._left_out: set[Thing] = set()

    def acts(self, play: Play) -> Sequence[Act]:
        here = cast("EbikePlay", play)
        self._steps += 1
        if self._steps < self._next:
            return ()
        self._next = self._steps + self._wait
        act = self._answer(here.night) if here.night is not None else self._place(here.yard)
        return (act,) if act is not None else ()

    def _forgot(self) -> bool:
        return self._stream.below(100) < self._forgets

    def _place(self, yard: Yard) -> Act | None:
        full = next((number for number, bike in enumerate(yard.bikes) if bike.at == "shed" and bike.full), None)
        if full is not None and not self._forgot():
            return Act("clear", full)
        for number in yard.waiting:
            spot = RIGHT[yard.bikes[number].need]
            if self._forgot():
                return Act("place", number, self._stream.below(len(PLACES)))
            if yard.has_room(spot):
                return Act("place", number, PLACES.index(spot))
        return None

    def _answer(self, night: Night) -> Act | None:
        traps = [thing for thing in night.here if thing in TRAPS]
        if self._stream.below(100) < self._forgets // 3:
            return _touch(self._stream.choice(traps))
        for thing in _STEPS[night.where]:
            if thing in night.here and thing not in night.done and thing not in self._left_out:
                if thing not in ("out", "down", "call") and self._forgot():
                    self._left_out.add(thing)
                    continue
                return _touch(thing)
        return None


def _touch(thing: Thing) -> Act:
    return Act("touch", THINGS.index(thing))
