"""Smoke under the ceiling: two banks that drift past each other and come down."""

from __future__ import annotations

import math

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QRadialGradient

from ui.games.pictures import Pictures
from ui.theme.art import MOTES

_TILE = 960


class Smoke:
    """A bank is a tile that repeats; `draw` fills the picture from its top down to `bottom`."""

    def __init__(self, pictures: Pictures, unit: float) -> None:
        self._pictures, self._unit = pictures, unit

    def draw(self, surface: pygame.Surface, width: int, bottom: float, age: int, *, still: bool, lit: float) -> None:
        """`bottom` in pixels (0: no smoke); `lit` 0 … 1: how much fire shines on it from below."""
        if bottom < 4 * self._unit:
            return
        for number, (speed, depth, colour) in enumerate(((0.35, 1.0, MOTES.smoke), (-0.6, 0.86, MOTES.smoke_lit))):
            tile = self._tile(number, colour, 0.9 if number == 0 else 0.34 + 0.3 * round(lit * 4) / 4)
            shift = 0 if still else age * speed * self._unit
            breath = 0.0 if still else 8 * self._unit * math.sin(age / 70 + number)
            top = bottom * depth + breath - tile.get_height()
            left = (shift % tile.get_width()) - tile.get_width()
            while left < width:
                surface.blit(tile, (round(left), round(top)))
                left += tile.get_width()
            if number == 0 and top > 0:
                surface.fill(self._ceiling(), (0, 0, width, round(top)), special_flags=0)

    def _ceiling(self) -> tuple[int, int, int]:
        shade = QColor(MOTES.smoke)
        return shade.red(), shade.green(), shade.blue()

    def _tile(self, number: int, colour: str, alpha: float) -> pygame.Surface:
        wide, high = round(_TILE * self._unit), round(620 * self._unit)

        def paint(painter: QPainter) -> None:
            shade, gone = QColor(colour), QColor(colour)
            if number == 0:
                fall = QLinearGradient(0, 0, 0, high)
                shade.setAlphaF(1.0)
                fall.setColorAt(0, shade)
                shade.setAlphaF(alpha)
                fall.setColorAt(0.45, shade)
                shade.setAlphaF(alpha * 0.75)
                fall.setColorAt(0.78, shade)
                painter.fillRect(QRectF(0, 0, wide, high * 0.78), fall)
            painter.setPen(Qt.PenStyle.NoPen)
            lumps = 9
            for lump in range(lumps * 2):
                # golden steps scatter them without a pattern; each is drawn at both ends, so that the tile repeats
                x = wide * (lump / lumps % 1)
                size = (0.13 + 0.07 * (lump * 0.618 % 1)) * wide
                y = high * (0.72 + 0.1 * (lump * 0.381 % 1)) - (size * 0.5 if lump >= lumps else 0)
                for ghost in (-wide, 0, wide):
                    puff = QRadialGradient(QPointF(x + ghost, y), size)
                    shade.setAlphaF(alpha * (0.8 if number == 0 else 0.6))
                    gone.setAlphaF(0.0)
                    puff.setColorAt(0, shade)
                    puff.setColorAt(0.55, shade)
                    puff.setColorAt(1, gone)
                    painter.setBrush(puff)
                    painter.drawEllipse(QPointF(x + ghost, y), size, size * 0.62)

        return self._pictures.shape(("smoke", number, alpha), wide, high, paint)
