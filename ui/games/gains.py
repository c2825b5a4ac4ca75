"""Points that fly up from what earned them, or cost them."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit

_STEPS = 64


@dataclass(slots=True)
class _Gain:
    text: str
    x: float
    y: float
    loss: bool = False
    age: int = 0


class Gains:
    def __init__(self, kit: Kit, unit: float) -> None:
        self._kit, self._unit = kit, unit
        self._there: list[_Gain] = []

    def add(self, points: int, x: float, y: float) -> None:
        """At (x, y) in pixels; nothing for no points."""
        if points > 0:
            self.say(f"+{points}", x, y)

    def changed(self, points: int, x: float, y: float) -> None:
        """As `add`; fewer points fly up too, with their sign and in another colour."""
        if points < 0:
            self._there.append(_Gain(f"\N{MINUS SIGN}{-points}", x, y, loss=True))
        self.add(points, x, y)

    def say(self, text: str, x: float, y: float) -> None:
        self._there.append(_Gain(text, x, y))

    def clear(self) -> None:
        self._there.clear()

    def step(self) -> None:
        for one in self._there:
            one.age += 1
        self._there = [one for one in self._there if one.age < _STEPS]

    def draw(self, surface: pygame.Surface) -> None:
        kit, u = self._kit, self._unit
        still = kit.theme.reduced_motion
        c = kit.theme.colours
        for one in self._there:
            tone = c.yellow if one.loss else c.green
            grown = 1.0 if still else ease.back(one.age / 12)
            text = kit.words.line(one.text, max(8.0, round(8 * grown) * kit.theme.type.hero * u / 8), tone.on_solid)
            rise = 0.0 if still else 110 * u * ease.out(one.age / _STEPS)
            wide, high = text.get_width() + 44 * u, text.get_height() + 10 * u
            left, top = one.x - wide / 2, one.y - high / 2 - rise
            ground = panel(kit, wide, high, colour=tone.solid, alpha=0.94, radius=high / 2)
            surface.blit(ground, (round(left), round(top)))
            surface.blit(text, (round(left + 22 * u), round(top + 5 * u)))
