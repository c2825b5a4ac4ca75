"""The brook that rises: a shore of two waves, a body with lights that drift on it, and what it carries."""

from __future__ import annotations

import math
from itertools import pairwise

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen

from edu.domain.games.river.village import BANKS, FULL
from ui.games import ease
from ui.games.kit import Kit
from ui.games.painted import painted
from ui.games.river.plan import Plan
from ui.theme.art import MOTES

_REST = 6_000
_TILE, _CREST = 640, 40
_FLOATS = (("duck", 64, 0.10, 0.5), ("log", 120, 0.42, 0.72), ("duck", 50, 0.58, 0.35), ("log", 90, 0.86, 0.55))
"""Drawing, breadth, where along the glass and how deep in the body it begins."""


class Water:
    def __init__(self, kit: Kit, plan: Plan) -> None:
        self._kit, self._plan = kit, plan
        self._still = kit.theme.reduced_motion
        self._day = 0.0
        self.shore = plan.low
        self._age = 0

    def level(self, stage: int) -> float:
        """The shore's place (pixels) at a stage of the rules: at each lane just when the row is under water."""
        plan, u = self._plan, self._plan.unit
        marks = [(_REST, plan.low), *((bank, lane + 8 * u) for bank, lane in zip(BANKS, plan.lanes, strict=True))]
        marks.append((FULL, plan.lanes[-1] - 34 * u))
        for (low, y), (high, to_y) in pairwise(marks):
            if stage <= high:
                return y + (to_y - y) * max(0, stage - low) / (high - low)
        return marks[-1][1]

    def step(self, stage: int) -> None:
        self._age += 1
        self.shore = ease.toward(self.shore, self.level(stage), 0.2)

    def wet(self, row: int) -> bool:
        """Whether the row's houses stand in front of the shore."""
        return self.shore < self._plan.lanes[row] - 4 * self._plan.unit

    def depth(self, foot: float) -> float:
        """How high the water stands at a wall whose foot is there (pixels); a roof always looks out."""
        return max(0.0, min(0.4 * self._plan.house, (foot + 11 * self._plan.unit - self.shore) * 0.5))

    def draw(self, surface: pygame.Surface) -> None:
        plan, u = self._plan, self._plan.unit
        breath = 0.0 if self._still else 3 * u * ease.wave(self._age, 3.1)
        top, bottom = round(self.shore + breath), round(plan.scene.h)
        body = self._body()
        surface.blit(body, (0, top), (0, 0, body.get_width(), max(0, bottom - top)))
        self._lights(surface, top, bottom)
        swift = 0.0 if self._still else self._age * u
        for number, (speed, lift, alpha) in enumerate(((0.7, 15, 0.75), (1.5, 6, 1.0))):
            crest = self._crest(number, alpha)
            at = -((swift * speed + number * 210 * u) % crest.get_width())
            while at < plan.width:
                surface.blit(crest, (round(at), round(top - (lift + 12) * u)))
                at += crest.get_width()

    def draw_floats(self, surface: pygame.Surface) -> None:
        """Branches and the village's ducks, who mind it least."""
        plan, u = self._plan, self._plan.unit
        room = plan.scene.h - self.shore
        for number, (name, broad, along, deep) in enumerate(_FLOATS):
            high = broad * (0.75 if name == "duck" else 0.3)
            y = self.shore + 14 * u + deep * max(0.0, room - 40 * u)
            drift = 0.0 if self._still else self._age * (0.8 + 0.3 * (number % 3)) * u
            x = (along * plan.width + drift) % (plan.width + 240 * u) - 120 * u
            bob = 0.0 if self._still else 4 * u * ease.wave(self._age, 1.6, number * 0.3)
            shot = self._kit.pictures.get(name, broad * u, high * u)
            surface.blit(shot, (round(x), round(y - high * u / 2 + bob)))

    # -- drawn once --

    def _body(self) -> pygame.Surface:
        plan = self._plan
        high = plan.scene.h - plan.lanes[-1] + 60 * plan.unit

        def make() -> pygame.Surface:
            def paint(painter: QPainter) -> None:
                fall = QLinearGradient(0, 0, 0, high)
                fall.setColorAt(0, QColor(MOTES.water))
                fall.setColorAt(1, QColor(MOTES.water_deep))
                painter.fillRect(QRectF(0, 0, plan.width, high), fall)

            return painted(plan.width, round(high), paint, solid=True)

        return self._kit.pictures.kept(("brook", plan.width, round(high)), make)

    def _crest(self, number: int, alpha: float) -> pygame.Surface:
        u = self._plan.unit
        wide, high = round(_TILE * u), round((_CREST + 14) * u)

        def paint(painter: QPainter) -> None:
            line = [QPointF(x, (12 + 6 * math.sin(4 * math.pi * x / wide + number) + 3 * math.sin(
                10 * math.pi * x / wide)) * u) for x in range(0, wide + 8, 4)]  # fmt: skip
            path = QPainterPath(QPointF(0, high))
            for point in line:
                path.lineTo(point)
            path.lineTo(wide, high)
            fall = QLinearGradient(0, 0, 0, high)
            fill, gone = QColor(MOTES.water), QColor(MOTES.water)
            fill.setAlphaF(alpha)
            gone.setAlphaF(0.0)
            fall.setColorAt(0, fill)
            fall.setColorAt(0.5, fill)
            fall.setColorAt(1, gone)
            painter.fillPath(path, fall)
            foam = QColor(MOTES.foam)
            foam.setAlphaF(0.9 * alpha if number else 0.45)
            painter.setPen(QPen(foam, (6 if number else 4) * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawPolyline(line)

        return self._kit.pictures.shape(("crest", number, alpha), wide, high, paint)

    def _lights(self, surface: pygame.Surface, top: int, bottom: int) -> None:
        """Strokes of light that drift at two speeds: the water is seen to run."""
        u, wide = self._plan.unit, self._plan.width
        for number, speed in enumerate((1.1, 2.0)):
            tile = self._strokes(number)
            shift = 0 if self._still else self._age * speed * u
            at = (shift % tile.get_width()) - tile.get_width()
            while at < wide:
                y = top + round(30 * u)
                while y < bottom:
                    surface.blit(tile, (round(at), y), (0, 0, tile.get_width(), min(tile.get_height(), bottom - y)))
                    y += tile.get_height()
                at += tile.get_width()

    def _strokes(self, number: int) -> pygame.Surface:
        u = self._plan.unit
        wide, high = round(960 * u), round(120 * u)

        def paint(painter: QPainter) -> None:
            shade = QColor(MOTES.foam if number else MOTES.rain)
            shade.setAlphaF(0.34 if number else 0.2)
            painter.setPen(QPen(shade, (5 if number else 8) * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for stroke in range(7 if number else 5):
                x = wide * ((stroke * 0.618 + 0.2 * number) % 1)
                y = high * ((stroke * 0.381 + 0.15) % 1)
                long = (60 + 50 * (stroke * 0.73 % 1)) * u
                for ghost in (-wide, 0):
                    bow = QPainterPath(QPointF(x + ghost, y))
                    bow.quadTo(QPointF(x + ghost + long / 2, y - 7 * u), QPointF(x + ghost + long, y))
                    painter.drawPath(bow)

        return self._kit.pictures.shape(("strokes", number), wide, high, paint)

    def ripple(self, breadth: float) -> pygame.Surface:
        """The ring where a wall stands in the water."""
        high = breadth * 0.16

        def paint(painter: QPainter) -> None:
            shade = QColor(MOTES.foam)
            shade.setAlphaF(0.75)
            painter.setPen(QPen(shade, 4 * self._plan.unit))
            painter.drawEllipse(QRectF(3, 3, breadth - 6, high - 6))

        return self._kit.pictures.shape(("ripple",), breadth, high, paint)
