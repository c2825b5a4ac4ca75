"""Where everything lies. The backdrops are drawn for 1920×1080 and 1080×1920 and stretched to the glass; things keep
their shape. Nothing to touch lies in the upper four tenths, so whoever is seated needs no other places.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from edu.domain.games.gas.joints import JOINTS
from edu.domain.games.gas.kitchen import SPARKS, Kitchen, Thing
from edu.domain.prng import Stream
from ui.games.kit import Manner
from ui.games.view import Box

_LYING, _UPRIGHT = (1920.0, 1080.0), (1080.0, 1920.0)
WALL_THINGS: tuple[Thing, ...] = ("light", "fan")
TABLE_THINGS: tuple[Thing, ...] = ("plug", "lighter", "phone")


@dataclass(frozen=True, slots=True)
class Spot:
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
    meter: Box
    speech: Box
    foot: float
    spots: dict[Thing, Spot]
    exchanged: dict[Thing, Spot]
    """Upright: bedroom and door, each in the other's doorway, so that neither is always under the balcony."""
    wall: tuple[Spot, ...]
    table: tuple[Spot, ...]
    alarm: Box
    hose: Box
    neighbour: Box
    company: Box
    follow: Box
    guide: Box
    joints: tuple[Spot, ...]
    tags: tuple[Box, ...]
    pail: Box
    flame: Box
    finish: Box

    def back(self, name: str) -> str:
        return f"{name}-tall" if self.portrait else f"{name}-back"


def plan(width: int, height: int, manner: Manner) -> Plan:
    portrait = height > width
    made = _Ruler(width, height, _UPRIGHT if portrait else _LYING)
    done = _upright(made) if portrait else _lying(made)
    return _mirrored(done) if manner.left else done


def night_plan(made: Plan, kitchen: Kitchen) -> Plan:
    """Of the kitchen, the landing and the yard: on which side the door is differs from round to round.

    A hand that always goes to the same edge would else be led out. The button and the meter stay where the visitor's
    hand is, and so does the pipe by day.
    """
    stream = Stream(len(kitchen.shown), "door/" + "/".join(kitchen.shown))
    if stream.below(2):
        made = replace(_mirrored(made), pause=made.pause, meter=made.meter)
    return replace(made, spots=made.spots | made.exchanged) if stream.below(2) else made


def spots_of(plan: Plan, kitchen: Kitchen) -> dict[Thing, Spot]:
    """Where the things of this kitchen stand, on the night's plan: at the first level each has its place, later they
    change about.
    """
    found = dict(plan.spots)
    order: tuple[Thing, ...] = kitchen.shown if kitchen.level > 1 else SPARKS
    for names, spots in ((WALL_THINGS, plan.wall), (TABLE_THINGS, plan.table)):
        found |= dict(zip([thing for thing in order if thing in names], spots, strict=False))
    if kitchen.level > 1 and Stream(len(kitchen.shown), "/".join(kitchen.shown)).below(2):
        found["lift"], found["stairs"] = _changed(found["lift"], found["stairs"])
    return found


def _changed(one: Spot, other: Spot) -> tuple[Spot, Spot]:
    """Each in the middle of the other's place."""
    shift = other.art.centre[0] - one.art.centre[0]

    def moved(box: Box, by: float) -> Box:
        return replace(box, x=box.x + by)

    return (Spot(moved(one.art, shift), moved(one.touch, shift)),
            Spot(moved(other.art, -shift), moved(other.touch, -shift)))  # fmt: skip


class _Ruler:
    """From the sheet the scene was drawn on to the glass: middles are stretched, sizes are not."""

    def __init__(self, width: int, height: int, sheet: tuple[float, float]) -> None:
        self.width, self.height = width, height
        self._x, self._y = width / sheet[0], height / sheet[1]
        self.unit = min(self._x, self._y)

    def box(self, x: float, y: float, w: float, h: float) -> Box:
        wide, high = w * self.unit, h * self.unit
        return Box((x + w / 2) * self._x - wide / 2, (y + h / 2) * self._y - high / 2, wide, high)

    def spot(self, art: tuple[float, float, float, float], touch: tuple[float, float, float, float]) -> Spot:
        return Spot(self.box(*art), self.box(*touch))

    def down(self, y: float) -> float:
        return y * self._y


