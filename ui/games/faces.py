"""Buttons, cards and panels as surfaces: one look for all games, taken from the theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from ui import theme
from ui.games.kit import Kit
from ui.games.view import Box
from ui.theme.tokens import COLOURS

_NARROW = 360
"""Below this breadth the tick in the corner would lie on the words."""
_CORNER = 54
"""So far down reaches what stands in the upper right corner."""
_EDGE, _GAP = 20, 12
"""Words keep this far from the edge, and from the drawing."""
_RIM, _FOOT = 6, 13
"""Kept free above and below the drawing, and below the words."""
_PICTURE, _ICON = 0.44, 0.26
"""Of the height: a drawing is not made smaller than that for the sake of its words, an icon neither."""
_FIELD, _INSET = 4, 18
"""Of a face that asks to be touched: how far its pale field goes beyond the drawing, and the drawing from the edge."""
_VEIL = 0.66
GROUND = 0.93
"""Of a dark ground for words: what is behind shows through as a hint of depth, never as a part of it."""
State = Literal["plain", "chosen", "next", "done", "alarm", "off"]
"""plain; chosen: in the hand; next: asks to be touched; done: over with; alarm: the red one; off: not now."""


@dataclass(frozen=True, slots=True)
class Face:
    """`lines` stand below the drawing, or beside it where the box lies and they are no smaller there.

    `row` holds the lines of all that stand in one row: they are laid in one size, as large as the longest allows.
    `cornered` keeps the corner free for a tick that is still to come.
    """

    drawing: str
    lines: tuple[str, ...]
    state: State = "plain"
    number: str = ""
    icon: str = ""
    row: tuple[tuple[str, ...], ...] = ()
    cornered: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """How a face is filled: size of its words, side of its drawing, one beside the other or not, and if so how far in
    from the edges; in pixels.
    """

    size: float
    side: float
    lies: bool
    step: float
    corner: float = 0.0
    indent: float = 0.0


class Faces:
    def __init__(self, kit: Kit, unit: float) -> None:
        self._kit, self._unit = kit, unit
        variant = kit.theme.variant
        # drawings are made for a pale ground: at night the cards stay pale, as the papers of the lessons do
        self._colours = COLOURS["light" if variant == "dark" else variant]

    def draw(self, surface: pygame.Surface, face: Face, box: Box, squash: float = 0.0, lift: float = 0.0) -> None:
        """`squash` pushes it in, `lift` raises it (pixels)."""
        made = self._made(face, box)
        if squash > 0.02:
            wide, high = round(box.w * (1 - 0.05 * squash)), round(box.h * (1 - 0.1 * squash))
            made = pygame.transform.smoothscale(made, (wide, high))
        at_x = box.x + (box.w - made.get_width()) / 2
        surface.blit(made, (round(at_x), round(box.y + box.h - made.get_height() - lift)))

    def _made(self, face: Face, box: Box) -> pygame.Surface:
        wide, high = round(box.w), round(box.h)
        key = ("face", face, wide, high)
        return self._kit.pictures.kept(key, lambda: self._face(face, wide, high))

    def ink(self, state: State) -> str:
        """For words that are laid on a face."""
        return self._tones(state)[3]

    def _tones(self, state: State) -> tuple[str, str, str, str]:
        """(top, bottom, edge, ink)."""
        c = self._colours
        plain = self._kit.theme.variant == "contrast"
        if state == "alarm":
            return c.red.solid, c.red.solid, c.ink if plain else c.on_primary, c.red.on_solid
        if state == "next":
            return c.accent_hover if not plain else c.accent, c.accent, c.on_primary, c.on_accent
        if state == "chosen":
            return c.primary_soft, c.primary_soft, c.accent, c.on_primary_soft
        if state == "off":
            return c.surface, c.surface, c.line_strong, c.on_rail
        if state == "done":
            return c.green.fill, c.green.fill, c.green.solid, c.green.ink
        return c.surface, c.hover if not plain else c.surface, c.line_strong, c.ink

    def _face(self, face: Face, wide: int, high: int) -> pygame.Surface:
        top, bottom, edge, ink = self._tones(face.state)
        u = self._unit
        thick = (8 if face.state in ("chosen", "next") else 4) * u
        depth = 8 * u
        kit = self._kit
        laid = self.laid(face, wide, high)

        def paint(painter: QPainter) -> None:
            body = QRectF(thick / 2, thick / 2, wide - thick, high - thick - depth)
            painter.setPen(Qt.PenStyle.NoPen)
            shade = QColor(self._colours.scrim)
            shade.setAlphaF(0.35)
            painter.setBrush(shade)
            painter.drawRoundedRect(body.translated(0, depth), 26 * u, 26 * u)
            fill = QLinearGradient(body.topLeft(), body.bottomLeft())
            fill.setColorAt(0, QColor(top))
            fill.setColorAt(1, QColor(bottom))
            painter.setPen(QPen(QColor(edge), thick))
            painter.setBrush(fill)
            painter.drawRoundedRect(body, 26 * u, 26 * u)
            if face.icon:
                side = round(laid.side)
                above = high - depth - laid.step * len(face.lines) - _FOOT * u
                at = round((wide - side) / 2), round((above - side) / 2)
                theme.icon(face.icon, ink).paint(painter, *at, side, side)

        icon = (face.icon, round(laid.side), round(laid.step)) if face.icon else ()
        made = kit.pictures.shape(("body", face.state, icon, ink), wide, high, paint).copy()
        self._picture(made, face, laid)
        if face.number:
            self._badge(made, face)
        if face.state == "off":
            veil = panel(kit, wide, high, colour=self._colours.rail, alpha=_VEIL, radius=26 * u)
            made.blit(veil, (0, 0))
        self._words(made, face, laid, ink)
        if face.state == "done":
            self._tick(made, wide)
        return made

    def laid(self, face: Face, wide: int, high: int) -> Laid:
        """Below the drawing where the words are larger there and the drawing is hardly smaller."""
        if not face.drawing:
            return self._upright(face, wide, high)
        upright = self._upright(face, wide, high)
        if wide <= high * 1.25:
            return upright
        lying = self._lying(face, wide, high)
        wanted = self._kit.theme.type.title * self._unit
        gains = lying.size < wanted * 0.95 and upright.size > lying.size * 1.1
        return upright if gains and upright.side > lying.side * 0.7 else lying

    def _upright(self, face: Face, wide: int, high: int) -> Laid:
        u = self._unit
        rows = (*face.row, face.lines)
        most = max(len(lines) for lines in rows)
        inner = high - (8 + 2 * _RIM + _FOOT) * u
        least = high * (_PICTURE if face.drawing else _ICON if face.icon else 0.0)
        lead = 1.3 if most < 2 else 1.2
        size = self._largest(rows, wide - 2 * _EDGE * u)
        if most:
            size = max(min(size, (inner - least) / (lead * most)), 20 * u)
        step = size * lead
        room = inner - step * most
        if face.icon:
            return Laid(size, min(room, high * 0.46, wide * 0.6), False, step)
        return Laid(size, min(room, high - (30 if high < 150 * u else 44) * u, wide * 0.72), False, step)

    def _lying(self, face: Face, wide: int, high: int) -> Laid:
        u = self._unit
        rows = (*face.row, face.lines)
        most = max(len(lines) for lines in rows)
        side = min(high - (30 if high < 150 * u else 44) * u, wide * 0.42)
        wanted = self._kit.theme.type.title * u
        cornered = face.cornered or bool(face.number) or (face.state == "done" and wide < _NARROW * u)
        aside = 36 * u if cornered and (high - 8 * u - wanted * 1.2 * most) / 2 < _CORNER * u else 0.0
        room = wide - (2 * _EDGE + _GAP) * u - aside
        longest = max((self._kit.words.width(line, wanted) for lines in rows for line in lines), default=0)
        side = max(min(side, room - longest), side * 0.8)
        size = self._largest(rows, room - side)
        used = max((self._kit.words.width(line, size) for lines in rows for line in lines), default=0)
        indent = max(0.0, room - side - used) / 2  # in a broad face drawing and words stay together
        return Laid(size, side, True, size * (1.3 if most < 2 else 1.2), aside, indent)

    def _largest(self, rows: tuple[tuple[str, ...], ...], room: float) -> float:
        """Words never leave the face, they grow smaller before."""
        size = self._kit.theme.type.title * self._unit
        for line in (line for lines in rows for line in lines):
            size = self._kit.words.fitting(line, size, room, least=20 * self._unit)
        return size

    def _picture(self, made: pygame.Surface, face: Face, laid: Laid) -> None:
        if not face.drawing:
            return
        wide, high = made.get_width(), made.get_height() - round(8 * self._unit)
        side = laid.side
        at = (_EDGE * self._unit + laid.indent, (high - side) / 2)
        if not laid.lies:
            at = ((wide - side) / 2, (high - side - laid.step * len(face.lines) - _FOOT * self._unit) / 2)
        if face.state == "next":  # what is orange in the drawing would be lost on the orange
            u, c = self._unit, self._colours
            over = max(0.0, _INSET * u - at[1])
            side, at = side - over, (at[0] + over / 2, at[1] + over)
            field = panel(self._kit, side + 2 * _FIELD * u, side + 2 * _FIELD * u, colour=c.surface, alpha=1.0,
                          radius=20 * u)  # fmt: skip
            made.blit(field, (round(at[0] - _FIELD * u), round(at[1] - _FIELD * u)))
        made.blit(self._kit.pictures.get(face.drawing, side, side), (round(at[0]), round(at[1])))

    def _words(self, made: pygame.Surface, face: Face, laid: Laid, ink: str) -> None:
        u = self._unit
        wide, high = made.get_width(), made.get_height() - round(8 * u)
        block = laid.step * len(face.lines)
        top, middle = (high - block) / 2, wide / 2
        if laid.lies:
            left = (_EDGE + _GAP) * u + laid.indent + laid.side
            middle = (left + wide - _EDGE * u - laid.indent - laid.corner) / 2
        elif face.drawing or face.icon:
            top = high - block - _FOOT * u
        for number, line in enumerate(face.lines):
            text = self._kit.words.line(line, laid.size, ink)
            rise = (laid.step - text.get_height()) / 2
            made.blit(text, (round(middle - text.get_width() / 2), round(top + number * laid.step + rise)))

    def _badge(self, made: pygame.Surface, face: Face) -> None:
        u, c = self._unit, self._colours
        side = round(40 * u)

        def paint(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.primary))
            painter.drawEllipse(QPointF(side / 2, side / 2), side / 2 - 1, side / 2 - 1)

        left, top = made.get_width() - side - 10 * u, 10 * u
        made.blit(self._kit.pictures.shape(("badge",), side, side, paint), (round(left), round(top)))
        text = self._kit.words.line(face.number, 26 * u, c.on_primary)
        made.blit(text, (round(left + (side - text.get_width()) / 2), round(top + (side - text.get_height()) / 2)))

    def _tick(self, made: pygame.Surface, wide: int) -> None:
        side, colour = round(44 * self._unit), self._colours.green.solid

        def paint(painter: QPainter) -> None:
            theme.icon("ok", colour).paint(painter, 0, 0, side, side)

        tick = self._kit.pictures.shape(("tick", colour), side, side, paint)
        made.blit(tick, (wide - side - round(12 * self._unit), round(12 * self._unit)))


def panel(kit: Kit, width: float, height: float, *, colour: str, alpha: float, radius: float) -> pygame.Surface:
    """A quiet ground for words."""

    def paint(painter: QPainter) -> None:
        fill = QColor(colour)
        fill.setAlphaF(alpha)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(0, 0, round(width), round(height)), radius, radius)

    return kit.pictures.shape(("panel", colour, alpha, radius), width, height, paint)
