"""The effects of one part: each a sentence, opened to a form of pickers; effects within effects are set in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QWidget

from edu.domain.drills import effects as e
from edu.domain.drills.effect_forms import (
    BY_KEY,
    CONTENT_WORDS,
    FLAGS,
    MOST,
    Slot,
    blank_effect,
    kind_of,
    kinds_for,
    offered,
)
from edu.domain.drills.effect_words import effect_words
from edu.domain.drills.vocabulary import Vocabulary
from ui.screens.workshop.amount_field import AmountField
from ui.screens.workshop.condition_field import ConditionField
from ui.widgets import Choice, FlowLayout, Form, IconButton, PlainLabel, clear, column, row

Effects = tuple[e.Effect, ...]
SETTLES_MS = 60
"""What is opened has its height only after the layouts around it have been worked out, one by one."""


class EffectsEditor(QWidget):
    """`changed` carries all effects, anew. `depth` is 1 for those of a part itself."""

    changed = Signal(object)

    def __init__(self, vocabulary: Vocabulary, effects: Effects, depth: int = 1) -> None:
        super().__init__()
        self._vocabulary, self._effects, self._depth = vocabulary, effects, depth
        page = column(self, gap="xs")
        self._box = column(gap="xs")
        page.addLayout(self._box)
        self.add = Choice(chars=14)
        self.add.set_pairs([("", "添加一个效果 …"), *((one.key, one.word) for one in kinds_for(vocabulary, depth))])
        self.add.setAccessibleName("添加一个效果")
        self.add.picked.connect(self._add)
        line = row(gap="s")
        line.addWidget(self.add)
        line.addStretch(1)
        page.addLayout(line)
        self.rows: list[EffectRow] = []
        self._lay_out(-1)

    @property
    def value(self) -> Effects:
        return self._effects

    @property
    def refused(self) -> bool:
        """An amount was emptied and is not in the draft as it stands there."""
        return any(one.refused for one in self.rows)

    def _add(self, key: str) -> None:
        if key:
            made = blank_effect(self._vocabulary, BY_KEY[key])
            self._put((*self._effects, made), open_at=len(self._effects))

    def _put(self, effects: Effects, open_at: int) -> None:
        self._effects = effects
        self.changed.emit(effects)
        QTimer.singleShot(0, self, lambda: self._lay_out(open_at))

    def _lay_out(self, open_at: int) -> None:
        clear(self._box)
        self.rows = []
        for at, effect in enumerate(self._effects):
            made = EffectRow(self._vocabulary, effect, at, self._depth)
            made.changed.connect(self._row_now)
            made.moved.connect(self._move)
            made.removed.connect(self._remove)
            made.up.setEnabled(at > 0)
            made.down.setEnabled(at < len(self._effects) - 1)
            self.rows.append(made)
            self._box.addWidget(made)
            if at == open_at:
                made.unfold()
        self.add.set_value("")
        self.add.setEnabled(len(self._effects) < MOST)

    def _row_now(self, at: int, effect: e.Effect) -> None:
        self._effects = (*self._effects[:at], effect, *self._effects[at + 1 :])
        self.changed.emit(self._effects)

    def _move(self, at: int, by: int) -> None:
        rows = list(self._effects)
        rows.insert(at + by, rows.pop(at))
        self._put(tuple(rows), open_at=-1)

    def _remove(self, at: int) -> None:
        self._put((*self._effects[:at], *self._effects[at + 1 :]), open_at=-1)


class EffectRow(QFrame):
    changed = Signal(int, object)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, vocabulary: Vocabulary, effect: e.Effect, at: int, depth: int) -> None:
        super().__init__()
        self.setProperty("panel", "sunken" if depth % 2 else "card")
        self._vocabulary, self._at, self._depth = vocabulary, at, depth
        self.effect = effect
        page = column(self, gap="s", margin="s")
        head = row(gap="xs")
        self.words = PlainLabel(effect_words(vocabulary, effect))
        head.addWidget(self.words, 1)
        self.fold = IconButton("edit", "改这个效果", on_click=self._turn)
        self.up = IconButton("up", "往前移", on_click=lambda: self.moved.emit(self._at, -1))
        self.down = IconButton("down", "往后移", on_click=lambda: self.moved.emit(self._at, 1))
        self.remove = IconButton("delete", "删除这个效果（可以撤销）", on_click=lambda: self.removed.emit(self._at))
        for button in (self.fold, self.up, self.down, self.remove):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        page.addLayout(head)
        self._place = column(gap="none")
        page.addLayout(self._place)
        self.form: EffectForm | None = None

    @property
    def refused(self) -> bool:
        return self.form is not None and self.form.refused

    def unfold(self) -> None:
        clear(self._place)
        self.form = EffectForm(self._vocabulary, self.effect, self._depth)
        self.form.changed.connect(self._now)
        self.form.other_fields.connect(lambda: QTimer.singleShot(0, self, self.unfold))
        self._place.addWidget(self.form)
        QTimer.singleShot(SETTLES_MS, self, self.come_into_view)

    def come_into_view(self) -> None:
        """As far as it fits: the sentence first, then as much of the form as there is room for."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self.form or self)
            area.ensureWidgetVisible(self.words)

    def _turn(self) -> None:
        if self.form is None:
            self.unfold()
        elif not self.refused:
            clear(self._place)
            self.form = None

    def _now(self, effect: e.Effect) -> None:
        self.effect = effect
        self.words.setText(effect_words(self._vocabulary, effect))
        self.changed.emit(self._at, effect)


