"""One answer to choose: letter, text, and, after answering, right or wrong by shape, colour and word."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.theme.tokens import ToneName
from ui.widgets.wrapping import joined

Verdict = Literal["open", "correct", "wrong", "missed", "plain"]

# verdict → tone, icon, word
_VERDICTS: dict[Verdict, tuple[ToneName | None, str, str]] = {
    "open": (None, "", ""),
    "correct": ("green", "check", "选对了"),
    "wrong": ("red", "cross", "选错了"),
    "missed": ("green", "check", "正确答案"),
    "plain": (None, "", ""),
}
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class OptionCard(QAbstractButton):
    """`many` draws a square badge (several may be chosen), else a round one. `picked` follows a press by a person.

    A verdict other than open closes the card.
    """

    picked = Signal(bool)

    def __init__(self, letter: str, text: str, *, many: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter, self._words, self._many = letter, joined(text), many
        self._verdict: Verdict = "open"
        self._heights: dict[int, int] = {}
        """By width: a layout asks for each several times."""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{letter} {text}")
        self.clicked.connect(lambda checked: self.picked.emit(checked))

    def set_words(self, letter: str, text: str) -> None:
        """Another answer in the same card, as yet unchosen."""
        self._letter, self._words = letter, joined(text)
        self._heights.clear()
        self.setChecked(False)
        self.setAccessibleName(f"{letter} {text}")
        self.updateGeometry()
        self.update()

    @property
    def letter(self) -> str:
        return self._letter

    @property
    def verdict(self) -> Verdict:
        return self._verdict

    def set_verdict(self, verdict: Verdict) -> None:
        self._verdict = verdict
        self._heights.clear()
        self.setEnabled(verdict == "open")
        word = _VERDICTS[verdict][2]
        self.setAccessibleDescription(word)
        self.updateGeometry()
        self.update()

    def _badge(self) -> int:
        live = theme.of(self)
        return live.metrics.control - (live.metrics.s if live.scale == "desktop" else live.metrics.m)

    def _pad(self) -> int:
        live = theme.of(self)
        return live.metrics.m if live.scale == "desktop" else live.metrics.l

    def _rise(self) -> int:
        """Above and below the text: a projector's is read, not pressed, and large letters need the room."""
        return theme.of(self).metrics.s if theme.of(self).scale == "projector" else self._pad()

    def _floor(self) -> int:
        live = theme.of(self)
        if live.scale == "projector":
            return self._badge() + 2 * self._rise()
        return live.metrics.action if live.scale == "kiosk" else live.metrics.control + live.metrics.m

    def _text_size(self) -> int:
        live = theme.of(self)
        return live.type.body if live.scale == "desktop" else live.type.reading

    def _word_width(self) -> int:
        word = _VERDICTS[self._verdict][2]
        if not word:
            return 0
        live = theme.of(self)
        metrics = QFontMetrics(theme.font(live.type.small, bold=True))
        return metrics.horizontalAdvance(word) + live.metrics.icon + live.metrics.xs + self._pad()

    def _text_rect(self, width: int) -> QRect:
        left = self._pad() * 2 + self._badge()
        return QRect(left, 0, max(1, width - left - self._pad() - self._word_width()), 100_000)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._heights.clear()
        super().changeEvent(event)

    def _height(self, width: int) -> int:
        metrics = QFontMetrics(theme.font(self._text_size(), bold=True))
        text = metrics.boundingRect(self._text_rect(width), _WRAP, self._words).height()
        return max(self._floor(), text + 2 * self._rise())

    def sizeHint(self) -> QSize:
        wide = max(self.width(), theme.of(self).type.body * 18)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.of(self).type.body * 8, self.heightForWidth(max(self.width(), theme.of(self).type.body * 8)))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        c, m = live.colours, live.metrics
        tone_name, icon, word = _VERDICTS[self._verdict]
        fill, edge, ink, thick = c.surface, c.line_strong, c.ink, m.focus
        if tone_name and self._verdict != "missed":
            tone = c.tone(tone_name)
            fill, edge, ink = tone.fill, tone.solid, tone.ink
        elif self._verdict == "missed":
            edge, thick = c.green.solid, m.focus + 1
        elif self.isChecked():
            fill, edge, ink, thick = c.primary_soft, c.primary, c.on_primary_soft, m.focus + 1
        elif self._verdict == "open" and (self.isDown() or self.underMouse()):
            fill, edge = c.hover, c.primary
        elif self._verdict == "plain":
            edge, ink = c.line, c.ink_soft
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(thick, thick, -thick, -thick)
        dashed = Qt.PenStyle.DashLine if self._verdict == "missed" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), thick, dashed))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(body, m.radius, m.radius)
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.focus), m.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), m.radius + 1, m.radius + 1)
        self._paint_badge(painter, edge, ink)
        strong = self.isChecked() or self._verdict in ("correct", "missed")
        painter.setFont(theme.font(self._text_size(), bold=strong))
        painter.setPen(QColor(ink))
        room = self._text_rect(self.width())
        room.setHeight(self.height())
        painter.drawText(room, _WRAP | Qt.AlignmentFlag.AlignVCenter, self._words)
        if word and tone_name:
            self._paint_word(painter, icon, word, tone_name)
        painter.end()

    def _paint_badge(self, painter: QPainter, edge: str, ink: str) -> None:
        live = theme.of(self)
        c, side = live.colours, self._badge()
        box = QRectF(self._pad(), (self.height() - side) / 2, side, side)
        full = self.isChecked() and self._verdict == "open"
        painter.setPen(QPen(QColor(edge), live.metrics.focus))
        painter.setBrush(QColor(c.primary if full else c.surface))
        if self._many:
            painter.drawRoundedRect(box, live.metrics.radius_small, live.metrics.radius_small)
        else:
            painter.drawEllipse(box)
        if full and self._many:
            inset = side // 5
            theme.icon("check", c.on_primary).paint(painter, box.toRect().adjusted(inset, inset, -inset, -inset))
            return
        painter.setFont(theme.font(self._text_size(), bold=True))
        painter.setPen(QColor(c.on_primary if full else ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._letter)

    def _paint_word(self, painter: QPainter, icon: str, word: str, tone_name: ToneName) -> None:
        live = theme.of(self)
        tone, side = live.colours.tone(tone_name), live.metrics.icon
        left = self.width() - self._word_width()
        theme.icon(icon, tone.ink).paint(painter, QRect(left, (self.height() - side) // 2, side, side))
        painter.setFont(theme.font(live.type.small, bold=True))
        painter.setPen(QColor(tone.ink))
        room = QRect(left + side + live.metrics.xs, 0, self.width(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)
