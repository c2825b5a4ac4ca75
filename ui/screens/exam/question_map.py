"""The map of a paper: every question as a small key that says answered, flagged, current, right or wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets import PlainLabel, grid, row

KEYS_ACROSS = 5
Look = Literal["open", "answered", "right", "wrong"]
_WORDS: dict[Look, str] = {"open": "没答", "answered": "已答", "right": "答对", "wrong": "没答对"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    look: Look
    number: int = 0  # 0: a sample in the legend
    flagged: bool = False
    current: bool = False


class MapKey(QAbstractButton):
    """A filled field is answered, a ring is where you are, a flag in the corner is your mark."""

    def __init__(self, key: Key) -> None:
        super().__init__()
        self._key = key
        self._sample = key.number == 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def key(self) -> Key:
        return self._key

    def show_key(self, key: Key) -> None:
        if key != self._key:
            self._key = key
            self._name()
            self.update()

    def _name(self) -> None:
        flag = "，有标记" if self._key.flagged else ""
        here = "，当前" if self._key.current else ""
        self.setAccessibleName(f"第 {self._key.number} 题，{_WORDS[self._key.look]}{flag}{here}")

    def sizeHint(self) -> QSize:
        live = theme.of(self)
        side = live.metrics.l if self._sample else live.metrics.control
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        c, m, key = live.colours, live.metrics, self._key
        fill, ink, line = {
            "open": (c.surface, c.ink_soft, c.line_strong),
            "answered": (c.primary, c.on_primary, c.primary),
            "right": (c.green.fill, c.green.ink, c.green.solid),
            "wrong": (c.red.fill, c.red.ink, c.red.solid),
        }[key.look]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = m.focus + m.border
        body = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(QColor(line), m.border))
        painter.setBrush(QColor(c.hover if self.underMouse() and key.look == "open" else fill))
        painter.drawRoundedRect(body, m.radius_small, m.radius_small)
        if key.current or self.hasFocus():
            painter.setPen(QPen(QColor(c.accent if key.current else c.focus), m.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = m.focus / 2
            ring = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
            painter.drawRoundedRect(ring, m.radius_small + inset, m.radius_small + inset)
        painter.setPen(QColor(ink))
        painter.setFont(theme.font(live.type.small, bold=key.current or key.look != "open"))
        if not self._sample:
            painter.drawText(body, Qt.AlignmentFlag.AlignCenter, str(key.number))
        if key.flagged:
            side = round(live.type.small * (0.7 if self._sample else 0.9))
            place = QRect(self.width() - side - m.focus, m.focus, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.yellow.solid))
            painter.drawEllipse(place)
            mark = side // 6
            theme.icon("flag-set", c.yellow.on_solid).paint(painter, place.adjusted(mark, mark, -mark, -mark))
        painter.end()


class QuestionMap(QWidget):
    """`jumped` carries the position, from 0."""

    jumped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = grid(self, gap="xs")
        self._field.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.keys: list[MapKey] = []

    def show_keys(self, keys: Sequence[Key]) -> None:
        """The number of questions stays what it was at first."""
        if not self.keys:
            for at, key in enumerate(keys):
                button = MapKey(key)
                button.clicked.connect(lambda _checked=False, at=at: self.jumped.emit(at))
                self.keys.append(button)
                self._field.addWidget(button, at // KEYS_ACROSS, at % KEYS_ACROSS)
        for button, key in zip(self.keys, keys, strict=True):
            button.show_key(key)


def legend(*looks: tuple[Key, str]) -> QWidget:
    """What the looks mean, as small samples."""
    holder = QWidget()
    line = row(holder, gap="xs")
    for key, word in looks:
        sample = MapKey(key)
        sample.setEnabled(False)
        sample.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sample.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(sample)
        line.addWidget(PlainLabel(word, "small", wrap=False))
        line.addStretch(1)
    return holder
