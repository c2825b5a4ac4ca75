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
State = Literal["plain", "chosen", "next", "done", "alarm"]
"""plain; chosen: in the hand; next: asks to be touched; done: over with; alarm: the red one."""


@dataclass(frozen=True, slots=True)
class Face:
    """`lines` stand below the drawing where the box is upright, beside it where it lies."""

    drawing: str
    lines: tuple[str, ...]
    state: State = "plain"
    number: str = ""
    icon: str = ""


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
            return c.accent_hover if not plain else c.accent, c.accent, c.ink if plain else c.on_primary, c.on_accent
        if state == "chosen":
            return c.primary_soft, c.primary_soft, c.accent, c.on_primary_soft
        if state == "done":
            return c.green.fill, c.green.fill, c.green.solid, c.green.ink
        return c.surface, c.hover if not plain else c.surface, c.line_strong, c.ink

    def _face(self, face: Face, wide: int, high: int) -> pygame.Surface:
        top, bottom, edge, ink = self._tones(face.state)
        u = self._unit
        thick = (8 if face.state in ("chosen", "next") else 4) * u
        depth = 8 * u
        kit = self._kit

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
                side = round(min(high * 0.46, wide * 0.6))
                theme.icon(face.icon, ink).paint(painter, round((wide - side) / 2), round(high * 0.1), side, side)

        made = kit.pictures.shape(("body", face.state, face.icon, ink), wide, high, paint).copy()
        lies = wide > high * 1.25 and bool(face.drawing)
        side = min(high - (30 if high < 150 * u else 44) * u, wide * (0.42 if lies else 0.72))
        self._lay(made, face, ink, side, wide, high - round(depth), lies=lies)
        if face.number:
            self._badge(made, face)
        if face.state == "done":
            self._tick(made, wide)
        return made

    def _lay(
        self, made: pygame.Surface, face: Face, ink: str, side: float, wide: int, high: int, *, lies: bool
    ) -> None:
        """The drawing and its words; words never leave the face, they grow smaller before."""
        u, words = self._unit, self._kit.words
        size = self._kit.theme.type.title * u
        gap = 12 * u
        cornered = bool(face.number) or (face.state == "done" and wide < _NARROW * u)
        room = wide - (side + gap * 2 if lies else 0) - gap * 2 - (36 * u if lies and cornered else 0)
        for line in face.lines:
            size = words.fitting(line, size, room, least=20 * u)
        step = size * 1.3
        block = step * len(face.lines)
        if not lies:
            side = min(side, high - block - 20 * u)
        if face.drawing:
            at = (gap * 1.4, (high - side) / 2) if lies else ((wide - side) / 2, (high - side - block) / 2)
            made.blit(self._kit.pictures.get(face.drawing, side, side), (round(at[0]), round(at[1])))
        top = (high - block) / 2 if lies else high - block - 8 * u
        if not face.drawing and not face.icon:
            top = (high - block) / 2
        middle = wide - gap - room / 2 - (36 * u if cornered else 0) if lies else wide / 2
        for number, line in enumerate(face.lines):
            text = words.line(line, size, ink)
            rise = (step - text.get_height()) / 2
            made.blit(text, (round(middle - text.get_width() / 2), round(top + number * step + rise)))

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
