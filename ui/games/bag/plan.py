"""Where everything lies. Lying: room, belt and bag one below the other, the scale on one side of the bag and the zip on
the other. Upright: the same, scale and zip below the bag. Mirrored for the left hand, the belt's direction too; what is
touched lies below the upper four tenths for everybody, so that a seated player needs no layout of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

from edu.domain.games.bag.belt import SHOWN, SLOT
from edu.domain.games.bag.packing import POCKETS
from ui.games.kit import Manner
from ui.games.view import Box

_LYING, _UPRIGHT = (1880.0, 1080.0), (1080.0, 1900.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sack:
    """How bag-wide and bag-tall are drawn: size, first pocket, size of a pocket, columns."""

    name: str
    size: tuple[float, float]
    first: tuple[float, float]
    pocket: tuple[float, float]
    columns: int
    gap: float = 6.0


_WIDE = _Sack(name="wide", size=(1140, 430), first=(60, 152), pocket=(122, 120), columns=8)
_TALL = _Sack(name="tall", size=(1060, 620), first=(59, 154), pocket=(152, 134), columns=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All in pixels; `unit` is one pixel of the glass it was drawn for. `belt` is as broad as the glass."""

    unit: float
    width: int
    height: int
    portrait: bool
    left: bool
    sack: str
    head: Box
    sign: Box
    window: Box
    family: Box
    belt: Box
    item: float
    bag: Box
    pockets: tuple[Box, ...]
    dial: Box
    clock: Box
    pause: Box
    zip: Box

    @property
    def slot(self) -> float:
        return self.width / SHOWN

    def on_belt(self, place: int) -> Box:
        """What may be touched of the thing whose near edge stands at this place of the belt."""
        x = self.slot * place / SLOT
        box = Box(x, self.belt.y, self.slot, self.belt.h)
        return box.mirrored(self.width) if self.left else box

    @property
    def mouth(self) -> tuple[float, float]:
        """The middle of the bag's opening."""
        return self.bag.x + self.bag.w / 2, self.bag.y + 108 * self.unit


def plan(width: int, height: int, manner: Manner) -> Plan:
    made = _upright(width, height) if height > width else _lying(width, height)
    return _placed(made, width, height, left=manner.left)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rough:
    """In units of the drawing."""

    unit: float
    sack: _Sack
    bag: Box
    boxes: dict[str, Box]
    item: float


def _lying(width: int, height: int) -> _Rough:
    unit = min(width / _LYING[0], height / _LYING[1])
    w, h = width / unit, height / unit
    bag = Box((w - 1140) / 2, h - 432, 1140, 430)
    belt = Box(0, h - 645, w, 222)
    return _Rough(
        unit=unit, sack=_WIDE, bag=bag, item=204,
        boxes={
            "head": Box(150, 16, w - 174, 96), "sign": Box(52, 124, 236, 250), "window": Box(346, 122, 600, 366),
            "family": Box(w - 1056, h - 948, 980, 464), "belt": belt, "dial": Box(62, h - 424, 254, 254),
            "pause": Box(24, h - 158, 330, 140), "clock": Box(w - 354, h - 416, 330, 116),
            "zip": Box(w - 354, h - 286, 330, 268),
        },
    )  # fmt: skip


def _upright(width: int, height: int) -> _Rough:
    unit = min(width / _UPRIGHT[0], height / _UPRIGHT[1])
    w, h = width / unit, height / unit
    foot = h - 258
    bag = Box((w - 1060) / 2, foot - 626, 1060, 620)
    belt = Box(0, bag.y - 222, w, 222)
    return _Rough(
        unit=unit, sack=_TALL, bag=bag, item=172,
        boxes={
            "head": Box(140, 16, w - 164, 164), "sign": Box(26, 204, 252, 272), "belt": belt,
            "window": Box(304, 200, w - 334, (w - 334) / 1.64), "family": Box(10, belt.y - 296, w - 20, 456),
            "dial": Box(32, foot + 4, 236, 236),
            "pause": Box(w - 204, foot + 4, 180, 124), "clock": Box(w - 204, foot + 136, 180, 104),
            "zip": Box(292, foot + 8, w - 520, 232),
        },
    )  # fmt: skip


def _pockets(rough: _Rough) -> list[Box]:
    """The last row, when it is not full, in the middle."""
    sack, found = rough.sack, []
    wide, high = sack.pocket
    rows = -(-POCKETS // sack.columns)
    for number in range(POCKETS):
        row, column = divmod(number, sack.columns)
        rest = POCKETS - (rows - 1) * sack.columns if row == rows - 1 else sack.columns
        inset = (sack.columns - rest) * (wide + sack.gap) / 2
        x = rough.bag.x + sack.first[0] + inset + column * (wide + sack.gap)
        found.append(Box(x, rough.bag.y + sack.first[1] + row * (high + sack.gap), wide, high))
    return found


def _placed(rough: _Rough, width: int, height: int, *, left: bool) -> Plan:
    unit = rough.unit

    def pixels(box: Box) -> Box:
        return Box(box.x * unit, box.y * unit, box.w * unit, box.h * unit)

    def hand(box: Box) -> Box:
        return pixels(box).mirrored(width) if left else pixels(box)

    still = {name: pixels(rough.boxes[name]) for name in ("head", "sign", "window", "family", "belt")}
    moved = {name: hand(rough.boxes[name]) for name in ("dial", "clock", "pause", "zip")}
    return Plan(
        unit=unit, width=width, height=height, portrait=height > width, left=left, sack=rough.sack.name,
        item=rough.item * unit, bag=pixels(rough.bag), pockets=tuple(map(pixels, _pockets(rough))), **still, **moved,
    )  # fmt: skip
