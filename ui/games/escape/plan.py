"""Where everything lies. Lying: the storey fills the glass, postures at the hand's side like a slider, the rest along
its foot. Upright: the storey above, three rows below. Mirrored for the left hand; seated: nothing to touch in the upper
four tenths.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from edu.domain.games.smoke.floor import CARDS, CEILING
from ui.games.gauge import WIDE
from ui.games.kit import Manner
from ui.games.view import Box

_LYING, _UPRIGHT = (1700.0, 1080.0), (1080.0, 1800.0)
_GAP = 14.0
FLOOR_BACK, FLOOR_FRONT = 34.0, 58.0
"""The floor's far edge above and its near edge below the line of the feet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All in pixels; `unit` is one pixel of the glass it was drawn for, `scale` pixels a millimetre.

    Feet stand on `ground`, `ceiling` is CEILING above it. `focus` is where across the glass the eye rests.
    """

    unit: float
    width: int
    height: int
    portrait: bool
    scene: Box
    ceiling: float
    ground: float
    focus: float
    head: Box
    foot: Box
    pause: Box
    call: Box
    slots: tuple[Box, ...]
    walk: tuple[Box, Box]
    doors: tuple[Box, Box]
    postures: tuple[Box, ...]
    gauge: Box
    told: Box
    chart: Box

    @property
    def scale(self) -> float:
        return (self.ground - self.ceiling) / CEILING

    @property
    def art(self) -> float:
        """Pixels of one unit of a drawing of the storey: five millimetres."""
        return self.scale * 5

    @property
    def wall_foot(self) -> float:
        return self.ground - FLOOR_BACK * self.unit


def plan(width: int, height: int, manner: Manner) -> Plan:
    made = _upright(width, height) if height > width else _lying(width, height, manner)
    return _mirrored(made) if manner.left else made


def _lying(width: int, height: int, manner: Manner) -> Plan:
    unit = min(width / _LYING[0], height / _LYING[1])
    w, h = width / unit, height / unit
    foot, broad = h - 248, w / 1920
    line = _Line(24, h - 226, 204)
    pause, call = line.next(136 * broad), line.next(216 * broad)
    line.x += 10
    start, room = line.x, w - 24 - line.x
    slots = tuple(line.next((room - (CARDS - 1) * _GAP) / CARDS) for _ in range(CARDS))
    line.x = start
    walk = line.next(room * 0.24), line.next(room * 0.24)
    doors = line.next((room * 0.52 - 3 * _GAP) / 2), line.next((room * 0.52 - 3 * _GAP) / 2)
    side, tall, apart, rest = (250.0, 122.0, 8.0, 12.0) if manner.seated else (250.0, 134.0, 12.0, 18.0)
    left, top = w - 24 - side, foot - rest - 3 * tall - 2 * apart
    postures = tuple(Box(left, top + n * (tall + apart), side, tall) for n in range(3))
    ground = foot - 146
    return _scaled(
        unit, width, height, portrait=False, scene=Box(0, 0, w, foot), ceiling=146.0, ground=ground,
        focus=(left - 90) / 2, head=Box(150, 16, w - 174, 96), foot=Box(0, foot, w, h - foot), pause=pause, call=call,
        slots=slots, walk=walk, doors=doors, postures=postures,
        gauge=Box(left - 14 - WIDE, foot - rest - 300, WIDE, 300), told=Box(28, ground + FLOOR_FRONT - 302, 330, 290),
        chart=Box(24, ground + FLOOR_FRONT + 8, left - 54 - WIDE, 72),
    )  # fmt: skip


def _upright(width: int, height: int) -> Plan:
    unit = min(width / _UPRIGHT[0], height / _UPRIGHT[1])
    w, h = width / unit, height / unit
    foot = h - 690
    third = (w - 48 - 2 * _GAP) / 3
    row = _Line(24, h - 668, 196)
    postures = tuple(row.next(third) for _ in range(3))
    row = _Line(24, h - 456, 208)
    slots = tuple(row.next((w - 48 - (CARDS - 1) * _GAP) / CARDS) for _ in range(CARDS))
    row = _Line(24, h - 456, 208)
    quarter = (w - 48 - 3 * _GAP) / 4
    walk, doors = (row.next(quarter), row.next(quarter)), (row.next(quarter), row.next(quarter))
    row = _Line(24, h - 232, 208)
    pause, call = row.next(170), row.next(w - 48 - 170 - _GAP)
    ground = foot - 176
    return _scaled(
        unit, width, height, portrait=True, scene=Box(0, 0, w, foot), ceiling=ground - 676, ground=ground, focus=w / 2,
        head=Box(140, 16, w - 164, 164), foot=Box(0, foot, w, h - foot), pause=pause, call=call, slots=slots,
        walk=walk, doors=doors, postures=postures, gauge=Box(w - 24 - WIDE, foot - 420, WIDE, 300),
        told=Box(24, ground + FLOOR_FRONT - 296, 330, 290), chart=Box(24, ground + FLOOR_FRONT + 14, w - 48, 92),
    )  # fmt: skip


@dataclass(slots=True)
class _Line:
    """Boxes one beside the other."""

    x: float
    y: float
    height: float

    def next(self, width: float) -> Box:
        box = Box(self.x, self.y, width, self.height)
        self.x += width + _GAP
        return box


def _scaled(
    unit: float,
    width: int,
    height: int,
    *,
    portrait: bool,
    ceiling: float,
    ground: float,
    focus: float,
    **boxes: Box | tuple[Box, ...],
) -> Plan:
    def one(box: Box) -> Box:
        return Box(box.x * unit, box.y * unit, box.w * unit, box.h * unit)

    placed = {name: one(box) if isinstance(box, Box) else tuple(map(one, box)) for name, box in boxes.items()}
    return Plan(
        unit=unit, width=width, height=height, portrait=portrait, ceiling=ceiling * unit, ground=ground * unit,
        focus=focus * unit, **placed,  # type: ignore[arg-type]
    )  # fmt: skip


def _mirrored(made: Plan) -> Plan:
    """For the left hand; what says left and right stays left and right."""

    def one(box: Box) -> Box:
        return box.mirrored(made.width)

    return replace(
        made, focus=made.width - made.focus, pause=one(made.pause), call=one(made.call),
        slots=tuple(map(one, reversed(made.slots))), walk=(one(made.walk[1]), one(made.walk[0])),
        doors=(one(made.doors[1]), one(made.doors[0])), postures=tuple(map(one, made.postures)),
        gauge=one(made.gauge), told=one(made.told), chart=one(made.chart),
    )  # fmt: skip
