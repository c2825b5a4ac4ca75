"""Points and small bright things that fly up from what earned them."""

from __future__ import annotations

import pygame

from ui.games.cpr.plan import Plan
from ui.games.gains import Gains
from ui.games.kit import Kit
from ui.games.motes import Kind, Swarm


class Rewards:
    def __init__(self, kit: Kit, plan: Plan) -> None:
        self._kit, self._unit = kit, plan.unit
        self._swarm = Swarm(kit.pictures, plan.unit)
        self._gains = Gains(kit, plan.unit)

    def fly(self, points: int, x: float, y: float) -> None:
        """Nothing for no points."""
        if points > 0:
            self._gains.add(points, x, y)
            self.burst("star", x, y, 12)

    def burst(self, kind: Kind, x: float, y: float, count: int) -> None:
        """None with reduced motion."""
        chance, unit = self._swarm.chance, self._unit
        for _ in range(0 if self._kit.theme.reduced_motion else count):
            self._swarm.add(kind, x + chance(-90, 90) * unit, y + chance(-50, 30) * unit, chance(-6, 6) * unit,
                            chance(-9, -1) * unit)  # fmt: skip

    def clear(self) -> None:
        self._gains.clear()

    def step(self) -> None:
        self._swarm.step()
        self._gains.step()

    def draw(self, surface: pygame.Surface) -> None:
        self._swarm.draw(surface)
        self._gains.draw(surface)
