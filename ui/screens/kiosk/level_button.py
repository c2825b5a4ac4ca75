"""One level to touch: a face or a stack of bars above its word; upright the word stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui import theme

Drawing = Literal["face", "bars"]


class LevelButton(QAbstractButton):
    """`level` of `words`, from the lowest (1); lying ones begin where the longest word stands in the middle."""

    def __init__(self, words: Sequence[str], drawing: Drawing, level: int, on_touch: Callable[[int], None]) -> None:
        super().__init__()
        self.level = level
        word = words[level - 1]
        self._word, self._words, self._drawing, self._of = word, tuple(words), drawing, len(words)
        self._lying = False
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda _checked: on_touch(level))

    def lie(self, lying: bool) -> None:
        self._lying = lying
        self.update()

    def sizeHint(self) -> QSize:
        metrics = theme.of(self).metrics
        return QSize(metrics.action, metrics.action)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        c, m = live.colours, live.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = m.focus if self.hasFocus() or self.isDown() else m.border
        painter.setPen(
            QPen(QColor(c.focus if self.hasFocus() else c.primary if self.isDown() else c.line_strong), edge)
        )
        painter.setBrush(QColor(c.primary_soft if self.isDown() else c.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), m.radius_card, m.radius_card)
        drawn, said = self.places()
        (self._paint_face if self._drawing == "face" else self._paint_bars)(painter, drawn)
        painter.setPen(QColor(c.ink))
        painter.setFont(theme.font(live.type.title, bold=True))
        side = Qt.AlignmentFlag.AlignLeft if self._lying else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(said, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self._word)
        painter.end()

    def places(self) -> tuple[QRectF, QRectF]:
        """Square of the drawing and room of the word."""
        live = theme.of(self)
        pad = live.metrics.m
        wide, high = self.width() - 2 * pad, self.height() - 2 * pad
        if self._lying:
            letters = QFontMetrics(theme.font(live.type.title, bold=True))
            said = max(map(letters.horizontalAdvance, self._words))
            side = float(min(high, wide // 3, wide - said - live.metrics.l))
            left = (self.width() - side - live.metrics.l - said) / 2
            drawn = QRectF(left, pad + (high - side) / 2, side, side)
            return drawn, QRectF(
                drawn.right() + live.metrics.l, pad, self.width() - drawn.right() - live.metrics.xl, high
            )
        line = live.type.title * 2.6
        side = min(wide * 0.8, high - line - live.metrics.m)
        top = pad + (high - line - live.metrics.m - side) / 2
        drawn = QRectF((self.width() - side) / 2, top, side, side)
        return drawn, QRectF(pad / 2, drawn.bottom() + live.metrics.m, self.width() - pad, line)

    def _paint_face(self, painter: QPainter, box: QRectF) -> None:
        """The mouth alone tells the level, from down to up."""
        c = theme.of(self).colours
        side = box.width()
        mood = 2 * (self.level - 1) / (self._of - 1) - 1
        pen = QPen(QColor(c.orange.ink), side * 0.045)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(QColor(c.orange.fill))
        painter.drawEllipse(box.adjusted(side * 0.05, side * 0.05, -side * 0.05, -side * 0.05))
        painter.setBrush(QColor(c.orange.ink))
        painter.setPen(Qt.PenStyle.NoPen)
        for x in (0.36, 0.64):
            painter.drawEllipse(box.topLeft() + QPointF(side * x, side * 0.41), side * 0.055, side * 0.07)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        y, reach = 0.66, 0.2
        mouth = QPainterPath(box.topLeft() + QPointF(side * (0.5 - reach), side * (y - 0.07 * mood)))
        mouth.quadTo(
            box.topLeft() + QPointF(side * 0.5, side * (y + 0.19 * mood)),
            box.topLeft() + QPointF(side * (0.5 + reach), side * (y - 0.07 * mood)),
        )
        painter.drawPath(mouth)

    def _paint_bars(self, painter: QPainter, box: QRectF) -> None:
        """So many of all are full."""
        live = theme.of(self)
        c, step = live.colours, box.width() / self._of
        for at in range(self._of):
            high = box.height() * (0.3 + 0.6 * at / max(1, self._of - 1))
            bar = QRectF(
                box.left() + at * step + step * 0.12, box.bottom() - box.height() * 0.05 - high, step * 0.76, high
            )
            full = at < self.level
            painter.setPen(QPen(QColor(c.primary if full else c.line_strong), live.metrics.border))
            painter.setBrush(QColor(c.primary if full else c.surface))
            painter.drawRoundedRect(bar, live.metrics.radius_small, live.metrics.radius_small)
