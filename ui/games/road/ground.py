"""The street that stands still: sky and houses, the road that bends towards its ends, what is painted on it."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from edu.domain.games.road.crossing import MIDDLE, WIDTH, Place
from edu.domain.games.road.traffic import CORNER_LINE, LINE
from ui.games.kit import Kit
from ui.games.painted import painted
from ui.games.road.corner import FAR_KERB, NEAR_KERB, zone
from ui.games.road.lens import Lens
from ui.games.road.plan import Plan
from ui.theme.art import STREET

_END = 60_000.0
_STEPS = 90
_SHEET = (1920, 440, 380)
"""Breadth and height of the sheets with houses, and where on them the street's end is."""
_ZEBRA: tuple[Place, ...] = ("zebra", "signal", "bike")
_NIGHT = (104, 116, 160)
"""Of 255: what is left of a colour by night."""
_PAVEMENT, _RURAL = 2_700.0, 700.0
Prop = tuple[str, float, float, float]
"""Drawing, along, across, height (mm)."""
_GREEN: tuple[Prop, ...] = (
    ("tree", -34_000, -30_000, 5_000), ("tree", 36_000, -30_000, 5_000), ("bush", -8_000, -6_400, 2_400),
    ("bush", 8_600, -6_600, 2_500), ("bush", -18_500, -10_600, 2_800), ("bush", 19_500, -10_600, 2_800),
    ("bush", 4_600, -7_300, 2_300), ("tree", -12_500, -14_000, 4_400), ("tree", 13_000, -14_000, 4_400),
)  # fmt: skip
_BIN: Prop = ("bin", 3_400, -2_500, 1_700)
_PROPS: dict[Place, tuple[Prop, ...]] = {
    "zebra": (*_GREEN, _BIN, ("stop", -9_200, -5_000, 3_800), ("bench", -5_600, -4_600, 2_600)),
    "lorry": (*_GREEN, _BIN, ("stall", 6_200, -5_000, 3_600), ("stall", -6_000, -5_400, 3_600)),
    "signal": (*_GREEN, _BIN, ("bench", 6_200, -4_500, 2_600)),
    "bike": (*_GREEN, ("stop", 9_400, -5_000, 3_800), ("bench", 5_400, -4_400, 2_600)),
    "night": (
        ("tree-night", -30_000, -26_000, 5_000), ("tree-night", 32_000, -26_000, 5_000),
        *(("crops", sign * along, across, 2_300) for across in (-3_600, -5_300, -7_000)
          for along in (3_800, 5_900, 8_600, 12_400, 18_000, 27_000) for sign in (-1, 1)),
    ),
}  # fmt: skip


