"""Small charts painted from the tokens; every value also stands as a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme.tokens import Colours, ToneName


@dataclass(frozen=True, slots=True)
class Bar:
    """`tone` marks a result (green, red …); without it the bar has the primary colour."""

    label: str
    value: float
    text: str = ""
    tone: ToneName | None = None

    @property
    def shown(self) -> str:
        return self.text or f"{self.value:g}"


def _colour(colours: Colours, tone: ToneName | None, at: int = 0) -> QColor:
    return QColor(colours.tone(tone).solid if tone else colours.series[at % len(colours.series)])


class Chart(QWidget):
    """Base of what is painted here: `draw` gets a painter with the small type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.of(self).type.small))
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        raise NotImplementedError

    def _line_height(self) -> int:
        return QFontMetrics(theme.font(theme.of(self).type.small)).height()


class BarChart(Chart):
    """Lying bars, one a line: long Chinese labels stay readable. `top` is the value of a full bar.

    `beside` are the bars of its neighbours: whose labels and figures get the same room can be compared.
    """

    def __init__(
        self,
        bars: Sequence[Bar],
        *,
        top: float | None = None,
        beside: Sequence[Bar] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._beside = tuple(beside)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._top = top
        self.set_bars(bars)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        self.setAccessibleName("，".join(f"{bar.label} {bar.shown}" for bar in self._bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        live = theme.of(self)
        return QSize(live.type.body * 16, len(self._bars) * (self._line_height() + live.metrics.s))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.of(self).type.body * 10, self.sizeHint().height())

    def shares(self) -> tuple[int, int]:
        """The widths of labels and of figures; the bars have the rest."""
        live = theme.of(self)
        metrics = QFontMetrics(theme.font(live.type.small))
        aligned = (*self._bars, *self._beside)
        # tabular figures measure a little wider when elided than when added up
        longest = max((metrics.horizontalAdvance(bar.label) for bar in aligned), default=0) + live.metrics.xs
        figures = max((metrics.horizontalAdvance(bar.shown) for bar in aligned), default=0)
        return min(longest, self.width() // 3), figures

    def draw(self, painter: QPainter) -> None:
        live = theme.of(self)
        c, m = live.colours, live.metrics
        metrics = QFontMetrics(painter.font())
        labels, values = self.shares()
        left, room = labels + m.s, self.width() - labels - values - 2 * m.s
        top = self._top or max((bar.value for bar in self._bars), default=0) or 1
        high, step = self._line_height(), self._line_height() + m.s
        for at, bar in enumerate(self._bars):
            y = at * step
            painter.setPen(QColor(c.ink_soft))
            label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, labels)
            painter.drawText(QRectF(0, y, labels, high), Qt.AlignmentFlag.AlignVCenter, label)
            painter.setPen(Qt.PenStyle.NoPen)
            thick = high * 0.6
            track = QRectF(left, y + (high - thick) / 2, max(0, room), thick)
            painter.setBrush(QColor(c.hover))
            painter.drawRoundedRect(track, m.radius_small, m.radius_small)
            share = max(0.0, min(1.0, bar.value / top))
            painter.setBrush(_colour(c, bar.tone))
            if share:
                track.setWidth(max(share * track.width(), thick / 2))
                painter.drawRoundedRect(track, m.radius_small, m.radius_small)
            painter.setPen(QColor(c.ink))
            right = QRectF(self.width() - values, y, values, high)
            painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, bar.shown)


class StackedBar(Chart):
    """One whole and its parts, with a legend that gives each part's figure."""

    def __init__(self, parts: Sequence[Bar], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[Bar]) -> None:
        self._parts = tuple(parts)
        self.setAccessibleName("，".join(f"{part.label} {part.shown}" for part in self._parts))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        live = theme.of(self)
        lines = max((line for *_rest, line in self._legend(width)), default=0) + 1
        return live.metrics.m + live.metrics.s + lines * (self._line_height() + live.metrics.xs)

    def sizeHint(self) -> QSize:
        return QSize(theme.of(self).type.body * 16, self.heightForWidth(theme.of(self).type.body * 16))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.of(self).type.body * 8, self.heightForWidth(max(self.width(), 1)))

    def _legend(self, width: int) -> list[tuple[str, int, int]]:
        """(text, x, line)"""
        live = theme.of(self)
        metrics = QFontMetrics(theme.font(live.type.small))
        placed: list[tuple[str, int, int]] = []
        x = line = 0
        for part in self._parts:
            text = f"{part.label} {part.shown}"
            wide = live.metrics.m + metrics.horizontalAdvance(text) + live.metrics.m
            if x and x + wide > width:
                x, line = 0, line + 1
            placed.append((text, x, line))
            x += wide
        return placed

    def draw(self, painter: QPainter) -> None:
        live = theme.of(self)
        c, m = live.colours, live.metrics
        whole = sum(part.value for part in self._parts)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(0, 0, self.width(), m.m), m.radius_small, m.radius_small)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(QRectF(0, 0, self.width(), m.m), QColor(c.hover))
        x = 0.0
        for at, part in enumerate(self._parts):
            wide = self.width() * part.value / whole if whole else 0.0
            painter.fillRect(QRectF(x, 0, max(0.0, wide - (2 if part.value else 0)), m.m), _colour(c, part.tone, at))
            x += wide
        painter.restore()
        high = self._line_height() + m.xs
        side = live.type.small * 0.7
        for at, (text, left, line) in enumerate(self._legend(self.width())):
            y = m.m + m.s + line * high
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_colour(c, self._parts[at].tone, at))
            painter.drawRoundedRect(QRectF(left, y + (high - side) / 2, side, side), 2, 2)
            painter.setPen(QColor(c.ink_soft))
            painter.drawText(QRectF(left + m.m, y, self.width(), high), Qt.AlignmentFlag.AlignVCenter, text)


class Sparkline(Chart):
    """How a figure moved; the last value is marked, or that of `mark`. `name` is what a screen reader says."""

    def __init__(self, values: Sequence[float], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = tuple(values)
        self._marked: int | None = None

    def mark(self, at: int) -> None:
        """The place of a value in the row; beyond the end it is the last."""
        self._marked = at
        self.update()

    def sizeHint(self) -> QSize:
        live = theme.of(self)
        return QSize(live.type.body * 8, live.metrics.control)

    def draw(self, painter: QPainter) -> None:
        if len(self._values) < 2:
            return
        live = theme.of(self)
        dot = live.metrics.xs
        edge = dot + live.metrics.focus
        low, high = min(self._values), max(self._values)
        span = (high - low) or 1.0
        wide, tall = self.width() - 2 * edge, self.height() - 2 * edge
        points = [
            QPointF(edge + wide * at / (len(self._values) - 1), edge + tall * (1 - (value - low) / span))
            for at, value in enumerate(self._values)
        ]
        area = QPainterPath(QPointF(points[0].x(), self.height()))
        for point in points:
            area.lineTo(point)
        area.lineTo(points[-1].x(), self.height())
        painter.fillPath(area, QColor(live.colours.primary_soft))
        painter.setPen(QPen(QColor(live.colours.primary), live.metrics.focus))
        painter.drawPolyline(points)
        here = points[-1 if self._marked is None else min(self._marked, len(points) - 1)]
        if self._marked is not None:
            painter.setPen(QPen(QColor(live.colours.line_strong), 1))
            painter.drawLine(QPointF(here.x(), 0), QPointF(here.x(), self.height()))
        painter.setPen(QPen(QColor(live.colours.primary), live.metrics.focus))
        painter.setBrush(QColor(live.colours.primary))
        painter.drawEllipse(here, dot, dot)
