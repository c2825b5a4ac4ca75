"""Players of 地震 30 秒: one who has practised it, and one who has been told of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.quake.leaving import RED, THINGS, Leaving, Thing
from edu.domain.games.quake.rooms import SPOTS, place
from edu.domain.games.quake.shake import WIDTH, Shake
from edu.domain.games.rules import HERTZ
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.quake.game import QuakePlay
    from edu.domain.games.rules import Play

_WAIT = {"skilled": HERTZ, "average": 2 * HERTZ}
_FOLLOWS = {"skilled": 5, "average": 10}
"""Steps from one move of the hand to the next."""
_MISSES = {"skilled": 30, "average": 110}
"""How far from the mark the hand comes down."""
_FORGETS = {"skilled": 0, "average": 37}
"""Of a hundred: a wrong spot, a thing left out, a wrong way."""


class Pupil:
    """Bot."""

    def __init__(self, skill: Literal["skilled", "average"], seed: int) -> None:
        self._wait, self._follows, self._misses = _WAIT[skill], _FOLLOWS[skill], _MISSES[skill]
        self._forgets = _FORGETS[skill]
        self._stream = Stream(seed, f"quake/{skill}")
        self._steps = 0
        self._next = HERTZ
        self._at = -1
        self._plan: list[Thing] = []

    def _forgot(self) -> bool:
        return self._stream.below(100) < self._forgets

    def acts(self, play: Play) -> Sequence[Act]:
        here = cast("QuakePlay", play)
        self._steps += 1
        if self._steps < self._next:
            return ()
        if here.at != self._at:
            self._at = here.at
            self._plan = []
        if here.visit.leaves:
            self._next = self._steps + self._wait
            return self._leave(here.visit.leaving)
        return self._hide(here.visit.shake) if not here.visit.shake.over else ()

    def _hide(self, shake: Shake) -> Sequence[Act]:
        if shake.goal < 0 or (shake.there and not shake.safe and shake.blows):
            self._next = self._steps + self._wait
            return (Act("go", self._spot(shake)),)
        self._next = self._steps + self._follows
        if not shake.safe:
            return ()
        if shake.wave < 0 and shake.since > 0 and self._stream.below(100) * 12 < self._forgets:
            return (Act("go", self._spot(shake)),)  # it has stopped, or so it seems
        reached = shake.mark + self._stream.below(2 * self._misses + 1) - self._misses
        return (Act("hold", max(0, min(WIDTH, reached))),)

    def _spot(self, shake: Shake) -> int:
        """The nearest that is safe."""
        if self._forgot():
            return self._stream.below(SPOTS)
        return min((at for at in range(SPOTS) if shake.set.safe(at)), key=lambda at: abs(place(at) - shake.x))

    def _leave(self, leaving: Leaving) -> Sequence[Act]:
        if leaving.where == "room":
            left = [thing for thing in leaving.here if thing in ("off", "head") and not self._forgot()]
            self._plan = self._plan or [*left, "door"]
            if self._plan[0] not in leaving.here:
                self._plan.pop(0)
            wanted = self._plan.pop(0) if self._plan else "door"
        elif leaving.where == "landing":
            wanted = "stairs"
        else:
            wanted = "open"
        if self._forgot() and self._forgot():
            wanted = self._stream.choice(RED)
        elif self._forgot() and leaving.where == "outside":
            wanted = self._stream.choice(("wall", "wires"))
        if wanted == "open" and leaving.ground is not None:
            return ()
        return (Act("touch", THINGS.index(wanted)),)
