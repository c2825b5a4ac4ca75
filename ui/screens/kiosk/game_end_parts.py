"""Parts of the card at the end: a bar for each skill, and two curves: mine and the day's best."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from edu.domain.games.rules import Part
from ui import theme
from ui.theme import ToneName
from ui.theme.scales import METRICS


class PartBar(QWidget):
    """Name, bar, points; all bars of one card begin where the longest of its `names` ends."""

    def __init__(self, part: Part, names: Sequence[str]) -> None:
        super().__init__()
        self._part, self._names = part, tuple(names)
        self.setFixedHeight(theme.current().metrics.icon + theme.current().metrics.xs)
        self.setAccessibleName(f"{part.name}：{part.of} 分里得了 {part.got} 分")

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        c, part = live.colours, self._part
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(live.type.body, bold=True))
        painter.setPen(QColor(c.ink))
        rect, bar = QRectF(self.rect()), self.bar()
        told = live.type.body * 4
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, bar.x(), rect.height()), middle | Qt.AlignmentFlag.AlignLeft, part.name)
        painter.drawText(QRectF(rect.width() - told, 0, told, rect.height()), middle | Qt.AlignmentFlag.AlignRight,
                         f"{part.got} / {part.of}")  # fmt: skip
        high = bar.height()
        painter.setPen(QPen(QColor(c.line_strong), 1))
        painter.setBrush(QColor(c.sunken))
        painter.drawRoundedRect(bar, high / 2, high / 2)
        share = part.got / part.of if part.of else 0.0
        if share > 0:
            tone = c.green.solid if share >= 0.7 else c.yellow.solid if share >= 0.4 else c.orange.solid
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tone))
            painter.drawRoundedRect(QRectF(bar.x(), bar.y(), max(high, bar.width() * share), high), high / 2, high / 2)
        painter.end()

    def bar(self) -> QRectF:
        live = theme.of(self)
        metrics = QFontMetricsF(theme.font(live.type.body, bold=True))
        named = max(metrics.horizontalAdvance(name) for name in self._names) + live.metrics.m
        high, told = live.metrics.m, live.type.body * 4
        return QRectF(named, (self.height() - high) / 2, max(1.0, self.width() - named - told), high)


class MedalDisc(QWidget):
    """Its metal and its drawing; the word stands beside it."""

    def __init__(self, icon: str, tone: ToneName) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        side = theme.current().metrics.icon_big
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        tone, side = live.colours.tone(self._tone), self.width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tone.line), live.metrics.focus))
        painter.setBrush(QColor(tone.solid))
        painter.drawEllipse(QRectF(self.rect()).adjusted(3, 3, -3, -3))
        inset = side // 6
        theme.icon(self._icon, tone.on_solid).paint(painter, self.rect().adjusted(inset, inset, -inset, -inset))
        painter.end()


class Curves(QWidget):
    """Points over the seconds; the ghost is dashed and named, so that colour is not needed to tell them apart."""

    def __init__(self, mine: Sequence[int], ghost: Sequence[int], best: str) -> None:
        """`best` is what the ghost is called."""
        super().__init__()
        self._mine, self._ghost, self.best = tuple(mine), tuple(ghost), best
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(METRICS["kiosk"].action * 2)
        told = f"；{best} {self._ghost[-1]} 分" if self._ghost else ""
        self.setAccessibleName(f"得分过程：最后 {self._mine[-1] if self._mine else 0} 分{told}")

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        c = live.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = (
            (self._ghost, self.best, QPen(QColor(c.ink_faint), 4, Qt.PenStyle.DashLine), c.ink_soft),
            (self._mine, "这一局", QPen(QColor(c.accent), 7, Qt.PenStyle.SolidLine), c.orange.ink),
        )
        room = self.room()
        self._paint_scale(painter, room)
        longest = max(len(self._mine), len(self._ghost), 2)
        for values, _word, pen, _ink in lines:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([place(room, at, value, longest) for at, value in enumerate(values)]))
        painter.setFont(theme.font(live.type.small, bold=True))
        right = room.right()
        for values, word, pen, ink in lines:
            if values:
                right = self._paint_sign(painter, right, word, pen, ink)
        painter.end()

    def room(self) -> QRectF:
        """Of the lines: above it stands what they are, beside it their scale."""
        small = theme.of(self).type.small
        numbers = QFontMetricsF(theme.font(small)).horizontalAdvance("100") + small / 2
        return QRectF(numbers, small * 2.2, self.width() - numbers - small / 2, max(1.0, self.height() - small * 3))

    def _paint_scale(self, painter: QPainter, room: QRectF) -> None:
        live = theme.of(self)
        painter.setFont(theme.font(live.type.small))
        for points in (0, 50, 100):
            y = place(room, 0, points, 2).y()
            painter.setPen(QPen(QColor(live.colours.line), 2))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(QColor(live.colours.ink_soft))
            box = QRectF(0, y - live.type.small, room.left() - live.type.small / 2, live.type.small * 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(points))

    def _paint_sign(self, painter: QPainter, right: float, word: str, pen: QPen, ink: str) -> float:
        """A piece of the line and its name, which ends at `right`. Where the next may end."""
        small = theme.of(self).type.small
        wide = painter.fontMetrics().horizontalAdvance(word)
        left, high = right - wide - small * 3, small * 1.4
        painter.setPen(pen)
        painter.drawLine(QPointF(left, high / 2), QPointF(left + small * 2.4, high / 2))
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(right - wide, 0, wide, high), Qt.AlignmentFlag.AlignVCenter, word)
        return left - small


def place(room: QRectF, at: int, points: int, longest: int) -> QPointF:
    """Of so many points after so many seconds, where the longer line ends at the right edge."""
    return QPointF(room.left() + room.width() * at / (longest - 1), room.bottom() - room.height() * points / 100)
