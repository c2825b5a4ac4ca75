"""The pages of a lesson as dots: filled is read, a ring is where you are, yellow was too short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.screens.study.lesson_presenter import Dot

_WORDS: dict[Dot, str] = {"new": "没读", "read": "已读", "short": "停留太短"}


class PageDots(QWidget):
    """`jumped` carries the page, from 0. The arrow keys of the screen do the same, so it takes no focus."""

    jumped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: tuple[Dot, ...] = ()
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_dots(self, dots: Sequence[Dot], at: int) -> None:
        self._dots, self._at = tuple(dots), at
        here = f"当前第 {at + 1} 页；" if at < len(self._dots) else ""
        states = "，".join(f"第 {n} 页{_WORDS[dot]}" for n, dot in enumerate(self._dots, start=1))
        self.setAccessibleName(here + states)
        self.updateGeometry()
        self.update()

    def _step(self) -> float:
        """Narrower where a long lesson would not fit."""
        live = theme.of(self)
        wanted = live.metrics.l + live.metrics.xs
        return min(float(wanted), self.width() / max(1, len(self._dots)))

    def sizeHint(self) -> QSize:
        live = theme.of(self)
        return QSize((live.metrics.l + live.metrics.xs) * len(self._dots), live.metrics.control)

    def minimumSizeHint(self) -> QSize:
        live = theme.of(self)
        return QSize((live.metrics.m - live.metrics.xs) * len(self._dots), live.metrics.control)

    def _centre(self, at: int) -> QPointF:
        step = self._step()
        left = (self.width() - step * len(self._dots)) / 2
        return QPointF(left + step * (at + 0.5), self.height() / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        c, m = live.colours, live.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = m.xs + m.border
        for at, dot in enumerate(self._dots):
            middle = self._centre(at)
            colour = {"new": c.surface, "read": c.primary, "short": c.yellow.solid}[dot]
            edge = {"new": c.line_strong, "read": c.primary, "short": c.yellow.ink}[dot]
            painter.setPen(QPen(QColor(edge), m.focus))
            painter.setBrush(QColor(colour))
            painter.drawEllipse(middle, radius, radius)
            if at == self._at:
                painter.setPen(QPen(QColor(c.accent), m.focus))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                outer = radius + m.focus * 2
                painter.drawEllipse(middle, outer, outer)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        step = self._step()
        for at in range(len(self._dots)):
            middle = self._centre(at)
            if QRectF(middle.x() - step / 2, 0, step, self.height()).contains(event.position()):
                self.jumped.emit(at)
                return
