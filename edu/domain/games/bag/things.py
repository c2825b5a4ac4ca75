"""What passes on the belt, what it weighs, whom or what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Hazard: TypeAlias = Literal["flood", "quake", "fire"]
HAZARDS: tuple[Hazard, ...] = ("flood", "quake", "fire")
Member: TypeAlias = Literal["infant", "elder"]
MEMBERS: tuple[Member, ...] = ("infant", "elder")
"""Who needs something of their own."""
Group: TypeAlias = Literal["base", "infant", "elder", "flood", "quake", "fire", "useless"]


@dataclass(frozen=True, slots=True)
class Thing:
    """`weight` in grams, of play."""

    id: str
    weight: int
    group: Group


THINGS: tuple[Thing, ...] = (
    Thing("water", 1500, "base"),
    Thing("rice", 2600, "useless"),
    Thing("food", 800, "base"),
    Thing("television", 3000, "useless"),
    Thing("torch", 350, "base"),
    Thing("stale", 800, "useless"),
    Thing("whistle", 60, "base"),
    Thing("raincoat", 500, "flood"),
    Thing("pickles", 1200, "useless"),
    Thing("hood", 600, "quake"),
    Thing("cooker", 2200, "useless"),
    Thing("milk", 700, "infant"),
    Thing("breather", 700, "fire"),
    Thing("mahjong", 1500, "useless"),
    Thing("aid", 500, "base"),
    Thing("jewels", 900, "useless"),
    Thing("wipes", 200, "base"),
    Thing("masks", 90, "base"),
    Thing("vase", 1400, "useless"),
    Thing("knife", 250, "base"),
    Thing("papers", 150, "base"),
    Thing("nappies", 500, "infant"),
    Thing("pills", 250, "elder"),
    Thing("glasses", 200, "elder"),
    Thing("vest", 900, "flood"),
    Thing("shovel", 900, "quake"),
    Thing("blanket", 800, "fire"),
)
"""Their numbers are those of the acts."""
NUMBER: dict[str, int] = {thing.id: at for at, thing in enumerate(THINGS)}


def of(*groups: Group) -> tuple[int, ...]:
    return tuple(at for at, thing in enumerate(THINGS) if thing.group in groups)


def needed(hazard: Hazard, family: tuple[Member, ...]) -> frozenset[int]:
    return frozenset(of("base", hazard, *family))


def weight(things: frozenset[int]) -> int:
    return sum(THINGS[at].weight for at in things)
