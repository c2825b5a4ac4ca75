"""Players of 村长与小河: one who thinks of the whole night, and one who runs to where it is loudest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.river.village import MEMBERS, ROWS, TASKS, Task, Village
from edu.domain.games.rules import HERTZ
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.river.game import RiverPlay
    from edu.domain.games.rules import Play

_THINKS = {"skilled": HERTZ // 2, "average": 2 * HERTZ}
_BLIND = 8
"""Of a hundred orders of the average one: given without a look at what the row needs."""
_WISE = 65
"""And what it chooses wisely; else anything that is needed somewhere, as long as it is loud: no corner is guarded."""


class Chief:
    """Bot. One order at a time, to the member whose row needs it most."""

    def __init__(self, skill: Literal["skilled", "average"], seed: int) -> None:
        self._skill = skill
        self._stream = Stream(seed, f"river/{skill}")
        self._next = HERTZ

    def acts(self, play: Play) -> Sequence[Act]:
        village = cast("RiverPlay", play).village
        if village.steps < self._next:
            return ()
        self._next = village.steps + _THINKS[self._skill]
        number = next((number for number in range(MEMBERS) if village.idle(number)), None)
        if number is None:
            return ()
        wanted = self._wanted(village, number)
        if wanted is None:
            return ()
        row, task = wanted
        return (Act("send", number, row * len(TASKS) + TASKS.index(task)),)

    def _wanted(self, village: Village, number: int) -> tuple[int, Task] | None:
        needed = [order for order in _wise(village) if village.needs(number, *order)]
        if self._skill == "skilled" or not needed:
            return needed[0] if needed else None
        if self._stream.below(100) < _BLIND:
            return self._stream.below(ROWS), self._stream.choice(("call", "knock", "knock", "carry"))
        needed = [order for order in needed if order[1] != "guard"]
        return (needed[0] if self._stream.below(100) < _WISE else self._stream.choice(needed)) if needed else None


def _wise(village: Village) -> list[tuple[int, Task]]:
    """First the corners of rows that have nearly been left, then everybody is called, then the nearest row first."""
    left = [row for row in range(ROWS) if village.leaving(row)]
    order: list[tuple[int, Task]] = [(row, "guard") for row in left]
    order += [(row, "call") for row in range(ROWS)]
    for row in range(ROWS):
        order += [(row, "carry"), (row, "knock")]
    return order + [(row, "guard") for row in range(ROWS)]
