"""Two columns of cards beside each other where there is room, one below the other where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme
from ui.widgets import column, row

_CHARS = 58


class TwoColumns(QWidget):
    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget], *, shares: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self._box = row(self, gap="l")
        for cards, share in ((left, shares[0]), (right, shares[1])):
            holder = QWidget()
            inner = column(holder, gap="l")
            for card in cards:
                inner.addWidget(card)
            inner.addStretch(1)
            self._box.addWidget(holder, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.of(self).type.body * _CHARS
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)
