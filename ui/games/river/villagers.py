"""Who leaves home with an umbrella and walks to the shelter, and who turns back for the pigs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from edu.domain.games.river.village import Village
from ui.games.kit import Kit
from ui.games.river.plan import Plan
from ui.games.river.ways import Path, Ways

TALL = 84
_MOST = 70
"""At once; who comes later has already gone."""
_FAMILIES = (("man", "child"), ("woman", "child"), ("man", "woman"), ("elder", "woman"))
_APART = 26


@dataclass(slots=True)
class _Walker:
    kind: str
    row: int
    path: Path
    speed: float
    home: bool
    """Runs back home, against all advice."""
    far: float


class Villagers:
    def __init__(self, kit: Kit, plan: Plan, village: Village, ways: Ways) -> None:
        self._kit, self._plan, self._village, self._ways = kit, plan, village, ways
        self._still = kit.theme.reduced_motion
        self._walkers: list[_Walker] = []
        self._age = 0
        self.arrived = 0
        """In the last step."""

    def __len__(self) -> int:
        return len(self._walkers)

    def leave(self, row: int, house: int) -> None:
        """The household comes out, one after the other."""
        who = self._village.houses[row][house].who
        family = (
            ("carry",)
            if who == "frail"
            else ("elder", "man")
            if who == "stubborn"
            else _FAMILIES[(house * 3 + row) % len(_FAMILIES)]
        )
        path = Path(self._ways.to_shelter(row, house))
        for number, kind in enumerate(family):
            speed = (2.4 if kind == "carry" else 3.1) * self._plan.unit
            if len(self._walkers) < _MOST:
                self._walkers.append(_Walker(kind, row, path, speed, False, -number * _APART * speed / 2))

    def turn_back(self, row: int, house: int) -> None:
        path = Path(self._ways.to_shelter(row, house)).back()
        self._walkers.append(_Walker("man", row, path, 4.4 * self._plan.unit, True, 0.0))

    def step(self) -> None:
        self._age += 1
        self.arrived = 0
        for one in self._walkers:
            if one.home and self._village.drowned(one.row):
                one.home, one.path, one.far = False, one.path.back(), one.path.length - one.far
            hurried = not one.home and self._village.drowned(one.row) and one.far < one.path.length
            one.far += one.speed * (2.5 if hurried else 1.0)
            if one.far >= one.path.length and not one.home:
                self.arrived += 1
        self._walkers = [one for one in self._walkers if one.far < one.path.length]

    def draw(self, surface: pygame.Surface, row: int) -> None:
        """Those who are on this row's path, and, with the last row, those on the stairs."""
        lanes, unit = self._plan.lanes, self._plan.unit
        low = lanes[row - 1] if row else math.inf
        high = lanes[row] - 40 * unit
        for one in self._walkers:
            if one.far < 0:
                continue
            (x, y), way = one.path.at(one.far)
            on_stairs = y < lanes[row] - 3 * unit and y > high
            if high < y < low - 40 * unit or on_stairs or (row == len(lanes) - 1 and y <= high):
                self._draw(surface, one, x, y, way)

    def _draw(self, surface: pygame.Surface, one: _Walker, x: float, y: float, way: int) -> None:
        tall = TALL * self._plan.unit
        beat = (self._age + round(one.far)) // (5 if one.home else 8) % 2
        name = f"walk-{one.kind}-{'ab'[0 if self._still else beat]}"
        bob = 0.0 if self._still else 4 * self._plan.unit * abs(math.sin((self._age + 3 * len(one.kind)) / 4))
        shot = self._kit.pictures.get(name, tall * 2 / 3, tall, flip=way < 0)
        surface.blit(shot, (round(x - tall / 3), round(y - tall * 0.97 - bob)))
        if one.home:
            side = 50 * self._plan.unit
            pig = self._kit.pictures.get("mark-pig", side, side * 1.16)
            surface.blit(pig, (round(x - side / 2), round(y - tall - side)))
