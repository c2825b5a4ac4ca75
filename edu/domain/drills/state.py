"""The state of a run: one list of integers, an agenda, and a 64-bit hash that is kept up with every change.

The hash is the sum over all slots of value × an odd number of that slot, modulo 2^64, plus a term for each entry of
the agenda. So it depends on the state alone, not on the way there, and a change costs one multiplication.
"""

from __future__ import annotations

import hashlib
from bisect import insort
from typing import NamedTuple, TypeAlias

from edu.domain.drills.conditions import Slots
from edu.domain.prng import GAMMA, MASK, step

Entry: TypeAlias = tuple[int, int]
"""(tick, index of what is due in `program.due`)."""

_ENTRY_TICK = 0xD6E8FEB86659FD93
_ENTRY_WHAT = 0xA0761D6478BD642F
_ENTRY_MIX = 0xE7037ED1A0B428DB


class State(NamedTuple):
    """Never changed once made; `ending` is the number of the ending + 1, 0 while it runs."""

    tick: int
    slots: Slots
    agenda: tuple[Entry, ...]
    sum: int
    ending: int

    @property
    def hash(self) -> int:
        return self.sum & MASK

    def digest(self) -> str:
        """SHA-256 over everything, for snapshots: what the 64-bit hash only makes likely."""
        text = f"{self.slots}|{self.agenda}|{self.ending}"
        return hashlib.sha256(text.encode()).hexdigest()


def weights(count: int) -> tuple[int, ...]:
    """An odd 64-bit number for each slot, the same for ever."""
    found, state = [], GAMMA
    for _ in range(count):
        state, value = step(state)
        found.append(value | 1)
    return tuple(found)


def entry_weight(entry: Entry) -> int:
    return ((entry[0] * _ENTRY_TICK ^ entry[1] * _ENTRY_WHAT) & MASK) * _ENTRY_MIX


def whole_sum(slots: Slots, agenda: tuple[Entry, ...], weight: tuple[int, ...]) -> int:
    """The hash's sum from nothing: what the kept-up one must equal."""
    total = sum(value * odd for value, odd in zip(slots, weight, strict=True))
    return (total + sum(map(entry_weight, agenda))) & MASK


class Desk:
    """One step being worked out on a copy of the slots. Everything that changes goes through `put` or `later`."""

    __slots__ = ("agenda", "ending", "news", "slots", "sum", "tick", "weight")

    def __init__(self, state: State, weight: tuple[int, ...], news: list[News] | None) -> None:
        self.tick = state.tick
        self.slots = state.slots.copy()
        self.agenda = state.agenda
        self.sum = state.sum
        self.ending = state.ending
        self.weight = weight
        self.news = news

    def put(self, slot: int, value: int) -> None:
        before = self.slots[slot]
        if before != value:
            self.sum += (value - before) * self.weight[slot]
            self.slots[slot] = value

    def later(self, tick: int, what: int) -> None:
        """Put on the agenda; of two for one tick the one made first in the scenario comes first."""
        entry = (max(tick, self.tick + 1), what)
        row = list(self.agenda)
        insort(row, entry)
        self.agenda = tuple(row)
        self.sum += entry_weight(entry)

    def next_due(self) -> int:
        """Takes what is due now from the agenda; -1 where nothing is."""
        if not self.agenda or self.agenda[0][0] > self.tick:
            return -1
        first, self.agenda = self.agenda[0], self.agenda[1:]
        self.sum -= entry_weight(first)
        return first[1]

    def tell(self, kind: str, what: str, detail: str = "") -> None:
        if self.news is not None:
            self.news.append(News(self.tick, kind, what, detail))

    def done(self) -> State:
        return State(self.tick, self.slots, self.agenda, self.sum & MASK, self.ending)


class News(NamedTuple):
    """Something that a step brought about: kinds `inject`, `opened`, `answered`, `expired`, `acted`, `sent`,
    `redline`, `ended`, `arrived`.
    """

    tick: int
    kind: str
    what: str
    detail: str = ""
