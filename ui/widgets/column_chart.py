"""Standing columns over time: as many labels below as there is room for, the highest value and every one at hand."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from ui import theme
from ui.widgets.charts import Bar, Chart

_LINES = 10
_FEW = 16
"""Up to so many columns each carries its figure; of more the highest alone, the others when pointed at."""


class ColumnChart(Chart):
    """`unit` follows a figure where one column is pointed at."""

    def __init__(self, bars: Sequence[Bar], *, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars, self._unit = tuple(bars), unit
        self.setAccessibleName("，".join(f"{bar.label} {bar.shown}{unit}" for bar in self._bars))

    def sizeHint(self) -> QSize:
        return QSize(theme.of(self).type.body * 20, self._line_height() * _LINES)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.of(self).type.body * 12, self.sizeHint().height())

    def _room(self) -> QRectF:
        high = self._line_height()
        return QRectF(0, high, self.width(), max(1.0, self.height() - 2 * high - theme.of(self).metrics.xs))

    def draw(self, painter: QPainter) -> None:
        if not self._bars:
            return
        live = theme.of(self)
        c = live.colours
        room = self._room()
        top = max((bar.value for bar in self._bars), default=0) or 1
        step = room.width() / len(self._bars)
        wide = min(step * 0.72, live.type.body * 2.4)
        highest = max(range(len(self._bars)), key=lambda at: self._bars[at].value)
        for at, bar in enumerate(self._bars):
            high = room.height() * max(0.0, bar.value) / top
            middle = room.left() + (at + 0.5) * step
            body = QRectF(middle - wide / 2, room.bottom() - high, wide, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.series[0]))
            radius = min(live.metrics.radius_small, wide / 2, high)
            painter.drawRoundedRect(body, radius, radius)
            if bar.value and (len(self._bars) <= _FEW or at == highest):
                painter.setPen(QColor(c.ink))
                self._say(painter, bar.shown, middle, body.top() - self._line_height())
        painter.setPen(QPen(QColor(c.line_strong), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        self._draw_labels(painter, room, step)

    def _draw_labels(self, painter: QPainter, room: QRectF, step: float) -> None:
        live = theme.of(self)
        painter.setPen(QColor(live.colours.ink_soft))
        metrics = QFontMetrics(painter.font())
        wide = max(metrics.horizontalAdvance(bar.label) for bar in self._bars) + 2
        for at in labelled(len(self._bars), step, wide, live.metrics.s):
            word, middle = self._bars[at].label, room.left() + (at + 0.5) * step
            place = self._placed(painter, word, middle, room.bottom() + live.metrics.xs)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)

    def _say(self, painter: QPainter, text: str, middle: float, top: float) -> None:
        painter.drawText(self._placed(painter, text, middle, top), Qt.AlignmentFlag.AlignCenter, text)

    def _placed(self, painter: QPainter, text: str, middle: float, top: float) -> QRectF:
        """Centred there, but within the widget."""
        wide = QFontMetrics(painter.font()).horizontalAdvance(text) + 2
        left = max(0.0, min(middle - wide / 2, self.width() - wide))
        return QRectF(left, top, wide, self._line_height())

    def word_at(self, place: QPointF) -> str:
        """What stands under that point."""
        room = self._room()
        if not self._bars or not room.left() <= place.x() < room.right():
            return ""
        bar = self._bars[int((place.x() - room.left()) * len(self._bars) / room.width())]
        return f"{bar.label}  {bar.shown}{self._unit}"

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.word_at(QPointF(event.pos())), self)
            return True
        return super().event(event)


def labelled(count: int, step: float, wide: float, gap: float) -> range:
    """Which columns have a label: the last, and back from it at equal distances, as many as do not touch each other.

    The labels at both ends are held within the chart and so stand nearer to their neighbours.
    """
    held = max(0.0, (wide - step) / 2)
    every = max(1, math.ceil((wide + gap + held) / step)) if count > 1 else 1
    return range((count - 1) % every, count, every)
