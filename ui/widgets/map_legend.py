"""What the colours of the rings on a drill's map mean: one line below it, two where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from ui import theme
from ui.theme.current import Theme
from ui.theme.tokens import ToneName

_LEGEND: tuple[tuple[str, ToneName], ...] = (
    ("已到点", "green"), ("在路上", "blue"), ("未动身", "grey"), ("不肯走", "yellow"), ("受困", "orange"),
    ("伤亡", "red"),
)  # fmt: skip


def legend_height(live: Theme, size: QSize) -> float:
    metrics = QFontMetrics(theme.font(live.type.small))
    return _lines(_widths(live), size) * metrics.height() + 2 * live.metrics.s


def paint_legend(painter: QPainter, live: Theme, size: QSize) -> None:
    """Along the lower edge of a map of `size`."""
    painter.setFont(theme.font(live.type.small))
    metrics, dot, widths = QFontMetrics(painter.font()), live.type.small * 0.7, _widths(live)
    lines = _lines(widths, size)
    each = -(-len(_LEGEND) // lines)
    for line in range(lines):
        these = slice(line * each, (line + 1) * each)
        y = size.height() - live.metrics.s - metrics.height() * (lines - line)
        x = (size.width() - sum(widths[these])) / 2
        for (word, tone), width in zip(_LEGEND[these], widths[these], strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(live.colours.tone(tone).solid))
            painter.drawEllipse(QRectF(x, y + (metrics.height() - dot) / 2, dot, dot))
            painter.setPen(QColor(live.colours.ink_soft))
            painter.drawText(QPointF(x + dot + live.metrics.xs, y + metrics.ascent()), word)
            x += width


def _widths(live: Theme) -> list[float]:
    metrics, dot = QFontMetrics(theme.font(live.type.small)), live.type.small * 0.7
    return [metrics.horizontalAdvance(word) + dot + live.metrics.m + live.metrics.s for word, _tone in _LEGEND]


def _lines(widths: list[float], size: QSize) -> int:
    return 1 if sum(widths) <= size.width() - 2 else 2
