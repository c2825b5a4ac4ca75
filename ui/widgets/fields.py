"""Fields of a form: label above, hint below, the fault under its own field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyleOptionComboBox,
    QTimeEdit,
    QWidget,
)

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel, restyle
from ui.widgets.layouts import column, grid, row

W = TypeVar("W", bound=QWidget)
_PERCENT = re.compile(r"\s*(\d*)(?:[.。]([0-9]?))?\s*[%％]?\s*")


class Form(QWidget):
    """`columns` fields side by side; a field takes `span` of them, a `wide` one a whole line."""

    def __init__(self, columns: int = 1) -> None:
        super().__init__()
        self._box = grid(self)
        for at in range(columns):
            self._box.setColumnStretch(at, 1)
        self._columns, self._next = columns, 0
        self._faults: dict[QWidget, PlainLabel] = {}
        self._folded: list[QWidget] = []
        self.folder: Button | None = None

    def fold(self, word: str) -> None:
        """What is added from here on is out of sight until `word` is pressed, or something in it is refused."""
        folder = self.folder = Button(word, "ghost", icon="down", on_click=self.unfold)
        self._next += -self._next % self._columns
        self._box.addWidget(folder, self._next // self._columns, 0, 1, self._columns, Qt.AlignmentFlag.AlignLeft)
        self._next += self._columns

    def unfold(self) -> None:
        for holder in self._folded:
            holder.show()
        if self.folder is not None:
            self.folder.hide()

    def add(
        self, label: str, field: W, *, hint: str = "", span: int = 1, wide: bool = False, below: QWidget | None = None
    ) -> W:  # fmt: skip
        """`below` stands under the field and says what is in it."""
        holder = QWidget()
        box = column(holder, gap="xs")
        if label:
            box.addWidget(PlainLabel(label, "field"))
        box.addWidget(field)
        if below is not None:
            box.addWidget(below)
        if hint:
            box.addWidget(PlainLabel(hint, "small"))
        fault = PlainLabel("", "fault")
        fault.hide()
        box.addWidget(fault)
        box.addStretch(1)
        self._faults[field] = fault
        field.setAccessibleName(label or field.accessibleName())
        span = self._columns if wide else span
        if self._next % self._columns + span > self._columns:
            self._next += self._columns - self._next % self._columns
        line, at = divmod(self._next, self._columns)
        self._box.addWidget(holder, line, at, 1, span)
        self._next += span
        if self.folder is not None:
            self._folded.append(holder)
            holder.setVisible(not self.folder.isVisibleTo(self))
        return field

    def refuse(self, field: QWidget, why: str) -> None:
        if why and self._faults[field].parentWidget() in self._folded:
            self.unfold()
        self._faults[field].setText(why)
        self._faults[field].setVisible(bool(why))
        field.setProperty("fault", "true" if why else "")
        restyle(field)

    def clear_faults(self) -> None:
        for field in self._faults:
            self.refuse(field, "")

    def show_field(self, field: QWidget, shown: bool) -> None:
        holder = self._faults[field].parentWidget()
        if holder is not None:
            holder.setVisible(shown)


class TextField(QLineEdit):
    def __init__(self, text: str = "", *, hint: str = "", longest: int = 100) -> None:
        super().__init__(text)
        self.setPlaceholderText(hint)
        self.setMaxLength(longest)
        self.setCursorPosition(0)

    def suggest(self, words: Sequence[str]) -> TextField:
        """Words that hold what is typed are offered below; anything else can be typed all the same."""
        completer = QCompleter(list(words), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        return self

    @property
    def value(self) -> str:
        return self.text().strip()


class LongTextField(QPlainTextEdit):
    def __init__(self, *, hint: str = "", lines: int = 3) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 2 * theme.current().metrics.m)

    @property
    def value(self) -> str:
        return self.toPlainText().strip()


class Choice(QComboBox):
    """Pairs of key and word; long words are elided in the field, whole in the list."""

    picked = Signal(str)

    def __init__(self, pairs: Iterable[tuple[str, str]] = (), chosen: str = "", *, chars: int = 8) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(chars)
        self.setMaxVisibleItems(16)
        self.set_pairs(pairs, chosen)
        self.activated.connect(lambda _at: self.picked.emit(self.value))

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Indentation belongs to the list; the field shows the bare word."""
        super().initStyleOption(option)
        option.currentText = self.word

    def set_pairs(self, pairs: Iterable[tuple[str, str]], chosen: str | None = None) -> None:
        wanted = self.value if chosen is None else chosen
        self.clear()
        for key, word in pairs:
            self.addItem(word, key)
        self.set_value(wanted)

    def set_value(self, key: str) -> None:
        self.setCurrentIndex(max(0, self.findData(key)))

    @property
    def value(self) -> str:
        return str(self.currentData() or "")

    @property
    def word(self) -> str:
        return self.currentText().strip("　")


class DayField(QWidget):
    """A civil day; with `without` it may be none (长期有效)."""

    changed = Signal()

    def __init__(self, day: date, *, without: str = "", none: bool = False) -> None:
        super().__init__()
        line = row(self, gap="s")
        self.edit = QDateEdit(QDate(day.year, day.month, day.day))
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("yyyy-MM-dd")
        self.edit.dateChanged.connect(lambda _day: self.changed.emit())
        line.addWidget(self.edit, 1)
        self.tick: QCheckBox | None = None
        if without:
            self.tick = QCheckBox(without)
            self.tick.toggled.connect(self.edit.setDisabled)
            self.tick.setChecked(none)
            line.addWidget(self.tick)
        self.setFocusProxy(self.edit)

    @property
    def value(self) -> date | None:
        return None if self.tick is not None and self.tick.isChecked() else self.day

    @property
    def day(self) -> date:
        shown = self.edit.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        self.edit.setDate(QDate(day.year, day.month, day.day))


class HourField(QTimeEdit):
    """A time of day, to the minute."""

    def __init__(self, hour: int, minute: int) -> None:
        super().__init__(QTime(hour, minute))
        self.setDisplayFormat("HH:mm")

    @property
    def value(self) -> tuple[int, int]:
        return self.time().hour(), self.time().minute()


class NumberField(QSpinBox):
    def __init__(self, value: int, least: int, most: int, *, unit: str = "", step: int = 1) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setSuffix(f" {unit}" if unit else "")
        self.setValue(value)


class PercentField(NumberField):
    """A share: kept in permille, read and typed in percent with one decimal."""

    def __init__(self, value: int, least: int = 0, most: int = 1000) -> None:
        super().__init__(value, least, most, unit="%", step=10)
        self.setCorrectionMode(QSpinBox.CorrectionMode.CorrectToNearestValue)

    def textFromValue(self, value: int) -> str:
        return f"{value // 10}" if value % 10 == 0 else f"{value / 10:.1f}"

    def valueFromText(self, text: str) -> int:
        typed = _PERCENT.fullmatch(text)
        return int(typed[1] or 0) * 10 + int(typed[2] or 0) if typed else self.value()

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        typed = _PERCENT.fullmatch(text)
        if typed is None or self.valueFromText(text) > self.maximum():
            return QValidator.State.Invalid, text, at
        whole = typed[1] and self.valueFromText(text) >= self.minimum()
        return QValidator.State.Acceptable if whole else QValidator.State.Intermediate, text, at


def with_all(word: str, pairs: Iterable[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """For a filter: the first choice filters nothing."""
    return (("", word), *pairs)
