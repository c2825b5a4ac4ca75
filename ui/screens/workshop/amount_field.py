"""An amount: a plain number with its unit, or, for who knows how, an expression of the scenario's own figures."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from edu.domain.drills.vocabulary import Vocabulary
from ui.widgets import IconButton, NumberField, TextField, row

_PLAIN = re.compile(r"-?\d{1,9}%?")


class AmountField(QWidget):
    """`changed` carries the text as a scenario keeps it: 30, 60%, creek.stage / 2. With `none` 0 is no amount ('')."""

    changed = Signal(str)

    def __init__(
        self, vocabulary: Vocabulary, text: str, *, unit: str = "", high: int = 1_000_000, none: str = ""
    ) -> None:
        super().__init__()
        self._vocabulary, self._unit, self._none = vocabulary, unit, none
        line = row(self, gap="xs")
        self._either = QStackedWidget()
        low = 0 if unit else -high
        self.number = NumberField(0, low, high, unit=unit)
        if none:
            self.number.setSpecialValueText(none)
        self.typed = TextField(text, hint="如 creek.stage / 2", longest=400)
        self._either.addWidget(self.number)
        self._either.addWidget(self.typed)
        self._either.setFixedHeight(self.number.sizeHint().height())
        line.addWidget(self._either, 1)
        self.switch = IconButton("formula", "改写成算式", on_click=self._turn)
        line.addWidget(self.switch)
        plain = _number(text, unit)
        self._show(typed=plain is None)
        self.number.setValue(plain or 0)
        self.number.valueChanged.connect(lambda _value: self.changed.emit(self.value))
        self.typed.textChanged.connect(lambda _text: self.changed.emit(self.value))
        self.setFocusProxy(self.number if plain is not None else self.typed)

    @property
    def value(self) -> str:
        if self._either.currentWidget() is self.typed:
            return self.typed.value
        if self._none and not self.number.value():
            return ""
        return f"{self.number.value()}{'%' if self._unit == '%' else ''}"

    @property
    def fault(self) -> str:
        """Why the amount cannot be worked out, '' where it can."""
        if not self.value:
            return "" if self._none else "请写一个数。"
        return self._vocabulary.fault(self.value, "int")

    def _turn(self) -> None:
        typed = self._either.currentWidget() is self.number
        if typed:
            self.typed.setText(self.value)
        else:
            self.number.setValue(_number(self.typed.value, self._unit) or 0)
        self._show(typed=typed)
        self.changed.emit(self.value)

    def _show(self, *, typed: bool) -> None:
        self._either.setCurrentWidget(self.typed if typed else self.number)
        word = "改成一个数" if typed else "改写成算式"
        self.switch.setToolTip(word)
        self.switch.setAccessibleName(word)


def _number(text: str, unit: str) -> int | None:
    """None where it is more than a number of this unit; a permille is taken as percent where it is whole."""
    if not text:
        return 0
    if not _PLAIN.fullmatch(text) or (text.endswith("%") and unit != "%"):
        return None
    if unit != "%":
        return int(text)
    if text.endswith("%"):
        return int(text[:-1])
    return int(text) // 10 if int(text) % 10 == 0 else None
