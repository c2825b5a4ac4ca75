"""The form of one part, made of its fields. What is typed reaches the draft at once; what cannot be taken is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from edu.domain.drills.expression_words import expression_words
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.vocabulary import Vocabulary
from edu.domain.register import Register
from ui.screens.workshop.condition_field import ConditionField
from ui.screens.workshop.effects_editor import EffectsEditor
from ui.screens.workshop.grounds_field import GroundsField
from ui.screens.workshop.order_field import OrderField
from ui.screens.workshop.parts import DEEP, Field, fields_of
from ui.screens.workshop.values import TYPED
from ui.widgets import Choice, FlowLayout, Form, LongTextField, NumberField, PercentField, PlainLabel, TextField

Change = Callable[[str, Any], None]
LONGEST = {"line": 80, "expression": 400, "id": 60}
LINES = {"long": 3, "lines": 4, "params": 3, "settings": 6}


class Ticks(QWidget):
    """Several of a list, in its order; what is chosen and no longer there stays, marked, until it is taken away."""

    def __init__(self, pairs: list[tuple[str, str]], chosen: tuple[str, ...], on_change: Callable[[], None]) -> None:
        super().__init__()
        flow = FlowLayout(self)
        known = {key for key, _ in pairs}
        lost = [(key, f"{key}（已不在）") for key in chosen if key not in known]
        self.boxes: dict[str, QCheckBox] = {}
        for key, word in (*pairs, *lost):
            box = QCheckBox(word or key)
            box.setChecked(key in chosen)
            box.toggled.connect(lambda _on: on_change())
            self.boxes[key] = box
            flow.addWidget(box)

    @property
    def value(self) -> tuple[str, ...]:
        return tuple(key for key, box in self.boxes.items() if box.isChecked())


class PartForm(Form):
    """`on_change(name, value)` for every change that can be taken; `rename` answers why an id cannot be had."""

    def __init__(
        self, family: str, part: Any, scenario: Scenario, on_change: Change, rename: Callable[[str], str],
        register: Register,
    ) -> None:  # fmt: skip
        super().__init__(2)
        self._on_change, self._rename = on_change, rename
        self._register, self._scenario, self._vocabulary = register, scenario, Vocabulary(scenario)
        self.fields: dict[str, QWidget] = {}
        self._own: dict[str, str] = {}
        """What cannot be taken as it is typed, by field; it stands before what the draft's findings say."""
        self._found: Mapping[str, str] = {}
        fields = fields_of(family, part)
        for field in fields:
            if not field.deep:
                self.fields[field.name] = self._add(field, part, scenario)
        deep = [field for field in fields if field.deep]
        if deep:
            self.fold(DEEP)
        for field in deep:
            self.fields[field.name] = self._add(field, part, scenario)

    def show_findings(self, said: Mapping[str, str]) -> None:
        """By name of the field, what is wrong with it."""
        self._found = said
        for name in self.fields:
            self._tell(name)

    @property
    def refused(self) -> bool:
        """Something typed is not in the draft."""
        effects = (one for one in self.fields.values() if isinstance(one, EffectsEditor))
        return any(self._own.values()) or any(one.refused for one in effects)

    def _tell(self, name: str) -> None:
        self.refuse(self.fields[name], self._own.get(name) or self._found.get(name, ""))

    def _add(self, field: Field, part: Any, scenario: Scenario) -> QWidget:
        value = getattr(part, field.name)
        made = self._made(field, value, part, scenario)
        below = self._in_words(made) if field.kind == "expression" and isinstance(made, TextField) else None
        return self.add(field.label, made, hint=field.hint, wide=field.wide, below=below)

    def _in_words(self, line: TextField) -> PlainLabel:
        """What an expression says, for who does not read expressions; nothing where it is a plain number."""
        words = PlainLabel(self._said(line.value), "small")

        def say(_text: str) -> None:
            words.setText(self._said(line.value))
            words.setVisible(bool(words.text()))

        line.textChanged.connect(say)
        if not words.text():  # never shown here: without its form it would be a window
            words.hide()
        return words

    def _said(self, expression: str) -> str:
        """Nothing of what cannot be worked out: the fault says why."""
        if not expression or self._vocabulary.fault(expression, "int"):
            return ""
        said = expression_words(self._vocabulary, expression)
        return "" if said == expression else said

    def _made(self, field: Field, value: Any, part: Any, scenario: Scenario) -> QWidget:
        name = field.name
        if field.kind == "flag":
            box = QCheckBox("是")
            box.setChecked(value)
            box.toggled.connect(lambda on: self._on_change(name, on))
            return box
        if field.kind in ("number", "points"):
            hundred = 100 if field.kind == "points" else 1
            high = 100 if field.kind == "points" else field.high
            spin = NumberField(value // hundred, field.low, high)
            spin.valueChanged.connect(lambda number: self._on_change(name, number * hundred))
            return spin
        if field.kind == "permille":
            share = PercentField(value)
            share.valueChanged.connect(lambda permille: self._on_change(name, permille))
            return share
        if field.kind == "choice":
            return self._choice(field, value, part, scenario)
        if field.kind == "ticks":
            pairs = list(field.pairs(scenario, part)) if field.pairs else []
            ticks = Ticks(pairs, value, lambda: self._on_change(name, ticks.value))
            return ticks
        return self._built(field, value) or self._typed(field, value)

    def _built(self, field: Field, value: Any) -> QWidget | None:
        """Fields that are put together by picking; None for what is typed."""
        made: ConditionField | GroundsField | EffectsEditor | OrderField
        if field.kind == "condition":
            made = ConditionField(self._vocabulary, value, field.blank)
        elif field.kind == "cites":
            made = GroundsField(self._register, value)
        elif field.kind == "order":
            made = OrderField(field.pairs(self._scenario, None) if field.pairs else (), value)
        elif field.kind == "effects":
            made = EffectsEditor(self._vocabulary, value)
        else:
            return None
        made.changed.connect(lambda taken: self._on_change(field.name, taken))
        return made

    def _choice(self, field: Field, value: str, part: Any, scenario: Scenario) -> QWidget:
        pairs = list(field.pairs(scenario, part)) if field.pairs else []
        if value not in {key for key, _ in pairs}:
            pairs.insert(0, (value, f"{value}（没有这一项）" if value else "请选择"))
        choice = Choice(pairs, value)
        choice.currentIndexChanged.connect(lambda _at: self._on_change(field.name, choice.value))
        return choice

    def _typed(self, field: Field, value: Any) -> QWidget:
        if field.kind in LINES:
            long = LongTextField(lines=LINES[field.kind])
            long.setPlainText(TYPED[field.kind][0](value))
            long.textChanged.connect(lambda: self._take(field, long.toPlainText()))
            return long
        shown = value if field.kind == "id" else TYPED[field.kind][0](value)
        line = TextField(shown, longest=LONGEST.get(field.kind, 400))
        if field.kind == "id":
            line.editingFinished.connect(lambda: self._renamed(line))
        else:
            line.textChanged.connect(lambda text: self._take(field, text))
        return line

    def _take(self, field: Field, text: str) -> None:
        try:
            value = TYPED[field.kind][1](text)
            value = field.blank if field.kind == "expression" and not value else value
        except ValueError as why:
            self._own[field.name] = str(why)
        else:
            self._own.pop(field.name, None)
            self._on_change(field.name, value)
        self._tell(field.name)

    def _renamed(self, line: TextField) -> None:
        why = self._rename(line.value)
        self._own["id"] = why
        self._tell("id")
