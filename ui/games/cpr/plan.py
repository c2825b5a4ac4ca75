"""Where everything lies. The man lies across the lower part of the glass with his head to the left, drawn to one scale
both ways up; nothing to touch lies in the upper four tenths, so whoever is seated needs no other places.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from edu.domain.games.cpr.machine import PLACES, Place
from ui.games.kit import Manner
from ui.games.view import Box

_LYING, _UPRIGHT = (1920.0, 1080.0), (1080.0, 1920.0)
_BODY = (1440.0, 472.0)
_FACE = 320.0
SCALE = 0.9
"""From the sheets of the man to the glass."""
_CHEST = (60.0, 36.0, 580.0, 396.0)
_HEART = (345.0, 236.0)
_NECK = 45.0
_SPOTS: dict[Place, tuple[float, float]] = {
    "collar": (190.0, 318.0), "ribs": (500.0, 146.0), "belly": (748.0, 236.0), "middle": (345.0, 236.0),
}  # fmt: skip
"""On his sheet, from above: his right side is below."""
_PAD = 126.0
_GAP = 12.0
_ART = 240 / 360
"""Height of the machine's sheet to its breadth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All in pixels; `unit` is one pixel of the glass it was drawn for. `heart` is where the hands belong."""

    unit: float
    width: int
    height: int
    portrait: bool
    mirrored: bool
    horizon: float
    head: Box
    foot: Box
    pause: Box
    rows: tuple[Box, ...]
    body: Box
    face: Box
    chest: Box
    heart: tuple[float, float]
    pads: tuple[Box, ...]
    device: Box
    buttons: tuple[Box, Box]
    vessels: Box
    dial: Box
    speech: float
    aunt: Box
    child: Box
    lad: Box
    cabinet: Box
    helper: Box
    aside: Box
    medics: Box

    @property
    def art(self) -> Box:
        """The picture of the machine, beside its buttons or above them."""
        device, wide = self.device, self.device.w
        left, top = device.x, device.y
        if self.portrait:
            wide -= self.buttons[0].w + _GAP * self.unit
            left = device.x + device.w - wide if self.mirrored else device.x
            top = device.y + (device.h - wide * _ART) / 2
        return Box(left, top, wide, wide * _ART)

    @property
    def back(self) -> str:
        return "square-tall" if self.portrait else "square-back"


def plan(width: int, height: int, manner: Manner) -> Plan:
    portrait = height > width
    ruler = _Ruler(width, height, _UPRIGHT if portrait else _LYING)
    made = _upright(ruler) if portrait else _lying(ruler)
    return _mirrored(made) if manner.left else made


def cards(plan: Plan, count: int) -> list[Box]:
    """Places of `count` cards beside the pause, row after row, filled from the hand's side of it."""
    u = plan.unit
    gap = _GAP * u
    first = plan.rows[0]
    if len(plan.rows) == 1:
        wide = (first.w - (count - 1) * gap) / count
        boxes = [Box(first.x + at * (wide + gap), first.y, wide, first.h) for at in range(count)]
        return [_aside(plan, box, first) for box in boxes]
    upper = (count + 1) // 2
    found: list[Box] = []
    wide = (first.w - (upper - 1) * gap) / upper
    for row, number in zip(plan.rows, (upper, count - upper), strict=True):
        found += [_aside(plan, Box(row.x + at * (wide + gap), row.y, wide, row.h), row) for at in range(number)]
    return found


def _aside(plan: Plan, box: Box, row: Box) -> Box:
    """Mirrored within its row."""
    return replace(box, x=2 * row.x + row.w - box.x - box.w) if plan.mirrored else box


class _Ruler:
    """From the sheet it was drawn on to the glass: middles are stretched, sizes are not."""

    def __init__(self, width: int, height: int, sheet: tuple[float, float]) -> None:
        self.width, self.height = width, height
        self._x, self._y = width / sheet[0], height / sheet[1]
        self.unit = min(self._x, self._y)

    def box(self, x: float, y: float, w: float, h: float) -> Box:
        wide, high = w * self.unit, h * self.unit
        return Box((x + w / 2) * self._x - wide / 2, (y + h / 2) * self._y - high / 2, wide, high)

    def broad(self, x: float, y: float, w: float, h: float) -> Box:
        """Stretched across, so that a row fills its breadth."""
        high = h * self.unit
        return Box(x * self._x, (y + h / 2) * self._y - high / 2, w * self._x, high)

    def down(self, y: float) -> float:
        return y * self._y


