"""Roads to try: nothing moves on them but what is given."""

from __future__ import annotations

from collections.abc import Callable

from edu.domain.games.road.crossing import (
    LEFT,
    REST,
    RIGHT,
    Crossing,
    Place,
)
from edu.domain.games.road.dangers import Standing
from edu.domain.games.road.places import LORRY
from edu.domain.games.road.traffic import Traffic, Vehicle
from edu.domain.games.rules import HERTZ
from edu.domain.prng import Stream

CRUISE = 170


def quiet(place: Place = "zebra", *vehicles: Vehicle, rings: int = -1) -> Crossing:
    """A road on which nothing moves but what is given."""
    traffic = Traffic(Stream(1, "test"), CRUISE, 50, flows=())
    for vehicle in vehicles:
        traffic.join(vehicle)
    return Crossing(place, traffic, rings)


def car(away: int, lane: int = 0, *, courteous: bool = True) -> Vehicle:
    return Vehicle(lane, away, CRUISE, courteous, CRUISE)


def behind_lorry(*vehicles: Vehicle, starts: int = 10_000) -> Crossing:
    road = quiet("lorry", Vehicle(0, 1_200, 0, courteous=False, length=LORRY), *vehicles)
    road.standing = Standing(starts)
    return road


def run(road: Crossing, steps: int) -> Crossing:
    for _ in range(steps):
        road.step()
    return road


def until(road: Crossing, found: Callable[[], bool]) -> None:
    while not found():
        assert not road.outcome
        road.step()


def look_both(road: Crossing) -> None:
    road.look(LEFT)
    road.look(RIGHT)


def look_well(road: Crossing) -> None:
    """Both ways, and long enough to see what comes."""
    look_both(road)
    run(road, REST)


def cross(road: Crossing) -> None:
    """As one ought to: look well, go, and look once more before the far lane."""
    look_well(road)
    road.go()
    run(road, HERTZ)
    road.look(road.comes_from(1))
    run(road, 300)
