"""The top of a page: what this is, one line of what it is for, and the actions of the page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import IconButton
from ui.widgets.labels import PlainLabel
from ui.widgets.layouts import clear, column, row


class PageHeader(QWidget):
    """At most one action is `accent`. In a desktop window the header is drawn by the window (see `Screen`)."""

    back_pressed = Signal()

    def __init__(self, title: str, subtitle: str = "", *, back: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(self, gap="s")
        self._back = IconButton("back", "返回", on_click=self.back_pressed.emit)
        self._back.setVisible(back)
        line.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap="none")
        self._title = PlainLabel(title, "hero")
        self._subtitle = PlainLabel(subtitle, "soft")
        self._subtitle.setVisible(bool(subtitle))
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        line.addLayout(words, 1)
        self.action_row: QHBoxLayout = row(gap="s")
        line.addLayout(self.action_row)

    @property
    def title(self) -> str:
        return self._title.text()

    def set_title(self, title: str, subtitle: str | None = None) -> None:
        self._title.setText(title)
        if subtitle is not None:
            self._subtitle.setText(subtitle)
            self._subtitle.setVisible(bool(subtitle))

    def show_back(self, shown: bool) -> None:
        self._back.setVisible(shown)

    def add_action(self, button: QWidget) -> PageHeader:
        self.action_row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return self

    def set_actions(self, buttons: Iterable[QWidget]) -> None:
        """The former ones are destroyed."""
        clear(self.action_row)
        for button in buttons:
            self.add_action(button)
