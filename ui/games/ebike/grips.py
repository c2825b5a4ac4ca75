"""Bikes under fingers: dragged to a place, or chosen by a tap and sent there by a second one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edu.domain.games.ebike.yard import Spot, Yard

if TYPE_CHECKING:
    from ui.games.ebike.plan import Plan

_TAP = 40.0
"""Units: a finger that moved less has tapped, not dragged."""


@dataclass(slots=True)
class Grip:
    number: int
    spot: Spot
    """Where the bike stood when it was taken; if it stands there no more, nobody holds it."""
    begun: tuple[float, float]
    at: tuple[float, float]


class Grips:
    """At most one bike is in the hand: the last that was taken."""

    def __init__(self, plan: Plan, yard: Yard) -> None:
        self._plan, self._yard = plan, yard
        self._grip: Grip | None = None
        self.chosen = -1
        """Tapped, to be sent by a tap on a place; -1: none."""

    def take(self, number: int, x: float, y: float) -> None:
        self._grip = Grip(number, self._yard.bikes[number].at, (x, y), (x, y))

    def move(self, number: int, x: float, y: float) -> None:
        if self._grip is not None and self._grip.number == number:
            self._grip.at = x, y

    def drop(self, number: int) -> Spot | None:
        """Where it was dragged to; None: nowhere, and a tap chooses it, or lets it go when it was chosen."""
        grip = self._grip
        if grip is None or grip.number != number:
            return None
        self._grip = None
        if not self._dragged(grip):
            self.chosen = -1 if self.chosen == number else number
            return None
        self.chosen = -1
        spot = self._plan.place_at(*grip.at)
        return None if spot == self._yard.bikes[number].at else spot

    def _dragged(self, grip: Grip) -> bool:
        away = abs(grip.at[0] - grip.begun[0]) + abs(grip.at[1] - grip.begun[1])
        return away >= _TAP * self._plan.unit

    @property
    def held(self) -> Grip | None:
        """What is being dragged now."""
        return self._grip if self._grip is not None and self._dragged(self._grip) else None

    @property
    def over(self) -> Spot | None:
        """The place under the finger that drags."""
        return self._plan.place_at(*self.held.at) if self.held is not None else None

    def step(self) -> None:
        """What went away by itself, or burns or stands beside a fire, is in nobody's hand."""
        bikes = self._yard.bikes
        if self._grip is not None:
            bike = bikes[self._grip.number]
            if bike.at != self._grip.spot or self._yard.barred(self._grip.number) or self._yard.over:
                self._grip = None
        if self.chosen >= 0:
            bike = bikes[self.chosen]
            if self._yard.barred(self.chosen) or bike.at == "gone" or self._yard.over:
                self.chosen = -1