def _lying(r: _Ruler) -> Plan:
    places = [(210.0 + 300 * at, 500.0 + 60 * (at % 2)) for at in range(JOINTS)]
    return Plan(
        unit=r.unit, width=r.width, height=r.height, portrait=False, mirrored=False,
        head=r.box(150, 16, 1746, 96), pause=r.box(24, 944, 160, 124), meter=r.box(1384, 980, 512, 84),
        speech=r.box(340, 128, 1240, 150), foot=r.down(1060),
        spots={
            "family": r.spot((22, 372, 290, 580), (30, 452, 274, 470)),
            "window": r.spot((486, 212, 290, 370), (486, 440, 290, 172)),
            "valve": r.spot((745, 415, 260, 260), (800, 440, 150, 216)),
            "hood": r.spot((960, 180, 360, 378), (960, 440, 360, 126)),
            "balcony": r.spot((1476, 430, 198, 528), (1478, 452, 194, 470)),
            "door": r.spot((1692, 404, 226, 556), (1692, 450, 226, 480)),
            "lift": r.spot((150, 400, 380, 560), (150, 446, 380, 490)),
            "stairs": r.spot((1330, 400, 360, 560), (1330, 446, 360, 490)),
            "bell": r.spot((1052, 490, 156, 156), (1042, 470, 176, 190)),
            "call": r.spot((804, 400, 442, 520), (800, 450, 450, 480)),
        },
        exchanged={},
        wall=tuple(r.spot((x - 68, 450, 136, 136), (x - 72, 446, 144, 182)) for x in (404, 1402)),
        table=tuple(r.spot((x - 84, 744, 168, 168), (x - 92, 744, 184, 208)) for x in (640, 900, 1160)),
        alarm=r.box(1334, 132, 84, 72), hose=r.box(926, 630, 60, 60), neighbour=r.box(760, 400, 260, 560),
        company=r.box(210, 660, 420, 420), follow=r.box(590, 740, 340, 340), guide=r.box(1430, 660, 420, 420),
        joints=tuple(r.spot((x - 110, y - 110, 220, 220), (x - 105, y - 62, 210, 130)) for x, y in places),
        tags=tuple(r.box(x - 76, y + 72, 152, 148) for x, y in places),
        pail=r.box(250, 846, 200, 200), flame=r.box(620, 916, 420, 140), finish=r.box(1080, 906, 620, 154),
    )  # fmt: skip


def _upright(r: _Ruler) -> Plan:
    across, rows = (330.0, 770.0), (836.0, 1108.0, 1380.0)
    places = [(across[at % 2 if at // 2 % 2 == 0 else 1 - at % 2], rows[at // 2]) for at in range(JOINTS)]
    return Plan(
        unit=r.unit, width=r.width, height=r.height, portrait=True, mirrored=False,
        head=r.box(140, 16, 916, 164), pause=r.box(24, 1780, 160, 124), meter=r.box(208, 1800, 848, 96),
        speech=r.box(24, 262, 1032, 200), foot=r.down(1740),
        spots={
            "family": r.spot((8, 1202, 276, 552), (14, 1210, 264, 520)),
            "window": r.spot((30, 700, 260, 332), (30, 774, 260, 258)),
            "valve": r.spot((255, 770, 260, 260), (306, 780, 150, 236)),
            "hood": r.spot((478, 560, 300, 315), (474, 774, 306, 124)),
            "balcony": r.spot((914, 760, 160, 382), (916, 774, 156, 360)),
            "door": r.spot((842, 1208, 230, 558), (838, 1216, 234, 520)),
            "lift": r.spot((36, 940, 380, 560), (36, 946, 370, 540)),
            "stairs": r.spot((680, 940, 360, 560), (680, 946, 360, 540)),
            "bell": r.spot((462, 880, 156, 156), (450, 862, 180, 190)),
            "call": r.spot((316, 900, 476, 560), (310, 900, 480, 560)),
        },
        exchanged={
            "family": r.spot((804, 1202, 276, 552), (820, 1210, 252, 520)),
            "door": r.spot((31, 1208, 230, 558), (29, 1216, 234, 520)),
        },
        wall=tuple(r.spot((x, y, 118, 118), (x - 4, y - 4, 126, 160)) for x, y in ((786, 780), (786, 950))),
        table=tuple(r.spot((x - 78, 1498, 156, 156), (x - 82, 1490, 164, 206)) for x in (380, 548, 716)),
        alarm=r.box(800, 500, 84, 72), hose=r.box(440, 1070, 60, 60), neighbour=r.box(446, 1074, 198, 426),
        company=r.box(200, 1480, 440, 440), follow=r.box(320, 1480, 440, 440), guide=r.box(640, 1480, 440, 440),
        joints=tuple(r.spot((x - 115, y - 115, 230, 230), (x - 115, y - 58, 230, 126)) for x, y in places),
        tags=tuple(r.box(x - 72, y + 72, 144, 126) for x, y in places),
        pail=r.box(470, 1590, 150, 150), flame=r.box(24, 1640, 400, 124), finish=r.box(208, 1780, 848, 124),
    )  # fmt: skip


def _mirrored(made: Plan) -> Plan:
    def box(one: Box) -> Box:
        return one.mirrored(made.width)

    def spot(one: Spot) -> Spot:
        return Spot(box(one.art), box(one.touch))

    return replace(
        made, mirrored=not made.mirrored, pause=box(made.pause), meter=box(made.meter), alarm=box(made.alarm),
        hose=box(made.hose), spots={thing: spot(one) for thing, one in made.spots.items()},
        exchanged={thing: spot(one) for thing, one in made.exchanged.items()},
        wall=tuple(map(spot, made.wall)), table=tuple(map(spot, made.table)), neighbour=box(made.neighbour),
        company=box(made.company), guide=box(made.guide), joints=tuple(map(spot, made.joints)),
        tags=tuple(map(box, made.tags)), pail=box(made.pail), flame=box(made.flame), finish=box(made.finish),
    )  # fmt: skip
