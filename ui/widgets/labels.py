"""Text that is never markup, in the roles of the type scale."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.theme.tokens import ToneName
from ui.widgets.wrapping import joined, unjoined

Role = Literal[
    "body", "hero", "title", "strong", "soft", "small", "faint", "figure", "reading", "field", "fault",
    "on-rail", "on-rail-soft", "stage-hero", "stage-title", "stage-soft",
]  # fmt: skip


class PlainLabel(QLabel):
    """Shows `text` as it is: plain text format, wrapping to the width there is, no character alone on the last line."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        *,
        wrap: bool = True,
        tone: ToneName | None = None,
        align: Qt.AlignmentFlag | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        if align is not None:
            self.setAlignment(align)
        self.setText(text)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        super().setText(joined(text) if self.wordWrap() else text)

    def text(self) -> str:
        """As it was set."""
        return unjoined(super().text())

    def set_tone(self, tone: ToneName | None) -> None:
        self.setProperty("tone", tone or "")
        restyle(self)


class IconLabel(QWidget):
    """An icon beside a word; it paints itself, so a changed theme needs no new picture."""

    def __init__(
        self,
        name: str,
        *,
        tone: ToneName | None = None,
        colour: str | None = None,
        size: int | None = None,
        hollow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`colour` is the name of a token such as `primary`. `hollow` draws the edges alone: one that is not earned."""
        super().__init__(parent)
        self._name, self._tone, self._colour, self._size = name, tone, colour, size
        self.hollow = hollow
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, name: str, tone: ToneName | None = None) -> None:
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        side = self._size or theme.of(self).metrics.icon
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.of(self).colours
        token = getattr(colours, self._colour or "ink_soft")
        colour = colours.tone(self._tone).ink if self._tone else token
        painter = QPainter(self)
        if self.hollow:
            edge = theme.of(self).metrics.border
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colour), edge))
            painter.drawPath(theme.outline(self._name, self.rect().adjusted(edge, edge, -edge, -edge)))
        else:
            theme.icon(self._name, colour).paint(painter, self.rect())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


def restyle(widget: QWidget) -> None:
    """Style sheets look at dynamic properties only when a widget is polished anew."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
