"""Where everything lies. Lying: the scene fills the glass, controls along its foot and at the hand's side. Upright:
the scene above, controls in three rows below. Mirrored for the left hand; seated: nothing to touch in the upper four
tenths.
"""

from __future__ import annotations

from dataclasses import dataclass

from ui.games.gauge import WIDE
from ui.games.kit import Manner
from ui.games.view import Box

_LYING, _UPRIGHT = (1700.0, 1080.0), (1080.0, 1800.0)
_GAP = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All in pixels; `unit` is one pixel of the glass it was drawn for.

    `zone` is the picture of the rules: its breadth and height are their thousandths, its foot the root of the flames.
    """

    unit: float
    width: int
    height: int
    portrait: bool
    scene: Box
    zone: Box
    head: Box
    foot: Box
    pause: Box
    alarm: Box
    shut: Box
    tools: tuple[Box, ...]
    steps: tuple[Box, ...]
    action: Box
    gauge: Box
    told: Box


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
    alarm = line.next(216 * broad)
    shut = line.next(216 * broad)
    line.x += 10
    card = (w - 24 - line.x - 3 * _GAP) / 4
    tools = tuple(line.next(card) for _ in range(4))
    side = 330.0
    left = w - 24 - side
    apart = 8.0 if manner.seated else _GAP
    top = foot - 12 - 3 * 122 - 2 * apart if manner.seated else foot - 3 * 138 - 24
    tall = (foot - (12 if manner.seated else 20) - top - 2 * apart) / 3
    steps = tuple(Box(left, top + n * (tall + apart), side, tall) for n in range(3))
    zone_h = 400.0 if manner.seated else 450.0
    base = foot - (150 if manner.seated else 202)
    zone = Box(w / 2 - 440, base - zone_h, 800, zone_h)
    return _scaled(
        unit, width, height, portrait=False, scene=Box(0, 0, w, foot + 40), zone=zone, head=Box(150, 16, w - 174, 96),
        foot=Box(0, foot, w, h - foot), pause=pause, alarm=alarm, shut=shut, tools=tools, steps=steps,
        action=Box(left, foot - 20 - 270, side, 270), gauge=Box(left - 18 - WIDE, foot - 20 - 290, WIDE, 290),
        told=Box(28, foot - 330, 330, 310),
    )  # fmt: skip


def _upright(width: int, height: int, manner: Manner) -> Plan:
    unit = min(width / _UPRIGHT[0], height / _UPRIGHT[1])
    w, h = width / unit, height / unit
    foot = h - 738
    third = (w - 48 - 2 * _GAP) / 3
    row = _Line(24, h - 716, 196)
    steps = tuple(row.next(third) for _ in range(3))
    row = _Line(24, h - 504, 256)
    tools = tuple(row.next((w - 48 - 3 * _GAP) / 4) for _ in range(4))
    row = _Line(24, h - 232, 208)
    pause = row.next(170)
    half = (w - 48 - 170 - 2 * _GAP) / 2
    alarm, shut = row.next(half), row.next(half)
    tall = 440.0 if manner.seated else 620.0
    base = foot - (140 if manner.seated else 280)
    zone = Box(w / 2 - 432, base - tall, 864, tall)
    return _scaled(
        unit, width, height, portrait=True, scene=Box(0, 0, w, foot + 40), zone=zone, head=Box(140, 16, w - 164, 164),
        foot=Box(0, foot, w, h - foot), pause=pause, alarm=alarm, shut=shut, tools=tools, steps=steps,
        action=Box(24, h - 716, w - 48, 196), gauge=Box(w - 24 - WIDE, foot - 330, WIDE, 290),
        told=Box(24, foot - 330, 330, 310),
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


def _scaled(unit: float, width: int, height: int, *, portrait: bool, **boxes: Box | tuple[Box, ...]) -> Plan:
    def one(box: Box) -> Box:
        return Box(box.x * unit, box.y * unit, box.w * unit, box.h * unit)

    placed = {name: one(box) if isinstance(box, Box) else tuple(map(one, box)) for name, box in boxes.items()}
    return Plan(unit=unit, width=width, height=height, portrait=portrait, **placed)  # type: ignore[arg-type]


def _mirrored(made: Plan) -> Plan:
    def one(box: Box) -> Box:
        return box.mirrored(made.width)

    return Plan(
        unit=made.unit, width=made.width, height=made.height, portrait=made.portrait, scene=made.scene,
        zone=one(made.zone), head=made.head, foot=made.foot, pause=one(made.pause), alarm=one(made.alarm),
        shut=one(made.shut), tools=tuple(map(one, reversed(made.tools))), steps=tuple(map(one, made.steps)),
        action=one(made.action), gauge=one(made.gauge), told=one(made.told),
    )  # fmt: skip
