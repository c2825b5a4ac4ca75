"""A running sitting as its screen sees it: where we are, what is chosen, what is really saved. No Qt.

What the person chose is shown at once; 已保存 is only said when the service has returned.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from edu.domain.exams.paper import PaperItem
from edu.domain.exams.permutation import Place
from edu.domain.questions import TYPE_NAMES
from edu.services.sittings import SittingView
from ui.screens.wording import listed, marks_text

SaveState = Literal["none", "saving", "saved", "failed"]
WARN_MS = 5 * 60_000


@dataclass(frozen=True, slots=True)
class Save:
    """One answer on its way; `number` says which of several of one slot."""

    number: int
    slot: int
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One question of the map; `number` as shown, from 1."""

    number: int
    answered: bool
    flagged: bool
    current: bool


class SittingPresenter:
    def __init__(self, view: SittingView) -> None:
        self._view = view
        self._chosen: dict[int, tuple[str, ...]] = dict(view.responses.answers)
        self._saved: dict[int, tuple[str, ...]] = dict(view.responses.answers)
        self._flagged = set(view.responses.flagged)
        self._newest: dict[int, int] = {}
        self._open: set[int] = set()
        self._failed: set[int] = set()
        self._count = 0
        self._warned = view.remaining_ms <= WARN_MS
        self.position = self._first_open()

    # -- where --

    @property
    def sitting(self) -> str:
        return self._view.id

    @property
    def is_exam(self) -> bool:
        return self._view.source == "exam"

    @property
    def title(self) -> str:
        return self._view.paper.title

    @property
    def count(self) -> int:
        return len(self._view.presentation.places)

    @property
    def place(self) -> Place:
        return self._view.presentation.places[self.position]

    @property
    def item(self) -> PaperItem:
        item = self._view.paper.item(self.place.slot)
        if item is None:
            raise LookupError(self.place.slot)
        return item

    @property
    def heading(self) -> str:
        """With the section where that says more than the kind of the question, which the question says itself."""
        item = self.item
        place = f"第 {self.position + 1} 题，共 {self.count} 题 · {marks_text(item.marks)} 分"
        return place if item.section in ("", TYPE_NAMES[item.question.type]) else f"{place} · {item.section}"

    def go(self, position: int) -> bool:
        """False where there is no such question."""
        if not 0 <= position < self.count or position == self.position:
            return False
        self.position = position
        return True

    def _first_open(self) -> int:
        places = self._view.presentation.places
        return next((at for at, place in enumerate(places) if not self._chosen.get(place.slot)), 0)

    # -- answering --

    @property
    def chosen(self) -> tuple[str, ...]:
        return self._chosen.get(self.place.slot, ())

    def choose(self, options: tuple[str, ...]) -> Save | None:
        """None where nothing changed."""
        slot = self.place.slot
        if set(options) == set(self._chosen.get(slot, ())) and slot not in self._failed:
            return None
        self._count += 1
        save = Save(self._count, slot, options)
        self._chosen[slot] = options
        self._newest[slot] = save.number
        self._open.add(save.number)
        self._failed.discard(slot)
        return save

    def saved(self, save: Save) -> None:
        self._open.discard(save.number)
        self._saved[save.slot] = save.options

    def refused(self, save: Save) -> None:
        """What was saved last stands again, unless the person has chosen anew in the meantime."""
        self._open.discard(save.number)
        if self._newest.get(save.slot) == save.number:
            self._chosen[save.slot] = self._saved.get(save.slot, ())
            self._failed.add(save.slot)

    @property
    def saving(self) -> bool:
        """Any answer of any question is still on its way."""
        return bool(self._open)

    @property
    def save_state(self) -> SaveState:
        """Of the question in view; 'saving' while anything at all is on its way."""
        slot = self.place.slot
        if self._open:
            return "saving"
        if slot in self._failed:
            return "failed"
        return "saved" if self._saved.get(slot) else "none"

    # -- flags and map --

    @property
    def flagged(self) -> bool:
        return self.place.slot in self._flagged

    def toggle_flag(self) -> tuple[int, bool]:
        """The slot, and whether it is flagged now."""
        slot = self.place.slot
        self._flagged ^= {slot}
        return slot, slot in self._flagged

    def flag_refused(self, slot: int) -> None:
        self._flagged ^= {slot}

    def cells(self) -> tuple[Cell, ...]:
        return tuple(
            Cell(
                number=at + 1,
                answered=bool(self._chosen.get(place.slot)),
                flagged=place.slot in self._flagged,
                current=at == self.position,
            )
            for at, place in enumerate(self._view.presentation.places)
        )

    @property
    def answered(self) -> int:
        return sum(cell.answered for cell in self.cells())

    # -- time and end --

    def warns_at(self, remaining_ms: int) -> bool:
        """True once, when five minutes are left."""
        if self._warned or remaining_ms > WARN_MS:
            return False
        self._warned = True
        return True

    def hand_in_items(self) -> tuple[str, ...]:
        """What is said before handing in: unanswered and flagged questions by their numbers."""
        cells = self.cells()
        items = []
        unanswered = [cell.number for cell in cells if not cell.answered]
        flagged = [cell.number for cell in cells if cell.flagged]
        if unanswered:
            items.append(f"还有 {len(unanswered)} 题没答：第 {listed(unanswered)}")
        if flagged:
            items.append(f"做了标记的：第 {listed(flagged)}")
        return tuple(items)
