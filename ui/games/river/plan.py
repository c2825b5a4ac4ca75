"""Where everything lies. Three terraces above the brook, the nearest lowest; stairs to the shelter at the right, from
the village office at the left. Upright, a row's houses stand in two lines. Mirrored for the left hand: the controls.
Seated: nothing to touch in the upper four tenths.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from edu.domain.games.river.village import HOUSES, MEMBERS, TASKS
from ui.games.kit import Manner
from ui.games.view import Box

_LYING, _UPRIGHT = (1700.0, 1080.0), (1080.0, 1800.0)
_GAP = 14.0
_LEAST = 122.0
"""Of a row that can be touched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All in pixels; `unit` is one pixel of the glass it was drawn for.

    `rows`: where a row is touched, the nearest to the brook first, as everywhere; `lanes`: the middle of its path;
    `spots`: the foot of each of its houses; `stairs` and `steps` lead to shelter and office; `low`: the brook at rest.
    """

    unit: float
    width: int
    height: int
    portrait: bool
    scene: Box
    head: Box
    foot: Box
    pause: Box
    members: tuple[Box, ...]
    tasks: tuple[Box, ...]
    advice: Box
    rows: tuple[Box, ...]
    lanes: tuple[float, ...]
    spots: tuple[tuple[tuple[float, float], ...], ...]
    house: float
    stairs: Box
    steps: Box
    shelter: Box
    office: Box
    signs: tuple[Box, ...]
    horn: float
    gauge: Box
    low: float

    @property
    def top(self) -> float:
        """Where the stairs end: shelter and office stand here."""
        return self.stairs.y


def plan(width: int, height: int, manner: Manner) -> Plan:
    made = _upright(width, height, manner) if height > width else _lying(width, height, manner)
    return _mirrored(made) if manner.left else made


def _lying(width: int, height: int, manner: Manner) -> Plan:
    unit = min(width / _LYING[0], height / _LYING[1])
    w, h = width / unit, height / unit
    foot = h - 248
    broad = w / 1920
    line = _Line(24, h - 226, 204)
    pause = line.next(136 * broad)
    line.x += 6
    card = (w - 24 - line.x - 24 - 7 * _GAP) / 8
    members = tuple(line.next(card) for _ in range(MEMBERS))
    line.x += 24
    tasks = tuple(line.next(card) for _ in TASKS)
    top = h * (0.4 if manner.seated else 1 / 3)
    far = max(_LEAST, (foot - top) * 0.285)
    brook = 62.0 if manner.seated else 88.0
    lanes = (foot - brook, top + 2 * far - 18, top + far - 18)
    left, right = 252.0, w - 330
    pitch = (right - left) / HOUSES
    size = min(pitch * 1.1, far * 1.16)
    rows = (Box(0, top + 2 * far, w, foot - top - 2 * far), Box(0, top + far, w, far), Box(0, top, w, far))
    spots = tuple(tuple((left + pitch * (n + 0.5), lane - 15) for n in range(HOUSES)) for lane in lanes)
    ground = top - 12
    return _scaled(
        unit, width, height, portrait=False, scene=Box(0, 0, w, foot + 8), head=Box(150, 16, w - 174, 96),
        foot=Box(0, foot, w, h - foot), pause=pause, members=members, tasks=tasks,
        advice=Box(w * 0.255, 124, w * 0.54, 124), rows=rows, lanes=lanes, spots=spots, house=size,
        stairs=Box(w - 262, ground, 104, lanes[0] - ground), steps=Box(176, ground, 60, lanes[0] - ground),
        shelter=Box(w - 400, ground - 218, 380, 222), office=Box(40, ground - 150, 156, 156),
        signs=tuple(Box(16, lane - 96, 150, 100) for lane in lanes), horn=right + 26,
        gauge=Box(w - 62, lanes[2] - 40, 42, foot + 4 - lanes[2] + 40), low=foot - 16,
    )  # fmt: skip


def _upright(width: int, height: int, manner: Manner) -> Plan:
    unit = min(width / _UPRIGHT[0], height / _UPRIGHT[1])
    w, h = width / unit, height / unit
    foot = h - 690
    row = _Line(24, h - 668, 208)
    members = tuple(row.next((w - 48 - 3 * _GAP) / 4) for _ in range(MEMBERS))
    row = _Line(24, h - 446, 208)
    tasks = tuple(row.next((w - 48 - 3 * _GAP) / 4) for _ in TASKS)
    row = _Line(24, h - 222, 198)
    pause = row.next(170)
    advice = row.next(w - 48 - 170 - _GAP)
    top = h * (0.4 if manner.seated else 1 / 3)
    far = (foot - top) * 0.3
    brook = 70.0 if manner.seated else 92.0
    lanes = (foot - brook, top + 2 * far - 16, top + far - 16)
    left, right = 186.0, w - 150
    half = HOUSES // 2
    pitch = (right - left) / (half + 0.5)
    size = min(pitch * 1.02, far * 0.82)
    deep = far * 0.42
    spots = tuple(
        tuple(
            (left + pitch * (n // 2 + (0.5 if n % 2 else 1.0)), lane - 15 - (0 if n % 2 else deep))
            for n in range(HOUSES)
        )
        for lane in lanes
    )
    rows = (Box(0, top + 2 * far, w, foot - top - 2 * far), Box(0, top + far, w, far), Box(0, top, w, far))
    ground = top - 40
    return _scaled(
        unit, width, height, portrait=True, scene=Box(0, 0, w, foot + 8), head=Box(140, 16, w - 164, 164),
        foot=Box(0, foot, w, h - foot), pause=pause, members=members, tasks=tasks, advice=advice, rows=rows,
        lanes=lanes, spots=spots, house=size, stairs=Box(w - 130, ground, 86, lanes[0] - ground),
        steps=Box(138, ground, 46, lanes[0] - ground), shelter=Box(w - 560, ground - 300, 514, 300),
        office=Box(36, ground - 200, 210, 210), signs=tuple(Box(8, lane - 92, 124, 96) for lane in lanes),
        horn=right + 6, gauge=Box(w - 38, lanes[2] - 40, 34, foot + 4 - lanes[2] + 40), low=foot - 16,
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


def _scaled(unit: float, width: int, height: int, *, portrait: bool, **places: object) -> Plan:
    def one(value: object) -> object:
        if isinstance(value, Box):
            return Box(value.x * unit, value.y * unit, value.w * unit, value.h * unit)
        if isinstance(value, tuple):
            return tuple(one(part) for part in value)
        assert isinstance(value, float | int)
        return value * unit

    placed = {name: one(value) for name, value in places.items()}
    return Plan(unit=unit, width=width, height=height, portrait=portrait, **placed)  # type: ignore[arg-type]


def _mirrored(made: Plan) -> Plan:
    """The village stays as it is: only the hand changes sides."""

    def one(box: Box) -> Box:
        return box.mirrored(made.width)

    return replace(
        made, pause=one(made.pause), members=tuple(map(one, reversed(made.members))),
        tasks=tuple(map(one, reversed(made.tasks))), advice=one(made.advice) if made.portrait else made.advice,
    )  # fmt: skip
