"""Estimates with their interval: a dot with whiskers over a scale, and the same in words below the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.charts import Chart

_LINES = 3.25


@dataclass(frozen=True, slots=True)
class Whisker:
    """Shares; without `low` and `high` there are too few, and the dot is hollow. Without `value` nothing is drawn."""

    label: str
    value: float | None
    low: float | None
    high: float | None
    text: str


class IntervalChart(Chart):
    """`span` is the scale; a line marks 0 where it lies inside, and its ends are then points instead of per cent."""

    def __init__(
        self, rows: Sequence[Whisker], *, span: tuple[float, float] = (0.0, 1.0), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows, self._span = tuple(rows), span
        self.setAccessibleName("；".join(f"{row.label}：{row.text}" for row in self._rows))

    def sizeHint(self) -> QSize:
        live = theme.of(self)
        step = _LINES * self._line_height() + live.metrics.s
        return QSize(live.type.body * 18, round(len(self._rows) * step + self._line_height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.of(self).type.body * 12, self.sizeHint().height())

    def draw(self, painter: QPainter) -> None:
        live = theme.of(self)
        c, m = live.colours, live.metrics
        metrics = QFontMetrics(painter.font())
        high = self._line_height()
        y = 0.0
        for row in self._rows:
            painter.setPen(QColor(c.ink))
            label = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QRectF(0, y, self.width(), high), Qt.AlignmentFlag.AlignVCenter, label)
            painter.setPen(QColor(c.ink_soft))
            said = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QRectF(0, y + high, self.width(), high), Qt.AlignmentFlag.AlignVCenter, said)
            self._draw_row(painter, row, y + 2.75 * high)
            y += _LINES * high + m.s
        self._draw_scale(painter, y)

    def _at(self, share: float) -> float:
        low, high = self._span
        edge = theme.of(self).metrics.s
        return edge + (self.width() - 2 * edge) * (max(low, min(high, share)) - low) / (high - low)

    def _draw_row(self, painter: QPainter, row: Whisker, y: float) -> None:
        live = theme.of(self)
        c, m = live.colours, live.metrics
        painter.setPen(QPen(QColor(c.line), 1))
        painter.drawLine(QPointF(self._at(self._span[0]), y), QPointF(self._at(self._span[1]), y))
        if self._span[0] < 0 < self._span[1]:
            painter.setPen(QPen(QColor(c.line_strong), 1))
            painter.drawLine(QPointF(self._at(0), y - m.s), QPointF(self._at(0), y + m.s))
        if row.value is None:
            return
        colour = QColor(c.series[0])
        painter.setPen(QPen(colour, m.focus))
        if row.low is not None and row.high is not None:
            left, right = self._at(row.low), self._at(row.high)
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            for x in (left, right):
                painter.drawLine(QPointF(x, y - m.xs), QPointF(x, y + m.xs))
            painter.setBrush(colour)
        else:
            painter.setBrush(QColor(c.surface))
        painter.drawEllipse(QPointF(self._at(row.value), y), m.s * 0.7, m.s * 0.7)

    def _draw_scale(self, painter: QPainter, y: float) -> None:
        low, high = self._span
        painter.setPen(QColor(theme.of(self).colours.ink_soft))
        room = QRectF(0, y, self.width(), self._line_height())
        for share, side in (
            (low, Qt.AlignmentFlag.AlignLeft), ((low + high) / 2, Qt.AlignmentFlag.AlignHCenter),
            (high, Qt.AlignmentFlag.AlignRight),
        ):  # fmt: skip
            painter.drawText(room, side, f"{share * 100:+.0f}".replace("+0", "0") if low < 0 else f"{share * 100:.0f}%")
