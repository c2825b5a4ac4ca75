"""One thing in its place: drawn, pushed in; its word, its tick, the arrow that points at it, a ring that fills."""

from __future__ import annotations

import math

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui import theme
from ui.games import ease
from ui.games.ebike.plan import Plan
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.view import Box

_LETTERED = frozenset({"thing-call", "engine", "thing-family", "arrow", "sign-park"})
"""Drawings that a mirror would spoil."""
BOUNCE = 26
_RING = 24
"""Pictures of a ring from empty to full."""


class Props:
    def __init__(self, kit: Kit, plan: Plan) -> None:
        self._kit, self._plan = kit, plan
        self._still = kit.theme.reduced_motion

    def get(self, name: str, box: Box) -> pygame.Surface:
        flip = self._plan.mirrored and name not in _LETTERED
        return self._kit.pictures.get(name, box.w, box.h, flip=flip)

    def put(self, surface: pygame.Surface, name: str, box: Box, squash: float = 0.0, shake: float = 0.0) -> None:
        """`squash` 1 … -1: lower and broader, or higher and narrower, on its foot; `shake` pixels aside."""
        shot = self.get(name, box)
        if abs(squash) > 0.03:
            size = round(box.w * (1 + 0.07 * squash)), round(box.h * (1 - 0.09 * squash))
            shot = pygame.transform.smoothscale(shot, size)
        x = box.x + (box.w - shot.get_width()) / 2 + shake
        surface.blit(shot, (round(x), round(box.y + box.h - shot.get_height())))

    def bounce(self, since: int) -> float:
        """For `put`: down, up, home."""
        if self._still or not 0 <= since < BOUNCE:
            return 0.0
        return (1 - since / BOUNCE) * math.cos(since * 0.55) * 1.4

    # -- what is said about it --

    def label(self, surface: pygame.Surface, text: str, box: Box, *, lit: bool = False) -> None:
        """At the foot of the box; `lit`: the one that a finger is over."""
        kit, u = self._kit, self._plan.unit
        c = kit.theme.colours
        size = kit.words.fitting(text, kit.theme.type.small * 1.08 * u, max(box.w - 24 * u, 60 * u))
        words = kit.words.line(text, size, c.on_accent if lit else c.on_rail)
        wide, high = words.get_width() + 30 * u, words.get_height() + 6 * u
        x, y = box.x + (box.w - wide) / 2, box.y + box.h - high
        fill, alpha = (c.accent, 1.0) if lit else (c.scrim, 0.8)
        surface.blit(panel(kit, wide, high, colour=fill, alpha=alpha, radius=high / 2), (round(x), round(y)))
        surface.blit(words, (round(x + 15 * u), round(y + 3 * u)))

    def tick(self, surface: pygame.Surface, box: Box) -> None:
        side, c = round(66 * self._plan.unit), self._kit.theme.colours

        def paint(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.surface))
            painter.drawEllipse(QPointF(side / 2, side / 2), side / 2 - 1, side / 2 - 1)
            theme.icon("ok", c.green.solid).paint(painter, 0, 0, side, side)

        shot = self._kit.pictures.shape(("tick", c.green.solid), side, side, paint)
        surface.blit(shot, (round(box.x + box.w - side), round(box.y)))

    def cross(self, surface: pygame.Surface, box: Box) -> None:
        """Over what should have been let alone."""
        side, red, white = round(132 * self._plan.unit), self._kit.theme.colours.red, self._kit.theme.colours.surface

        def paint(painter: QPainter) -> None:
            inset = side * 0.24
            for colour, thick in ((white, 0.25), (red.solid, 0.16)):
                painter.setPen(QPen(QColor(colour), side * thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawLine(QPointF(inset, inset), QPointF(side - inset, side - inset))
                painter.drawLine(QPointF(side - inset, inset), QPointF(inset, side - inset))

        shot = self._kit.pictures.shape(("cross", red.solid, white), side, side, paint)
        x, y = box.centre
        surface.blit(shot, (round(x - side / 2), round(y - side / 2)))

    def arrow(self, surface: pygame.Surface, x: float, y: float, age: int) -> None:
        """Bobs with its point on (x, y)."""
        u = self._plan.unit
        high = 0.0 if self._still else 14 * u * ease.wave(age, 0.9)
        shot = self._kit.pictures.get("arrow", 94 * u, 110 * u)
        surface.blit(shot, (round(x - shot.get_width() / 2), round(y - shot.get_height() + high)))

    def ring(self, surface: pygame.Surface, x: float, y: float, side: float, share: float, colour: str) -> None:
        """An arc on a dark ground about (x, y), `share` of a whole turn."""
        steps = max(0, min(_RING, math.ceil(share * _RING)))
        wide = round(side)
        ground = self._kit.theme.colours.scrim

        def paint(painter: QPainter) -> None:
            thick = wide * 0.13
            box = QRectF(thick / 2 + 1, thick / 2 + 1, wide - thick - 2, wide - thick - 2)
            back = QColor(ground)
            back.setAlphaF(0.75)
            painter.setPen(QPen(back, thick))
            painter.drawEllipse(box)
            painter.setPen(QPen(QColor(colour), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            if steps:
                painter.drawArc(box, 90 * 16, -round(360 * 16 * steps / _RING))

        shot = self._kit.pictures.shape(("ring", steps, colour, ground), wide, wide, paint)
        surface.blit(shot, (round(x - wide / 2), round(y - wide / 2)))
