"""What is said when a part of a game has ended: praise where it is due, else the gravest rule that was missed."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit


@dataclass(frozen=True, slots=True)
class Said:
    good: bool
    head: str
    text: str


class Moment:
    """Comes up over the scene; `foot` is the y that it stands above, `width` that of the glass, in pixels."""

    def __init__(self, kit: Kit, said: Said, *, width: float, foot: float, unit: float) -> None:
        self._kit, self.said = kit, said
        self._width, self._foot, self._unit = width, foot, unit
        self._age = 0

    def step(self) -> None:
        self._age += 1

    def draw(self, surface: pygame.Surface) -> None:
        kit, u = self._kit, self._unit
        c = kit.theme.colours
        share = 1.0 if kit.theme.reduced_motion else ease.back(self._age / 20)
        wide = min(1240 * u, self._width - 48 * u)
        side = 300 * u
        body = kit.theme.type.title * u
        room = wide - side - 90 * u
        head = kit.words.fitting(self.said.head, kit.theme.type.hero * 1.25 * u, room)
        lines = kit.words.wrapped(self.said.text, body, room)
        high = max(side + 30 * u, head * 1.4 + body * 1.5 * len(lines) + 60 * u)
        x = (self._width - wide) / 2
        y = self._foot - high - 40 * u + (1 - share) * 260 * u
        colour = c.green.fill if self.said.good else c.yellow.fill
        edge = c.green.solid if self.said.good else c.yellow.solid
        surface.blit(panel(kit, wide, high, colour=edge, alpha=1.0, radius=36 * u), (round(x), round(y)))
        inner = panel(kit, wide - 12 * u, high - 12 * u, colour=colour, alpha=1.0, radius=30 * u)
        surface.blit(inner, (round(x + 6 * u), round(y + 6 * u)))
        hero = kit.pictures.get("hero-happy" if self.said.good else "hero-worry", side, side)
        surface.blit(hero, (round(x + 24 * u), round(y + high - side - 6 * u)))
        ink = c.green.ink if self.said.good else c.yellow.ink
        left, top = x + side + 50 * u, y + 30 * u
        surface.blit(kit.words.line(self.said.head, head, ink), (round(left), round(top)))
        for number, line in enumerate(lines):
            text = kit.words.line(line, body, ink)
            surface.blit(text, (round(left), round(top + head * 1.4 + number * body * 1.45)))
