"""What the model of people knows of a zone, its groups, its channels and its roads: slots, and figures of one beat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from edu.domain.drills.conditions import Run
from edu.domain.drills.layout import GROUP, TICK
from edu.domain.drills.scenario import Channel, Group, Road, Shelter, Zone

CONFIRM = 150
"""Seconds in which half of those who heard make up their minds (milling)."""
CONTENT_BELIEF, KNOCK_BELIEF = 80, 250


class Way:
    """A road: `gate` bit 1 closed by order, bit 2 by its condition; `danger` is None where it is 0 for ever.

    `comers` are all who may ever take a road to its shelter: with room for them the shelter is not `tight`.
    """

    def __init__(
        self,
        road: Road,
        shelter: Shelter,
        slots: Mapping[tuple[str, str], int],
        danger: Run | None,
        seconds: int,
        comers: int,
    ) -> None:
        self.gate = slots["gate", road.id]
        self.opens, self.inside = slots["opens", shelter.id], slots["inside", shelter.id]
        self.capacity, self.per_minute = shelter.capacity, road.per_minute
        self.tight = shelter.capacity < comers
        self.arriving = _in_a_beat(seconds, max(30, road.seconds))
        self.danger = danger

    def free(self, v: list[int]) -> int:
        """How many more it takes in; at a full one people wait at the door, still on the road."""
        return max(0, self.capacity - v[self.inside])

    def room(self, v: list[int], most: int, coming: int) -> int:
        """How many may set out now, where the road takes `most` a beat and `coming` are on their way there."""
        if v[self.gate] or not 0 < v[self.opens] <= v[TICK] + 1:
            return 0
        return max(0, min(most, self.free(v) - coming))


class Voice(NamedTuple):
    """A channel in one zone: `slot` holds the tick + 1 from which it is heard, `needs` a slot that must not be 0."""

    slot: int
    needs: int | None
    belief: int
    deaf: int
    """Permille of those at home whom a beat of it does not reach."""


def voice(channel: Channel, zone: str, slots: Mapping[tuple[str, str], int], seconds: int) -> Voice:
    return Voice(
        slot=slots["voice", f"{zone}.{channel.id}"],
        needs=slots[channel.needs, zone] if channel.needs else None,
        belief=channel.belief,
        deaf=1000 - min(1000, channel.reach * seconds // 60),
    )


class Habits(NamedTuple):
    """A group: permille who make up their minds in a beat, of the ready who leave, of the others who refuse.

    `at` is where its row begins in the list of its zone's rows.
    """

    at: int
    deciding: int
    leaving: int
    refuse: int
    escort: bool


class Place:
    """A zone. Its groups' rows lie side by side from `first` to `end`."""

    def __init__(
        self,
        zone: Zone,
        voices: Sequence[Voice],
        slots: Mapping[tuple[str, str], int],
        danger: Run | None,
        seconds: int,
    ) -> None:
        self.first = slots["group", f"{zone.id}.{zone.groups[0].id}"] if zone.groups else 0
        self.end = self.first + len(zone.groups) * len(GROUP)
        self.groups = tuple(_habits(n * len(GROUP), group, seconds) for n, group in enumerate(zone.groups))
        self.voices, self.danger = tuple(voices), danger
        self.trust = zone.trust // 2
        self.order, self.route, self.hands = slots["order", zone.id], slots["route", zone.id], slots["hands", zone.id]
        self.content, self.stirred = slots["content", zone.id], slots["stirred", zone.id]

    def signal(self, v: list[int]) -> tuple[int, int]:
        """Permille who hear it this beat, and permille who then believe it."""
        silent, trusted, now = 1000, 0, v[TICK]
        for slot, needs, belief, deaf in self.voices:
            if 0 < v[slot] <= now + 1 and (needs is None or v[needs]):
                silent = silent * deaf // 1000
                trusted = belief if belief > trusted else trusted
        said = v[self.content].bit_count() * CONTENT_BELIEF
        return 1000 - silent, self.trust + trusted + said + (KNOCK_BELIEF if v[self.hands] else 0)


def _habits(at: int, group: Group, seconds: int) -> Habits:
    deciding = _in_a_beat(seconds, 2 * CONFIRM)
    return Habits(at, deciding, _in_a_beat(seconds, max(60, group.prepare)), group.refuse, group.escort)


def _in_a_beat(seconds: int, whole: int) -> int:
    """Permille of what takes `whole` seconds; never nothing."""
    return max(1, min(1000, 1000 * seconds // whole))
