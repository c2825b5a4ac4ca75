"""One drawing in its place: pushed in, tilted on its foot, hung from above; its word, its tick, what points at it."""

from __future__ import annotations

import math

import pygame
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from ui import theme
from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.quake.plan import Plan
from ui.games.view import Box

_LETTERED = ("spot-pillar", "door", "stairs", "no", "spot-stairwell", "spot-escalator", "ground-open", "lift-stuck")
"""Drawings that a mirror would spoil."""
_FINE, _COARSE, _SMALL = 2, 4, 8
"""Degrees between two kept turns of a drawing: small ones, up to the third, are told apart more finely."""


def grained(degrees: float) -> int:
    """As it is drawn."""
    grain = _FINE if abs(degrees) <= _SMALL else _COARSE
    return round(degrees / grain) * grain


class Props:
    def __init__(self, kit: Kit, plan: Plan) -> None:
        self._kit, self._plan = kit, plan
        self._still = kit.theme.reduced_motion

    # -- drawings --

    def get(self, name: str, box: Box, *, flip: bool = False) -> pygame.Surface:
        mirrored = self._plan.mirrored and name not in _LETTERED
        return self._kit.pictures.get(name, box.w, box.h, flip=mirrored != flip)

    def put(self, surface: pygame.Surface, name: str, box: Box, squash: float = 0.0, *, flip: bool = False,
            alpha: int = 255) -> None:  # fmt: skip
        """`squash` 1 … -1: lower and broader, or higher and narrower, on its foot; `alpha` 0 … 255."""
        shot = self.get(name, box, flip=flip)
        if abs(squash) > 0.03:
            size = round(box.w * (1 + 0.07 * squash)), round(box.h * (1 - 0.09 * squash))
            shot = pygame.transform.smoothscale(shot, size)
        if alpha < 255:
            shot = shot.copy()
            shot.fill((255, 255, 255, alpha), special_flags=pygame.BLEND_RGBA_MULT)
        x = box.x + (box.w - shot.get_width()) / 2
        surface.blit(shot, (round(x), round(box.y + box.h - shot.get_height())))

    def fitted(self, box: Box, wide: float, high: float) -> Box:
        """The greatest box of these proportions that stands in `box`."""
        size = min(box.w / wide, box.h / high)
        w, h = wide * size, high * size
        return Box(box.x + (box.w - w) / 2, box.y + box.h - h, w, h)

    def leaned(self, surface: pygame.Surface, name: str, box: Box, degrees: float, across: float = 0.0) -> None:
        """Turned clockwise about a point of its foot: `across` -1 … 1 from the left corner to the right one."""
        self._about(surface, name, box, degrees, (across * box.w * 0.42, box.h * 0.465))

    def hung(self, surface: pygame.Surface, name: str, box: Box, degrees: float) -> None:
        """Swinging about the middle of its upper edge."""
        self._about(surface, name, box, degrees, (0.0, -box.h / 2))

    def spun(self, surface: pygame.Surface, name: str, box: Box, degrees: float) -> None:
        """About its own middle, in coarse turns."""
        self._about(surface, name, box, round(degrees / 20) * 20 % 360, (0.0, 0.0))

    def _about(self, surface: pygame.Surface, name: str, box: Box, degrees: float, pivot: tuple[float, float]) -> None:
        turn = grained(degrees)
        if not turn:
            surface.blit(self.get(name, box), (round(box.x), round(box.y)))
            return
        shot = self._kit.pictures.kept(
            (name, "turned", turn, round(box.w), round(box.h), self._plan.mirrored),
            lambda: pygame.transform.rotozoom(self.get(name, box), -turn, 1.0),
        )
        angle = math.radians(turn)
        cos, sin = math.cos(angle), math.sin(angle)
        px, py = pivot
        x = box.x + box.w / 2 + px - (px * cos - py * sin)
        y = box.y + box.h / 2 + py - (px * sin + py * cos)
        surface.blit(shot, (round(x - shot.get_width() / 2), round(y - shot.get_height() / 2)))

    # -- what is said about it --

    def label(self, surface: pygame.Surface, text: str, box: Box, *, hot: bool = False) -> None:
        """At the foot of what is touched; `hot`: a finger lies on it."""
        kit, u = self._kit, self._plan.unit
        c = kit.theme.colours
        size = kit.words.fitting(text, kit.theme.type.small * u, max(box.w - 26 * u, 60 * u))
        words = kit.words.line(text, size, c.on_accent if hot else c.on_rail)
        wide, high = words.get_width() + 30 * u, words.get_height() + 6 * u
        x, y = box.x + (box.w - wide) / 2, box.y + box.h - high
        ground = panel(kit, wide, high, colour=c.accent if hot else c.scrim, alpha=1.0 if hot else 0.8, radius=high / 2)
        surface.blit(ground, (round(x), round(y)))
        surface.blit(words, (round(x + 15 * u), round(y + 3 * u)))

    def tick(self, surface: pygame.Surface, box: Box) -> None:
        side, c = round(62 * self._plan.unit), self._kit.theme.colours

        def paint(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.surface))
            painter.drawEllipse(QPointF(side / 2, side / 2), side / 2 - 1, side / 2 - 1)
            theme.icon("ok", c.green.solid).paint(painter, 0, 0, side, side)

        shot = self._kit.pictures.shape(("tick", c.green.solid), side, side, paint)
        surface.blit(shot, (round(box.x + box.w - side), round(box.y)))

    def arrow(self, surface: pygame.Surface, box: Box, age: int) -> None:
        """Bobs above what is to be touched next, its point on it."""
        u = self._plan.unit
        high = 0.0 if self._still else 14 * u * ease.wave(age, 0.9)
        shot = self._kit.pictures.get("arrow", 92 * u, 108 * u)
        x = box.x + (box.w - shot.get_width()) / 2
        surface.blit(shot, (round(x), round(box.y - shot.get_height() * 0.72 + high)))
