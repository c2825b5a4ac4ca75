"""One answer to choose: letter, text, and, after answering, right or wrong by shape, colour and word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Literal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.theme.scales import METRICS
from ui.theme.tokens import ToneName
from ui.widgets.wrapping import joined

Verdict = Literal["open", "correct", "wrong", "missed", "taken", "plain"]

# verdict → tone, icon, word
_VERDICTS: dict[Verdict, tuple[ToneName | None, str, str]] = {
    "open": (None, "", ""),
    "correct": ("green", "check", "选对了"),
    "wrong": ("red", "cross", "选错了"),
    "missed": ("green", "check", "正确答案"),
    "taken": ("blue", "hand", "你选的"),
    "plain": (None, "", ""),
}
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
SHARES = (1.45, 1.3, 1.15, 1.0)
"""Times the size of the scale, where there is room."""
_STEPS = tuple(product(SHARES, (False, True)))
_SMALLER = 3
"""Steps that are tried for cards of one height: the largest letters, with less room around them, the next smaller."""


class OptionCard(QAbstractButton):
    """`many` draws a square badge (several may be chosen), else a round one. `picked` follows a press by a person.

    A verdict other than open closes the card.
    """

    picked = Signal(bool)

    def __init__(self, letter: str, text: str, *, many: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter, self._words, self._many = letter, joined(text), many
        self._verdict: Verdict = "open"
        self._share, self._snug, self._steady = 1.0, False, 0
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

    @property
    def letters(self) -> int:
        """Pixels of its text."""
        return round(self._plain_size() * self._share)

    def set_verdict(self, verdict: Verdict) -> None:
        self._verdict = verdict
        self._heights.clear()
        self.setEnabled(verdict == "open")
        word = _VERDICTS[verdict][2]
        self.setAccessibleDescription(word)
        self.updateGeometry()
        self.update()

    def set_share(self, share: float, high: int, *, snug: bool = False) -> None:
        """Letters so many times as large as those of the scale; `snug`: with less room around them. From then on it is
        `high` (as it will be with the longest word of a verdict beside its text).
        """
        if (share, high, snug) != (self._share, self._steady, self._snug):
            self._share, self._steady, self._snug = share, high, snug
            self._heights.clear()
            self.updateGeometry()
            self.update()

    def height_at(self, width: int, share: float, *, snug: bool = False) -> int:
        """With the letters of `share`, and the longest word of a verdict beside them."""
        word = max(map(self._told_width, _VERDICTS))
        return self._height(self._room(width, word), round(self._plain_size() * share), snug=snug)

    def _badge(self) -> int:
        live = theme.of(self)
        return live.metrics.control - (live.metrics.s if live.scale == "desktop" else live.metrics.m)

    def _pad(self) -> int:
        live = theme.of(self)
        return live.metrics.m if live.scale == "desktop" else live.metrics.l

    def _rise(self, *, snug: bool) -> int:
        """Above and below the text: a projector's is read, not pressed, and large letters need the room."""
        return theme.of(self).metrics.s if snug or theme.of(self).scale == "projector" else self._pad()

    def _floor(self, *, snug: bool) -> int:
        """A finger's breadth is the same for large letters."""
        live = theme.of(self)
        if live.scale == "projector":
            return self._badge() + 2 * self._rise(snug=snug)
        if snug:
            return METRICS[live.scale].action
        return live.metrics.action if live.scale == "kiosk" else live.metrics.control + live.metrics.m

    def _plain_size(self) -> int:
        live = theme.of(self)
        return live.type.body if live.scale == "desktop" else live.type.reading

    def _word_width(self) -> int:
        return self._told_width(self._verdict)

    def _told_width(self, verdict: Verdict) -> int:
        word = _VERDICTS[verdict][2]
        if not word:
            return 0
        live = theme.of(self)
        metrics = QFontMetrics(theme.font(live.type.small, bold=True))
        return metrics.horizontalAdvance(word) + live.metrics.icon + live.metrics.xs + self._pad()

    def _text_rect(self, width: int) -> QRect:
        return self._room(width, self._word_width())

    def _room(self, width: int, word: int) -> QRect:
        left = self._pad() * 2 + self._badge()
        return QRect(left, 0, max(1, width - left - self._pad() - word), 100_000)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            plain = self._height(self._text_rect(width), self.letters, snug=self._snug)
            self._heights[width] = max(plain, self._steady)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._heights.clear()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the least height was that of the width before

    def _height(self, room: QRect, letters: int, *, snug: bool) -> int:
        metrics = QFontMetrics(theme.font(letters, bold=True))
        text = metrics.boundingRect(room, _WRAP, self._words).height()
        return max(self._floor(snug=snug), text + 2 * self._rise(snug=snug))

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
        painter.setFont(theme.font(self.letters, bold=strong))
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
        painter.setFont(theme.font(self.letters, bold=True))
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


def grow_options(cards: Sequence[OptionCard], width: int, room: int, gap: int) -> int:
    """The largest letters at which all are seen in `room` and keep their places when they are judged. What they take.

    The room around the letters gives way before they do. One card that is higher than the others would seem to be
    meant: all are as high as the highest, also where this takes the next smaller letters.
    """
    gaps = gap * max(0, len(cards) - 1)
    steps = [(share, snug, [card.height_at(width, share, snug=snug) for card in cards]) for share, snug in _STEPS]
    first = next((at for at, (_share, _snug, heights) in enumerate(steps) if sum(heights) + gaps <= room), len(steps))
    for share, snug, heights in steps[first : first + _SMALLER]:
        even = [max(heights, default=0)] * len(cards)
        if sum(even) + gaps <= room:
            return _grown(cards, share, even, gaps, snug=snug)
    share, snug, heights = steps[min(first, len(steps) - 1)]
    return _grown(cards, share, heights, gaps, snug=snug)


def _grown(cards: Sequence[OptionCard], share: float, heights: Sequence[int], gaps: int, *, snug: bool) -> int:
    for card, high in zip(cards, heights, strict=True):
        card.set_share(share, high, snug=snug)
    return sum(heights) + gaps
