"""Bubbles of soap where gas comes out: they swell, wobble, let go and pop."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRadialGradient

from ui.games import ease
from ui.games.kit import Kit
from ui.games.motes import Swarm
from ui.theme.art import MOTES

_EVERY = 13
"""Steps between two bubbles of one leak."""
_POP = 8
_GRAIN = 4


@dataclass(slots=True)
class _Bubble:
    x: float
    y: float
    size: float
    life: int
    drift: float
    age: int = 0


class Bubbles:
    def __init__(self, kit: Kit, unit: float, swarm: Swarm) -> None:
        self._kit, self._unit, self._swarm = kit, unit, swarm
        self._still = kit.theme.reduced_motion
        self._there: list[_Bubble] = []
        self._age = 0

    def clear(self) -> None:
        self._there.clear()

    def step(self, leaks: list[tuple[float, float]]) -> None:
        """`leaks`: where it bubbles now."""
        self._age += 1
        chance, u = self._swarm.chance, self._unit
        for number, (x, y) in enumerate(leaks):
            if (self._age + number * 5) % _EVERY == 0:
                self._there.append(_Bubble(x + chance(-66, 66) * u, y + chance(-40, 20) * u, chance(38, 104) * u,
                                           round(chance(46, 96)), chance(-0.5, 0.5) * u))  # fmt: skip
        for one in self._there:
            one.age += 1
            if one.age > one.life * 0.4 and not self._still:
                one.y -= 1.15 * u
                one.x += one.drift
            if one.age == one.life:
                self._drops(one)
        self._there = [one for one in self._there if one.age < one.life + _POP]

    def _drops(self, one: _Bubble) -> None:
        if self._still:
            return
        for n in range(5):
            turn = 2 * math.pi * n / 5 + one.size
            speed = 2.6 * self._unit
            self._swarm.add("drop", one.x, one.y, speed * math.cos(turn), speed * math.sin(turn))

    def draw(self, surface: pygame.Surface) -> None:
        for one in self._there:
            grown = ease.out(one.age / (one.life * 0.55))
            wobble = 0.0 if self._still else 0.05 * math.sin(one.age / 4 + one.size)
            if one.age < one.life:
                wide, high = one.size * grown * (1 + wobble), one.size * grown * (1 - wobble)
                shot = self._ball(wide, high)
            else:
                shot = self._burst(one.size * (1 + 0.5 * (one.age - one.life) / _POP), one.age - one.life)
            surface.blit(shot, (round(one.x - shot.get_width() / 2), round(one.y - shot.get_height() / 2)))

    def _ball(self, wide: float, high: float) -> pygame.Surface:
        w, h = (max(2, round(side / _GRAIN)) * _GRAIN for side in (wide, high))

        def paint(painter: QPainter) -> None:
            body = QRectF(2, 2, w - 4, h - 4)
            fall = QRadialGradient(QPointF(w * 0.4, h * 0.36), w * 0.62)
            for at, colour, alpha in (
                (0.0, MOTES.bubble, 0.35),
                (0.7, MOTES.bubble, 0.5),
                (1.0, MOTES.bubble_rim, 0.75),
            ):
                shade = QColor(colour)
                shade.setAlphaF(alpha)
                fall.setColorAt(at, shade)
            painter.setBrush(fall)
            painter.setPen(QPen(QColor(MOTES.bubble_rim), max(1.5, w / 18)))
            painter.drawEllipse(body)
            painter.setPen(QPen(QColor(MOTES.frost), max(2.0, w / 9), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(body.adjusted(w * 0.16, h * 0.16, -w * 0.16, -h * 0.16), 110 * 16, 60 * 16)
            painter.drawPoint(QPointF(w * 0.7, h * 0.72))

        return self._kit.pictures.shape("bubble", w, h, paint)

    def _burst(self, size: float, age: int) -> pygame.Surface:
        side = max(2, round(size / _GRAIN)) * _GRAIN

        def paint(painter: QPainter) -> None:
            shade = QColor(MOTES.frost)
            shade.setAlphaF(1 - age / _POP)
            painter.setPen(QPen(shade, side / 14, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            middle, inner, outer = QPointF(side / 2, side / 2), side * 0.34, side * 0.47
            for n in range(8):
                way = QPointF(math.cos(math.pi * n / 4), math.sin(math.pi * n / 4))
                painter.drawLine(middle + way * inner, middle + way * outer)

        return self._kit.pictures.shape(("burst", age), side, side, paint)
