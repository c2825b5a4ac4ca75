"""Where everything lies. A place is a house that is cut open: a lying glass shows two storeys of four things, an
upright one four storeys of two, so that a thing is as large on both. Nothing to touch lies in the upper four tenths.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from edu.domain.games.spot.kinds import FIXES
from edu.domain.games.spot.scenes import WIDE, Place, Scene
from ui.games.kit import Manner
from ui.games.view import Box

_LYING, _UPRIGHT = (1920.0, 1080.0), (1080.0, 1920.0)
_ART = 350.0, 250.0
"""Of every thing; its foot stands at 240."""
_STANDS = 240.0
FLOORS_LYING = (674.0, 932.0)
FLOORS_UPRIGHT = (1006.0, 1252.0, 1498.0, 1744.0)
"""Where the things of a storey stand; the backdrops are drawn to these."""
_SPLIT = 500
"""On the rules' grid: what lies above it belongs to the upper storey."""


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
    speech: Box
    pause: Box
    foot: Box
    finish: Box
    lens: Box
    question: Box
    answers: tuple[Box, ...]

    def back(self, name: str) -> str:
        return f"{name}-tall" if self.portrait else f"{name}-back"


class _Ruler:
    """From the sheet the place was drawn on to the glass: middles are stretched, sizes of drawings are not."""

    def __init__(self, width: int, height: int) -> None:
        sheet = _UPRIGHT if height > width else _LYING
        self._x, self._y = width / sheet[0], height / sheet[1]
        self.unit = min(self._x, self._y)

    def box(self, x: float, y: float, w: float, h: float) -> Box:
        wide, high = w * self.unit, h * self.unit
        return Box((x + w / 2) * self._x - wide / 2, (y + h / 2) * self._y - high / 2, wide, high)

    def cell(self, x: float, y: float, w: float, h: float) -> Box:
        """All of a part of the storey: stretched with the backdrop."""
        return Box(x * self._x, y * self._y, w * self._x, h * self._y)

    def stands(self, middle: float, floor: float) -> Box:
        """A thing on its storey, whatever the shape of the glass."""
        wide, high = (side * self.unit for side in _ART)
        return Box(middle * self._x - wide / 2, floor * self._y - _STANDS * self.unit, wide, high)


def plan(width: int, height: int, manner: Manner) -> Plan:
    portrait = height > width
    r = _Ruler(width, height)
    if portrait:
        answers = [r.box(24, 1046 + 234 * at, 1032, 216) for at in range(FIXES)]
        made = Plan(
            unit=r.unit, width=width, height=height, portrait=True, mirrored=False, head=r.box(140, 16, 916, 164),
            speech=r.box(24, 250, 1032, 150), pause=r.box(24, 1774, 160, 126), foot=r.box(204, 1774, 520, 126),
            finish=r.box(744, 1774, 312, 126), lens=r.box(270, 240, 540, 540), question=r.box(40, 806, 1000, 210),
            answers=tuple(answers),
        )  # fmt: skip
    else:
        answers = [r.box(24 + 630 * at, 706, 612, 226) for at in range(FIXES)]
        made = Plan(
            unit=r.unit, width=width, height=height, portrait=False, mirrored=False, head=r.box(150, 16, 1746, 96),
            speech=r.box(340, 126, 1240, 130), pause=r.box(24, 953, 160, 121), foot=r.box(204, 953, 1310, 121),
            finish=r.box(1534, 953, 362, 121), lens=r.box(180, 142, 540, 540), question=r.box(780, 262, 1090, 300),
            answers=tuple(answers),
        )  # fmt: skip
    return _mirrored(made) if manner.left else made


def spots_of(made: Plan, scene: Scene) -> tuple[Spot, ...]:
    """By place, in the order of the scene."""
    r = _Ruler(made.width, made.height)
    spots = [_upright(r, scene, place) if made.portrait else _lying(r, scene, place) for place in scene.places]
    if made.mirrored:
        spots = [Spot(one.art.mirrored(made.width), one.touch.mirrored(made.width)) for one in spots]
    return tuple(spots)


def storeys(scene: Scene) -> tuple[list[Place], list[Place]]:
    """The upper and the lower one, each from the left."""
    rows: tuple[list[Place], list[Place]] = ([], [])
    for place in sorted(scene.places, key=lambda one: one.x):
        rows[place.y > _SPLIT].append(place)
    return rows


def _lying(r: _Ruler, scene: Scene, place: Place) -> Spot:
    """As broad as the rules' box, as high as the storey."""
    floor = FLOORS_LYING[place in storeys(scene)[1]]
    scale = _LYING[0] / WIDE
    left, wide = place.x * scale, place.wide * scale
    return Spot(r.stands(left + wide / 2, floor), r.cell(left, floor - 240, wide, 250))


def _upright(r: _Ruler, scene: Scene, place: Place) -> Spot:
    """Four things of a storey become two storeys of two."""
    lower = place in storeys(scene)[1]
    at = storeys(scene)[lower].index(place)
    floor = FLOORS_UPRIGHT[2 * lower + at // 2]
    middle = (274.0, 806.0)[at % 2]
    return Spot(r.stands(middle, floor), r.cell(middle - 258, floor - 236, 516, 240))


def _mirrored(made: Plan) -> Plan:
    def box(one: Box) -> Box:
        return one.mirrored(made.width)

    return replace(
        made, mirrored=True, pause=box(made.pause), foot=box(made.foot), finish=box(made.finish), lens=box(made.lens),
        question=box(made.question), answers=tuple(map(box, made.answers)),
    )  # fmt: skip
