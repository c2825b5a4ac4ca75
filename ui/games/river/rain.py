"""Rain in three depths, rings where it falls, and lightning far away that never flashes twice a second."""

from __future__ import annotations

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from edu.domain.prng import Stream
from ui.games.kit import Kit
from ui.games.river.plan import Plan
from ui.theme.art import MOTES, rgb

_DEPTHS = ((120, 36, 3.0, 13.0, 0.4), (80, 60, 4.0, 20.0, 0.5), (36, 100, 5.5, 30.0, 0.6))
"""How many, how long, how thick, how quick, how bright: from far to near."""
_SLANT = 0.2
_RINGS, _RING_LIFE = 22, 18
_BOLT_EVERY, _BOLT = 15 * 60, 34


class Rain:
    """`bolt` is true in the step in which lightning begins: the thunder follows."""

    def __init__(self, kit: Kit, plan: Plan) -> None:
        self._kit, self._plan = kit, plan
        self._still = kit.theme.reduced_motion
        self._chance = Stream(4, "rain")
        self._drops = [
            [(self._chance.below(1000) / 1000, self._chance.below(1000) / 1000) for _ in range(depth[0])]
            for depth in _DEPTHS
        ]
        self._rings = [[0.0, 0.0, n * _RING_LIFE // _RINGS] for n in range(_RINGS)]
        self._age = 0
        self.bolt = False
        self._lit = _BOLT

    def step(self) -> None:
        self._age += 1
        self.bolt = self._age % _BOLT_EVERY == 4 * 60
        self._lit = 0 if self.bolt else self._lit + 1
        scene, unit = self._plan.scene, self._plan.unit
        for ring in self._rings:
            ring[2] = (ring[2] + 1) % _RING_LIFE
            if not ring[2]:
                ring[0] = scene.w * self._chance.below(1000) / 1000
                ring[1] = self._plan.top + 20 * unit + (scene.h - self._plan.top) * self._chance.below(1000) / 1000

    def draw_lightning(self, surface: pygame.Surface) -> None:
        """Over the sky alone; it fades in half a second."""
        if self._still or self._lit >= _BOLT:
            return
        share = (1 - self._lit / _BOLT) ** 2 * min(1.0, self._lit / 3)
        colour = tuple(round(part * 0.62 * share) for part in rgb(MOTES.lightning))
        surface.fill(colour, (0, 0, self._plan.width, round(self._plan.top)), special_flags=pygame.BLEND_RGB_ADD)

    def draw(self, surface: pygame.Surface, share: float) -> None:
        """`share` 0 … 1: how hard it rains."""
        scene, unit = self._plan.scene, self._plan.unit
        shots: list[tuple[pygame.Surface, tuple[int, int]]] = []
        age = 90 if self._still else self._age
        for number, (count, long, _thick, quick, _bright) in enumerate(_DEPTHS):
            streak = self._streak(number)
            room, wide = scene.h + long * unit, scene.w * 1.15
            for x, y in self._drops[number][: round(count * share)]:
                down = (y * room + age * quick * unit) % room
                across = (x * wide - down * _SLANT) % wide
                shots.append((streak, (int(across), int(down - long * unit))))
        if not self._still:
            shots += [(self._ring(int(ring[2]) // 3), (int(ring[0]), int(ring[1])))
                      for ring in self._rings[: round(_RINGS * share)]]  # fmt: skip
        surface.blits(shots, False)

    def _streak(self, number: int) -> pygame.Surface:
        unit = self._plan.unit
        _, long, thick, _, bright = _DEPTHS[number]
        wide, high = (long * _SLANT + thick * 2) * unit, long * unit

        def paint(painter: QPainter) -> None:
            fall = QLinearGradient(0, 0, 0, high)
            tip, tail = QColor(MOTES.rain), QColor(MOTES.rain)
            tip.setAlphaF(bright)
            tail.setAlphaF(0.05)
            fall.setColorAt(0, tail)
            fall.setColorAt(1, tip)
            painter.setPen(QPen(fall, thick * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            edge = thick * unit
            painter.drawLine(QPointF(wide - edge, edge), QPointF(edge, high - edge))

        return self._kit.pictures.shape(("streak", number), wide, high, paint)

    def _ring(self, stage: int) -> pygame.Surface:
        unit = self._plan.unit
        wide = (14 + 7 * stage) * unit

        def paint(painter: QPainter) -> None:
            shade = QColor(MOTES.rain)
            shade.setAlphaF(0.5 - 0.08 * stage)
            painter.setPen(QPen(shade, 2.5 * unit))
            painter.drawEllipse(QRectF(2, 2, wide - 4, wide * 0.4 - 4))

        return self._kit.pictures.shape(("ring", stage), wide, wide * 0.4, paint)
