"""A share as a ring with its figure inside."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme.tokens import ToneName

_FULL = 360 * 16


class ProgressRing(QWidget):
    """`share` from 0 to 1. `text` replaces the per cent; `label` stands below it."""

    def __init__(
        self,
        share: float,
        *,
        text: str = "",
        label: str = "",
        tone: ToneName | None = None,
        side: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._share, self._text, self._label, self._tone, self._side = share, text, label, tone, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    def set_share(self, share: float, text: str = "") -> None:
        self._share, self._text = min(1.0, max(0.0, share)), text
        self._name()
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._label} {self._shown()}".strip())

    def _shown(self) -> str:
        return self._text or f"{self._share:.0%}"

    def sizeHint(self) -> QSize:
        live = theme.of(self)
        side = self._side or max(live.type.hero * 4, round(live.type.small * 7))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        c = live.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self.width() / 11
        ring = QRectF(self.rect()).adjusted(thick, thick, -thick, -thick)
        painter.setPen(QPen(QColor(c.hover), thick))
        painter.drawEllipse(ring)
        painter.setPen(
            QPen(QColor(c.tone(self._tone).solid if self._tone else c.primary), thick, Qt.PenStyle.SolidLine,
                 Qt.PenCapStyle.RoundCap)
        )  # fmt: skip
        if self._share > 0:
            painter.drawArc(ring, 90 * 16, -round(_FULL * self._share))
        figure, word = theme.font(live.type.hero, bold=True), theme.font(live.type.small)
        high = QFontMetrics(figure).height()
        below = QFontMetrics(word).height() if self._label else 0
        top = (self.height() - (high + below) * 0.92) / 2
        painter.setFont(figure)
        painter.setPen(QColor(c.ink))
        centre = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(QRectF(0, top, self.width(), high), centre, self._shown())
        painter.setFont(word)
        painter.setPen(QColor(c.ink_soft))
        painter.drawText(QRectF(0, top + high * 0.92, self.width(), below), centre, self._label)
        painter.end()
