"""演练: written over everything that others may see of a drill, so that nobody takes it for real."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from ui import theme

WORD = "演练"
_SLANT, _FAINT = -24, 26


class Watermark(QWidget):
    """Lies over `over`, follows its size and lets every press through. `spared` is left clean while it can be seen."""

    def __init__(self, over: QWidget, spared: QWidget | None = None) -> None:
        super().__init__(over)
        self._spared = spared
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
        live, spared, over = theme.of(self), self._spared, self.parentWidget()
        if spared is not None and over is not None and spared.isVisible():
            clean = QRect(spared.mapTo(over, QPoint(0, 0)), spared.size())
            painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(clean)))
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
