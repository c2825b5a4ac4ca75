"""What a road has besides its traffic: the light and its countdown, the lorry that turns, the lorry that stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from edu.domain.games.rules import HERTZ

_CLEARS = 2 * HERTZ
"""Vehicles have red so long before people have green."""
_LINGERS = HERTZ

CRESCENT = (-700, 3_300)
"""From where to where, across the kerb, the wheels of a turning lorry sweep."""
WARNS, TURN = 3 * HERTZ, 200
"""So long it is seen coming with its indicator, so long it turns."""
_CAB = HERTZ // 2
"""The cab goes past in front; what runs over is the rear wheel, which comes half a second later and nearer."""

Turning: TypeAlias = Literal["", "comes", "cab", "wheels", "gone"]


@dataclass(frozen=True, slots=True)
class Light:
    """For those who walk; vehicles have the opposite, with a pause on both sides."""

    first: int
    """Step of the first green."""
    green: int
    red: int

    def walk(self, step: int) -> bool:
        return step >= self.first and (step - self.first) % (self.green + self.red) < self.green

    def left(self, step: int) -> int:
        """Steps until it changes: what the countdown shows."""
        if step < self.first:
            return self.first - step
        at = (step - self.first) % (self.green + self.red)
        return self.green - at if at < self.green else self.green + self.red - at

    def holds_vehicles(self, step: int) -> bool:
        return any(self.walk(max(0, step + shift)) for shift in (_CLEARS, 0, -_LINGERS))

    def cells(self) -> Iterable[int]:
        yield from (self.first, self.green, self.red)


@dataclass(frozen=True, slots=True)
class Turn:
    """A lorry that turns right round the corner where people wait; its driver sees nobody beside it. `at`: the step."""

    at: int

    def phase(self, step: int) -> Turning:
        if step < self.at - WARNS:
            return ""
        if step < self.at:
            return "comes"
        if step < self.at + _CAB:
            return "cab"
        return "wheels" if step < self.at + TURN else "gone"

    def cells(self) -> Iterable[int]:
        yield self.at


@dataclass(slots=True)
class Standing:
    """A lorry that stands at the kerb with its engine on. Its driver looks down at nobody before the bonnet."""

    starts: int
    """The step in which it drives off, unless its driver has seen who wants to cross."""
    asked: int = -1
    """The step in which somebody at the kerb waved to the driver."""

    NODS = 3 * HERTZ // 4

    def nodded(self, step: int) -> bool:
        return self.asked >= 0 and step >= self.asked + self.NODS

    def cells(self) -> Iterable[int]:
        yield from (self.starts, self.asked)
