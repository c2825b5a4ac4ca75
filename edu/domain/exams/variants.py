"""Keeps one fact from being asked twice on a paper: which question of each drawn group is put.

Two questions that each stand on one and the same single fact are variants of each other, whatever their group, bank,
type or section. A question that stands on no fact or on several is nobody's variant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edu.domain.questions import Question

Row = tuple[Question, ...]
"""What is put together: one question, or all of a situation."""


@dataclass(slots=True, eq=False)
class Seat:
    """A place on the paper for one group of a draw.

    `group`: what the draw holds for it; `choices`: the rows of every group that the draw may take, groups and rows by
    preference; `row`: what is put, empty until `spread`.
    """

    group: str
    choices: Mapping[str, Sequence[Row]]
    row: Row = ()


def single_facts(questions: Iterable[Question]) -> frozenset[str]:
    """Ids of the facts that one of these questions stands on alone."""
    return frozenset(question.facts[0] for question in questions if len(question.facts) == 1)


def spread(seats: Sequence[Seat]) -> None:
    """Gives each seat its row, so that no two seats share a single fact as long as there are other candidates.

    Seats are served in their order and nothing here is random. A seat takes the first row of its group whose fact no
    seat asks, or whose asker can move (Kuhn's augmenting paths, as for the groups); failing that, a row of a group
    that its draw may take and nobody holds. If that fails as well the bank counts as too small: the seat asks a fact a
    second time, in the row that it likes best, for a paper that repeats a fact is better than none. (Where seats,
    facts and groups all compete a way out may be missed: a matching in three parts is not searched whole.)
    """
    held = {seat.group: seat for seat in seats}
    asker: dict[str, Seat] = {}

    def fits(seat: Seat, group: str, facts: frozenset[str]) -> bool:
        return held.get(group, seat) is seat and all(asker.get(fact, seat) is seat for fact in facts)

    def place(seat: Seat, tried: set[str]) -> bool:
        for group, row in _wishes(seat, held):
            facts = single_facts(row)
            if facts & tried:
                continue
            tried |= facts
            others = {id(other): other for fact in facts if (other := asker.get(fact, seat)) is not seat}
            # What others move to may be the very group looked at here, so whether it is free is asked afterwards.
            if all(place(other, tried) for other in others.values()) and fits(seat, group, facts):
                _leave(seat, held, asker)
                seat.group, seat.row = group, row
                held[group] = seat
                asker.update(dict.fromkeys(facts, seat))
                return True
        return False

    for seat in seats:
        if not place(seat, set()):
            seat.row = seat.choices[seat.group][0]


def _wishes(seat: Seat, held: Mapping[str, Seat]) -> Iterator[tuple[str, Row]]:
    """Its own group first, then those that no seat holds."""
    free = (group for group in seat.choices if group not in held)
    for group in (seat.group, *free):
        for row in seat.choices[group]:
            yield group, row


def _leave(seat: Seat, held: dict[str, Seat], asker: dict[str, Seat]) -> None:
    del held[seat.group]
    for fact in [fact for fact, other in asker.items() if other is seat]:
        del asker[fact]
