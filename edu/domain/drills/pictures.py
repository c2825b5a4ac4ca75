"""The world as people look at it: figures by name instead of slots. Console, projector, replay and report draw these.

A picture is whole in itself, so that a run can be looked at again by its pictures when the engine has moved on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edu.domain.drills.layout import FROZEN, GROUP

if TYPE_CHECKING:
    from edu.domain.drills.program import Program
    from edu.domain.drills.state import State


@dataclass(frozen=True, slots=True)
class Heads:
    """People of one zone by what they do; `home` are all who have not set out and do not refuse."""

    zone: str
    home: int
    moving: int
    safe: int
    refused: int
    trapped: int
    lost: int


@dataclass(frozen=True, slots=True)
class ShelterFigures:
    shelter: str
    open: bool
    inside: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The world after a tick. `curves` and `meters` stand in the order of the scenario, hidden ones included."""

    tick: int
    hash: str
    """64 bits as 16 hexadecimal digits."""
    zones: tuple[Heads, ...]
    shelters: tuple[ShelterFigures, ...]
    closed_roads: tuple[str, ...]
    without_power: tuple[str, ...]
    without_network: tuple[str, ...]
    free: tuple[int, ...]
    """Of each asset, how many stand ready."""
    meters: tuple[int, ...]
    curves: tuple[int, ...]
    frozen: bool


def picture_of(program: Program, state: State) -> Picture:
    scenario, slots, v = program.scenario, program.layout.slots, state.slots
    return Picture(
        tick=state.tick,
        hash=hash_text(state),
        zones=tuple(_heads(program, v, zone.id) for zone in scenario.zones),
        shelters=tuple(
            ShelterFigures(one.id, 0 < v[slots["opens", one.id]] <= state.tick + 1, v[slots["inside", one.id]])
            for one in scenario.shelters
        ),
        closed_roads=tuple(road.id for road in scenario.roads if v[slots["gate", road.id]] and not road.absent),
        without_power=tuple(zone.id for zone in scenario.zones if not v[slots["power", zone.id]]),
        without_network=tuple(zone.id for zone in scenario.zones if not v[slots["network", zone.id]]),
        free=tuple(v[slots["free", asset.id]] for asset in scenario.assets),
        meters=tuple(v[slots["meter", meter.id]] for meter in scenario.meters),
        curves=tuple(run(v) for run in program.curves),
        frozen=bool(v[FROZEN]),
    )


def hash_text(state: State) -> str:
    return f"{state.hash:016x}"


_HOME, _MOVING = ("home", "heard", "ready"), ("road",)


def _heads(program: Program, v: list[int], zone_id: str) -> Heads:
    zone = next(zone for zone in program.scenario.zones if zone.id == zone_id)
    firsts = [program.layout.group(zone_id, group.id) for group in zone.groups]

    def count(*stages: str) -> int:
        return sum(v[first + GROUP.index(stage)] for first in firsts for stage in stages)

    return Heads(
        zone_id, count(*_HOME), count(*_MOVING), count("safe"), count("refused"), count("trapped"), count("lost")
    )
