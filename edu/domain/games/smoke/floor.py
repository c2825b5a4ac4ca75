"""A floor: the room, the corridor, stairs and lift, and how smoke comes down in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from edu.domain.games.rules import HERTZ, Level
from edu.domain.prng import Stream

LENGTH = 24_000
"""Of the corridor, in millimetres; everything here is in millimetres."""
CEILING = 2_600
FLOOR = 0
ZONES = 12
ZONE = LENGTH // ZONES
REACH = 900
"""How near one must stand to take a door's handle."""
ENDS = (1_600, LENGTH - 1_600)
"""How far one walks: at the stairs the corridor ends, so that nobody runs past their door into the fire."""
CARDS = 5
"""Of what can be done in the room: feel the door, open it, seal it, signal, wet a cloth."""
LOWEST = 250
"""Smoke leaves a little air above the floor."""

Thing: TypeAlias = Literal["near", "far", "lift"]
"""near, far: the two staircases; which is which is seen from the room."""
THINGS: tuple[Thing, ...] = ("near", "far", "lift")
Kind: TypeAlias = Literal["other-way", "hold", "shut-in"]
"""other-way: the near stairs are full of smoke, the far ones free; hold: the door is hot;
shut-in: the door is cool, but both staircases are full of smoke."""
KINDS: tuple[Kind, ...] = ("other-way", "hold", "shut-in")
_SINKS = {1: 9, 2: 12, 3: 15}
"""Millimetres a second at the far end of the corridor; five times that at the fire."""


@dataclass(slots=True)
class Floor:
    """`layer[z]` is the height of the lower edge of the smoke in each twelfth of the corridor, from the left.

    `mirrored` floors have the near stairs on the right. `room` is where the own door is.
    """

    kind: Kind
    level: Level
    mirrored: bool
    room: int = 9_000
    layer: list[int] = field(default_factory=list)
    inside: int = CEILING
    """The same in the own room."""
    laid: tuple[int, ...] = tuple(range(CARDS))
    """In which place the glass shows each of the things that can be done in the room."""

    def __post_init__(self) -> None:
        if self.mirrored:
            self.room = LENGTH - self.room
        start = 900 if self.kind == "hold" else 2_200
        self.layer = [start - (400 if self._heat(zone) > 3 else 0) for zone in range(ZONES)]

    def at(self, thing: Thing) -> int:
        place = {"near": 2_000, "far": 22_000, "lift": 13_000}[thing]
        return LENGTH - place if self.mirrored else place

    def smoky(self, stairs: Thing) -> bool:
        """Whether the staircase is full of smoke: seen through the glass of its door from nearby."""
        return stairs == "near" or (stairs == "far" and self.kind != "other-way")

    def _heat(self, zone: int) -> int:
        """How near the fire is: 1 far … 5 there. It burns beside the near stairs; where all is smoke, on both sides."""
        middle = zone * ZONE + ZONE // 2
        far = abs(middle - self.at("near")) * 5 // LENGTH
        if self.kind != "other-way":
            far = min(far, abs(middle - self.at("far")) * 5 // LENGTH)
        return max(1, 5 - far)

    def step(self, number: int, *, open_door: bool, sealed: bool) -> None:
        """One sixtieth of a second; `number` counts them. Smoke enters the room by the door or the gap under it."""
        if number % 6:
            return
        sinks = _SINKS[self.level]
        for zone in range(ZONES):
            self.layer[zone] = max(LOWEST, self.layer[zone] - sinks * self._heat(zone) * 6 // HERTZ)
        outside = self.layer[zone_of(self.room)]
        if outside < self.inside:
            enters = 40 if open_door else 1 if sealed else 9
            self.inside = max(outside, self.inside - enters)


def zone_of(place: int) -> int:
    return max(0, min(ZONES - 1, place // ZONE))


def drawn(stream: Stream, places: Stream, level: Level) -> tuple[Floor, Floor]:
    """One floor with a way out and one without, in any order; `places` lays the cards, for each floor anew.

    At the first level they lie as one does it. Later whoever knows it looks at the picture, not at the place; and no
    place says by itself which floor it is.
    """
    blocked: tuple[Kind, ...] = ("hold", "shut-in")
    both: tuple[Kind, ...] = ("other-way", stream.choice(blocked))
    kinds = stream.shuffled(both)
    first, second = (Floor(kind, level, mirrored=bool(stream.below(2))) for kind in kinds)
    if level > 1:
        first.laid, second.laid = places.shuffled(first.laid), places.shuffled(second.laid)
    return first, second
