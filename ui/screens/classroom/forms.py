"""A short form: labelled fields, alone on a page or on a sheet over the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QSpinBox, QTimeEdit, QVBoxLayout, QWidget

from ui.errors import explain
from ui.tasks import TaskRunner
from ui.widgets import Banner, Button, Overlay, PlainLabel, clear, column, row

T = TypeVar("T")


def labelled(label: str, field: QWidget, hint: str = "") -> QVBoxLayout:
    box = column(gap="xs")
    box.addWidget(PlainLabel(label, "field"))
    box.addWidget(field)
    if hint:
        box.addWidget(PlainLabel(hint, "small"))
    field.setAccessibleName(label)
    return box


class Line(QLineEdit):
    def __init__(self, text: str = "", *, hint: str = "", longest: int = 80) -> None:
        super().__init__(text)
        self.setPlaceholderText(hint)
        self.setMaxLength(longest)
        self.setCursorPosition(0)

    @property
    def value(self) -> str:
        return self.text().strip()


class Choice(QComboBox):
    """Pairs of key and word."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = (), chosen: str = "") -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(16)
        self.set_pairs(pairs, chosen)

    def set_pairs(self, pairs: Iterable[tuple[str, str]], chosen: str = "") -> None:
        self.clear()
        for key, word in pairs:
            self.addItem(word, key)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    @property
    def value(self) -> str:
        return str(self.currentData() or "")


class Day(QDateEdit):
    def __init__(self, day: date) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")

    @property
    def value(self) -> date:
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())


class Hour(QTimeEdit):
    def __init__(self, hour: int, minute: int) -> None:
        super().__init__(QTime(hour, minute))
        self.setDisplayFormat("HH:mm")

    @property
    def value(self) -> tuple[int, int]:
        return self.time().hour(), self.time().minute()


class Number(QSpinBox):
    def __init__(self, value: int, least: int, most: int, unit: str = "", step: int = 1) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setSuffix(f" {unit}" if unit else "")
        self.setValue(value)


class Sheet(Overlay):
    """`save` is the work of the lane; the sheet closes when it is done, or says what the service refused."""

    def __init__(self, over: QWidget, title: str, text: str = "", *, yes: str = "保存") -> None:
        super().__init__(over.window())
        self.content.addWidget(PlainLabel(title, "title"))
        if text:
            self.content.addWidget(PlainLabel(text, "soft"))
        self.fields = column(gap="m")
        self.content.addLayout(self.fields)
        self._trouble = column(gap="none")
        self.content.addLayout(self._trouble)
        self.foot = row(gap="s")
        self.foot.addStretch(1)
        self.foot.addWidget(Button("取消", on_click=self.shut))
        self.yes = Button(yes, "primary")
        self.foot.addWidget(self.yes)
        self.content.addLayout(self.foot)
        self.dismissed.connect(self.shut)
        self.setAccessibleName(title)

    def submit(self, tasks: TaskRunner, work: Callable[[], T], done: Callable[[T], None]) -> None:
        def over(value: T) -> None:
            self.shut()
            done(value)

        def refused(error: Exception) -> None:
            self.setEnabled(True)
            why = explain(error)
            clear(self._trouble)
            self._trouble.addWidget(Banner("error", why.message, why.remedy))

        self.setEnabled(False)
        tasks.start(self, lambda _task: work(), over, on_error=refused)
