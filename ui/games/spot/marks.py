"""What is said about a thing in its place: its name on the edge of the storey, a tick, a warning, a ring, an arrow."""

from __future__ import annotations

from typing import Literal

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui import theme
from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.spot.plan import Plan
from ui.games.view import Box

Sign = Literal["ok", "warning", "shield"]
_SIDE = 66
_TREMBLE = 24


class Marks:
    def __init__(self, kit: Kit, plan: Plan) -> None:
        self._kit, self._plan = kit, plan
        self._still = kit.theme.reduced_motion

    def name(self, surface: pygame.Surface, text: str, box: Box) -> None:
        """At the foot of a drawing, on the edge of the storey."""
        kit, u = self._kit, self._plan.unit
        size = kit.words.fitting(text, 27 * u * (1.2 if kit.theme.large_text else 1.0), box.w - 40 * u)
        words = kit.words.line(text, size, kit.theme.colours.on_rail)
        wide, high = words.get_width() + 28 * u, 38 * u
        x = box.x + (box.w - wide) / 2
        y = min(box.y + box.h - (44 if self._plan.portrait else 20) * u, self._plan.foot.y - high - 2 * u)
        ground = panel(kit, wide, high, colour=kit.theme.colours.scrim, alpha=0.86, radius=10 * u)
        surface.blit(ground, (round(x), round(y)))
        surface.blit(words, (round(x + 14 * u), round(y + (high - words.get_height()) / 2)))

    def sign(self, surface: pygame.Surface, sign: Sign, box: Box, since: int) -> None:
        """In the upper right corner; `since` steps it has stood there, it springs up first."""
        u, c = self._plan.unit, self._kit.theme.colours
        share = 1.0 if self._still else ease.back(since / 16)
        side = max(4, round(_SIDE * share / 6) * 6 * u)
        tone = c.yellow if sign == "warning" else c.green

        def paint(painter: QPainter) -> None:
            painter.setPen(QPen(QColor(tone.solid), side * 0.07))
            painter.setBrush(QColor(c.surface))
            painter.drawEllipse(QPointF(side / 2, side / 2), side * 0.45, side * 0.45)
            whole = round(side * (0.92 if sign == "ok" else 0.66))
            at = round((side - whole) / 2)
            ink = tone.solid if sign == "ok" else tone.ink
            theme.icon(sign, ink).paint(painter, at, at, whole, whole)

        shot = self._kit.pictures.shape(("sign", sign, tone.solid, c.surface), side, side, paint)
        x, y = box.x + box.w - _SIDE * 0.62 * u, box.y + _SIDE * 0.62 * u
        x = min(x, self._plan.width - side / 2)
        surface.blit(shot, (round(x - shot.get_width() / 2), round(y - shot.get_height() / 2)))

    def ring(self, surface: pygame.Surface, box: Box, since: int) -> None:
        """Round what was passed over: drawn on within half a second, then it breathes."""
        u, c = self._plan.unit, self._kit.theme.colours
        drawn = 24 if self._still else max(0, min(24, since))
        breath = 0.0 if self._still else 5 * u * ease.wave(since, 1.4)
        wide, high = round(box.w + 10 * u), round(box.h)
        thick = 11 * u

        def paint(painter: QPainter) -> None:
            whole = QRectF(thick, thick, wide - 2 * thick, high - 2 * thick)
            for colour, broad in ((c.surface, thick * 1.7), (c.red.solid, thick)):
                painter.setPen(QPen(QColor(colour), broad, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawArc(whole, 70 * 16, drawn * 15 * 16)

        shot = self._kit.pictures.shape(("ring", drawn, c.red.solid, c.surface), wide, high, paint)
        surface.blit(shot, (round(box.x - 5 * u), round(box.y - breath)))

    def says(self, surface: pygame.Surface, text: str, box: Box, *, warned: bool, since: int) -> None:
        """A sentence about the thing, on its name: what it is about stays whole, and so does the sign on it."""
        kit, u = self._kit, self._plan.unit
        c = kit.theme.colours
        tone = c.yellow if warned else c.green
        room = max(box.w, 420 * u)
        size = kit.words.fitting(text, kit.theme.type.small * u * 1.15, room - 40 * u)
        words = kit.words.line(text, size, tone.on_solid)
        wide, high = words.get_width() + 40 * u, words.get_height() + 16 * u
        x = max(8 * u, min(self._plan.width - wide - 8 * u, box.x + (box.w - wide) / 2))
        rise = 0.0 if self._still else (1 - ease.back(since / 14)) * 40 * u
        if warned and not self._still:
            x += 8 * u * max(0.0, 1 - since / _TREMBLE) * ease.wave(since, 0.15)
        y = min(box.y + box.h - high + (6 if self._plan.portrait else 20) * u, self._plan.foot.y - high - 2 * u) + rise
        edge = panel(kit, wide + 6 * u, high + 6 * u, colour=c.surface, alpha=1.0, radius=high / 2 + 3 * u)
        surface.blit(edge, (round(x - 3 * u), round(y - 3 * u)))
        surface.blit(panel(kit, wide, high, colour=tone.solid, alpha=1.0, radius=high / 2), (round(x), round(y)))
        surface.blit(words, (round(x + 20 * u), round(y + 8 * u)))

    def arrow(self, surface: pygame.Surface, box: Box, age: int) -> None:
        """Bobs on what is to be touched next, within its own storey: above it lies the name of another thing."""
        u = self._plan.unit
        high = 0.0 if self._still else 14 * u * ease.wave(age, 0.9)
        shot = self._kit.pictures.get("arrow", 92 * u, 108 * u)
        x = box.x + (box.w - shot.get_width()) / 2
        surface.blit(shot, (round(x), round(box.y + 26 * u + high)))
