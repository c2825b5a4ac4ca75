"""Flames: a tongue that writhes in a loop, in three temperaments, at every height that is asked for."""

from __future__ import annotations

import math
from typing import Literal

import pygame
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath

from ui.games.pictures import Pictures
from ui.theme.art import MOTES

Fuel = Literal["wood", "gas"]
FRAMES, TEMPERS = 16, 3
_BIG = 320
"""Height at which a frame is drawn once; others are scaled from it in steps of _GRAIN."""
_GRAIN = 24
_LOOP_S = 0.8


class Flames:
    """`draw` stands a flame on a point. The same frames serve all games and sizes."""

    def __init__(self, pictures: Pictures, unit: float) -> None:
        self._pictures, self._unit = pictures, unit

    def draw(
        self,
        surface: pygame.Surface,
        x: float,
        base: float,
        height: float,
        *,
        age: int,
        temper: int,
        lean: int = 0,
        fuel: Fuel = "wood",
    ) -> None:
        """`height` in pixels. `age` in steps; `temper` any number: neighbours differ; `lean` shifts the loop."""
        grain = _GRAIN * self._unit
        high = max(2, round(height / grain)) * grain
        frame = int((age / 60 / _LOOP_S + temper * 0.37 + lean * 0.21) * FRAMES) % FRAMES
        shot = self._scaled(temper % TEMPERS, frame, high, fuel)
        surface.blit(shot, (round(x - shot.get_width() / 2), round(base - shot.get_height() * 0.97)))

    def _scaled(self, temper: int, frame: int, high: float, fuel: Fuel) -> pygame.Surface:
        tall = round(high)

        def make() -> pygame.Surface:
            whole = self._whole(temper, frame, fuel)
            wide = round(whole.get_width() * (tall / whole.get_height()) ** 0.75)
            return pygame.transform.smoothscale(whole, (max(2, wide), tall))

        return self._pictures.kept(("flame", temper, frame, tall, fuel), make)

    def _whole(self, temper: int, frame: int, fuel: Fuel) -> pygame.Surface:
        high = round(_BIG * self._unit)
        wide = round(high * (0.72, 0.6, 0.66)[temper])
        rim, body, inner, heart = (
            (MOTES.flame_rim, MOTES.flame, MOTES.flame_inner, MOTES.flame_heart)
            if fuel == "wood"
            else (MOTES.gas_rim, MOTES.gas, MOTES.arc, MOTES.frost)
        )
        layers = (
            (rim, body, 1.0, 1.0, 0.0, 235),
            (body, inner, 0.76, 0.74, 0.18, 245),
            (inner, heart, 0.5, 0.48, 0.4, 250),
            (heart, heart, 0.26, 0.24, 0.62, 255),
        )

        def paint(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            for tip, foot, breadth, height, phase, alpha in layers:
                fill = QLinearGradient(QPointF(0, high * (1 - height)), QPointF(0, high))
                top, low = QColor(tip), QColor(foot)
                top.setAlpha(alpha - 30)
                low.setAlpha(alpha)
                fill.setColorAt(0, top)
                fill.setColorAt(0.75, low)
                painter.setBrush(fill)
                painter.drawPath(_tongue(wide, high, breadth, height, frame / FRAMES + phase + temper * 0.29, temper))

        return self._pictures.shape(("tongue", temper, frame, fuel), wide, high, paint)


def _tongue(wide: float, high: float, breadth: float, height: float, phase: float, temper: int) -> QPainterPath:
    """A drop that stands on its round end; its tip wanders, and a smaller tip splits off at a side."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for size, aside, late in ((1.0, 0.0, 0.0), (0.62, 0.24, 0.33), (0.5, -0.26, 0.66)):
        tall, half = high * height * size, wide * 0.36 * breadth * (0.6 + 0.4 * size)
        turn = 2 * math.pi * (phase + late)
        tall *= 0.92 + 0.08 * math.sin(turn)
        middle = wide / 2 + aside * wide * breadth
        path.addPath(_drop(middle, high * 0.985, half, tall, turn, wide * 0.12 * breadth, temper))
    return path


def _drop(x: float, base: float, half: float, tall: float, turn: float, sway: float, temper: int) -> QPainterPath:
    points = 14
    left, right = [], []
    for n in range(points + 1):
        t = n / points
        breadth = half * (1 - t) ** 0.82 * min(1.0, 0.35 + 2.6 * t) if t > 0 else half * 0.35
        off = sway * t**1.4 * math.sin(turn + t * (4.2 + temper * 0.6)) * 1.6
        y = base - tall * t
        left.append(QPointF(x - breadth + off, y))
        right.append(QPointF(x + breadth + off, y))
    path = QPainterPath(left[0])
    line = [*left, *reversed(right)]
    for at in range(1, len(line) - 1):
        path.quadTo(line[at], (line[at] + line[at + 1]) / 2)
    path.lineTo(line[-1])
    path.closeSubpath()
    return path
