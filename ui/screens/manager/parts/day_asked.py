"""The day for which duties are asked: today, until somebody picks another, and then that is plain to see."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets import Button, Chip, DayField, row


class DayAsked(QWidget):
    """`on` is None for today, so that a window left open over night asks the new day."""

    picked = Signal()

    def __init__(self, today: date, on: date | None = None) -> None:
        super().__init__()
        self._today = today
        line = row(self, gap="s")
        self.field = DayField(on or today)
        self.field.edit.setKeyboardTracking(False)  # a day half typed is no day to judge by
        self.field.edit.setAccessibleName("哪一天的情况")
        self.field.setToolTip("按这一天的规定、岗位和到这一天为止的记录计算")
        self.other = Chip("warning", "不是今天")
        self.back = Button("回到今天", "ghost", on_click=self._on_back)
        for widget in (self.field, self.other, self.back):
            line.addWidget(widget)
        self.field.changed.connect(self._on_changed)
        self._tell()

    @property
    def on(self) -> date | None:
        return None if self.field.day == self._today else self.field.day

    def arguments(self) -> dict[str, str]:
        """What a route to another page of the same day carries."""
        return {} if self.on is None else {"on": self.on.isoformat()}

    def set_today(self, today: date) -> None:
        """Moves along with the day where nobody asked for another."""
        asked, self._today = self.on, today
        with QSignalBlocker(self.field):
            self.field.set_day(asked or today)
        self._tell()

    def _tell(self) -> None:
        for widget in (self.other, self.back):
            widget.setVisible(self.on is not None)

    def _on_changed(self) -> None:
        self._tell()
        self.picked.emit()

    def _on_back(self) -> None:
        self.field.set_day(self._today)


def day_in(text: str) -> date | None:
    """The day that a route carries; None for today."""
    return date.fromisoformat(text) if text else None
