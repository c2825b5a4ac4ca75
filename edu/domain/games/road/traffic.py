"""Vehicles on two lanes: they keep their distance, give way if they mean to, brake late, start again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from edu.domain.games.rules import HERTZ
from edu.domain.prng import Stream

LANES = (0, 1)
FAR = 60_000
"""Where vehicles come into sight."""
GONE = -40_000
LINE = 2_500
"""Who gives way stops so far before the one who crosses."""
CORNER_LINE = 9_000
"""And so far where a side street comes in between: nobody stops in a mouth."""
TOUCH = 300
CAR = 4_500
_REACT = HERTZ
"""Until the foot of somebody who was startled is on the brake."""
_APART = 1_500
_NOBODY = -1_000_000
"""Where the end of what drives ahead is when nothing does."""
_SHORT = (70, 130)
_LONG = (480, 600)
_LONG_ONE_IN = 3


@dataclass(slots=True)
class Vehicle:
    """`away`: from its nose to the line on which people cross, negative when past."""

    lane: int
    away: int
    cruise: int
    courteous: bool
    """Gives way where the law asks for it; not every driver does."""
    speed: int = 0
    length: int = CAR
    gives: bool = False
    line: int = LINE
    """Where it stops for whoever crosses."""
    startled: int = -1
    """Steps since somebody was suddenly in front of it; -1: nobody."""

    @property
    def lorry(self) -> bool:
        return self.length > CAR

    @property
    def on_line(self) -> bool:
        return self.away <= TOUCH and self.away + self.length >= -TOUCH

    @property
    def waits(self) -> bool:
        """Stands, and stays until the road before it is free."""
        return self.gives and not self.speed

    def can_stop(self) -> bool:
        """Gently, before the line."""
        return self.away - self.line >= self.speed * self.speed // 2

    def roll(self, tail: int) -> None:
        """One step; brakes as hard as what is before it asks for, whose end is at `tail`."""
        if self.startled >= 0:
            self.startled += 1
        gap = self.away - tail
        if self.startled > _REACT or gap < self.speed * self.speed // 4 + _APART:
            self.speed = max(0, self.speed - 2)
        elif self.gives and self.away - self.line <= self.speed * (self.speed + 1) // 2:
            self.speed = max(0, self.speed - 1)
        elif not self.gives or self.away > self.line:
            self.speed = min(self.cruise, self.speed + 1)
        self.away -= self.speed

    def cells(self) -> Iterable[int]:
        yield from (self.lane, self.away, self.cruise, self.speed, self.length, self.startled)
        yield self.courteous + 2 * self.gives


@dataclass(slots=True)
class Traffic:
    """`flows`: lanes on which something moves; `courtesy`: of a hundred drivers, who give way."""

    stream: Stream
    cruise: int
    courtesy: int
    flows: tuple[int, ...] = LANES
    vehicles: list[Vehicle] = field(default_factory=list)
    """Both lanes; whoever comes into sight is the last."""
    lanes: tuple[list[Vehicle], list[Vehicle]] = field(default_factory=lambda: ([], []))
    """The same, each lane by itself, the nearest to its end first: nobody overtakes."""
    lorry: Vehicle | None = None
    corner: bool = False
    """A side street comes in from the left on the near side."""
    due: list[int] = field(default_factory=lambda: [0, 0])
    """Steps until the next one comes into sight, by lane."""

    def fill(self, nearest: Sequence[int]) -> None:
        """The road as it is when somebody comes to it; `nearest` by lane: steps until the first is at the line."""
        for lane in self.flows:
            away = nearest[lane] * self.cruise
            while away < FAR:
                self._add(lane, away)
                away += self._gap() * self.cruise
            self.due[lane] = (away - FAR) // self.cruise

    def _gap(self) -> int:
        least, most = _LONG if self.stream.below(_LONG_ONE_IN) == 0 else _SHORT
        return least + self.stream.below(most - least)

    def _add(self, lane: int, away: int) -> None:
        courteous = self.stream.below(100) < self.courtesy
        line = CORNER_LINE if self.corner and lane == 0 else LINE
        self.join(Vehicle(lane, away, self.cruise, courteous, self.cruise, line=line))

    def join(self, vehicle: Vehicle) -> None:
        """Behind all others of its lane."""
        self.vehicles.append(vehicle)
        self.lanes[vehicle.lane].append(vehicle)
        if vehicle.lorry:
            self.lorry = vehicle

    def step(self) -> None:
        """Most vehicles of most steps only drive on: that way is the short one."""
        cruise = self.cruise
        apart = cruise * cruise // 4 + _APART
        for lane, vehicles in enumerate(self.lanes):
            tail = _NOBODY
            for one in vehicles:
                away = one.away
                if one.speed == cruise == one.cruise and not one.gives and one.startled < 0 and away - tail >= apart:
                    one.away = away = away - cruise
                else:
                    one.roll(tail)
                    away = one.away
                tail = away + one.length
            if lane in self.flows:
                self._come(lane, tail)
        if any(lane and lane[0].away <= GONE for lane in self.lanes):
            self.vehicles = [one for one in self.vehicles if one.away > GONE]
            near, far = self.lanes
            self.lanes = [one for one in near if one.away > GONE], [one for one in far if one.away > GONE]

    def _come(self, lane: int, tail: int) -> None:
        self.due[lane] -= 1
        if self.due[lane] <= 0 and tail + _APART * 4 < FAR:
            self._add(lane, FAR)
            self.due[lane] = self._gap()

    def cells(self) -> Iterable[int]:
        yield from self.due
        for vehicle in self.vehicles:
            yield from vehicle.cells()
