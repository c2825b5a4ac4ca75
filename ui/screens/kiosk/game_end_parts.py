"""Parts of the card at the end: a bar for each skill, and two curves: mine and the day's best."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from edu.domain.games.rules import Part
from ui import theme
from ui.theme import ToneName


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

    def __init__(self, mine: Sequence[int], ghost: Sequence[int]) -> None:
        super().__init__()
        self._mine, self._ghost = tuple(mine), tuple(ghost)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.current().metrics.action * 2)
        best = f"；今日最好 {self._ghost[-1]} 分" if self._ghost else ""
        self.setAccessibleName(f"得分过程：最后 {self._mine[-1] if self._mine else 0} 分{best}")

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        c = live.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad = live.type.small
        room = QRectF(pad / 2, pad * 1.6, self.width() - pad, max(1.0, self.height() - pad * 2.2))
        painter.setPen(QPen(QColor(c.line), 2))
        for share in (0.0, 0.5, 1.0):
            y = room.bottom() - room.height() * share
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        longest = max(len(self._mine), len(self._ghost), 2)
        for values, colour, style, wide in (
            (self._ghost, c.ink_faint, Qt.PenStyle.DashLine, 4),
            (self._mine, c.accent, Qt.PenStyle.SolidLine, 7),
        ):
            line = QPolygonF(
                [
                    QPointF(
                        room.left() + room.width() * at / (longest - 1), room.bottom() - room.height() * value / 100
                    )
                    for at, value in enumerate(values)
                ]
            )
            painter.setPen(QPen(QColor(colour), wide, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
            painter.drawPolyline(line)
        painter.setFont(theme.font(live.type.small, bold=True))
        painter.setPen(QColor(c.orange.ink))
        top = QRectF(room.left(), 0, room.width(), pad * 1.5)
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "—— 这一局")
        if self._ghost:
            painter.setPen(QColor(c.ink_soft))
            painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "┄┄ 今日最好")
        painter.end()
