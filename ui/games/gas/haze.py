"""Gas that can be seen: bands that shimmer under the ceiling and come down, and wisps where it escapes."""

from __future__ import annotations

import math

import pygame
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.games.kit import Kit
from ui.games.painted import painted
from ui.theme.art import MOTES

_TILE, _HIGH = 960, 0.58
"""Breadth in units, height as a share of the picture's."""
_STRENGTHS = 4
_SOFT = (1.0, 0.92, 0.84, 0.75, 0.66, 0.57, 0.48, 0.38, 0.28, 0.18)
"""Breadths of the strokes that make one band, laid over each other."""
_WISPS, _RISE = 5, 150
"""At once, and the steps that one takes to go up."""


class Haze:
    def __init__(self, kit: Kit, unit: float) -> None:
        self._kit, self._unit = kit, unit
        self._still = kit.theme.reduced_motion

    def draw(self, surface: pygame.Surface, width: int, height: int, share: float, age: int, layer: int) -> None:
        """`share` 0 … 1 of what sets anything off; `layer` 0 is behind the things, 1 before them."""
        strength = min(_STRENGTHS, round(share * 1.6 * _STRENGTHS + 0.3))
        if strength <= 0:
            return
        tile = self._tile(layer, max(1, strength - layer), round(_HIGH * height))
        speed = (0.5, -0.8)[layer] * self._unit
        breath = 0.0 if self._still else 14 * self._unit * math.sin(age / 50 + layer * 2)
        bottom = height * (0.34 + 0.66 * min(1.0, share * 1.25)) + breath
        left = (0.0 if self._still else age * speed) % tile.get_width() - tile.get_width()
        while left < width:
            surface.blit(tile, (round(left), round(bottom - tile.get_height())), special_flags=pygame.BLEND_RGB_ADD)
            left += tile.get_width()

    def draw_wisps(self, surface: pygame.Surface, x: float, y: float, share: float, age: int) -> None:
        """Rising from a leak at (x, y)."""
        u = self._unit
        for number in range(_WISPS):
            at = (0.2 + 0.15 * number) if self._still else (age / _RISE + number * 0.37) % 1.0
            fade = round(4 * min(1.0, 4 * at, 3 * (1 - at)) * (0.5 + 0.5 * share))
            if fade <= 0:
                continue
            sway = 0.0 if self._still else 30 * math.sin(age / 30 + number * 0.5)
            side = (number - (_WISPS - 1) / 2) * 58
            size = round((0.7 + 0.7 * at) * 6) / 6
            shot = self._wisp(size, fade)
            surface.blit(shot, (round(x + (side * (0.35 + at) + sway * at) * u - shot.get_width() / 2),
                                round(y - (40 + 260 * at) * u - shot.get_height() / 2)))  # fmt: skip

    def _wisp(self, size: float, fade: int) -> pygame.Surface:
        def make() -> pygame.Surface:
            whole = self._kit.pictures.get("wisp", 74 * size * self._unit, 148 * size * self._unit).copy()
            whole.fill((255, 255, 255, 60 * fade), special_flags=pygame.BLEND_RGBA_MULT)
            return whole

        return self._kit.pictures.kept(("wisp", round(size, 2), fade, round(self._unit * 1000)), make)

    def _tile(self, layer: int, strength: int, high: int) -> pygame.Surface:
        wide = round(_TILE * self._unit)

        def paint(painter: QPainter) -> None:
            painter.fillRect(0, 0, wide, high, QColor(0, 0, 0))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            bands = 7
            for band in range(bands):
                fall = min(1.0, 1.25 * math.sin(math.pi * (band + 0.7) / (bands + 0.4)))
                power = fall * strength / _STRENGTHS * (0.28 if layer else 0.4) / len(_SOFT)
                self._band(painter, wide, high * (band + 0.5) / bands, high, band + 3 * layer, power)

        return self._kit.pictures.kept(("haze", layer, strength, wide, high),
                                       lambda: painted(wide, high, paint, solid=True))  # fmt: skip

    @staticmethod
    def _band(painter: QPainter, wide: int, y: float, high: int, phase: int, power: float) -> None:
        """A wave that ends where it began, laid over itself ever narrower: soft rims."""
        path = QPainterPath(QPointF(-20, y))
        for n in range(61):
            x = -20 + (wide + 40) * n / 60
            turn = 2 * math.pi * x / wide
            path.lineTo(QPointF(x, y + high * 0.03 * (math.sin(2 * turn + phase) + 0.6 * math.sin(3 * turn - phase))))
        tint = QColor(MOTES.odour)
        for share in _SOFT:
            lit = QColor.fromRgbF(tint.redF() * power, tint.greenF() * power, tint.blueF() * power)
            painter.setPen(QPen(lit, high * 0.2 * share, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawPath(path)
