"""A spark where a switch was touched, and what comes of it when there is gas enough: no flash, a ball that swells."""

from __future__ import annotations

import pygame

from ui.games import ease
from ui.games.faces import panel
from ui.games.gas.plan import Plan
from ui.games.gas.props import Props
from ui.games.kit import Kit
from ui.games.motes import Swarm
from ui.games.view import Box
from ui.theme.art import MOTES, rgb

_SPARK, _SWELL = 22, 26
_STANDS, _GONE = 36, 62
"""Steps until the ball shrinks, and until nothing of it is left."""
_SIZES = 8


class Blast:
    def __init__(self, kit: Kit, plan: Plan, swarm: Swarm) -> None:
        self._kit, self._plan, self._swarm = kit, plan, swarm
        self._props = Props(kit, plan)
        self._still = kit.theme.reduced_motion
        self._at = (0.0, 0.0)
        self._sparked, self._blown = _SPARK, -1
        self.harm = 0.0

    def spark(self, x: float, y: float) -> None:
        self._at, self._sparked, self.harm = (x, y), 0, 0.7
        self._fly(24, 8)

    def boom(self) -> None:
        """Where the last spark was."""
        self._blown, self.harm = 0, 1.0
        self._fly(70, 17)

    def burst(self, x: float, y: float) -> None:
        """Both at once: a flame held to a leak."""
        self._at = x, y
        self.boom()

    def _fly(self, count: int, speed: float) -> None:
        chance, u = self._swarm.chance, self._plan.unit
        for _ in range(0 if self._still else count):
            self._swarm.add("spark", *self._at, chance(-speed, speed) * u, chance(-speed, speed * 0.6) * u)

    def step(self) -> None:
        self._sparked += 1
        if self._blown >= 0:
            self._blown += 1
            if _STANDS < self._blown < _GONE and not self._still:
                chance, u = self._swarm.chance, self._plan.unit
                self._swarm.add("smoke", self._plan.width * 0.5 + chance(-420, 420) * u,
                                self._plan.height * chance(0.4, 0.8), chance(-1, 1) * u, -1.6 * u)  # fmt: skip
        self.harm = max(0.0, self.harm - 0.012)

    def draw(self, surface: pygame.Surface) -> None:
        plan, u = self._plan, self._plan.unit
        if self._sparked < _SPARK:
            side = (150 + 90 * ease.out(self._sparked / 8)) * u
            if self._sparked > 12:
                side *= 1 - (self._sparked - 12) / (_SPARK - 11)
            side = max(1, round(side / 12)) * 12
            self._props.put(surface, "spark", Box(self._at[0] - side / 2, self._at[1] - side / 2, side, side))
        if self._blown >= 0:
            self._draw_ball(surface)
        if self.harm > 0.02:
            edge = round(26 * u * self.harm)
            for box in ((0, 0, plan.width, edge), (0, plan.height - edge, plan.width, edge),
                        (0, 0, edge, plan.height), (plan.width - edge, 0, edge, plan.height)):  # fmt: skip
                surface.fill(rgb(MOTES.harm), box)

    def _draw_ball(self, surface: pygame.Surface) -> None:
        plan, u = self._plan, self._plan.unit
        share = 1.0 if self._still else ease.back(self._blown / _SWELL)
        if not self._still and self._blown > _STANDS:
            share *= max(0.0, 1 - (self._blown - _STANDS) / (_GONE - _STANDS))
        goal = 1150 * u
        step = round(share * _SIZES)
        side = goal * step / _SIZES
        x = max(side * 0.3, min(plan.width - side * 0.3, self._at[0]))
        y = min(self._at[1], plan.height * 0.55)
        if self._blown > 16 or self._still:
            soot = panel(self._kit, plan.width, plan.height, colour=MOTES.smoke, alpha=0.55, radius=0)
            surface.blit(soot, (0, 0))
        if step <= 0 or (self._still and self._blown > _GONE):
            return
        self._props.put(surface, "boom", Box(x - side / 2, y - side / 2, side, side))