class Ground:
    def __init__(self, kit: Kit, plan: Plan, lens: Lens) -> None:
        self._kit, self._plan, self._lens = kit, plan, lens
        self._dusk = False

    def picture(self, place: Place, *, corner: bool) -> pygame.Surface:
        """Without alpha, as large as the glass."""
        plan = self._plan
        self._dusk = place == "night" and self._kit.theme.variant != "contrast"
        key = ("street", place, corner, plan.width, plan.height, self._dusk)
        return self._kit.pictures.kept(
            key,
            lambda: painted(plan.width, plan.height, lambda painter: self._paint(painter, place, corner), solid=True),
        )

    # -- painted once --

    def _paint(self, painter: QPainter, place: Place, corner: bool) -> None:
        plan, rural = self._plan, place == "night"
        self._sky(painter, place)
        painter.setPen(Qt.PenStyle.NoPen)
        self._fill(painter, self._strip(-_END, _END, WIDTH, WIDTH + 2_900), STREET.earth if rural else STREET.far)
        self._fill(painter, self._strip(-_END, _END, WIDTH - 60, WIDTH + 260), STREET.kerb)
        self._near_side(painter, rural=rural)
        if corner:
            self._side_street(painter)
        road = QLinearGradient(0, plan.far, 0, plan.near)
        road.setColorAt(0, self._tone(STREET.asphalt_far))
        road.setColorAt(1, self._tone(STREET.asphalt))
        painter.setBrush(road)
        painter.drawPolygon(self._strip(-_END, _END, -20, WIDTH))
        for polygon in self._marks(place, corner):
            self._fill(painter, polygon, STREET.mark)
        if corner:
            self._zone(painter)
        self._props(painter, place, corner)

    def _sky(self, painter: QPainter, place: Place) -> None:
        plan = self._plan
        top, low = (STREET.night, STREET.night_low) if place == "night" else (STREET.sky, STREET.sky_low)
        fall = QLinearGradient(0, 0, 0, plan.vanish)
        fall.setColorAt(0, QColor(top))
        fall.setColorAt(1, QColor(low))
        painter.fillRect(QRectF(0, 0, plan.width, plan.height), fall)
        wide, high, end = _SHEET
        grown = (1.5 if plan.portrait else 1.0) * plan.unit
        across = max(grown * wide, plan.width)
        box = QRectF((plan.width - across) / 2, plan.vanish - end * grown, across, high * grown)
        self._kit.pictures.paint(f"street-{place}", painter, box)

    def _near_side(self, painter: QPainter, *, rural: bool) -> None:
        """Pavement, behind it grass with a way down the middle; a village road has a field and a path."""
        plan = self._plan
        bottom = plan.height + 10
        corners = [QPointF(plan.width + 10, bottom), QPointF(-10, bottom)]
        fall = QLinearGradient(0, plan.vanish, 0, plan.foot.y)
        fall.setColorAt(0, self._tone(STREET.grass))
        fall.setColorAt(1, self._tone(STREET.grass_near))
        painter.setBrush(fall)
        painter.drawPolygon(QPolygonF([*self._line(-_END, _END, -20), *corners]))
        broad = _RURAL if rural else _PAVEMENT
        if not rural:
            self._fill(painter, self._strip(-_END, _END, -broad - 130, -20), STREET.joint)
        ground = STREET.earth if rural else STREET.pavement
        self._fill(painter, self._path(broad), STREET.earth if rural else STREET.pavement_near)
        self._fill(painter, self._strip(-_END, _END, -broad, -20), ground)
        if rural:
            return
        for along in range(-36_000, 36_001, 2_400):
            self._fill(painter, self._strip(along, along + 90, -broad, -260), STREET.pavement_near)
        self._fill(painter, self._strip(-_END, _END, -260, 20), STREET.kerb)
        self._fill(painter, self._strip(-1_900, 1_900, -760, -420), STREET.mark_yellow)

    def _path(self, broad: float) -> QPolygonF:
        """From the bottom of the scene to the kerb."""
        lens, bottom = self._lens, self._plan.height + 10
        upper = [QPointF(*point) for point in (lens.at(-2_400, -broad), lens.at(2_400, -broad))]
        wide = (lens.x(2_400) - lens.x(0)) * 1.25
        middle = lens.x(0)
        return QPolygonF([upper[0], upper[1], QPointF(middle + wide, bottom), QPointF(middle - wide, bottom)])

    def _props(self, painter: QPainter, place: Place, corner: bool) -> None:
        """On the near side, from far to near; none in the mouth of a side street."""
        lens = self._lens
        for name, along, across, high in sorted(_PROPS[place], key=lambda prop: -prop[2] * lens.share(prop[1])):
            if corner and FAR_KERB - 1_500 < along < NEAR_KERB + 500:
                continue
            x, y = lens.at(along, across)
            side = high / 1000 * lens.metre * (0.4 + 0.6 * lens.share(along))
            # nothing rises before the road: what comes there must be seen
            y = max(y, lens.y(along, -260) + side * 0.86)
            self._kit.pictures.paint(f"prop-{name}", painter, QRectF(x - side / 2, y - side * 286 / 300, side, side))

    def _tone(self, colour: str) -> QColor:
        found = QColor(colour)
        if self._dusk:
            red, green, blue = _NIGHT
            found = QColor(found.red() * red // 255, found.green() * green // 255, found.blue() * blue // 255)
        return found

    def _side_street(self, painter: QPainter) -> None:
        """It comes in from the left, on the near side, where the lorry comes from that turns."""
        lens, plan = self._lens, self._plan
        left, right, round_ = FAR_KERB, NEAR_KERB, 1_300.0

        def mouth(grow: float) -> QPainterPath:
            path = QPainterPath(QPointF(*lens.at(left - round_ - grow, 0)))
            path.quadTo(QPointF(*lens.at(left - grow, 0)), QPointF(*lens.at(left - grow, -round_)))
            path.lineTo(lens.x(left - grow), plan.height + 10)
            path.lineTo(lens.x(right + grow), plan.height + 10)
            path.lineTo(*lens.at(right + grow, -round_))
            path.quadTo(QPointF(*lens.at(right + grow, 0)), QPointF(*lens.at(right + round_ + grow, 0)))
            path.closeSubpath()
            return path

        painter.fillPath(mouth(230), self._tone(STREET.kerb))
        painter.fillPath(mouth(0), self._tone(STREET.asphalt))
        middle = (left + right) / 2
        for across in range(-1_800, -9_000, -2_600):
            self._fill(painter, self._strip(middle - 70, middle + 70, across - 1_400, across), STREET.mark)

    def _marks(self, place: Place, corner: bool) -> Iterator[QPolygonF]:
        if place != "night":
            for along in range(-57_000, 57_000, 6_000):
                if abs(along + 1_500) > 4_200 and not (corner and -12_000 < along < 0):
                    yield self._strip(along, along + 3_000, MIDDLE - 80, MIDDLE + 80)
        yield from (self._strip(-_END, _END, WIDTH - 330, WIDTH - 190),)
        if not corner:
            yield self._strip(-_END, _END, 150, 290)
        if place in _ZEBRA:
            for stripe in range(7):
                yield self._strip(-1_800, 1_800, 340 + stripe * 940, 340 + stripe * 940 + 480)
            stop = CORNER_LINE if corner else LINE
            yield self._strip(-stop - 330, -stop, 260, MIDDLE - 160)
            yield self._strip(LINE, LINE + 330, MIDDLE + 160, WIDTH - 360)

    def _zone(self, painter: QPainter) -> None:
        """The yellow crescent: what the rear wheels of a turning lorry take besides the front ones."""
        outline = QPolygonF([QPointF(*self._lens.at(x, y)) for x, y in zone()])
        fill = QColor(STREET.zone)
        fill.setAlphaF(0.5)
        painter.setBrush(fill)
        painter.setPen(QPen(QColor(STREET.zone), 7 * self._plan.unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                            Qt.PenJoinStyle.RoundJoin))  # fmt: skip
        painter.drawPolygon(outline)
        painter.setPen(Qt.PenStyle.NoPen)

    # -- bent --

    def _line(self, start: float, end: float, across: float) -> list[QPointF]:
        """Points close together where one crosses, far apart at the ends."""
        bend = self._plan.bend
        low, high = math.asinh(start / bend), math.asinh(end / bend)
        count = max(2, round(_STEPS * (high - low) / 6.5))
        marks = (low + (high - low) * step / count for step in range(count + 1))
        return [QPointF(*self._lens.at(bend * math.sinh(mark), across)) for mark in marks]

    def _strip(self, start: float, end: float, low: float, high: float) -> QPolygonF:
        return QPolygonF([*self._line(start, end, low), *reversed(self._line(start, end, high))])

    def _fill(self, painter: QPainter, polygon: QPolygonF, colour: str) -> None:
        painter.setBrush(self._tone(colour))
        painter.drawPolygon(polygon)
