"""The state of a run: one list of integers, an agenda, and a 64-bit hash that is kept up with every change.

The hash is the sum over all slots of value × an odd number of that slot, modulo 2^64, plus a term for each entry of
the agenda. So it depends on the state alone, not on the way there, and a change costs one multiplication, whether a
stretch of a run is one tick or fifty.
"""

from __future__ import annotations

import hashlib
from bisect import insort
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from edu.domain.drills.conditions import Run, Slots
from edu.domain.prng import GAMMA, MASK, step

Entry: TypeAlias = tuple[int, int]
"""(tick, index of what is due in `program.due`)."""

EVERYTHING = -1
"""Every mark there is."""

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


WatchKind = Literal["inject", "decision", "redline", "criterion"]


class Watch(NamedTuple):
    """A condition that is asked on the beats until it holds, and what it then does."""

    slot: int
    """Slot that is not 0 once it held."""
    run: Run
    marks: int
    """Of the slots that it reads: it is left alone while they stay as they are."""
    kind: WatchKind
    number: int


class Desk:
    """A stretch of a run being worked out on a copy of the slots. Everything goes through `put` or `later`.

    `changed` has the marks of all slots written since the world last moved: a condition that reads none of them need
    not be asked again. A new desk knows nothing, so there every bit is set.
    """

    __slots__ = (
        "_before", "_rows", "_written", "agenda", "changed", "ending", "marks", "news", "slots", "sum", "tick",
        "waiting", "weight",
    )  # fmt: skip

    def __init__(self, state: State, weight: tuple[int, ...], marks: tuple[int, ...], news: list[News] | None) -> None:
        self.tick = state.tick
        self._before = state.slots
        self.slots = state.slots.copy()
        self.agenda = list(state.agenda)
        self.sum = state.sum
        self.ending = state.ending
        self.weight = weight
        self.marks = marks
        self.news = news
        self.changed = EVERYTHING
        self.waiting: Sequence[Watch] | None = None
        """Conditions that have not come true; None where they are to be looked for."""
        self._written: set[int] = set()
        self._rows: set[tuple[int, int]] = set()

    def put(self, slot: int, value: int) -> None:
        if self.slots[slot] != value:
            self.slots[slot] = value
            self._written.add(slot)
            self.changed |= self.marks[slot]

    def put_row(self, first: int, after: list[int]) -> None:
        """`put` for neighbouring slots of one mark at once: how models write."""
        if self.slots[first : first + len(after)] != after:
            self.put_changed(first, after)

    def put_changed(self, first: int, after: list[int]) -> None:
        """`put_row` for who knows that they differ."""
        end = first + len(after)
        self.slots[first:end] = after
        self._rows.add((first, end))
        self.changed |= self.marks[first]

    def later(self, tick: int, what: int) -> None:
        """Put on the agenda; of two for one tick the one made first in the scenario comes first."""
        entry = (tick if tick > self.tick else self.tick + 1, what)
        insort(self.agenda, entry)
        self.sum += entry_weight(entry)

    def next_due(self) -> int:
        """Takes what is due now from the agenda; -1 where nothing is."""
        if not self.agenda or self.agenda[0][0] > self.tick:
            return -1
        first = self.agenda.pop(0)
        self.sum -= entry_weight(first)
        return first[1]

    def tell(self, kind: str, what: str, detail: str = "") -> None:
        if self.news is not None:
            self.news.append(News(self.tick, kind, what, detail))

    def done(self) -> State:
        """The desk is not to be used after this."""
        total, before, after, weight = self.sum, self._before, self.slots, self.weight
        for first, end in self._rows:
            self._written.update(range(first, end))
        for slot in self._written:
            if before[slot] != after[slot]:
                total += (after[slot] - before[slot]) * weight[slot]
        return State(self.tick, after, tuple(self.agenda), total & MASK, self.ending)


class News(NamedTuple):
    """Something that a step brought about: kinds `inject`, `opened`, `answered`, `expired`, `acted`, `sent`,
    `redline`, `ended`, `arrived`.
    """

    tick: int
    kind: str
    what: str
    detail: str = ""
