"""The white field that groups what belongs together."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.widgets.labels import PlainLabel, restyle
from ui.widgets.layouts import Gap, column, row


class Card(QFrame):
    """`body` takes the content; `head` the title and, at its right, small actions."""

    def __init__(
        self, title: str = "", *, gap: Gap = "m", margin: Gap = "l", hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        outer = column(self, gap="m", margin=margin)
        self.head: QHBoxLayout = row(gap="s")
        if title:
            words = column(gap="xs")
            words.addWidget(PlainLabel(title, "title"))
            if hint:
                words.addWidget(PlainLabel(hint, "small"))
            self.head.addLayout(words, 1)
            self.setAccessibleName(title)
            outer.addLayout(self.head)
        self.body: QVBoxLayout = column(gap=gap)
        outer.addLayout(self.body, 1)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> Card:
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)
        return self

    def add_action(self, button: QWidget) -> Card:
        self.head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return self


class PressCard(Card):
    """A card that is one big button: pressed by mouse, finger, Return or Space."""

    pressed = Signal()

    def __init__(self, title: str = "", *, gap: Gap = "m", margin: Gap = "l", hint: str = "") -> None:
        super().__init__(title, gap=gap, margin=margin, hint=hint)
        self.setProperty("pressable", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._down = False

    def set_shown(self, shown: bool) -> None:
        """Of a list beside which one is shown: this is the one."""
        self.setProperty("shown", "true" if shown else "")
        restyle(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._down = event.button() == Qt.MouseButton.LeftButton

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was, self._down = self._down, False
        if was and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
