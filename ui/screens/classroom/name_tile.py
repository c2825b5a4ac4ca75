"""A person's name to tap, and the board that sets sixty of them into a room's width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui import theme
from ui.screens.classroom.signin_presenter import Board, Tile
from ui.theme import ToneName

_TONES: dict[str, tuple[ToneName, str]] = {
    "here": ("green", "check"), "gone": ("grey", "leave"), "absent": ("red", "cross"), "made_up": ("blue", "check"),
}  # fmt: skip
_WORDS = {"waiting": "未签到", "here": "已到", "gone": "已签退", "absent": "缺课", "made_up": "已补课"}


def broken_name(name: str, metrics: QFontMetrics, room: int) -> str:
    """After the dot where both parts fit, else wherever the line is full; shortened where two lines hold it not."""
    first, dot, last = name.partition("·")
    if dot and max(metrics.horizontalAdvance(first + dot), metrics.horizontalAdvance(last)) <= room:
        return f"{first}{dot}\n{last}"
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room * 2)


class NameTile(QAbstractButton):
    def __init__(self, tile: Tile, board: Board, parent: QWidget) -> None:
        super().__init__(parent)
        self._board: Board = board
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_tile(tile)

    def set_tile(self, tile: Tile) -> None:
        self.tile = tile
        self.setToolTip(tile.name)
        self.setAccessibleName(f"{tile.name} {_WORDS[tile.look]}")
        self.update()

    def outgrows(self, width: int) -> bool:
        """Whether the name needs a second line in a tile of this width."""
        live = theme.of(self)
        strong = QFontMetrics(theme.font(live.type.title, bold=True))
        return strong.horizontalAdvance(self.tile.name) > width - 2 * live.metrics.s - live.type.body

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is one touch: its second half must not take the person off again."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        c, m = live.colours, live.metrics
        look = self.tile.look
        if self._board == "out" and look == "here":
            look = "waiting"
        tone = c.tone(_TONES[look][0]) if look in _TONES else None
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = c.focus if self.hasFocus() else tone.solid if tone else c.line_strong
        painter.setPen(QPen(QColor(edge), m.focus))
        painter.setBrush(QColor(tone.fill if tone else c.primary_soft if self.isDown() else c.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), m.radius, m.radius)
        room = self.rect().adjusted(m.s, m.xs, -m.s, -m.xs)
        if look in _TONES and tone is not None:
            side = live.type.body
            mark = QRect(room.right() - side + m.xs, room.top() + m.xs, side, side)
            theme.icon(_TONES[look][1], tone.ink).paint(painter, mark)
        self._words(painter, room, tone.ink if tone else c.ink, tone.ink if tone else c.ink_soft)
        painter.end()

    def _words(self, painter: QPainter, room: QRect, ink: str, soft: str) -> None:
        """A name too long even for a double tile takes all of it; whoever is here is marked by tick and colour."""
        live = theme.of(self)
        painter.setPen(QColor(ink))
        if self.outgrows(self.width()):
            room_for_name = room.width() - live.type.body
            font = theme.font(live.type.small, bold=True)
            painter.setFont(font)
            fits = broken_name(self.tile.name, QFontMetrics(font), room_for_name)
            flags = Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room.adjusted(0, 0, -live.type.body, 0), flags, fits)
            return
        note = QFontMetrics(theme.font(live.type.small))
        below = QRect(room.x(), room.bottom() - note.height(), room.width(), note.height())
        above = QRect(room.x(), room.y(), room.width(), below.y() - room.y())
        painter.setFont(theme.font(live.type.title, bold=True))
        painter.drawText(above, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tile.name)
        painter.setFont(theme.font(live.type.small))
        painter.setPen(QColor(soft))
        place = note.elidedText(self.tile.note, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, place)


class TileBoard(QWidget):
    """`tapped` carries the person. As many tiles a line as fit at a finger's size; a long name takes two of them."""

    tapped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tiles: dict[str, NameTile] = {}

    def set_tiles(self, tiles: Sequence[Tile], board: Board) -> None:
        for old in self.tiles.values():
            old.hide()
            old.deleteLater()
        self.tiles = {}
        for tile in tiles:
            made = NameTile(tile, board, self)
            made.clicked.connect(lambda _checked=False, person=tile.person: self.tapped.emit(person))
            made.show()
            self.tiles[tile.person] = made
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        live = theme.of(self)
        gap = live.metrics.s
        least, high = live.type.title * 6, live.type.title + live.type.small + live.metrics.m + live.metrics.s
        columns = max(1, (self.width() + gap) // (least + gap))
        wide = (self.width() - gap * (columns - 1)) // columns
        down = across = 0
        for tile in self.tiles.values():
            span = min(columns, 2 if tile.outgrows(wide) else 1)
            if across + span > columns:
                down, across = down + 1, 0
            tile.setGeometry(across * (wide + gap), down * (high + gap), span * (wide + gap) - gap, high)
            across += span
        lines = down + 1 if self.tiles else 0
        self.setMinimumHeight(max(0, lines * (high + gap) - gap))
