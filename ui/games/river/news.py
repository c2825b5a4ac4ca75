"""What changed in the village since the last look: the picture answers to that, not to the touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from edu.domain.games.river.village import MEMBERS, ROWS, Village

What = Literal["called", "calls", "knocks", "answered", "safe", "back", "turned", "lost", "drowned", "sent", "over"]


class New(NamedTuple):
    """`row` and `at` (house or member) where the news has a place."""

    what: What
    row: int = -1
    at: int = -1


_State = tuple[bool, bool, bool, bool]
"""Of a house: answered, safe, back, lost."""


@dataclass(frozen=True, slots=True)
class Look:
    """What of a village is compared."""

    houses: tuple[_State, ...]
    called: tuple[bool, ...]
    drowned: tuple[bool, ...]
    orders: tuple[tuple[bool, int, str], ...]
    doing: tuple[tuple[str, int, int], ...]
    over: bool


def look(village: Village) -> Look:
    return Look(
        houses=tuple((one.answered, one.safe, one.back, one.lost) for one in village.all_houses()),
        called=tuple(village.called),
        drowned=tuple(village.drowned(row) for row in range(ROWS)),
        orders=tuple((village.sent[n], village.members[n].row, village.members[n].task) for n in range(MEMBERS)),
        doing=tuple((one.task, one.row, one.house if one.busy else -1) for one in village.members),
        over=village.over,
    )


def news(before: Look, now: Look, per_row: int) -> list[New]:
    """In the order in which it is answered."""
    found = [*_of_members(before, now)]
    found += [New("called", row) for row in range(ROWS) if now.called[row] and not before.called[row]]
    for number, (was, is_) in enumerate(zip(before.houses, now.houses, strict=True)):
        if was != is_:
            found += _of_house(was, is_, *divmod(number, per_row))
    found += [New("drowned", row) for row in range(ROWS) if now.drowned[row] and not before.drowned[row]]
    return [*found, New("over")] if now.over and not before.over else found


def _of_members(before: Look, now: Look) -> Iterator[New]:
    for number in range(MEMBERS):
        if now.orders[number] != before.orders[number]:
            yield New("sent", now.orders[number][1], number)
        task, row, house = now.doing[number]
        if house >= 0 and now.doing[number] != before.doing[number] and task in ("call", "knock"):
            yield New("calls" if task == "call" else "knocks", row, house)


def _of_house(was: _State, is_: _State, row: int, at: int) -> Iterator[New]:
    names: tuple[What, ...] = ("answered", "safe", "back", "lost")
    for name, before, now in zip(names, was, is_, strict=True):
        if now and not before:
            yield New(name, row, at)
        elif before and not now:  # only who turned back can think better of it
            yield New("turned", row, at)
