"""A line of steps, such as 报名 → 签到 → 授课 → 考试 → 结业, each with its state and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

StepState = Literal["done", "now", "todo", "missing"]
_WORDS: dict[StepState, str] = {"done": "已完成", "now": "进行中", "todo": "未开始", "missing": "缺材料"}


@dataclass(frozen=True, slots=True)
class Step:
    key: str
    label: str
    state: StepState = "todo"
    note: str = ""


class StepBar(QWidget):
    """`step_pressed` carries the key. Arrow keys move, Return presses."""

    step_pressed = Signal(str)

    def __init__(self, steps: tuple[Step, ...] | list[Step], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._chosen = ""
        self._focused = next((at for at, step in enumerate(self._steps) if step.state == "now"), 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def set_steps(self, steps: tuple[Step, ...] | list[Step]) -> None:
        self._steps = tuple(steps)
        self._focused = min(self._focused, max(0, len(self._steps) - 1))
        self._name()
        self.updateGeometry()
        self.update()

    def choose(self, key: str) -> None:
        """The step whose content stands below is set on a field of its own."""
        self._chosen = key
        self.update()

    def _name(self) -> None:
        self.setAccessibleName("，".join(f"{step.label}{_WORDS[step.state]}" for step in self._steps))

    def sizeHint(self) -> QSize:
        live = theme.of(self)
        body = QFontMetrics(theme.font(live.type.body, bold=True)).height()
        small = QFontMetrics(theme.font(live.type.small)).height()
        wide = max(self._text_width(step) for step in self._steps) if self._steps else 0
        high = self._disc() + live.metrics.s + body + small + 2 * live.metrics.xs
        return QSize((wide + live.metrics.m) * len(self._steps), high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _text_width(self, step: Step) -> int:
        live = theme.of(self)
        label = QFontMetrics(theme.font(live.type.body, bold=True)).horizontalAdvance(step.label)
        note = QFontMetrics(theme.font(live.type.small)).horizontalAdvance(step.note or _WORDS[step.state])
        return max(label, note)

    def _disc(self) -> int:
        live = theme.of(self)
        return live.metrics.control - live.metrics.s

    def _cell(self, at: int) -> QRect:
        wide = self.width() / max(1, len(self._steps))
        return QRect(round(at * wide), 0, round(wide), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_chosen(painter)
        for at in range(len(self._steps) - 1):
            self._paint_link(painter, at)
        for at, step in enumerate(self._steps):
            self._paint_step(painter, at, step)
        painter.end()

    def _paint_chosen(self, painter: QPainter) -> None:
        live = theme.of(self)
        for at, step in enumerate(self._steps):
            if step.key == self._chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(live.colours.hover))
                inner = self._cell(at).adjusted(live.metrics.xs, 0, -live.metrics.xs, 0)
                painter.drawRoundedRect(inner, live.metrics.radius, live.metrics.radius)

    def _paint_link(self, painter: QPainter, at: int) -> None:
        live, disc = theme.of(self), self._disc()
        done = self._steps[at].state == "done"
        painter.setPen(QPen(QColor(live.colours.primary if done else live.colours.line_strong), live.metrics.focus))
        y = live.metrics.xs + disc // 2
        left, right = self._cell(at).center().x(), self._cell(at + 1).center().x()
        gap = disc // 2 + live.metrics.s
        painter.drawLine(left + gap, y, right - gap, y)

    def _paint_step(self, painter: QPainter, at: int, step: Step) -> None:
        live, disc, cell = theme.of(self), self._disc(), self._cell(at)
        c, m = live.colours, live.metrics
        circle = QRectF(cell.center().x() - disc / 2, m.xs, disc, disc)
        fill, edge, ink, icon = {
            "done": (c.primary, c.primary, c.on_primary, "check"),
            "now": (c.primary_soft, c.primary, c.primary, ""),
            "todo": (c.surface, c.line_strong, c.ink_faint, ""),
            "missing": (c.yellow.fill, c.yellow.solid, c.yellow.ink, "warning"),
        }[step.state]
        painter.setPen(QPen(QColor(edge), m.focus))
        painter.setBrush(QColor(fill))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if self.hasFocus() and at == self._focused:
            painter.setPen(QPen(QColor(c.focus), m.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle.adjusted(-2, -2, 2, 2))
        if icon:
            inset = disc // 4
            theme.icon(icon, ink).paint(painter, circle.toRect().adjusted(inset, inset, -inset, -inset))
        else:
            painter.setFont(theme.font(live.type.small, bold=True))
            painter.setPen(QColor(ink))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(at + 1))
        self._paint_words(painter, cell, step, round(circle.bottom()) + m.s)

    def _paint_words(self, painter: QPainter, cell: QRect, step: Step, top: int) -> None:
        live = theme.of(self)
        c = live.colours
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        label = theme.font(live.type.body, bold=step.state in ("now", "missing"))
        painter.setFont(label)
        painter.setPen(QColor(c.ink if step.state != "todo" else c.ink_soft))
        high = QFontMetrics(label).height()
        painter.drawText(QRect(cell.x(), top, cell.width(), high), centre, step.label)
        painter.setFont(theme.font(live.type.small))
        painter.setPen(QColor(c.yellow.ink if step.state == "missing" else c.ink_soft))
        below = QRect(cell.x(), top + high, cell.width(), self.height() - top - high)
        painter.drawText(below, centre, step.note or _WORDS[step.state])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for at, step in enumerate(self._steps):
            if self._cell(at).contains(event.position().toPoint()):
                self._focused = at
                self.update()
                self.step_pressed.emit(step.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._steps:
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._focused = (self._focused + step) % len(self._steps)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._steps:
            self.step_pressed.emit(self._steps[self._focused].key)
        else:
            super().keyPressEvent(event)
