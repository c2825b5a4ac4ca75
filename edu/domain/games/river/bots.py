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
        if self._skill == "average" and self._stream.below(100) < 25:
            return self._stream.below(ROWS), self._stream.choice(("call", "knock", "knock", "carry"))
        taken = {
            (member.row, member.task)
            for other, member in enumerate(village.members)
            if other != number and village.sent[other]
        }
        order: list[tuple[int, Task]] = [(row, "call") for row in range(ROWS)]
        for row in range(ROWS):
            order += [(row, "carry"), (row, "knock")]
        order += [(row, "guard") for row in range(ROWS)] if self._skill == "skilled" else []
        for row, task in order:
            if (row, task) not in taken and not village.drowned(row) and village.has_work(row, task):
                return row, task
        return None
