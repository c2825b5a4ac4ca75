"""Which things pass in a round, and which are within reach now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edu.domain.games.bag.things import HAZARDS, Hazard, Member, of
from edu.domain.games.rules import Level
from edu.domain.prng import Stream

SLOTS = 24
SLOT = 1000
"""Length of a slot, in the belt's own measure."""
SHOWN = 6
"""Slots that are seen at once."""
_REACH = 2 * SLOT
"""So far beyond either end a thing may still be taken: it was lifted while it was in sight."""
SPEED: dict[Level, int] = {1: 11, 2: 13, 3: 16}
"""Of the belt in a step: a slot in about a second and a half, and in one."""


@dataclass(slots=True)
class Belt:
    """`slots` holds numbers of things; the belt is a ring and never stops."""

    slots: tuple[int, ...]
    speed: int
    moved: int = 0

    def step(self) -> None:
        self.moved = (self.moved + self.speed) % (SLOTS * SLOT)

    def place(self, slot: int) -> int:
        """Of its near edge, 0 … SHOWN − 1 slots when it is wholly in sight; beyond on either side when it is not."""
        at = (slot * SLOT - self.moved) % (SLOTS * SLOT)
        return at if at < (SLOTS + SHOWN) * SLOT // 2 else at - SLOTS * SLOT

    def reached(self, thing: int) -> bool:
        return thing in self.slots and -_REACH <= self.place(self.slots.index(thing)) <= (SHOWN - 1) * SLOT + _REACH

    def in_sight(self) -> Iterator[tuple[int, int]]:
        """(thing, place), the first to leave first."""
        places = sorted((self.place(slot), thing) for slot, thing in enumerate(self.slots))
        return ((thing, at) for at, thing in places if 0 <= at <= (SHOWN - 1) * SLOT)


def drawn(stream: Stream, family: tuple[Member, ...], hazards: tuple[Hazard, Hazard], level: Level) -> Belt:
    """All that is needed for both cards, a third disaster's things where there is room, useless ones for the rest."""
    third = next(hazard for hazard in HAZARDS if hazard not in hazards)
    wanted = of("base", *hazards, *family, *(() if level == 3 else (third,)))
    rest = stream.shuffled(of("useless"))[: SLOTS - len(wanted)]
    return Belt(stream.shuffled((*wanted, *rest)), SPEED[level])
