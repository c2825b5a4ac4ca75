"""The layer of smoke under the ceiling: as low as the rules say at every place, billowing at its lower edge.

It is laid in narrow strips cut from a tile that repeats, each at the height of its place: smooth, and as quick as one
picture. What is behind a person and what drifts before them are two such layers.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Literal

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QRadialGradient

from ui.games.painted import painted
from ui.games.pictures import Pictures
from ui.theme.art import MOTES

Depth = Literal["back", "front"]
_STRIP, _FINE = 16, 2
"""Pixels; the edge is asked for at every _FINE-th strip, and lies straight in between. Eight pixels are blended at
once, and quicker with alpha multiplied in: strips of 6 with plain alpha took a fifth of a frame more."""
_TILE = 1200
_LUMP = 130
"""Of the tile's foot: where it frays."""
_LAYERS: dict[Depth, tuple[str, float, float, float, float]] = {
    "back": (MOTES.smoke, 0.95, 0.84, -0.3, 8.0),
    "front": (MOTES.haze, 0.44, 0.32, 0.75, -12.0),
}
"""Colour, how dense at the ceiling and at the edge, pixels a step that it drifts, how much lower its edge hangs."""


class Haze:
    """`tall` is the height of the storey in pixels."""

    def __init__(self, pictures: Pictures, unit: float, tall: float, *, still: bool) -> None:
        self._pictures, self._unit, self._still = pictures, unit, still
        self._tall = round(tall + _LUMP * unit)
        self._wide = max(_STRIP, round(_TILE * unit / _STRIP) * _STRIP)

    def edges(self, width: int, edge: Callable[[float], float]) -> list[float]:
        """The y of the lower edge for every strip across the glass: asked for once a frame, for both layers."""
        apart = _STRIP * _FINE
        marks = [edge(x) for x in range(0, width + 2 * apart, apart)]
        return [low + (high - low) * part / _FINE for low, high in pairwise(marks) for part in range(_FINE)]

    def draw(self, surface: pygame.Surface, depth: Depth, edges: list[float], *, age: int, shift: float) -> None:
        """`shift` is how far the eye has gone, in pixels."""
        colour, dense, thin, speed, lower = _LAYERS[depth]
        tile = self._tile(depth, colour, dense, thin)
        drift = 0.0 if self._still else age * speed * self._unit
        off = round(drift - shift)
        hang = (_LUMP * 0.45 + lower) * self._unit - self._tall
        wave = 0.0 if self._still else 9 * self._unit
        turn, phase, wide, tall = 1 / (150 * self._unit), age / 47 + len(depth), self._wide, self._tall
        strips = []
        for number, low in enumerate(edges):
            x = number * _STRIP
            y = low + hang + wave * math.sin((x + shift) * turn + phase)
            strips.append((tile, (x, int(y)), ((x - off) % wide, 0, _STRIP, tall), pygame.BLEND_PREMULTIPLIED))
        surface.blits(strips, doreturn=False)

    def _tile(self, depth: Depth, colour: str, dense: float, thin: float) -> pygame.Surface:
        wide, high, lump = self._wide, self._tall, _LUMP * self._unit

        # a strip longer than its period, so that a strip may begin anywhere
        def paint(painter: QPainter) -> None:
            shade, gone = QColor(colour), QColor(colour)
            gone.setAlphaF(0.0)
            fall = QLinearGradient(0, 0, 0, high)
            body = (high - lump) / high
            for at, alpha in ((0.0, dense), (body * 0.55, dense), (body * 0.9, thin), (body, thin * 0.75), (1.0, 0.0)):
                shade.setAlphaF(alpha)
                fall.setColorAt(at, shade)
            painter.fillRect(QRectF(0, 0, wide + _STRIP, high - lump * 0.72), fall)
            painter.setPen(Qt.PenStyle.NoPen)
            for number in range(40):
                # golden steps scatter them without a pattern; each is drawn thrice, so that the tile repeats
                x = wide * (number * 0.618 % 1)
                size = lump * (0.42 + 0.5 * (number * 0.381 % 1))
                y = high - lump * (0.5 + 1.15 * (number * 0.271 % 1)) - size * 0.1
                tint = self._tint(depth, number, colour)
                shade.setRgb(tint.red(), tint.green(), tint.blue())
                gone.setRgb(tint.red(), tint.green(), tint.blue(), 0)
                shade.setAlphaF(thin * (0.85 if number % 3 else 0.55))
                for ghost in (-wide, 0, wide):
                    puff = QRadialGradient(QPointF(x + ghost, y), size)
                    puff.setColorAt(0, shade)
                    puff.setColorAt(0.5, shade)
                    puff.setColorAt(1, gone)
                    painter.setBrush(puff)
                    painter.drawEllipse(QPointF(x + ghost, y), size, size * 0.66)

        key = "haze", depth, wide, high
        return self._pictures.kept(key, lambda: painted(wide + _STRIP, high, paint).premul_alpha())

    @staticmethod
    def _tint(depth: Depth, number: int, colour: str) -> QColor:
        """Every third billow of the thick layer is a warmer grey: the fire is under it."""
        return QColor(MOTES.smoke_lit if depth == "back" and number % 3 == 1 else colour)
