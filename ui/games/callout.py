"""A sentence over the scene: a pill of words, and someone who comes up from below to say something."""

from __future__ import annotations

from dataclasses import dataclass

import pygame
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.view import Box


@dataclass(frozen=True, slots=True)
class Pill:
    """Its middle, its top, and the breadth that it stays within, which begins at `left`; in pixels."""

    middle: float
    top: float
    width: float
    unit: float
    left: float = 0.0


def called_in(kit: Kit, text: str, at: Pill) -> Box:
    """Where the pill lies."""
    u = at.unit
    words = kit.words.line(text, _size(kit, text, at), kit.theme.colours.ink)
    wide, high = words.get_width() + 64 * u, words.get_height() + 26 * u
    x = max(at.left + 24 * u, min(at.left + at.width - wide - 24 * u, at.middle - wide / 2))
    return Box(x, at.top, wide, high)


def _size(kit: Kit, text: str, at: Pill) -> float:
    return kit.words.fitting(text, kit.theme.type.title * at.unit, at.width - 120 * at.unit)


def call_out(surface: pygame.Surface, kit: Kit, text: str, at: Pill, *, warned: int | None = None) -> None:
    """`warned`: steps since a warning was given, which is yellow and trembles first; None: a hint."""
    u, c = at.unit, kit.theme.colours
    words = kit.words.line(text, _size(kit, text, at), c.ink if warned is None else c.yellow.on_solid)
    box = called_in(kit, text, at)
    x, wide, high = box.x, box.w, box.h
    if warned is not None and not kit.theme.reduced_motion:
        x += 10 * u * max(0.0, 1 - warned / 24) * ease.wave(warned, 0.15)
    fill = c.surface if warned is None else c.yellow.solid
    surface.blit(_pill(kit, wide, high, fill, u), (round(x), round(at.top)))
    surface.blit(words, (round(x + 32 * u), round(at.top + 13 * u)))


def _pill(kit: Kit, wide: float, high: float, fill: str, u: float) -> pygame.Surface:
    """With an edge: the sky may have white clouds."""
    c = kit.theme.colours
    edge = c.ink if kit.theme.variant == "contrast" else c.line_strong

    def paint(painter: QPainter) -> None:
        painter.setPen(QPen(QColor(edge), 3 * u))
        painter.setBrush(QColor(fill))
        body = QRectF(2 * u, 2 * u, round(wide) - 4 * u, round(high) - 4 * u)
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)

    return kit.pictures.shape(("pill", fill, edge), wide, high, paint)


def comes_up(surface: pygame.Surface, kit: Kit, drawing: str, said: str, box: Box, since: int, of: int) -> None:
    """A figure in `box` for `of` steps, with what it says above."""
    still = kit.theme.reduced_motion
    u = box.w / 330
    come = 1.0 if still else ease.back(since / 18)
    go = 0.0 if still else ease.out((since - of + 18) / 18)
    side = 260 * u
    figure = kit.pictures.get(drawing, side, side)
    rise = (1 - come + go) * side
    surface.set_clip(pygame.Rect(round(box.x), round(box.y), round(box.w), round(box.h + 20 * u)))
    surface.blit(figure, (round(box.x + (box.w - side) / 2), round(box.y + box.h - side + rise + 20 * u)))
    surface.set_clip(None)
    c = kit.theme.colours
    text = kit.words.line(said, kit.words.fitting(said, kit.theme.type.small * 1.2 * u, box.w - 20 * u), c.ink)
    wide, high = text.get_width() + 40 * u, text.get_height() + 20 * u
    x = box.x + (box.w - wide) / 2
    surface.blit(panel(kit, wide, high, colour=c.surface, alpha=1.0, radius=22 * u), (round(x), round(box.y)))
    surface.blit(text, (round(x + 20 * u), round(box.y + 10 * u)))
