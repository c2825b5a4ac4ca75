"""What stands below a question or a decision: the way out, how far it is, the way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from ui import theme
from ui.screens.kiosk.read_aloud import ReadAloud
from ui.widgets import Button, PlainLabel, row


class Foot:
    """`line` goes into the page; `count` and `next` say something else at every step."""

    def __init__(
        self,
        leave: Callable[[], None],
        go_on: Callable[[], None],
        word: str,
        told: str = "",
        *,
        aloud: ReadAloud | None = None,
    ) -> None:
        self.line = row(gap="m")
        self.line.addWidget(Button("  不玩了", icon="close", big=True, on_click=leave))
        if aloud is not None:
            self.line.addWidget(aloud)
        self.count = PlainLabel(told, "stage-title", align=Qt.AlignmentFlag.AlignCenter)
        self.line.addWidget(self.count, 1)
        self.next = Button(f"{word}  ", "accent", icon="forward", big=True, on_click=go_on)
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.next.setMinimumWidth(theme.current().metrics.action * 3)
        self.line.addWidget(self.next)
