"""Players of 烟层逃生: one who has learned it, and one who has heard of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.rules import HERTZ
from edu.domain.games.smoke.escape import HEADS, Escape
from edu.domain.games.smoke.floor import REACH, THINGS, Thing, zone_of
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.rules import Play
    from edu.domain.games.smoke.game import SmokePlay

_WAIT = {"skilled": 20, "average": 45}
_FORGETS = {"skilled": 0, "average": 45}
"""Of a hundred."""


class Escaper:
    """Bot. Habits are drawn once for each floor, so that a habit shows in the whole of it."""

    def __init__(self, skill: Literal["skilled", "average"], seed: int) -> None:
        self._skill = skill
        self._stream = Stream(seed, f"smoke/{skill}")
        self._escape: Escape | None = None
        self._next = 0
        self._minds: dict[str, bool] = {}
        self._gave_up = False

    def acts(self, play: Play) -> Sequence[Act]:
        escape = cast("SmokePlay", play).escape
        if escape is not self._escape:
            self._escape, self._next, self._gave_up = escape, HERTZ, False
            names = ("call", "feel", "close", "low", "look", "hold")
            self._minds = {name: self._stream.below(100) >= _FORGETS[self._skill] for name in names}
        if escape.steps < self._next:
            return ()
        act = self._in_room(escape) if escape.place is None else self._outside(escape, escape.place)
        if act is None:
            return ()
        self._next = escape.steps + (6 if act.name in ("go", "posture") else _WAIT[self._skill])
        return (act,)

    def _in_room(self, escape: Escape) -> Act | None:
        if not escape.alarm and self._minds["call"]:
            return Act("call")
        if not escape.felt and self._minds["feel"]:
            return Act("feel")
        hot = escape.felt and escape.floor.kind == "hold"
        if self._gave_up or hot:
            return self._hold(escape)
        if not escape.door_open:
            return Act("open")
        return Act("out")

    def _hold(self, escape: Escape) -> Act | None:
        if escape.door_open:
            return Act("shut")
        if not escape.sealed and self._minds["hold"]:
            return Act("seal")
        if not escape.signals:
            return Act("signal")
        return self._lower(escape)

    def _lower(self, escape: Escape) -> Act | None:
        layer = escape.floor.inside if escape.place is None else escape.floor.layer[zone_of(escape.place)]
        wanted = next((at for at, head in enumerate(HEADS) if head <= layer), 2) if self._minds["low"] else 0
        return Act("posture", wanted) if wanted != escape.posture else None

    def _outside(self, escape: Escape, place: int) -> Act | None:
        floor = escape.floor
        if escape.door_open and self._minds["close"]:
            return Act("shut")
        lower = self._lower(escape)
        if lower is not None:
            return lower
        aim = self._aim(escape)
        if aim is None:
            self._gave_up = True
            if abs(place - floor.room) <= REACH:
                return Act("in")
            return self._walk(escape, place, floor.room)
        if abs(place - floor.at(aim)) <= REACH:
            return Act("enter", THINGS.index(aim))
        return self._walk(escape, place, floor.at(aim))

    def _aim(self, escape: Escape) -> Thing | None:
        """Stairs not known to be full of smoke; who does not look takes the nearest, and learns by a breath."""
        if self._gave_up:
            return None
        if not self._minds["look"]:
            return (*THINGS[:2], None)[min(2, escape.gulps)]
        if escape.floor.kind == "other-way":
            return "far"
        return "far" if "far" not in escape.looked else None

    def _walk(self, escape: Escape, place: int, to: int) -> Act | None:
        way = (to > place) - (to < place)
        return Act("go", way) if way != escape.going else None
