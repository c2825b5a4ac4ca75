"""What is left of something: a column that sinks within a frame, and its number below it."""

from __future__ import annotations

from dataclasses import dataclass

import pygame
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.games.faces import GROUND
from ui.games.kit import Kit
from ui.games.tones import ON_DARK
from ui.games.view import Box

WIDE = 98.0
"""Units: so broad that its number has room."""
_NUMBER = 58.0
_ABOVE = 76.0
_MARGIN, _SIDE, _FRAME = 14.0, 22.0, 3.0
_DRAWN = (56.0, 52.0)


@dataclass(frozen=True, slots=True)
class Gauge:
    """Green above the share `good`, yellow above `fair`, then red; `drawing` tells above it of what."""

    box: Box
    unit: float
    good: float
    fair: float
    drawing: str = ""

    def draw(self, surface: pygame.Surface, kit: Kit, share: float) -> None:
        box, u = self.box, self.unit
        c = kit.theme.colours
        ground = kit.pictures.shape(("gauge", c.scrim, c.on_rail_soft), box.w, box.h, lambda p: self._paint(p, kit))
        surface.blit(ground, (round(box.x), round(box.y)))
        if self.drawing:
            shot = kit.pictures.get(self.drawing, _DRAWN[0] * u, _DRAWN[1] * u)
            surface.blit(shot, (round(box.x + (box.w - shot.get_width()) / 2), round(box.y + 12 * u)))
        tone = ON_DARK.green if share > self.good else ON_DARK.yellow if share > self.fair else ON_DARK.red
        column = self.column
        filled = round(column.h * share)
        surface.fill(tone.solid, (round(column.x), round(column.y + column.h) - filled, round(column.w), filled))
        size = kit.words.fitting("100%", kit.theme.type.small * u, box.w - 12 * u)
        text = kit.words.line(f"{round(share * 100)}%", size, c.on_rail)
        y = box.y + box.h - (_NUMBER * u + text.get_height()) / 2
        surface.blit(text, (round(box.x + (box.w - text.get_width()) / 2), round(y)))

    @property
    def column(self) -> Box:
        """All that can be filled."""
        box, u = self.box, self.unit
        top = (_ABOVE if self.drawing else _MARGIN) * u
        return Box(box.x + _SIDE * u, box.y + top, box.w - 2 * _SIDE * u, box.h - top - _NUMBER * u)

    def _paint(self, painter: QPainter, kit: Kit) -> None:
        """The ground and the frame of the column: empty is as dark as the ground."""
        box, u, column = self.box, self.unit, self.column
        c = kit.theme.colours
        dark = QColor(c.scrim)
        dark.setAlphaF(GROUND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(dark)
        painter.drawRoundedRect(QRectF(0, 0, round(box.w), round(box.h)), 20 * u, 20 * u)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(c.on_rail_soft), _FRAME * u))
        off = (_FRAME + 2) * u
        frame = QRectF(column.x - box.x, column.y - box.y, column.w, column.h).adjusted(-off, -off, off, off)
        painter.drawRoundedRect(frame, 8 * u, 8 * u)
