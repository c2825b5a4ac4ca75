"""The order in which one sitting sees the paper. It is stored as explicit lists, never recomputed from the seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from edu.domain.exams.paper import Paper, PaperItem
from edu.domain.prng import Stream
from edu.domain.questions import LETTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One question as presented: its slot on the paper and its options' ids from A on."""

    slot: int
    options: tuple[str, ...]

    def letter_of(self, option_id: str) -> str:
        """ValueError for an id that the question does not have."""
        return LETTERS[self.options.index(option_id)]

    def option_at(self, letter: str) -> str:
        """The inverse of `letter_of`; ValueError or IndexError for a letter that was not shown."""
        return self.options[LETTERS.index(letter)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """Every place in the order shown; position 0 is the first question."""

    places: tuple[Place, ...]

    @property
    def slots(self) -> tuple[int, ...]:
        return tuple(place.slot for place in self.places)

    def position_of(self, slot: int) -> int:
        """The inverse of `slots[position]`."""
        return self.slots.index(slot)

    def place_of(self, slot: int) -> Place:
        return self.places[self.position_of(slot)]

    @property
    def options(self) -> tuple[tuple[str, ...], ...]:
        """Option ids as shown, parallel to `slots`; the two together are what an event keeps."""
        return tuple(place.options for place in self.places)


def presentation_from(slots: Sequence[int], options: Sequence[Sequence[str]]) -> Presentation:
    """The inverse of (`slots`, `options`); ValueError if they are not equally long."""
    pairs = zip(slots, options, strict=True)
    return Presentation(places=tuple(Place(slot=slot, options=tuple(row)) for slot, row in pairs))


def present(paper: Paper, seed: int) -> Presentation:
    """Shuffles questions within their section and options within their question, as the paper's rules allow."""
    questions = Stream(seed, "presentation/questions")
    places: list[Place] = []
    for _, items in paper.sections:
        rows = [tuple(row) for _, row in groupby(items, key=_together)]
        if paper.shuffle.questions:
            rows = list(questions.shuffled(rows))
        places += (_place(item, paper, seed) for row in rows for item in row)
    return Presentation(places=tuple(places))


def _together(item: PaperItem) -> str:
    """The questions of a situation stay together and in their order."""
    return item.question.situation.id if item.question.situation else str(item.slot)


def _place(item: PaperItem, paper: Paper, seed: int) -> Place:
    """正确/错误 always stand in this order: people answer them by position."""
    options = tuple(option.id for option in item.question.options)
    if paper.shuffle.options and item.question.type != "truefalse":
        options = Stream(seed, f"presentation/options/{item.slot}").shuffled(options)
    return Place(slot=item.slot, options=options)
