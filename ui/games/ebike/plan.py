"""Where everything lies. The backdrops are drawn for 1920×1080 and 1080×1920 and stretched to the glass; things keep
their shape. Nothing to touch lies in the upper four tenths, so whoever is seated needs no other places.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from edu.domain.games.ebike.night import Night, Thing
from edu.domain.games.ebike.yard import PLACES, Spot
from ui.games.kit import Manner
from ui.games.view import Box

_LYING, _UPRIGHT = (1920.0, 1080.0), (1080.0, 1920.0)
BACK_THINGS: tuple[Thing, ...] = ("family", "out", "unplug", "rush", "window", "jump")
"""Of the flat: what belongs to the wall; the rest stands on the floor before it."""
_FORGIVES = 90.0
"""Units beside a place where a bike let go still comes to stand in it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """`art` is the whole drawing, `touch` what a finger finds of it."""

    art: Box
    touch: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All in pixels; `unit` is one pixel of the glass it was drawn for."""

    unit: float
    width: int
    height: int
    portrait: bool
    mirrored: bool
    head: Box
    pause: Box
    pause_night: Box
    """Where it is when things are touched in its evening place."""
    speech: Box
    gate: Box
    places: dict[Spot, Box]
    """The drawing of a place."""
    zones: dict[Spot, Box]
    """Where a bike may be let go for it."""
    stands: dict[Spot, tuple[Box, ...]]
    """What a finger finds of the bikes of a place; the gate is one."""
    park: Box
    orb: Box
    """Sun or moon."""
    arch: Box | None
    """Of the gate; an upright glass has no room for it."""
    back: tuple[Seen, ...]
    front: tuple[Seen, ...]
    landing: dict[Thing, Seen]
    yard: dict[Thing, Seen]
    company: Box
    engine: Box
    flat: Box
    """The window of the flat in the house."""
    sofa: Box
    """Where no thing stands in the middle of the wall."""

    def sheet(self, name: str) -> str:
        return f"{name}-tall" if self.portrait else f"{name}-back"

    def place_at(self, x: float, y: float) -> Spot | None:
        """The place that a bike let go here comes to stand in; the nearest of those that are near enough."""

        def far(spot: Spot) -> float:
            zone = self.zones[spot]
            return math.hypot(max(zone.x - x, 0.0, x - zone.x - zone.w), max(zone.y - y, 0.0, y - zone.y - zone.h))

        if self.gate.holds(x, y):
            return None
        nearest = min(PLACES, key=far)
        return nearest if far(nearest) <= _FORGIVES * self.unit else None


def plan(width: int, height: int, manner: Manner) -> Plan:
    portrait = height > width
    ruler = _Ruler(width, height, _UPRIGHT if portrait else _LYING)
    made = _upright(ruler) if portrait else _lying(ruler)
    return _mirrored(made) if manner.left else made


def seen_in(plan: Plan, night: Night) -> dict[Thing, Seen]:
    """Where the things of this night are: they change about, so that no order of the glass is the right one."""
    walls = [thing for thing in night.shown if thing in BACK_THINGS]
    loose = [thing for thing in night.shown if thing not in BACK_THINGS]
    if "carry" in loose:  # it is what all looks at
        loose.remove("carry")
        loose.insert(1, "carry")
    found = plan.landing | plan.yard
    found |= dict(zip(walls, _spread(plan.back, len(walls)), strict=True))
    return found | dict(zip(loose, _spread(plan.front, len(loose), apart="carry" not in loose), strict=True))


def _spread(places: tuple[Seen, ...], count: int, *, apart: bool = True) -> tuple[Seen, ...]:
    """One stands in the middle, two at the sides or, not `apart`, the second in the middle."""
    return {1: places[1:2], 2: places[::2] if apart else places[:2]}.get(count, places)


class _Ruler:
    """From the sheet the scene was drawn on to the glass: middles are stretched, sizes are not."""

    def __init__(self, width: int, height: int, sheet: tuple[float, float]) -> None:
        self.width, self.height = width, height
        self._x, self._y = width / sheet[0], height / sheet[1]
        self.unit = min(self._x, self._y)

    def box(self, x: float, y: float, w: float, h: float) -> Box:
        wide, high = w * self.unit, h * self.unit
        return Box((x + w / 2) * self._x - wide / 2, (y + h / 2) * self._y - high / 2, wide, high)

    def row(self, x: float, y: float, w: float, h: float, count: int, gap: float = 0.0) -> tuple[Box, ...]:
        """So many beside each other, moved as one: they stay as near to each other as drawn."""
        whole = self.box(x, y, count * (w + gap) - gap, h)
        step = (w + gap) * self.unit
        return tuple(Box(whole.x + at * step, whole.y, w * self.unit, whole.h) for at in range(count))

    def seen(self, x: float, foot: float, w: float, h: float, touch: float) -> Seen:
        """Standing on `foot` with its middle at `x`; `touch`: how much of its height, from the foot."""
        return Seen(self.box(x - w / 2, foot - h, w, h), self.box(x - w / 2, foot - touch, w, touch))


def _lying(r: _Ruler) -> Plan:
    return Plan(
        unit=r.unit, width=r.width, height=r.height, portrait=False, mirrored=False,
        head=r.box(150, 16, 1746, 96), pause=r.box(186, 540, 130, 124),
        pause_night=r.box(24, 944, 150, 124), speech=r.box(340, 128, 1240, 130),
        gate=r.box(-40, 780, 770, 320),
        places={
            "hall": r.box(478, 410, 262, 352), "home": r.box(746, 410, 262, 352), "wire": r.box(1014, 410, 262, 352),
            "shed": r.box(1292, 412, 624, 342), "rack": r.box(728, 812, 690, 236), "shop": r.box(1424, 762, 484, 316),
        },
        zones={
            "hall": r.box(478, 436, 262, 326), "home": r.box(746, 436, 262, 326), "wire": r.box(1014, 436, 262, 326),
            "shed": r.box(1292, 436, 624, 318), "rack": r.box(736, 790, 680, 276), "shop": r.box(1430, 766, 484, 304),
        },
        stands={
            "gate": r.row(12, 772, 232, 300, 3, 4), "hall": r.row(482, 590, 126, 168, 2, 2),
            "home": r.row(750, 590, 126, 168, 2, 2), "wire": r.row(1018, 590, 126, 168, 2, 2),
            "shed": r.row(1308, 560, 144, 192, 4, 4), "rack": r.row(754, 868, 124, 172, 5, 4),
            "shop": r.row(1450, 912, 146, 162, 3, 2),
        },
        park=r.box(1362, 716, 60, 134), arch=r.box(-150, 372, 590, 420),
        back=tuple(r.seen(x, 786, 288, 404, 346) for x in (360, 960, 1560)),
        front=tuple(r.seen(x, 1066, 270, 270, 266) for x in (560, 1160, 1730)),
        landing={
            "close": r.seen(300, 886, 340, 476, 446), "knock": r.seen(740, 886, 340, 476, 446),
            "lift": r.seen(1180, 886, 340, 476, 446), "down": r.seen(1620, 886, 340, 476, 446),
        },
        yard={"call": r.seen(760, 1040, 420, 420, 420), "back": r.seen(1260, 1040, 420, 420, 420)},
        company=r.box(800, 690, 380, 380), engine=r.box(1240, 752, 620, 320),
        orb=r.box(1330, 90, 460, 460), flat=r.box(830, 320, 104, 68), sofa=r.box(700, 536, 520, 270),
    )  # fmt: skip


def _upright(r: _Ruler) -> Plan:
    return Plan(
        unit=r.unit, width=r.width, height=r.height, portrait=True, mirrored=False,
        head=r.box(140, 16, 916, 164), pause=r.box(18, 1448, 124, 124),
        pause_night=r.box(24, 1784, 150, 124), speech=r.box(24, 254, 1032, 130),
        gate=r.box(-40, 1600, 1160, 360),
        places={
            "hall": r.box(62, 724, 308, 370), "home": r.box(386, 724, 308, 370), "wire": r.box(710, 724, 308, 370),
            "shed": r.box(14, 1080, 640, 346), "shop": r.box(664, 1096, 410, 330), "rack": r.box(300, 1440, 740, 190),
        },
        zones={
            "hall": r.box(62, 780, 308, 314), "home": r.box(386, 780, 308, 314), "wire": r.box(710, 780, 308, 314),
            "shed": r.box(14, 1112, 640, 312), "shop": r.box(664, 1112, 410, 312), "rack": r.box(300, 1436, 760, 170),
        },
        stands={
            "gate": r.row(24, 1610, 336, 304, 3, 12), "hall": r.row(68, 920, 146, 170, 2, 4),
            "home": r.row(392, 920, 146, 170, 2, 4), "wire": r.row(716, 920, 146, 170, 2, 4),
            "shed": r.row(30, 1232, 148, 188, 4, 4), "shop": r.row(676, 1262, 126, 160, 3, 4),
            "rack": r.row(326, 1450, 132, 160, 5, 6),
        },
        park=r.box(216, 1430, 84, 187), arch=None,
        back=tuple(r.seen(x, 1236, 318, 446, 440) for x in (190, 540, 890)),
        front=tuple(r.seen(x, 1640, 300, 300, 296) for x in (190, 540, 890)),
        landing={
            "close": r.seen(280, 1250, 340, 476, 466), "knock": r.seen(800, 1250, 340, 476, 466),
            "lift": r.seen(280, 1766, 340, 476, 460), "down": r.seen(800, 1766, 340, 476, 460),
        },
        yard={"call": r.seen(280, 1720, 440, 440, 436), "back": r.seen(800, 1720, 440, 440, 436)},
        company=r.box(20, 1420, 440, 440), engine=r.box(464, 1560, 600, 310),
        orb=r.box(770, 90, 320, 320), flat=r.box(488, 476, 104, 88), sofa=r.box(372, 1070, 336, 174),
    )  # fmt: skip


def _mirrored(made: Plan) -> Plan:
    def box(one: Box) -> Box:
        return one.mirrored(made.width)

    def seen(one: Seen) -> Seen:
        return Seen(box(one.art), box(one.touch))

    return replace(
        made, mirrored=True, pause=box(made.pause), pause_night=box(made.pause_night), gate=box(made.gate),
        park=box(made.park),
        places={spot: box(one) for spot, one in made.places.items()},
        zones={spot: box(one) for spot, one in made.zones.items()},
        stands={spot: tuple(map(box, found)) for spot, found in made.stands.items()},
        back=tuple(map(seen, made.back)), front=tuple(map(seen, made.front)),
        landing={thing: seen(one) for thing, one in made.landing.items()},
        yard={thing: seen(one) for thing, one in made.yard.items()},
        arch=box(made.arch) if made.arch is not None else None,
        company=box(made.company), engine=box(made.engine), orb=box(made.orb), flat=box(made.flat), sofa=box(made.sofa),
    )  # fmt: skip
