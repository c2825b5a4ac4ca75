"""A status in a chip: always an icon and a word beside the colour."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme.tokens import ToneName

Status = Literal[
    "met", "due", "overdue", "none", "running", "info", "warning", "error", "partly", "wrong", "level-blue",
    "level-yellow", "level-orange", "level-red",
]  # fmt: skip

# status → tone, icon, word, loud
STATUSES: dict[Status, tuple[ToneName, str, str, bool]] = {
    "met": ("green", "ok", "已完成", False),
    "due": ("yellow", "due", "快到期", False),
    "overdue": ("red", "overdue", "已逾期", False),
    "none": ("grey", "none", "不适用", False),
    "running": ("blue", "pending", "进行中", False),
    "info": ("blue", "info", "说明", False),
    "warning": ("yellow", "warning", "提醒", False),
    "error": ("red", "error", "错误", False),
    "partly": ("yellow", "idea", "不够", False),
    "wrong": ("red", "cross", "错误", False),
    "level-blue": ("blue", "siren", "蓝色预警", True),
    "level-yellow": ("yellow", "siren", "黄色预警", True),
    "level-orange": ("orange", "siren", "橙色预警", True),
    "level-red": ("red", "siren", "红色预警", True),
}

VERDICT_STATUS: dict[str, Status] = {"good": "met", "fair": "partly", "bad": "wrong", "redline": "error"}
"""Of an option that was taken."""


class Chip(QWidget):
    """`word` replaces the status's own word, for example 欠 8 学时 for overdue."""

    def __init__(self, status: Status, word: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = status
        self._word = word or STATUSES[status][2]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._word)

    @property
    def word(self) -> str:
        return self._word

    def set_status(self, status: Status, word: str | None = None) -> None:
        self._status = status
        self._word = word or STATUSES[status][2]
        self.setAccessibleName(self._word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(theme.of(self), self._word)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), theme.of(self), self._status, self._word)
        painter.end()


def chip_size(live: theme.Theme, word: str) -> QSize:
    metrics = QFontMetrics(theme.font(live.type.small, bold=True))
    high = metrics.height() + live.metrics.xs
    return QSize(metrics.horizontalAdvance(word) + high + live.metrics.s * 2, high)


def paint_chip(painter: QPainter, rect: QRect, live: theme.Theme, status: Status, word: str) -> None:
    """Also used by table cells. `rect` is filled over its whole height."""
    tone_name, icon, _word, loud = STATUSES[status]
    tone = live.colours.tone(tone_name)
    fill, ink = (tone.solid, tone.on_solid) if loud else (tone.fill, tone.ink)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = live.metrics.border
    painter.setPen(QPen(QColor(tone.line if not loud else fill), line))
    painter.setBrush(QColor(fill))
    radius = rect.height() / 2
    body = QRectF(rect).adjusted(line / 2, line / 2, -line / 2, -line / 2)
    painter.drawRoundedRect(body, radius, radius)
    side = round(live.type.small * 1.1)
    left = rect.x() + live.metrics.s
    theme.icon(icon, ink).paint(painter, QRect(left, rect.y() + (rect.height() - side) // 2, side, side))
    painter.setFont(theme.font(live.type.small, bold=True))
    painter.setPen(QColor(ink))
    text = QRectF(QPointF(left + side + live.metrics.xs, rect.y()), rect.bottomRight().toPointF())
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)
    painter.restore()
