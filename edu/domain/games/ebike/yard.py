"""The evening: bikes that come home, where each is put, sockets that fill up, batteries that grow hot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from edu.domain.games.rules import HERTZ, Level
from edu.domain.prng import Stream

Need: TypeAlias = Literal["low", "battery", "rest", "refit", "soaked"]
NEEDS: tuple[Need, ...] = ("low", "battery", "rest", "refit", "soaked")
"""low: wants current; battery: its rider carries the battery towards the stairs; rest: wants only to stand;
refit: a bigger battery was put in; soaked: has stood in water."""
Spot: TypeAlias = Literal["gate", "shed", "rack", "shop", "hall", "home", "wire", "gone"]
PLACES: tuple[Spot, ...] = ("shed", "rack", "shop", "hall", "home", "wire")
"""Where a hand can put a bike: charging shed, outdoor rack, repair shop; stairwell, flat, a cable from a window."""
SPOTS: tuple[Spot, ...] = ("gate", *PLACES, "gone")

RIGHT: dict[Need, Spot] = {"low": "shed", "battery": "shed", "rest": "rack", "refit": "shop", "soaked": "shop"}
_SAFE: frozenset[tuple[Need, Spot]] = frozenset(
    {("low", "rack"), ("battery", "rack"), ("rest", "shed"), ("refit", "rack"), ("soaked", "rack")}
)
"""Does no harm, but helps nobody: no current tomorrow, a socket taken, a battery that nobody has looked at. So does a
sound bike at the repairer's (`Bike.crowds`).
"""
Worth: TypeAlias = Literal["right", "safe", "danger", ""]


def _worth(need: Need, spot: Spot) -> Worth:
    if spot == "gate":
        return ""
    if spot == "gone" or RIGHT[need] == spot:
        return "right"
    if spot == "shop":
        return ""
    return "safe" if (need, spot) in _SAFE else "danger"


_WORTH = {(need, spot): _worth(need, spot) for need in NEEDS for spot in SPOTS}

_INDOORS: frozenset[Spot] = frozenset({"hall", "home", "wire"})
"""Where nobody goes for another bike once one burns there."""
ROOM: dict[Spot, int] = {"rack": 5}
SOCKETS = {1: 4, 2: 4, 3: 3}
BIKES = {1: 10, 2: 12, 3: 14}
_EVERY = {1: 13 * HERTZ // 2, 2: 11 * HERTZ // 2, 3: 9 * HERTZ // 2}
"""Steps from one bike to the next."""
PATIENCE = {1: 14 * HERTZ, 2: 11 * HERTZ, 3: 9 * HERTZ}
"""Then a rider pushes the bike into the stairwell."""
CHARGE = 13 * HERTZ
HOT = 9 * HERTZ
"""So long a battery that is charged where it must not be takes until it smokes; then nobody touches it any more."""
_CALM = 2 * HERTZ


@dataclass(slots=True)
class Bike:
    need: Need
    at: Spot = "gate"
    here: bool = False
    """Has come to the gate."""
    waited: int = 0
    charged: int = 0
    heat: int = 0
    left: bool = False
    """Its rider lost patience."""

    @property
    def full(self) -> bool:
        return self.charged >= CHARGE

    @property
    def smokes(self) -> bool:
        return self.heat >= HOT

    @property
    def worth(self) -> Worth:
        """Of where it stands now; "" while it waits, and for what the repairer cannot mend."""
        return _WORTH[self.need, self.at]

    @property
    def crowds(self) -> bool:
        """Stands sound at the repairer's, who has no bench for it."""
        return self.at == "shop" and self.worth == ""

    @property
    def settled(self) -> bool:
        """A battery that grows hot is not: it can still be taken back, and who does not shall see it smoke."""
        return self.here and self.at != "gate" and (self.heat >= HOT or self.worth != "danger")


