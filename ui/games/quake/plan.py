"""Where everything lies. The backdrops are drawn for 1920×1080 and 1080×1920 and stretched to the glass; things keep
their shape. Nothing to touch lies in the upper four tenths, so whoever is seated needs no other places.

Lying, the six spots of a room stand side by side; upright, in two rows, every other one further back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from edu.domain.games.quake.leaving import GROUNDS, Thing
from edu.domain.games.quake.rooms import SPOTS, Set, place
from edu.domain.games.quake.shake import WIDTH
from edu.domain.prng import Stream
from ui.games.kit import Manner
from ui.games.view import Box

_LYING, _UPRIGHT = (1920.0, 1080.0), (1080.0, 1920.0)
_SMALL: tuple[Thing, ...] = ("off", "head", "lighter")
_OUT: tuple[Thing, ...] = ("back", "wall", "open", "wires")
assert set(GROUNDS) < set(_OUT)


@dataclass(frozen=True, slots=True)
class Spot:
    """`art` is the whole drawing, `touch` what a finger finds of it."""

    art: Box
    touch: Box


@dataclass(frozen=True, slots=True)
class Column:
    """One of the six spots: its drawing, what hangs above it, where feet stand in it, what is left of it to touch
    while the close-up lies over the room.
    """

    art: Box
    hung: Box
    foot: tuple[float, float]
    touch: Box
    above: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All in pixels; `unit` is one pixel of the glass it was drawn for. `track` is as broad as the swing's thousand."""

    unit: float
    width: int
    height: int
    portrait: bool
    mirrored: bool
    head: Box
    pause: Box
    speech: Box
    clock: Box
    ceiling: float
    floor: float
    """Where it begins, below the wall."""
    aisle: float
    body: float
    beside: float
    """Of the breadth: where they stand once it is over, in front of nothing that is touched."""
    columns: tuple[Column, ...]
    depth: tuple[int, ...]
    panel: Box
    track: Box
    tall: tuple[Spot, Spot]
    low: tuple[Spot, ...]
    ways: tuple[Spot, Spot]
    guide: Box
    grounds: tuple[Spot, ...]

    def back(self, name: str) -> str:
        return f"{name}-tall" if self.portrait else f"{name}-back"

    def grip_x(self, at: float) -> float:
        """Where on the track a thousandth of the swing is; mirrored for the left hand."""
        share = at / WIDTH
        return self.track.x + self.track.w * (1 - share if self.mirrored else share)

    def grip_at(self, x: float) -> int:
        share = (x - self.track.x) / self.track.w
        return max(0, min(WIDTH, round(WIDTH * (1 - share if self.mirrored else share))))

    def way_of(self, x: int) -> float:
        """Across the glass, for a thousandth of the room, in the aisle before the spots."""
        first, last = self.columns[0].foot[0], self.columns[-1].foot[0]
        return first + (last - first) * (x - place(0)) / (place(SPOTS - 1) - place(0))


def plan(width: int, height: int, manner: Manner) -> Plan:
    portrait = height > width
    made = _Ruler(width, height, _UPRIGHT if portrait else _LYING)
    done = _upright(made) if portrait else _lying(made)
    return _mirrored(done) if manner.left else done


def things_of(plan: Plan, room: Set) -> dict[Thing, Spot]:
    """What is touched once it is over. They change about as the spots do: no place is always right."""
    chance = Stream(sum(at * SPOTS**number for number, at in enumerate(room.order)), f"quake/{room.room.id}")
    small, out = chance.shuffled(_SMALL), chance.shuffled(_OUT)
    tall, ways = _pair(chance.shuffled(plan.tall)), _pair(chance.shuffled(plan.ways))
    found: dict[Thing, Spot] = {"jump": tall[0], "door": tall[1], "stairs": ways[0], "lift": ways[1]}
    found |= dict(zip(small, plan.low, strict=True))
    return found | dict(zip(out, plan.grounds, strict=True))


def _pair(spots: tuple[Spot, ...]) -> tuple[Spot, Spot]:
    return spots[0], spots[1]


