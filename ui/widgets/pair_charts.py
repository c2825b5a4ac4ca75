"""Charts of two beside each other: the first solid, the second dashed, so that colour is never the only difference."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.charts import Chart

_SECOND = 2
"""Which colour of the series the second has."""
_PLOT_LINES = 8


@dataclass(frozen=True, slots=True)
class Pair:
    """`first` and `second` are shares of 0–100 with their words; None has no bar."""

    label: str
    first: float | None
    second: float | None
    first_text: str
    second_text: str


class PairBars(Chart):
    """Two thin bars under each label, each with its figure at the right."""

    def __init__(self, pairs: Sequence[Pair], names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pairs, self._names = tuple(pairs), names
        said = (f"{one.label}：{names[0]} {one.first_text}，{names[1]} {one.second_text}" for one in self._pairs)
        self.setAccessibleName("；".join(said))

    def sizeHint(self) -> QSize:
        live = theme.of(self)
        return QSize(live.type.body * 16, len(self._pairs) * (3 * self._line_height() + live.metrics.s))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.of(self).type.body * 10, self.sizeHint().height())

    def draw(self, painter: QPainter) -> None:
        live = theme.of(self)
        c, m = live.colours, live.metrics
        metrics = QFontMetrics(painter.font())
        high = self._line_height()
        texts = [text for one in self._pairs for text in (one.first_text, one.second_text)]
        right = max(map(metrics.horizontalAdvance, texts), default=0) + m.s
        left = max(map(metrics.horizontalAdvance, self._names), default=0) + m.s
        y = 0.0
        for pair in self._pairs:
            painter.setPen(QColor(c.ink))
            label = metrics.elidedText(pair.label, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QRectF(0, y, self.width(), high), Qt.AlignmentFlag.AlignVCenter, label)
            y += high
            for at, (share, text) in enumerate(((pair.first, pair.first_text), (pair.second, pair.second_text))):
                painter.setPen(QColor(c.ink_soft))
                painter.drawText(QRectF(0, y, left, high), Qt.AlignmentFlag.AlignVCenter, self._names[at])
                track = QRectF(left, y + high * 0.25, max(0.0, self.width() - left - right), high * 0.5)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(c.hover))
                painter.drawRoundedRect(track, m.radius_small, m.radius_small)
                if share:
                    track.setWidth(max(track.height(), track.width() * min(100.0, share) / 100))
                    painter.setBrush(QColor(c.series[at * _SECOND]))
                    painter.drawRoundedRect(track, m.radius_small, m.radius_small)
                painter.setPen(QColor(c.ink))
                where = QRectF(self.width() - right, y, right, high)
                painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
                y += high
            y += m.s


class PairPlot(Chart):
    """Two lines over the same ticks, with the highest value and where each ended, as `amount` says them.

    `when` says a tick at the ends of the axis of time; without it there is none.
    """

    def __init__(
        self, title: str, unit: str, first: Sequence[int], second: Sequence[int], amount: Callable[[int], str] = str,
        when: Callable[[int], str] | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._amount, self._when = amount, when
        self._lines = tuple(first), tuple(second)
        self._title = f"{title}（{unit}）" if unit else title
        values = [value for line in self._lines for value in line]
        self._low, self._high = min([0, *values]), max([1, *values])
        ends = "／".join(amount(line[-1]) if line else "—" for line in self._lines)
        self._said = f"最高 {amount(max(values, default=0))}，最后 {ends}"
        self.setAccessibleName(f"{self._title}：{self._said}")

    def sizeHint(self) -> QSize:
        return QSize(theme.of(self).type.body * 18, self._line_height() * _PLOT_LINES)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.of(self).type.body * 12, self.sizeHint().height())

    def draw(self, painter: QPainter) -> None:
        live = theme.of(self)
        c, m = live.colours, live.metrics
        high = self._line_height()
        painter.setPen(QColor(c.ink))
        painter.drawText(QRectF(0, 0, self.width(), high), Qt.AlignmentFlag.AlignLeft, self._title)
        painter.setPen(QColor(c.ink_soft))
        painter.drawText(QRectF(0, 0, self.width() - m.xs, high), Qt.AlignmentFlag.AlignRight, self._said)
        scale = [self._amount(value) for value in (self._high, self._low)]
        left = max(map(QFontMetrics(painter.font()).horizontalAdvance, scale)) + m.s
        below = high if self._when is not None else 0
        room = QRectF(left, high + m.xs, self.width() - left - m.xs, self.height() - high - m.s - below)
        for word, y in zip(scale, (room.top(), room.bottom() - high), strict=True):
            painter.drawText(QRectF(0, y, left - m.xs, high), Qt.AlignmentFlag.AlignRight, word)
        last = max(1, *(len(line) - 1 for line in self._lines))
        if self._when is not None:
            under = QRectF(room.left(), room.bottom() + m.xs / 2, room.width(), high)
            painter.drawText(under, Qt.AlignmentFlag.AlignLeft, self._when(0))
            painter.drawText(under, Qt.AlignmentFlag.AlignRight, self._when(last))
        painter.setPen(QPen(QColor(c.line_strong), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.drawLine(room.bottomLeft(), room.topLeft())
        for at, line in enumerate(self._lines):
            style = Qt.PenStyle.DashLine if at else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(c.series[at * _SECOND]), m.focus, style))
            painter.drawPolyline([QPointF(*self._point(room, tick / last, value)) for tick, value in enumerate(line)])

    def _point(self, room: QRectF, along: float, value: int) -> tuple[float, float]:
        up = (value - self._low) / (self._high - self._low)
        return room.left() + room.width() * along, room.bottom() - room.height() * up
