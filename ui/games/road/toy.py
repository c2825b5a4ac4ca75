"""Vehicles as toys of cardboard: a drawn side on a bent strip of roof, bonnet and glass, seen from any side and height.

A sheet of a side (and of a front and a rear) lies in its plane, so one drawing serves every direction.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from ui.games.painted import painted
from ui.games.pictures import Pictures
from ui.theme.art import LACQUER, Rgb

_TURN_STEP = 3
_MOST_BYTES = 48 * 1024**2
_MARGIN = 0.35
_LIGHT, _DARK = 112, 118
_GLASS = LACQUER.pane


@dataclass(frozen=True, slots=True)
class Part:
    """`edge` goes from the foot of the front over the top to the foot of the rear: (x, z) in metres, x forwards from
    the middle of the toy. Panes of glass are the strips whose number is in `panes`. `sheet`: prefix of its drawings.
    """

    sheet: str
    colour: str
    wide: float
    edge: tuple[tuple[float, float], ...]
    panes: frozenset[int] = frozenset()
    front: bool = False
    rear: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(rear, front, foot, top)."""
        xs, zs = [x for x, _ in self.edge], [z for _, z in self.edge]
        return min(xs), max(xs), 0.0, max(zs)


@dataclass(frozen=True, slots=True)
class Toy:
    name: str
    parts: tuple[Part, ...]
    long: float
    wide: float
    tall: float


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of a toy and where in it the middle of its foot is."""

    surface: pygame.Surface
    x: float
    y: float


class Camera:
    """Takes pictures of toys: one for each direction, as large as where one crosses (`metre` in pixels), scaled down to
    what is asked for. `tilt` and `upright` as in the lens. The pictures of a lorry all around are forty megabytes, so
    the ones that were wanted longest ago are let go.
    """

    def __init__(self, pictures: Pictures, metre: float, tilt: float, upright: float) -> None:
        self._pictures = pictures
        self._metre, self._tilt, self._upright = metre, tilt, upright
        self._kept: OrderedDict[tuple[str, int, Rgb | None], Shot] = OrderedDict()
        self._bytes = 0
        self.dusk: Rgb | None = None
        """By so many of 255 everything is darkened."""

    def shot(self, toy: Toy, metre: float, turn: float, *, flip: bool = False) -> Shot:
        """`turn`: degrees by which the nose, to the right, is turned towards who looks; `flip`: it drives to the left,
        and `turn` is meant so.
        """
        whole = self._whole(toy, round(turn / _TURN_STEP) * _TURN_STEP)
        share = metre / self._metre
        size = max(1, round(whole.surface.get_width() * share)), max(1, round(whole.surface.get_height() * share))
        made = pygame.transform.smoothscale(whole.surface, size)
        if not flip:
            return Shot(made, whole.x * share, whole.y * share)
        return Shot(pygame.transform.flip(made, flip_x=True, flip_y=False), size[0] - whole.x * share, whole.y * share)

    def _whole(self, toy: Toy, degrees: int) -> Shot:
        key = toy.name, degrees, self.dusk
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._taken(toy, degrees)
            self._bytes += _bytes(found)
            while self._bytes > _MOST_BYTES:
                self._bytes -= _bytes(self._kept.popitem(last=False)[1])
        else:
            self._kept.move_to_end(key)
        return found

    def _taken(self, toy: Toy, degrees: int) -> Shot:
        view = _View(self._metre, math.radians(degrees), self._tilt, self._upright)
        box = view.bounds(toy)

        def paint(painter: QPainter) -> None:
            painter.translate(-box.x(), -box.y())
            view.paint(painter, toy, self._pictures)

        made = painted(round(box.width()), round(box.height()), paint)
        if self.dusk is not None:
            made.fill(self.dusk, special_flags=pygame.BLEND_RGB_MULT)
        used = made.get_bounding_rect()
        return Shot(made.subsurface(used).copy(), -box.x() - used.x, -box.y() - used.y)


def _bytes(shot: Shot) -> int:
    return shot.surface.get_width() * shot.surface.get_height() * shot.surface.get_bytesize()


class _View:
    def __init__(self, metre: float, turn: float, tilt: float, upright: float) -> None:
        self._m = metre
        self._cos, self._sin = math.cos(turn), math.sin(turn)
        self._tilt, self._upright = tilt, upright

    def at(self, x: float, y: float, z: float) -> QPointF:
        """`x` forwards, `y` to the far side, `z` up; metres."""
        right = x * self._cos + y * self._sin
        away = -x * self._sin + y * self._cos
        return QPointF(right * self._m, -(away * self._tilt + z * self._upright) * self._m)

    def bounds(self, toy: Toy) -> QRectF:
        half, side = toy.long / 2 + _MARGIN, toy.wide / 2 + _MARGIN
        points = [self.at(x, y, z) for x in (-half, half) for y in (-side, side) for z in (0.0, toy.tall + _MARGIN)]
        return QPolygonF(points).boundingRect()

    def paint(self, painter: QPainter, toy: Toy, pictures: Pictures) -> None:
        self._shadow(painter, toy)
        farthest_first = sorted(toy.parts, key=lambda part: (part.box[0] + part.box[1]) * self._sin)
        for part in farthest_first:
            self._part(painter, part, pictures)

    def _shadow(self, painter: QPainter, toy: Toy) -> None:
        half, side = toy.long / 2 + 0.12, toy.wide / 2 + 0.14
        corners = [self.at(x, y, 0) for x, y in ((-half, -side), (half, -side), (half, side), (-half, side))]
        shade = QColor(0, 0, 0, 80)
        painter.setPen(QPen(shade, 0.25 * self._m, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                            Qt.PenJoinStyle.RoundJoin))  # fmt: skip
        painter.setBrush(shade)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawPolygon(QPolygonF(corners))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _part(self, painter: QPainter, part: Part, pictures: Pictures) -> None:
        strips = list(enumerate(pairwise(part.edge)))
        strips.sort(key=lambda strip: (strip[1][0][0] + strip[1][1][0]) * self._sin)
        for number, ((x, z), (to_x, to_z)) in strips:
            face = self._facing(to_z - z, x - to_x)
            if face > 0.02:
                self._strip(painter, part, number, ((x, z), (to_x, to_z)))
        rear, front, _, top = part.box
        if part.front and self._sin > 0.05:
            self._plane(painter, pictures, f"{part.sheet}-front", front, part.wide, top)
        if part.rear and self._sin < -0.05:
            self._plane(painter, pictures, f"{part.sheet}-rear", rear, part.wide, top)
        self._side(painter, part, pictures)

    def _facing(self, forwards: float, up: float) -> float:
        """How far a strip with this normal looks at who looks."""
        return forwards * self._sin * self._upright + up * self._tilt

    def _strip(self, painter: QPainter, part: Part, number: int, ends: Sequence[tuple[float, float]]) -> None:
        (x, z), (to_x, to_z) = ends
        half = part.wide / 2
        quad = QPolygonF([self.at(x, -half, z), self.at(to_x, -half, to_z), self.at(to_x, half, to_z),
                          self.at(x, half, z)])  # fmt: skip
        flat = abs(to_z - z) < 0.5 * abs(to_x - x)
        fill = QColor(_GLASS if number in part.panes else part.colour)
        if number not in part.panes:
            fill = fill.lighter(_LIGHT) if flat else fill.darker(_DARK)
        elif not flat:
            fill = fill.darker(106)
        painter.setPen(QPen(fill, 0.05 * self._m, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                            Qt.PenJoinStyle.RoundJoin))  # fmt: skip
        painter.setBrush(fill)
        painter.drawPolygon(quad)

    def _side(self, painter: QPainter, part: Part, pictures: Pictures) -> None:
        """The drawn side stands in the plane that is nearest; its sheet is as long and high as the part."""
        rear, front, foot, top = part.box
        origin = self.at(0, -part.wide / 2, 0)
        plane = QTransform(self._cos * self._m, self._sin * self._tilt * self._m, 0, -self._upright * self._m,
                           origin.x(), origin.y())  # fmt: skip
        self._sheet(painter, pictures, f"{part.sheet}-side", plane, QRectF(rear, -top, front - rear, top - foot))

    def _plane(self, painter: QPainter, pictures: Pictures, name: str, x: float, wide: float, top: float) -> None:
        """Front or rear, as it is seen: left in the drawing is left on the glass."""
        origin = self.at(x, 0, 0)
        sign = 1.0 if self._sin > 0 else -1.0
        plane = QTransform(sign * self._sin * self._m, -sign * self._cos * self._tilt * self._m, 0,
                           -self._upright * self._m, origin.x(), origin.y())  # fmt: skip
        self._sheet(painter, pictures, name, plane, QRectF(-wide / 2, -top, wide, top))

    def _sheet(self, painter: QPainter, pictures: Pictures, name: str, plane: QTransform, box: QRectF) -> None:
        painter.save()
        painter.setTransform(plane, combine=True)
        painter.scale(1, -1)  # sheets are drawn downwards
        pictures.paint(name, painter, box)
        painter.restore()
