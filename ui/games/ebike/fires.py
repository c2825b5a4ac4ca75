"""A battery that runs away: white wisps, then thick smoke, sparks and flames; dust and stars."""

from __future__ import annotations

import pygame

from ui.games import ease
from ui.games.flames import Flames
from ui.games.glow import glow, soft
from ui.games.kit import Kit
from ui.games.motes import Swarm
from ui.theme.art import MOTES

_PUFFS, _RISES = 7, 130
"""Of a column of smoke, at once, twice as many where it is high; and the steps that one takes to its top."""


class Fires:
    def __init__(self, kit: Kit, unit: float, swarm: Swarm) -> None:
        self._kit, self._unit, self._swarm = kit, unit, swarm
        self._flames = Flames(kit.pictures, unit)
        self._still = kit.theme.reduced_motion
        self._age = 0

    def step(self) -> None:
        self._age += 1

    def burst(self, x: float, y: float, count: int = 26) -> None:
        """Sparks in all directions."""
        chance, u = self._swarm.chance, self._unit
        for _ in range(0 if self._still else count):
            self._swarm.add("spark", x, y, chance(-9, 9) * u, chance(-11, 4) * u)

    def cheer(self, x: float, y: float) -> None:
        """Stars that jump up."""
        chance, u = self._swarm.chance, self._unit
        for _ in range(0 if self._still else 12):
            self._swarm.add("star", x, y, chance(-7, 7) * u, chance(-10, -2) * u)

    def wisp(self, x: float, y: float) -> None:
        """White smoke from a battery that is not to be touched any more; call it every step."""
        if self._still or self._age % 3:
            return
        chance, u = self._swarm.chance, self._unit
        self._swarm.add("powder", x + chance(-12, 12) * u, y, chance(-0.8, 0.8) * u, chance(-3.4, -2) * u)

    def dust(self, x: float, y: float) -> None:
        """Under a wheel that rolls; call it every step."""
        if not self._still and self._age % 4 == 0:
            chance, u = self._swarm.chance, self._unit
            self._swarm.add("powder", x, y, chance(-1, 1) * u, chance(-1.2, -0.3) * u)

    def spit(self, x: float, y: float) -> None:
        """What a burning one throws out; call it every step."""
        if self._still:
            return
        chance, u = self._swarm.chance, self._unit
        if self._age % 9 == 0:
            self._swarm.add("spark", x, y, chance(-5, 5) * u, chance(-8, -3) * u)

    def column(self, surface: pygame.Surface, x: float, y: float, wide: float, high: float, share: float) -> None:
        """Dark smoke that rises from (x, y), `share` 0 … 1 as thick."""
        count = max(_PUFFS, min(2 * _PUFFS, round(2.5 * high / wide)))
        for number in range(count):
            at = number / count if self._still else (self._age / _RISES + number / count) % 1.0
            fade = round(4 * min(1.0, 5 * at, 2.2 * (1 - at)) * share) / 4
            if fade <= 0:
                continue
            sway = 0.0 if self._still else ease.wave(self._age, 3.1, number * 0.37) * wide * 0.2 * at
            side = round(wide * (0.5 + 0.8 * at) / (12 * self._unit)) * 12 * self._unit
            shot = soft(self._kit.pictures, side, MOTES.smoke if number % 3 else MOTES.smoke_lit, 0.72 * fade)
            half = shot.get_width() / 2
            surface.blit(shot, (round(x + sway - half), round(y - high * at - half)))

    def flames(
        self, surface: pygame.Surface, x: float, base: float, high: float, *, count: int = 3, kind: int = 0
    ) -> None:
        """`high`: of the highest of `count`; fires of another `kind` burn out of step."""
        age = 0 if self._still else self._age
        radius = max(1, round(high * 1.3 / (40 * self._unit))) * 40 * self._unit
        light = glow(self._kit.pictures, radius, MOTES.light, 0.5 + (0 if self._still else 0.06 * ease.wave(age, 1.1)))
        half = light.get_width() / 2
        surface.blit(light, (round(x - half), round(base - high * 0.4 - half)), special_flags=pygame.BLEND_RGB_ADD)
        for number in range(count):
            aside = (number - (count - 1) / 2) * high * 0.34
            tall = high * (1.0 if number == count // 2 else 0.68)
            if tall > 8 * self._unit:
                self._flames.draw(surface, x + aside, base, tall, age=age, temper=number + kind, lean=number)