class _Ruler:
    """From the sheet the scene was drawn on to the glass: middles are stretched, sizes are not."""

    def __init__(self, width: int, height: int, sheet: tuple[float, float]) -> None:
        self.width, self.height = width, height
        self._x, self._y = width / sheet[0], height / sheet[1]
        self._low = sheet[1] * 0.4
        self.unit = min(self._x, self._y)

    def box(self, x: float, y: float, w: float, h: float) -> Box:
        wide, high = w * self.unit, h * self.unit
        return Box((x + w / 2) * self._x - wide / 2, (y + h / 2) * self._y - high / 2, wide, high)

    def spot(self, x: float, y: float, w: float, h: float) -> Spot:
        """Touched from the upper four tenths down."""
        cut = max(0.0, self._low + 8 - y)
        return Spot(self.box(x, y, w, h), self.box(x, y + cut, w, h - cut))

    def column(
        self, x: float, foot: float, size: float, hung: float, touch: tuple[float, float], above: tuple[float, float]
    ) -> Column:
        """`touch` and `above` from y to y."""
        return Column(
            art=self.box(x - 150 * size, foot - 444 * size, 300 * size, 460 * size),
            hung=self.box(x - 150 * size, hung, 300 * size, 240 * size),
            foot=(x * self._x, foot * self._y),
            touch=self.box(x - 145, touch[0], 290, touch[1] - touch[0]),
            above=self.box(x - 145, above[0], 290, above[1] - above[0]),
        )

    def down(self, y: float) -> float:
        return y * self._y


def _lying(r: _Ruler) -> Plan:
    columns = tuple(
        r.column(place(at) * 1.92, 850, 1.0, 186, (440, 856), (440, 606)) for at in range(SPOTS)
    )  # fmt: skip
    return Plan(
        unit=r.unit, width=r.width, height=r.height, portrait=False, mirrored=False,
        head=r.box(150, 16, 1746, 96), pause=r.box(24, 944, 160, 124), speech=r.box(300, 186, 1320, 100),
        clock=r.box(1716, 130, 180, 180), ceiling=r.down(112), floor=r.down(760), aisle=r.down(1040),
        body=290 * r.unit, beside=0.742,
        columns=columns, depth=tuple(range(SPOTS)),
        panel=r.box(208, 620, 1688, 448), track=r.box(340, 620, 1424, 448),
        tall=(r.spot(150, 370, 270, 500), r.spot(1500, 320, 250, 560)),
        low=tuple(r.spot(x, 550, 250, 250) for x in (500, 800, 1100)),
        ways=(r.spot(330, 350, 360, 560), r.spot(1210, 350, 380, 560)),
        guide=r.box(1566, 720, 330, 340),
        grounds=tuple(r.spot(x, 440, w, 440) for x, w in ((60, 300), (420, 400), (880, 520), (1460, 400))),
    )  # fmt: skip


def _upright(r: _Ruler) -> Plan:
    front = {
        at: r.column(x, 1556, 0.98, 1000, (1140, 1560), (1052, 1292))
        for at, x in zip((0, 2, 4), (164, 470, 776), strict=True)
    }
    back = {
        at: r.column(x, 1120, 0.98, 560, (776, 1122), (776, 1036))
        for at, x in zip((1, 3, 5), (310, 616, 922), strict=True)
    }
    return Plan(
        unit=r.unit, width=r.width, height=r.height, portrait=True, mirrored=False,
        head=r.box(140, 16, 916, 164), pause=r.box(24, 1780, 160, 124), speech=r.box(24, 262, 1032, 110),
        clock=r.box(880, 400, 176, 176), ceiling=r.down(196), floor=r.down(1040), aisle=r.down(1800),
        body=280 * r.unit, beside=0.667,
        columns=tuple((front | back)[at] for at in range(SPOTS)), depth=(1, 3, 5, 0, 2, 4),
        panel=r.box(20, 1306, 1040, 462), track=r.box(90, 1306, 900, 462),
        tall=(r.spot(40, 734, 270, 480), r.spot(770, 684, 240, 540)),
        low=tuple(r.spot(x, 1324, 236, 236) for x in (60, 422, 784)),
        ways=(r.spot(60, 800, 420, 640), r.spot(590, 800, 430, 640)),
        guide=r.box(726, 1560, 330, 340),
        grounds=tuple(r.spot(x, y, 500, 400) for x, y in ((24, 776), (556, 776), (24, 1220), (556, 1220))),
    )  # fmt: skip


def _mirrored(made: Plan) -> Plan:
    def box(one: Box) -> Box:
        return one.mirrored(made.width)

    def spot(one: Spot) -> Spot:
        return Spot(box(one.art), box(one.touch))

    def column(one: Column) -> Column:
        return Column(
            box(one.art), box(one.hung), (made.width - one.foot[0], one.foot[1]), box(one.touch), box(one.above)
        )

    return replace(
        made, mirrored=True, beside=1 - made.beside, pause=box(made.pause), clock=box(made.clock),
        panel=box(made.panel), track=box(made.track),
        columns=tuple(map(column, made.columns)), tall=(spot(made.tall[0]), spot(made.tall[1])),
        low=tuple(map(spot, made.low)), ways=(spot(made.ways[0]), spot(made.ways[1])),
        guide=box(made.guide), grounds=tuple(map(spot, made.grounds)),
    )  # fmt: skip
