"""One thing in its place: drawn, pushed in, swinging; its word, its tick, its number, the arrow that points at it."""

from __future__ import annotations

import math

import pygame
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from edu.domain.games.gas.kitchen import Thing
from ui import theme
from ui.games import ease
from ui.games.faces import panel
from ui.games.gas.plan import Plan
from ui.games.kit import Kit
from ui.games.view import Box

WORDS: dict[Thing, str] = {
    "valve": "阀门", "window": "窗", "balcony": "阳台门", "family": "奶奶和孩子", "door": "大门", "light": "电灯",
    "fan": "排气扇", "hood": "油烟机", "plug": "插头", "lighter": "打火机", "phone": "手机", "bell": "门铃",
    "lift": "电梯", "stairs": "楼梯",
}  # fmt: skip
_LETTERED = frozenset(
    {"call", "phone", "tag-on", "tag-off", "bedroom-asleep", "exit", "stairs", "window-shut", "window-open"}
)
"""Drawings that a mirror would spoil."""
_GRAIN = 4
"""Degrees between two kept turns of a drawing."""
BOUNCE = 26


class Props:
    def __init__(self, kit: Kit, plan: Plan) -> None:
        self._kit, self._plan = kit, plan
        self._still = kit.theme.reduced_motion

    # -- drawings --

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

    def turned(self, surface: pygame.Surface, name: str, box: Box, degrees: float) -> None:
        """About its middle, clockwise."""
        turn = round(degrees / _GRAIN) * _GRAIN
        shot = self._kit.pictures.kept(
            (name, "turned", turn, round(box.w), round(box.h), self._plan.mirrored),
            lambda: pygame.transform.rotozoom(self.get(name, box), -turn, 1.0),
        )
        x, y = box.centre
        surface.blit(shot, (round(x - shot.get_width() / 2), round(y - shot.get_height() / 2)))

    def hung(self, surface: pygame.Surface, name: str, box: Box, degrees: float, *, flip: bool = False) -> None:
        """Swinging about the middle of its upper edge."""
        turn = round(degrees / 2) * 2
        shot = self._kit.pictures.kept(
            (name, "hung", turn, round(box.w), round(box.h), flip),
            lambda: pygame.transform.rotozoom(self._kit.pictures.get(name, box.w, box.h, flip=flip), -turn, 1.0),
        )
        angle = math.radians(turn)
        x = box.x + box.w / 2 - math.sin(angle) * box.h / 2
        y = box.y + math.cos(angle) * box.h / 2
        surface.blit(shot, (round(x - shot.get_width() / 2), round(y - shot.get_height() / 2)))

    def bounce(self, since: int) -> float:
        """For `put`: down, up, home."""
        if self._still or not 0 <= since < BOUNCE:
            return 0.0
        return (1 - since / BOUNCE) * math.cos(since * 0.55) * 1.4

    # -- what is said about it --

    def label(self, surface: pygame.Surface, text: str, box: Box) -> None:
        """At the foot of what is touched."""
        kit, u = self._kit, self._plan.unit
        c = kit.theme.colours
        size = kit.words.fitting(text, kit.theme.type.small * u, max(box.w - 20 * u, 60 * u))
        words = kit.words.line(text, size, c.on_rail)
        wide, high = words.get_width() + 30 * u, words.get_height() + 6 * u
        x, y = box.x + (box.w - wide) / 2, box.y + box.h - high
        surface.blit(panel(kit, wide, high, colour=c.scrim, alpha=0.8, radius=high / 2), (round(x), round(y)))
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

    def number(self, surface: pygame.Surface, number: int, box: Box) -> None:
        u, kit = self._plan.unit, self._kit
        side, c = round(58 * u), kit.theme.colours

        def paint(painter: QPainter) -> None:
            painter.setPen(QPen(QColor(c.on_accent), 4 * u))
            painter.setBrush(QColor(c.accent))
            painter.drawEllipse(QPointF(side / 2, side / 2), side / 2 - 3 * u, side / 2 - 3 * u)

        shot = kit.pictures.shape(("number", c.accent), side, side, paint)
        text = kit.words.line(str(number), 34 * u, c.on_accent)
        surface.blit(shot, (round(box.x), round(box.y)))
        surface.blit(
            text, (round(box.x + (side - text.get_width()) / 2), round(box.y + (side - text.get_height()) / 2))
        )

    def arrow(self, surface: pygame.Surface, box: Box, age: int) -> None:
        """Bobs above what is to be touched next, its point on it."""
        u = self._plan.unit
        high = 0.0 if self._still else 14 * u * ease.wave(age, 0.9)
        shot = self._kit.pictures.get("arrow", 92 * u, 108 * u)
        x = box.x + (box.w - shot.get_width()) / 2
        surface.blit(shot, (round(x), round(box.y - shot.get_height() * 0.72 + high)))

    def arrow_beside(self, surface: pygame.Surface, box: Box, age: int) -> None:
        """From the left, where something else hangs above what is to be touched next."""
        u = self._plan.unit
        far = 0.0 if self._still else 14 * u * ease.wave(age, 0.9)
        upright = self._kit.pictures.get("arrow", 92 * u, 108 * u)
        shot = self._kit.pictures.kept(
            ("arrow", "beside", round(u * 100)), lambda: pygame.transform.rotate(upright, 90)
        )
        y = box.y + (box.h - shot.get_height()) / 2
        surface.blit(shot, (round(box.x - shot.get_width() * 0.72 + far), round(y)))
