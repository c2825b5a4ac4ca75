"""What the colours of the rings on a drill's map mean, and the number in them: below it, in as few lines as can be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ui import theme
from ui.theme.current import Theme
from ui.theme.tokens import ToneName

LEGEND: tuple[tuple[str, ToneName | None], ...] = (
    ("已到点", "green"), ("在路上", "blue"), ("未动身", "grey"), ("不肯走", "yellow"), ("受困", "orange"),
    ("伤亡", "red"), ("圈内：未到人数", None),
)  # fmt: skip
"""The last one: those who have not arrived at a shelter, of whichever colour (`MapView._zone`)."""


_Part = tuple[str, ToneName | None, float]
"""Word, colour, width of both."""


def legend_height(live: Theme, size: QSize) -> float:
    metrics = QFontMetrics(theme.font(live.type.small))
    return len(laid_legend(live, size)[1]) * metrics.height() + 2 * live.metrics.s


def paint_legend(painter: QPainter, live: Theme, size: QSize) -> None:
    """Along the lower edge of a map of `size`."""
    painter.setFont(theme.font(live.type.small))
    metrics, dot, rim = QFontMetrics(painter.font()), live.type.small * 0.7, live.metrics.focus * 0.75
    gap, lines = laid_legend(live, size)
    for number, line in enumerate(lines):
        y = size.height() - live.metrics.s - metrics.height() * (len(lines) - number)
        x = (size.width() - _wide(line, gap)) / 2
        for word, tone, width in line:
            ring = QRectF(x, y + (metrics.height() - dot) / 2, dot, dot)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(live.colours.tone(tone).solid if tone else live.colours.surface))
            if tone is None:
                ring.adjust(rim / 2, rim / 2, -rim / 2, -rim / 2)
                painter.setPen(QPen(QColor(live.colours.ink_soft), rim))
            painter.drawEllipse(ring)
            painter.setPen(QColor(live.colours.ink_soft))
            painter.drawText(QPointF(x + dot + live.metrics.xs, y + metrics.ascent()), word)
            x += width + gap


def laid_legend(live: Theme, size: QSize) -> tuple[float, Sequence[Sequence[_Part]]]:
    """The gap between parts, and the lines: as few as have room, all about as full."""
    metrics, m = QFontMetrics(theme.font(live.type.small)), live.metrics
    beside = live.type.small * 0.7 + m.xs
    parts = [(word, tone, metrics.horizontalAdvance(word) + beside) for word, tone in LEGEND]
    room = size.width() - 2 * m.s
    for gap in (m.m, m.s):
        if _wide(parts, gap) <= room:
            return gap, [parts]
    for count in range(2, len(parts)):
        lines = _broken(parts, m.m, room, _wide(parts, m.m) / count)
        if len(lines) <= count:
            return m.m, lines
    return m.m, [[part] for part in parts]


def _broken(parts: Sequence[_Part], gap: float, room: float, about: float) -> Sequence[Sequence[_Part]]:
    lines: list[list[_Part]] = [[]]
    for part in parts:
        filled = _wide(lines[-1], gap)
        if lines[-1] and (filled + gap + part[2] > room or filled + part[2] / 2 > about):
            lines.append([])
        lines[-1].append(part)
    return lines


def _wide(line: Sequence[_Part], gap: float) -> float:
    return sum(width for _word, _tone, width in line) + gap * max(0, len(line) - 1)
