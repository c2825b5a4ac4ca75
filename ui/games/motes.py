"""Small things that fly: sparks, puffs of powder, drops. Their chance is the picture's own, not the rules'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pygame

from edu.domain.prng import Stream
from ui.games.glow import soft
from ui.games.pictures import Pictures
from ui.theme.art import MOTES

Kind = Literal["spark", "powder", "mist", "frost", "smoke", "arc", "star", "odour", "drop"]
MOST = 260
"""At once; the oldest go first."""


@dataclass(frozen=True, slots=True)
class _Manner:
    """`pull` is added to the speed each step (up is negative), `drag` is what is left of it, `grow` a step."""

    colour: str
    life: int
    size: float
    grow: float
    pull: float
    drag: float
    alpha: float


_MANNERS: dict[Kind, _Manner] = {
    "spark": _Manner(MOTES.spark, 50, 13, -0.2, -0.05, 0.985, 1.0),
    "arc": _Manner(MOTES.arc, 16, 16, -0.5, 0.25, 0.97, 1.0),
    "powder": _Manner(MOTES.powder, 34, 26, 3.4, -0.1, 0.94, 0.5),
    "mist": _Manner(MOTES.mist, 32, 18, 2.6, 0.06, 0.94, 0.45),
    "frost": _Manner(MOTES.frost, 36, 28, 3.6, -0.02, 0.935, 0.45),
    "smoke": _Manner(MOTES.smoke, 90, 50, 1.1, -0.05, 0.985, 0.5),
    "odour": _Manner(MOTES.odour, 110, 34, 0.7, -0.012, 0.985, 0.34),
    "drop": _Manner(MOTES.frost, 22, 11, -0.3, 0.22, 0.96, 0.9),
    "star": _Manner(MOTES.spark, 60, 22, -0.25, 0.16, 0.98, 1.0),
}


@dataclass(slots=True)
class _Mote:
    kind: Kind
    x: float
    y: float
    dx: float
    dy: float
    age: int = 0


class Swarm:
    def __init__(self, pictures: Pictures, unit: float, seed: int = 1) -> None:
        self._pictures, self._unit = pictures, unit
        self._motes: list[_Mote] = []
        self._chance = Stream(seed, "motes")

    def __len__(self) -> int:
        return len(self._motes)

    def clear(self) -> None:
        self._motes.clear()

    def chance(self, low: float, high: float) -> float:
        return low + (high - low) * self._chance.below(1000) / 1000

    def add(self, kind: Kind, x: float, y: float, dx: float, dy: float) -> None:
        """Place in pixels, speed in pixels a step."""
        if len(self._motes) >= MOST:
            del self._motes[: len(self._motes) - MOST + 1]
        self._motes.append(_Mote(kind, x, y, dx, dy))

    def step(self) -> None:
        unit = self._unit
        for mote in self._motes:
            manner = _MANNERS[mote.kind]
            mote.age += 1
            mote.x += mote.dx
            mote.y += mote.dy
            mote.dx *= manner.drag
            mote.dy = mote.dy * manner.drag + manner.pull * unit
        self._motes = [mote for mote in self._motes if mote.age < _MANNERS[mote.kind].life]

    def draw(self, surface: pygame.Surface) -> None:
        for mote in self._motes:
            manner = _MANNERS[mote.kind]
            share = mote.age / manner.life
            size = max(4.0, manner.size + manner.grow * mote.age)
            fade = manner.alpha * min(1.0, 1.5 * (1 - share))
            shot = soft(self._pictures, round(size / 4) * 4 * self._unit, manner.colour, round(fade * 8) / 8)
            half = shot.get_width() / 2
            surface.blit(shot, (round(mote.x - half), round(mote.y - half)))
