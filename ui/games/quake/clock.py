"""Seconds until it comes, and at the first level the three waves on a line, so that a lull is seen for what it is."""

from __future__ import annotations

import math

import pygame
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from edu.domain.games.quake.shake import LULL, SHAKES, WAVE, WAVES, Shake
from edu.domain.games.rules import HERTZ
from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.quake.plan import Plan
from ui.games.view import Box

_TICKS = 24
"""Parts in which the ring runs out."""


class Clock:
    def __init__(self, kit: Kit, plan: Plan) -> None:
        self._kit, self._plan = kit, plan

    def draw(self, surface: pygame.Surface, left: int, of: int, word: str, age: int) -> None:
        """`left` of `of` steps, in seconds within a ring that runs out; `word` below it."""
        box, u = self._plan.clock, self._plan.unit
        c = self._kit.theme.colours
        seconds = max(0, math.ceil(left / HERTZ))
        tone = c.red if seconds <= 3 else c.yellow
        parts = max(0, min(_TICKS, math.ceil(_TICKS * left / of)))
        beat = 0.0 if self._kit.theme.reduced_motion else 5 * u * max(0.0, ease.wave(left, 1.0))
        side = round((box.w - 24 * u + beat) / 4) * 4

        def paint(painter: QPainter) -> None:
            ring = QRectF(10 * u, 10 * u, side - 20 * u, side - 20 * u)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.surface))
            painter.drawEllipse(ring.adjusted(-8 * u, -8 * u, 8 * u, 8 * u))
            painter.setPen(QPen(QColor(c.line), 14 * u))
            painter.drawEllipse(ring)
            painter.setPen(QPen(QColor(tone.solid), 14 * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(ring, 90 * 16, round(360 * 16 * parts / _TICKS))

        shot = self._kit.pictures.shape(("clock", parts, tone.solid, round(u * 100)), side, side, paint)
        x, y = box.centre
        surface.blit(shot, (round(x - side / 2), round(y - 14 * u - side / 2)))
        text = self._kit.words.line(str(seconds), 76 * u, c.ink)
        surface.blit(text, (round(x - text.get_width() / 2), round(y - 14 * u - text.get_height() / 2)))
        words = self._kit.words.line(word, 30 * u, tone.on_solid)
        wide, high = words.get_width() + 28 * u, words.get_height() + 6 * u
        ground = panel(self._kit, wide, high, colour=tone.solid, alpha=1.0, radius=high / 2)
        surface.blit(ground, (round(x - wide / 2), round(box.y + box.h - high)))
        surface.blit(words, (round(x - words.get_width() / 2), round(box.y + box.h - high + 3 * u)))

    def draw_waves(self, surface: pygame.Surface, shake: Shake, box: Box) -> None:
        """Three stretches on a line; what is over is filled, and a pin says where it is now."""
        kit, u, c = self._kit, self._plan.unit, self._kit.theme.colours
        ground = panel(kit, box.w + 44 * u, box.h + 24 * u, colour=c.scrim, alpha=0.8, radius=box.h / 2 + 12 * u)
        surface.blit(ground, (round(box.x - 22 * u), round(box.y - 12 * u)))
        scale = box.w / SHAKES
        now = max(0, min(SHAKES, shake.since))
        surface.fill(
            c.on_rail_soft, (round(box.x), round(box.y + box.h / 2 - 3 * u), round(box.w), max(2, round(6 * u)))
        )
        for number in range(WAVES):
            x, wide = box.x + number * (WAVE + LULL) * scale, WAVE * scale
            high = box.h * (0.5 + 0.25 * number)
            top = box.y + (box.h - high) / 2
            surface.blit(
                panel(kit, wide, high, colour=c.on_rail_soft, alpha=1.0, radius=12 * u), (round(x), round(top))
            )
            filled = max(0.0, min(WAVE, now - number * (WAVE + LULL))) * scale
            if filled > 24 * u:
                whole = panel(kit, wide, high, colour=c.accent, alpha=1.0, radius=12 * u)
                surface.blit(whole, (round(x), round(top)), (0, 0, round(filled), round(high)))
        pin = round(box.x + now * scale)
        surface.fill(c.on_rail, (pin - round(3 * u), round(box.y - 6 * u), max(3, round(6 * u)), round(box.h + 12 * u)))
