"""Inspectors of 找隐患: one who knows what to look for, and one who has walked through such places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.rules import HERTZ
from edu.domain.games.spot.kinds import FIXES
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.rules import Play
    from edu.domain.games.spot.game import SpotPlay
    from edu.domain.games.spot.look import Look

_SEES = {"skilled": 95, "average": 67}
"""Of a hundred things that are wrong."""
_ACCUSES = {"skilled": 2, "average": 17}
"""Of a hundred that are in order."""
_KNOWS = {"skilled": 96, "average": 67}
"""Of a hundred ways to mend one."""
_WAIT = {"skilled": 3 * HERTZ // 2, "average": 5 * HERTZ // 2}


class Inspector:
    """Bot."""

    def __init__(self, skill: Literal["skilled", "average"], seed: int) -> None:
        self._skill: Literal["skilled", "average"] = skill
        self._stream = Stream(seed, f"spot/{skill}")
        self._wait = HERTZ
        self._look: Look | None = None
        self._plan: list[int] = []

    def acts(self, play: Play) -> Sequence[Act]:
        look = cast("SpotPlay", play).look
        if look is not self._look:
            self._look, self._plan, self._wait = look, self._planned(look), 2 * HERTZ
        if look.closed or look.reading:
            return ()
        self._wait -= 1
        if self._wait > 0:
            return ()
        self._wait = _WAIT[self._skill]
        return (self._answer(look, look.asking) if look.asking is not None else self._next(look),)

    def _planned(self, look: Look) -> list[int]:
        def suspects(place: int) -> bool:
            return self._stream.below(100) < (_SEES if place in look.wrong else _ACCUSES)[self._skill]

        return [place for place in self._stream.shuffled(range(len(look.scene.places))) if suspects(place)]

    def _next(self, look: Look) -> Act:
        if not self._plan:
            return Act("finish")
        place = look.scene.places[self._plan.pop()]
        return Act("tap", place.x + place.wide // 2, place.y + place.high // 2)

    def _answer(self, look: Look, place: int) -> Act:
        knows = self._stream.below(100) < _KNOWS[self._skill]
        fix = 0 if knows else 1 + self._stream.below(FIXES - 1)
        return Act("fix", look.orders[place].index(fix))
