"""What a list shows when it is empty: why, and the next step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, PlainLabel
from ui.widgets.layouts import column


class EmptyState(QWidget):
    def __init__(
        self,
        icon: str,
        sentence: str,
        hint: str = "",
        *,
        action: str = "",
        action_icon: str | None = None,
        on_action: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        box = column(self, gap="s", margin="l")
        box.addStretch(1)
        box.addWidget(IconLabel(icon, colour="line_strong", size=theme.current().metrics.icon_big), 0, middle)
        box.addSpacing(theme.current().metrics.s)
        box.addWidget(PlainLabel(sentence, "title", align=Qt.AlignmentFlag.AlignCenter))
        if hint:
            box.addWidget(PlainLabel(hint, "soft", align=Qt.AlignmentFlag.AlignCenter))
        if action and on_action is not None:
            box.addSpacing(theme.current().metrics.m)
            box.addWidget(Button(action, "accent", icon=action_icon, on_click=on_action), 0, middle)
        box.addStretch(1)
        self.setAccessibleName(sentence)