class EffectForm(Form):
    """`other_fields`: what may be chosen has changed with what was chosen."""

    changed = Signal(object)
    other_fields = Signal()

    def __init__(self, vocabulary: Vocabulary, effect: Any, depth: int) -> None:
        super().__init__(2)
        self._vocabulary, self._depth = vocabulary, depth
        self.effect = effect
        self.fields: dict[str, QWidget] = {}
        self._empty: set[str] = set()
        for slot in kind_of(effect).slots:
            made = self._made(slot)
            wide = slot.asked in ("several", "condition", "effects")
            self.fields[slot.name] = self.add(slot.label, made, wide=wide)

    @property
    def refused(self) -> bool:
        nested = (one for one in self.fields.values() if isinstance(one, EffectsEditor))
        return bool(self._empty) or any(one.refused for one in nested)

    def _made(self, slot: Slot) -> QWidget:
        value = getattr(self.effect, slot.name)
        if slot.asked == "pick":
            return self._pick(slot, value)
        if slot.asked == "flag":
            yes, no = FLAGS[slot.of]
            flag = Choice((("1", yes), ("", no)), "1" if value else "")
            flag.picked.connect(lambda key: self._now(slot.name, bool(key)))
            return flag
        if slot.asked == "number":
            none = "按力量自己的路程" if slot.optional else ""
            amount = AmountField(self._vocabulary, value, unit=slot.unit, high=slot.high, none=none)
            amount.changed.connect(lambda text: self._amount(slot.name, amount, text))
            return amount
        if slot.asked == "condition":
            condition = ConditionField(self._vocabulary, value, "true")
            condition.changed.connect(lambda text: self._condition(slot.name, condition, text))
            return condition
        if slot.asked == "effects":
            inner = EffectsEditor(self._vocabulary, value, self._depth + 1)
            inner.changed.connect(lambda effects: self._now(slot.name, effects))
            return inner
        return self._several(slot, value)

    def _pick(self, slot: Slot, value: str) -> Choice:
        pairs = list(offered(self._vocabulary, slot, self.effect))
        if value not in dict(pairs):
            pairs.insert(0, (value, f"{value}（已不在）" if value else "请选择"))
        choice = Choice(pairs, value)
        choice.picked.connect(lambda key: self._picked(slot, key))
        return choice

    def _several(self, slot: Slot, value: tuple[str, ...]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        boxes: dict[str, QCheckBox] = {}
        for key, word in CONTENT_WORDS.items():
            box = boxes[key] = QCheckBox(word)
            box.setChecked(key in value)
            box.toggled.connect(
                lambda _on: self._now(slot.name, tuple(one for one, tick in boxes.items() if tick.isChecked()))
            )
            flow.addWidget(box)
        return holder

    def _picked(self, slot: Slot, key: str) -> None:
        effect = replace(self.effect, **{slot.name: key})
        if isinstance(effect, e.Order) and slot.name == "zone":
            effect = replace(effect, road="")
        elif isinstance(effect, e.Drive) and slot.name == "model":
            effect = replace(effect, lever=next((one for one, _ in self._vocabulary.levers(key)), ""))
        self._whole(effect)
        if isinstance(effect, e.Order | e.Drive) and slot.name in ("zone", "model"):
            self.other_fields.emit()

    def _amount(self, name: str, field: AmountField, text: str) -> None:
        """An emptied amount is not taken; one that cannot be worked out is, and stands as a finding."""
        why = field.fault
        self.refuse(field, why)
        if not text and why:
            self._empty.add(name)
        else:
            self._empty.discard(name)
            self._now(name, text)

    def _condition(self, name: str, field: ConditionField, text: str) -> None:
        self.refuse(field, field.fault)
        self._now(name, text)

    def _now(self, name: str, value: object) -> None:
        self._whole(replace(self.effect, **{name: value}))

    def _whole(self, effect: e.Effect) -> None:
        self.effect = effect
        self.changed.emit(effect)
