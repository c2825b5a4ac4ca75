"""The number of a run as the commands ask for it (`drill report`, `drill replay`): shown, and copied with one press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.widgets import Button, PlainLabel, row

SHORT = 8
"""Its last digits are enough for a list and for the commands; the first ones are time alone."""


def short_number(run: str) -> str:
    return run[-SHORT:]


class RunNumber(QWidget):
    def __init__(self, run: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        line = row(self, gap="s")
        self.words = PlainLabel(f"推演编号 {run}", "small", wrap=False)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = Button("复制编号", "ghost", icon="copy", on_click=self._copied)
        line.addWidget(self.words)
        line.addWidget(self.copy)
        line.addStretch(1)

    def _copied(self) -> None:
        QGuiApplication.clipboard().setText(self._run)
        self.copy.setText("已复制")
