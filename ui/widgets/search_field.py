"""A search field that speaks when the typing pauses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme

_EMPTY = "_q_qlineeditclearaction"
"""What Qt calls the × that empties a field."""

_SIGNS = 6
"""汉字 that the glass, the × and the edges take, so that the hint stands whole beside them."""


class SearchField(QLineEdit):
    """`searched` carries the trimmed text 250 ms after the last key, at once on Return, and '' when cleared."""

    searched = Signal(str)

    def __init__(
        self, hint: str = "搜索姓名、拼音首字母", *, pause_ms: int = 250, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        body = theme.current().type.body
        self.setMinimumWidth(max(body * 16, self.fontMetrics().horizontalAdvance(hint) + body * _SIGNS))
        self._mark = QAction(self)
        self.addAction(self._mark, QLineEdit.ActionPosition.LeadingPosition)
        self._draw_signs()
        self._last = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self._speak)
        self.textChanged.connect(lambda _text: self._pause.start())
        self.returnPressed.connect(self._speak)

    def _draw_signs(self) -> None:
        """Qt's own × is pale grey in every theme."""
        ink = theme.of(self).colours.ink_soft
        self._mark.setIcon(theme.icon("search", ink))
        empty = self.findChild(QAction, _EMPTY)
        if empty is not None:
            empty.setIcon(theme.icon("close", ink))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_mark"):
            self._draw_signs()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._speak()
        else:
            super().keyPressEvent(event)

    def _speak(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.searched.emit(text)