@dataclass(slots=True)
class Yard:
    level: Level
    bikes: list[Bike]
    steps: int = 0
    calm: int = 0
    """Steps since there was last a bike to be seen to."""
    blocked: int = 0
    """Riders who left while a full bike still stood at a socket."""
    moved: set[int] = field(default_factory=set)
    """Bikes that the player has put anywhere."""

    @property
    def over(self) -> bool:
        return self.calm >= _CALM or self.steps >= self.latest

    @property
    def latest(self) -> int:
        """Steps after which it is night in any case: the last bike has come, waited in vain and grown hot."""
        return HERTZ + len(self.bikes) * _EVERY[self.level] + PATIENCE[self.level] + HOT + _CALM

    def of(self, spot: Spot) -> list[Bike]:
        return [bike for bike in self.bikes if bike.at == spot]

    @property
    def waiting(self) -> list[int]:
        """Numbers of the bikes at the gate, the first to come first."""
        return [number for number, bike in enumerate(self.bikes) if bike.here and bike.at == "gate"]

    def has_room(self, spot: Spot) -> bool:
        room = SOCKETS[self.level] if spot == "shed" else ROOM.get(spot, len(self.bikes))
        return len(self.of(spot)) < room

    def burns(self, spot: Spot) -> bool:
        return any(bike.smokes for bike in self.of(spot))

    def barred(self, number: int) -> bool:
        """It smokes, or it stands where another one does: people keep away from both."""
        bike = self.bikes[number]
        return bike.smokes or (bike.at in _INDOORS and self.burns(bike.at))

    def place(self, number: int, spot: Spot) -> None:
        """From the gate or from where it stands, unless that is barred; a full place takes no more."""
        if self.over or not 0 <= number < len(self.bikes):
            return
        bike = self.bikes[number]
        if not bike.here or bike.at in (spot, "gone") or self.barred(number) or not self.has_room(spot):
            return
        bike.at, bike.charged, bike.heat = spot, 0, 0
        self.moved.add(number)

    def clear(self, number: int) -> None:
        """The owner of a bike that is full takes it off the socket."""
        if not self.over and 0 <= number < len(self.bikes):
            bike = self.bikes[number]
            if bike.at == "shed" and bike.full and bike.worth == "right":
                bike.at = "gone"

    def step(self) -> None:
        if self.over:
            return
        self.steps += 1
        come = 1 + (self.steps - HERTZ) // _EVERY[self.level] if self.steps >= HERTZ else 0
        for number, bike in enumerate(self.bikes):
            if bike.here:
                self._stand(bike)
            elif number < come:
                bike.here = True
            else:
                break
        self.calm = self.calm + 1 if all(bike.settled for bike in self.bikes) else 0

    def _stand(self, bike: Bike) -> None:
        if bike.at == "gate":
            bike.waited += 1
            if bike.waited >= PATIENCE[self.level]:
                bike.at, bike.left = "hall", True
                self.blocked += any(one.full for one in self.of("shed"))
        elif bike.worth == "danger":
            bike.heat = min(HOT, bike.heat + 1)
        elif bike.at == "shed" and not bike.full:
            bike.charged += 1

    def cells(self) -> Iterable[int]:
        yield from (self.steps, self.calm, self.blocked, sum(1 << number for number in self.moved))
        for bike in self.bikes:
            yield from (NEEDS.index(bike.need), SPOTS.index(bike.at), int(bike.here), bike.waited)
            yield from (bike.charged, bike.heat, int(bike.left))


def drawn(stream: Stream, level: Level) -> Yard:
    """Of ten bikes four want current, three only to stand, three must not be charged at all; no kind is left out."""
    count = BIKES[level]
    first: list[Need] = ["low", "low", "battery", "battery", "rest", "rest", "rest", "refit", "soaked"]
    more: list[Need] = ["refit", "low", "soaked", "battery", "refit"]
    return Yard(level, [Bike(need) for need in stream.shuffled((first + more)[:count])])
