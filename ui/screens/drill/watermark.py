"""演练: written over everything that others may see of a drill, so that nobody takes it for real."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme

WORD = "演练"
_SLANT, _FAINT = -24, 26


class Watermark(QWidget):
    """Lies over `over`, follows its size and lets every press through."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("演练标记")
        over.installEventFilter(self)
        self.resize(over.size())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        over = self.parentWidget()
        if event.type() == QEvent.Type.Resize and over is not None:
            self.resize(over.size())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        live = theme.of(self)
        colour = QColor(live.colours.red.solid)
        colour.setAlpha(_FAINT)
        painter.setPen(colour)
        size = live.type.hero * 3
        painter.setFont(theme.font(size, bold=True))
        painter.translate(self.width() / 2, self.height() / 2)
        painter.rotate(_SLANT)
        step_x, step_y = size * 4, size * 2.2
        for line in range(-3, 4):
            for place in range(-3, 4):
                painter.drawText(QPointF(place * step_x + (line % 2) * step_x / 2, line * step_y), WORD)
        painter.end()
