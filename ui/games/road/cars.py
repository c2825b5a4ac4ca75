"""What drives on the road: each in its own paint, with its lights, and what its driver means to do."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pygame

from edu.domain.games.road.crossing import EDGE, LANE_AT, Crossing
from edu.domain.games.road.dangers import TURN, WARNS
from edu.domain.games.road.traffic import Vehicle
from edu.domain.prng import Stream
from ui.games import ease
from ui.games.glow import glow
from ui.games.kit import Kit
from ui.games.road import corner
from ui.games.road.fleet import CARS, LORRY, MIXER
from ui.games.road.lens import Lens
from ui.games.road.plan import Plan
from ui.games.road.toy import Camera, Toy
from ui.theme.art import STREET

_MIDDLE = tuple((near + far) / 2 for near, far in LANE_AT)
_KERBSIDE = 1_480.0
"""Across: the middle of a lorry that stands at the kerb."""
_SMALL = 0.07
"""Share of the full size under which nothing is drawn."""


NIGHT = (150, 160, 205)
"""Of 255: how dark it is on a road without lamps."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something on the road, drawn the earlier the farther away it is."""

    across: float
    surface: pygame.Surface
    x: float
    y: float


class Cars:
    def __init__(self, kit: Kit, plan: Plan, lens: Lens, seed: int) -> None:
        self._kit, self._plan, self._lens = kit, plan, lens
        self._camera = Camera(kit.pictures, lens.metre, lens.tilt, lens.upright)
        self._chance = Stream(seed, "road/paint")
        self._paint: dict[int, tuple[Vehicle, Toy]] = {}
        self._dark = kit.theme.variant != "contrast"

    def toy(self, one: Vehicle) -> Toy:
        """Each has its paint for as long as it is there, never that of the one before it."""
        if one.lorry:
            return LORRY
        found = self._paint.get(id(one))
        if found is None or found[0] is not one:
            last = next(reversed(self._paint.values()))[1] if self._paint else None
            toy = self._chance.choice([toy for toy in CARS if toy is not last])
            found = self._paint[id(one)] = (one, toy)
        return found[1]

    def enter(self, *, night: bool) -> None:
        self._camera.dusk = NIGHT if night and self._dark else None

    def tidy(self, road: Crossing) -> None:
        """Paint of those who have gone is let go."""
        there = {id(one) for one in road.traffic.vehicles}
        self._paint = {key: value for key, value in self._paint.items() if key in there}

    def place(self, road: Crossing, one: Vehicle) -> tuple[float, float]:
        """(along, across) of its middle."""
        back = one.away + one.length / 2
        along = -back if road.comes_from(one.lane) == 0 else back
        across = _KERBSIDE if one.lorry else _MIDDLE[one.lane]
        return along, across

    def pieces(self, road: Crossing) -> Iterator[Piece]:
        """All that follow the road."""
        for one in road.traffic.vehicles:
            along, across = self.place(road, one)
            if self._lens.share(along) >= _SMALL:
                leftward = road.comes_from(one.lane) == 1
                yield self._piece(self.toy(one), along, across, leftward=leftward)

    def turning(self, road: Crossing) -> Piece | None:
        """The lorry that comes round the corner, which nobody need look for: it is heard."""
        since = road.steps - road.turn.at if road.turn is not None else -WARNS - 1
        if not -WARNS <= since < TURN + corner.OUT:
            return None
        return self._turning(since, MIXER if road.place == "bike" else LORRY)

    def _piece(self, toy: Toy, along: float, across: float, *, leftward: bool) -> Piece:
        half = -toy.long * 500 if leftward else toy.long * 500
        return self._between(toy, (along - half, across), (along + half, across))

    def _turning(self, since: int, toy: Toy) -> Piece:
        at, half = corner.pose(since), toy.long * 500
        aside, ahead = half * math.cos(math.radians(at.heading)), half * math.sin(math.radians(at.heading))
        piece = self._between(toy, (at.along - aside, at.across - ahead), (at.along + aside, at.across + ahead))
        return replace(piece, across=at.across - 900)

    def _between(self, toy: Toy, tail: tuple[float, float], nose: tuple[float, float]) -> Piece:
        """Nose and tail where they are on the bent street; what lies between is stretched evenly."""
        lens = self._lens
        (x, y), (to_x, to_y) = lens.at(*tail), lens.at(*nose)
        leftward = to_x < x
        run, fall = abs(to_x - x), (to_y - y) / lens.tilt
        shot = self._camera.shot(
            toy, math.hypot(run, fall) / toy.long, math.degrees(math.atan2(fall, run)), flip=leftward
        )
        return Piece((tail[1] + nose[1]) / 2, shot.surface, (x + to_x) / 2 - shot.x, (y + to_y) / 2 - shot.y)

    def ghost(self, since: int, toy: Toy) -> Piece:
        return self._turning(since, toy)

    # -- light and signs --

    def draw_beams(self, surface: pygame.Surface, road: Crossing, shown: tuple[float, float]) -> None:
        """By night: light before every car whose side is open (`shown` by side, 0 … 1)."""
        if road.place != "night":
            return
        lens = self._lens
        for one in road.traffic.vehicles:
            along, across = self.place(road, one)
            leftward = road.comes_from(one.lane) == 1
            if abs(along) > 30_000 or (abs(along) > 5_000 and shown[int(along > 0)] < 0.5):
                continue
            sign = -1 if leftward else 1
            for ahead, radius, power in ((2_700, 1.5, 0.8), (4_800, 2.3, 0.5)):
                spot = along + sign * ahead
                size = lens.metre * lens.share(spot) * radius
                light = self._glow(size, power)
                x, y = lens.at(spot, across)
                surface.blit(light, (round(x - light.get_width() / 2), round(y - light.get_height() / 2)),
                             special_flags=pygame.BLEND_RGB_ADD)  # fmt: skip

    def _glow(self, radius: float, power: float) -> pygame.Surface:
        size = max(6, round(radius / 8) * 8)
        return glow(self._kit.pictures, size, STREET.beam, power)

    def draw_signs(self, surface: pygame.Surface, road: Crossing, age: int, shown: tuple[float, float]) -> None:
        """What a driver means, in a bubble over the roof: gives way, stands, is startled, has nodded."""
        for one in road.traffic.vehicles:
            along, across = self.place(road, one)
            name = self._meaning(road, one)
            if name and abs(along) < 16_000 and (abs(along) < 6_000 or shown[int(along > 0)] > 0.5):
                self._bubble(surface, name, along, across, 3_300 if one.lorry else 1_950, age)
        if road.turn is not None and road.turn.phase(road.steps) in ("comes", "cab"):
            at = corner.pose(road.steps - road.turn.at)
            if (age // 20) % 2 == 0 or self._kit.theme.reduced_motion:
                across = max(at.across, -2_600.0)
                self._bubble(surface, "mark-turn", at.along, across, 3_300, age)

    @staticmethod
    def _meaning(road: Crossing, one: Vehicle) -> str:
        if one.lorry and road.standing is not None and one.away > 0:
            if road.standing.nodded(road.steps):
                return "mark-nod"
            return "mark-engine" if road.y < EDGE else ""
        if one.startled >= 0:
            return "mark-fright"
        if one.away <= 0 or not one.gives:
            return ""
        return "mark-waits" if one.waits else "mark-slows"

    def _bubble(self, surface: pygame.Surface, name: str, along: float, across: float, high: float, age: int) -> None:
        lens, u = self._lens, self._plan.unit
        share = 0.55 + 0.45 * lens.share(along)
        wide = round((112 if self._plan.portrait else 100) * u * share / 6) * 6
        bob = 0.0 if self._kit.theme.reduced_motion else 4 * u * ease.wave(age, 1.1)
        x, y = lens.at(along, across)
        y -= high / 1000 * lens.metre * lens.share(along) * lens.upright + bob
        shot = self._kit.pictures.get(name, wide, wide * 1.16)
        surface.blit(shot, (round(x - wide / 2), round(y - shot.get_height())))
