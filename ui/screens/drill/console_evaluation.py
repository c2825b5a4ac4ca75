"""What evaluators see in the console: criteria by objective, then the run's profile; taps carry drill time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from edu.domain.drills.evaluation import IndicatorGroup, Mark, Profile
from edu.domain.drills.phone_views import INDICATOR
from edu.domain.drills.run_views import Observation
from edu.domain.drills.scenario import Criterion, Scenario
from edu.domain.drills.scoring import Rating
from ui.screens.drill.marking import IndicatorTaps
from ui.screens.drill.presenter import RATINGS, TAPS
from ui.widgets import Button, Card, Choice, IconButton, PlainLabel, clear, column, row, scroll


def criterion_words(criterion: Criterion) -> str:
    """With what a pending one means; where the text itself ends by saying so, in the same bracket."""
    if not criterion.pending:
        return criterion.text
    if criterion.text.endswith("待核）"):
        return criterion.text.removesuffix("）") + "，不计分）"
    return f"{criterion.text}（待核，不计分）"


class Evaluation(Card):
    """`rated` carries a criterion and P, M or U; `marked` an indicator of the profile and a grade."""

    rated = Signal(str, str)
    marked = Signal(str, str)
    noting = Signal(str, str)
    """Somebody wants to write what was seen: a criterion, or INDICATOR and an indicator; and its text."""

    def __init__(self, scenario: Scenario, profile: Profile | None) -> None:
        super().__init__("评估", gap="s", margin="m")
        self._scenario, self._profile = scenario, profile
        groups = profile.groups if profile is not None else ()
        self.objective = Choice([
            *((one.id, one.title) for one in scenario.objectives),
            *((f"{INDICATOR}{one.id}", f"评估表 · {one.title}") for one in groups),
        ])  # fmt: skip
        self.objective.picked.connect(lambda _key: self._draw())
        self.add(self.objective)
        inside = QWidget()
        self._box = column(inside, gap="s")
        self.add(scroll(inside), 1)
        self._given: dict[str, str] = {}
        self._marks: dict[str, set[str]] = {}
        self._notes: dict[str, tuple[str, ...]] = {}
        self.notes: dict[str, IconButton] = {}
        self.taps: dict[tuple[str, Rating], Button] = {}
        self.indicators: dict[str, IndicatorTaps] = {}
        self._draw()

    def show_given(self, observations: Sequence[Observation], marks: Sequence[Mark]) -> None:
        given = {one.target: str(one.rating) for one in observations if one.rating}
        last = {(one.indicator, one.evaluator): one.grade for one in marks if one.grade}
        found: dict[str, set[str]] = {}
        for (indicator, _evaluator), grade in last.items():
            found.setdefault(indicator, set()).add(grade)
        notes: dict[str, tuple[str, ...]] = {}
        seen = [(one.target, one.note) for one in observations]
        seen += [(INDICATOR + one.indicator, one.note) for one in marks]
        for target, note in seen:
            if note:
                notes[target] = (*notes.get(target, ()), note)
        if (given, found, notes) != (self._given, self._marks, self._notes):
            self._given, self._marks, self._notes = given, found, notes
            self._draw()

    def _draw(self) -> None:
        clear(self._box)
        self.taps.clear()
        self.indicators.clear()
        self.notes.clear()
        groups = self._profile.groups if self._profile is not None else ()
        group = next((one for one in groups if f"{INDICATOR}{one.id}" == self.objective.value), None)
        if group is not None:
            self._draw_group(group)
        else:
            self._draw_objective()
        self._box.addStretch(1)

    def _draw_group(self, group: IndicatorGroup) -> None:
        assert self._profile is not None
        for one in group.indicators:
            taps = IndicatorTaps(
                one, self._profile.grades, self._marks.get(one.id, ()),
                lambda grade, id_=one.id: self.marked.emit(id_, grade),  # type: ignore[misc]
            )  # fmt: skip
            self.indicators[one.id] = taps
            if one.pending:
                self._box.addWidget(taps)
                continue
            across = row(gap="xs")
            across.addWidget(taps, 1)
            across.addWidget(self._note(INDICATOR + one.id, one.text), 0, Qt.AlignmentFlag.AlignTop)
            self._box.addLayout(across)
            self._show_notes(INDICATOR + one.id, self._box)
        if group.more:
            self._box.addWidget(PlainLabel("其余条文待补，不计分。", "soft"))

    def _draw_objective(self) -> None:
        chosen = next((one for one in self._scenario.objectives if one.id == self.objective.value), None)
        for criterion in chosen.criteria if chosen else ():
            box = column(gap="xs")
            across = row(gap="xs")
            across.addWidget(PlainLabel(criterion_words(criterion)), 1)
            across.addWidget(self._note(criterion.id, criterion.text), 0, Qt.AlignmentFlag.AlignTop)
            box.addLayout(across)
            line = row(gap="xs")
            for rating in RATINGS:
                tap = self._tap(criterion.id, rating)
                tap.setAccessibleName(f"{criterion.text}：{TAPS[rating]}")
                self.taps[criterion.id, rating] = tap
                line.addWidget(tap)
            line.addStretch(1)
            box.addLayout(line)
            self._show_notes(criterion.id, box)
            self._box.addLayout(box)

    def _note(self, target: str, text: str) -> IconButton:
        button = IconButton("edit", f"写观察记录：{text}", on_click=lambda: self.noting.emit(target, text))
        self.notes[target] = button
        return button

    def _show_notes(self, target: str, box: QBoxLayout) -> None:
        for note in self._notes.get(target, ()):
            box.addWidget(PlainLabel(f"记录：{note}", "small"))

    def _tap(self, criterion: str, rating: Rating) -> Button:
        given = self._given.get(criterion) == rating
        return Button(
            TAPS[rating], "primary" if given else "plain", on_click=lambda: self.rated.emit(criterion, rating)
        )