def _lying(r: _Ruler) -> Plan:
    device = r.box(1536, 440, 360, 392)
    return _man(r, (640, 424), portrait=False, horizon=r.down(404), head=r.broad(150, 16, 1746, 96),
                foot=Box(0, r.down(846), r.width, r.height - r.down(846)), pause=r.box(24, 862, 136, 200),
                rows=(r.broad(174, 862, 1722, 200),), device=device, buttons=_under(device, r.unit),
                vessels=r.box(24, 440, 350, 392), dial=r.box(630, 264, 660, 162), speech=r.down(166),
                aunt=r.box(60, 186, 176, 264), child=r.box(224, 250, 132, 198), lad=r.box(1440, 186, 176, 264),
                cabinet=r.box(1740, 250, 110, 160), helper=r.box(838, 228, 240, 240),
                aside=r.box(1294, 262, 240, 240), medics=r.box(810, 176, 300, 300))  # fmt: skip


def _upright(r: _Ruler) -> Plan:
    device = r.box(640, 790, 416, 256)
    return _man(r, (250, 1064), portrait=True, horizon=r.down(690), head=r.broad(140, 16, 916, 164),
                foot=Box(0, r.down(1500), r.width, r.height - r.down(1500)), pause=r.box(24, 1518, 150, 384),
                rows=(r.broad(188, 1518, 868, 186), r.broad(188, 1716, 868, 186)), device=device,
                buttons=_beside(device, r.unit), vessels=r.box(24, 362, 500, 250), dial=r.box(540, 346, 516, 156),
                speech=r.down(246), aunt=r.box(24, 690, 220, 330), child=r.box(226, 800, 150, 225),
                lad=r.box(830, 618, 180, 270), cabinet=r.box(900, 480, 130, 180),
                helper=r.box(392, 796, 270, 270), aside=r.box(260, 796, 270, 270),
                medics=r.box(330, 730, 330, 340))  # fmt: skip


def _under(device: Box, u: float) -> tuple[Box, Box]:
    """Two buttons below the picture of the machine."""
    high = 140 * u
    wide = (device.w - _GAP * u) / 2
    top = device.y + device.h - high
    return Box(device.x, top, wide, high), Box(device.x + wide + _GAP * u, top, wide, high)


def _beside(device: Box, u: float) -> tuple[Box, Box]:
    """One above the other at the side of it."""
    wide, high = 148 * u, (device.h - _GAP * u) / 2
    left = device.x + device.w - wide
    return Box(left, device.y, wide, high), Box(left, device.y + high + _GAP * u, wide, high)


def _man(r: _Ruler, at: tuple[float, float], **boxes: object) -> Plan:
    """He is of one piece: his parts are measured from his body, wherever that was stretched to."""
    k = SCALE * r.unit
    body = r.box(*at, _BODY[0] * SCALE, _BODY[1] * SCALE)

    def on(x: float, y: float) -> tuple[float, float]:
        return body.x + x * k, body.y + y * k

    x, y = on(_CHEST[0], _CHEST[1])
    heart = on(*_HEART)
    side = _FACE * k
    neck = on(_NECK, _HEART[1])
    pad = _PAD * r.unit
    spots = (on(*_SPOTS[place]) for place in PLACES)
    return Plan(
        unit=r.unit, width=r.width, height=r.height, mirrored=False, body=body,
        face=Box(neck[0] - side, neck[1] - side / 2, side, side), chest=Box(x, y, _CHEST[2] * k, _CHEST[3] * k),
        heart=heart, pads=tuple(Box(px - pad / 2, py - pad / 2, pad, pad) for px, py in spots), **boxes,  # type: ignore[arg-type]
    )  # fmt: skip


def _mirrored(made: Plan) -> Plan:
    """What is touched, and what would be in its way; never the man."""

    def one(box: Box) -> Box:
        return box.mirrored(made.width)

    touched = replace(
        made, mirrored=True, pause=one(made.pause), rows=tuple(map(one, made.rows)), device=one(made.device),
        buttons=(one(made.buttons[0]), one(made.buttons[1])),
    )  # fmt: skip
    if not made.portrait:
        return replace(touched, vessels=one(made.vessels))
    return replace(
        touched, aunt=one(made.aunt), child=one(made.child), lad=one(made.lad), helper=one(made.helper),
        aside=one(made.aside),
    )  # fmt: skip
