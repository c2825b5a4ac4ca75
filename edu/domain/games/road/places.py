"""The five roads, drawn for a level."""

from __future__ import annotations

from edu.domain.games.road.crossing import FRESH, PLACES, Crossing, Place
from edu.domain.games.road.dangers import Light, Standing, Turn
from edu.domain.games.road.traffic import LANES, Traffic, Vehicle
from edu.domain.games.rules import HERTZ, Level
from edu.domain.prng import Stream

LORRY = 9_000
_CRUISE = {1: 150, 2: 175, 3: 200}
_AT_NIGHT = {1: 190, 2: 215, 3: 240}
_COURTEOUS = {1: 75, 2: 60, 3: 45}
_GREEN = {1: 12 * HERTZ, 2: 11 * HERTZ, 3: 9 * HERTZ}
_FRESH = {1: 5 * HERTZ, 2: 4 * HERTZ, 3: FRESH}
_RED = 4 * HERTZ
_TURNS_AFTER = {1: (-90, -30), 2: (-60, 60), 3: (0, 150)}
"""Steps from the first green within which the lorry turns: the better the player, the later it comes."""
_FIRST = (((50, 75), (95, 160)), ((35, 52), (75, 110)))
"""Steps until the first vehicle of each lane is at the line, and of each lane for a rider, who is sooner there: the
road is never empty when somebody comes to it."""
_SOON, _LATER = (70, 120), (600, 780)
"""When the standing lorry drives off: nobody outside can tell."""


def drawn(stream: Stream, level: Level) -> tuple[Crossing, ...]:
    return tuple(_road(place, stream, level) for place in PLACES)


def _road(place: Place, stream: Stream, level: Level) -> Crossing:
    cruise = _AT_NIGHT[level] if place == "night" else _CRUISE[level]
    corner = place == "signal" or (place == "bike" and level > 1)
    flows = (1,) if place == "lorry" else LANES
    traffic = Traffic(stream, cruise, _COURTEOUS[level], flows=flows, corner=corner)
    rings = 2 * HERTZ + stream.below(3 * HERTZ) if stream.below(2) else -1
    road = Crossing(place, traffic, rings, fresh=_FRESH[level])
    if place == "lorry":
        traffic.fill((0, _between(stream, 150, 200)))
        traffic.join(Vehicle(0, 1_200, 0, courteous=False, length=LORRY))
        road.standing = Standing(_between(stream, *(_SOON if stream.below(3) == 0 else _LATER)))
    else:
        traffic.fill(tuple(_between(stream, *_FIRST[place == "bike"][lane]) for lane in LANES))
    first = _between(stream, 4 * HERTZ, 5 * HERTZ)
    if place == "signal":
        road.light = Light(first, _GREEN[level], _RED)
    if corner:
        road.turn = Turn(first + _between(stream, *_TURNS_AFTER[level]))
    return road


def _between(stream: Stream, least: int, most: int) -> int:
    return least + stream.below(most - least)
