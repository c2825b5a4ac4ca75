"""Small things that fall, bounce once and lie about: plaster, splinters, books. Their chance is the picture's own."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from ui.games.kit import Kit
from ui.games.motes import Swarm
from ui.games.quake.plan import Plan
from ui.games.quake.props import Props
from ui.games.view import Box

_PULL = 0.62


@dataclass(slots=True)
class _Bit:
    """`floor` is where it comes to lie; both speeds in pixels a step."""

    name: str
    x: float
    y: float
    dx: float
    dy: float
    floor: float
    size: float
    turn: float
    spin: float
    lies: bool = False
    bounced: bool = False


class Bits:
    def __init__(self, kit: Kit, plan: Plan, swarm: Swarm, most: int = 44) -> None:
        """At most `most` lie about: the oldest go."""
        self._most = most
        self._plan, self._swarm = plan, swarm
        self._props = Props(kit, plan)
        self._still = kit.theme.reduced_motion
        self._there: list[_Bit] = []

    def chance(self, low: float, high: float) -> float:
        return self._swarm.chance(low, high)

    def clear(self) -> None:
        self._there.clear()

    def fall(self, name: str, count: int, x: float, top: float, floor: float, spread: float) -> None:
        """`count` of them from about (x, top); with reduced motion they lie there at once."""
        chance, u = self._swarm.chance, self._plan.unit
        for _ in range(count):
            bit = _Bit(
                name, x + chance(-spread, spread) * u, top + chance(-30, 30) * u, chance(-3, 3) * u, chance(-4, 1) * u,
                floor + chance(-8, 34) * u, chance(34, 64) * u, chance(0, 360), chance(-9, 9),
            )  # fmt: skip
            if self._still:
                bit.y, bit.lies = bit.floor, True
            self._there.append(bit)
        del self._there[: max(0, len(self._there) - self._most)]

    def carry(self, dx: float) -> None:
        """What they lie on has moved."""
        for bit in self._there:
            bit.x += dx * bit.bounced

    def dust(self, x: float, y: float, count: int, spread: float = 60) -> None:
        if self._still:
            return
        chance, u = self._swarm.chance, self._plan.unit
        for _ in range(count):
            self._swarm.add("powder", x + chance(-spread, spread) * u, y, chance(-4, 4) * u, chance(-3, 0.4) * u)

    def step(self) -> None:
        for bit in self._there:
            if bit.lies:
                continue
            bit.dy += _PULL * self._plan.unit
            bit.x += bit.dx
            bit.y += bit.dy
            bit.turn += bit.spin
            if bit.y >= bit.floor:
                bit.y, bit.lies = bit.floor, bit.bounced
                bit.dy, bit.dx, bit.spin, bit.bounced = -bit.dy * 0.3, bit.dx * 0.5, bit.spin * 0.4, True
                self.dust(bit.x, bit.y, 2, 10)

    def draw(self, surface: pygame.Surface) -> None:
        for bit in self._there:
            side = round(bit.size / 8) * 8
            self._props.spun(surface, bit.name, Box(bit.x - side / 2, bit.y - side * 0.8, side, side), bit.turn)
