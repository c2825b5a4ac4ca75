"""The world of a drill as a map: places with their people, roads that are open or shut, shelters that fill.

Colour, shape and word say the same thing. It paints from a picture alone, so console, projector and replay share it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from edu.domain.drills.pictures import Heads, Picture
from edu.domain.drills.scenario import Road, Scenario, Shelter, Zone
from ui import theme
from ui.theme.current import Theme
from ui.theme.tokens import ToneName
from ui.widgets.map_legend import legend_height, paint_legend
from ui.widgets.map_names import MapNames, Name, leader
from ui.widgets.map_plane import Box, Point, around
from ui.widgets.map_ways import Mark, laid, pushed_apart, sides

_STAGES: tuple[tuple[str, ToneName], ...] = (
    ("safe", "green"), ("moving", "blue"), ("home", "grey"), ("refused", "yellow"), ("trapped", "orange"),
    ("lost", "red"),
)  # fmt: skip
RING, BOX = 1.6, 1.4
"""Half the size of a place and of a shelter, in heights of body text."""
_NARROW = 40
"""汉字 of body text below which a map is narrow: a way that is open is named only where there is room."""
INNER = 0.68
"""The hole in a mark, in which its number or sign stands."""
ONE_LINE = 11
"""汉字 beyond which what is known of a place stands below its name."""
LEADER = 0.3
"""Heights of a line between it and its mark or way beyond which a line leads from one to the other."""
LINE = 1.3
"""Height of a line, in sizes of small text."""


@dataclass(frozen=True, slots=True)
class Plate:
    lines: tuple[str, ...]
    tone: ToneName | None
    name: Name


def heads_words(heads: Heads) -> str:
    """One zone in a line: only what is not nothing."""
    parts = [
        f"{word} {number}"
        for word, number in (
            ("在家", heads.home), ("在路上", heads.moving), ("已到点", heads.safe), ("不肯走", heads.refused),
            ("受困", heads.trapped), ("伤亡", heads.lost),
        )
        if number
    ]  # fmt: skip
    return " · ".join(parts) or "没有人"


class MapView(QWidget):
    """`show_picture` is cheap to call on every tick: nothing is painted when the picture is the same."""

    pushes = True
    """Places that lie on one another are drawn beside each other."""
    explained = True
    """With a legend."""

    def __init__(self, scenario: Scenario, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario = scenario
        self._picture: Picture | None = None
        self._places_key: tuple[int, int, Sequence[Name]] = (0, 0, ())
        self._places: Sequence[QRectF | None] = ()
        self._leaders: Sequence[tuple[QPointF, QPointF] | None] = ()
        self._laid_key: tuple[int, int, int] = (0, 0, 0)
        self._laid_for: Scenario | None = None
        self._spots: dict[str, QPointF] = {}
        self.ways: dict[str, tuple[QPointF, ...]] = {}
        """By the ids of roads: where each was painted last, from rim to rim."""
        self.named: dict[str, QRectF] = {}
        """The names that were painted last, and where."""
        self.tied: set[str] = set()
        """Those of them from which a line leads to what they name."""
        self._ground = QRectF()
        """`_field` of what is being painted."""
        self._frame = self._framed()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, picture: Picture) -> None:
        if picture == self._picture:
            return
        self._picture = picture
        titles = {zone.id: zone.title for zone in self._scenario.zones}
        self.setAccessibleName("；".join(f"{titles[one.zone]} {heads_words(one)}" for one in picture.zones))
        self.update()

    def sizeHint(self) -> QSize:
        body = theme.of(self).type.body
        return QSize(body * 36, body * 20)

    def minimumSizeHint(self) -> QSize:
        body = theme.of(self).type.body
        return QSize(body * 20, body * 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        live = theme.of(self)
        m, c = live.metrics, live.colours
        whole, self._ground = QRectF(self.rect()), self._field()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.sunken))
        painter.drawRoundedRect(whole, m.radius, m.radius)
        painter.setFont(theme.font(live.type.small))
        if self._picture is not None:
            self._lay(live)
            for road in self._open_roads():
                self._road(painter, live, road)
            plates = self._plates(live)
            places = self._placed(live, plates)
            self._draw_leaders(painter, live, plates)
            for zone, heads in zip(self._scenario.zones, self._picture.zones, strict=False):
                self._zone(painter, live, zone, heads)
            self._shelters(painter, live)
            for plate, box in zip(plates, places, strict=True):
                if box is not None:
                    _paint_plate(painter, live, plate, box)
            self.named = {
                "".join(plate.lines): box for plate, box in zip(plates, places, strict=True) if box is not None
            }
            self.tied = {
                "".join(plate.lines) for plate, line in zip(plates, self._leaders, strict=True) if line is not None
            }
            if self.explained:
                paint_legend(painter, live, self.size())
        painter.end()

    # -- names --

    def _plates(self, live: Theme) -> Sequence[Plate]:
        """Places first, then what is shut, then the rest: the later ones go round the earlier ones."""
        picture = self._picture
        assert picture is not None
        plates = []
        for zone, heads in zip(self._scenario.zones, picture.zones, strict=False):
            tone: ToneName | None = "red" if heads.lost or heads.trapped else None
            at = self._spots[f"zone {zone.id}"]
            plates.append(self._plate(live, zone.title, _cuts(picture, zone.id), tone, at=at, reach=RING))
        for shelter, now in zip(self._scenario.shelters, picture.shelters, strict=False):
            full = f"{shelter.capacity}/{shelter.capacity}" if now.open else ""
            words = f"{now.inside}/{shelter.capacity}" if now.open else "（未开放）"
            at = self._spots[f"shelter {shelter.id}"]
            plates.append(self._plate(live, shelter.title, words, None, at=at, reach=BOX, room=full))
        idle = self.width() < live.type.body * _NARROW and live.scale != "projector"  # there a hall talks about each
        for road in sorted(self._open_roads(), key=lambda road: not self._shut(road)):
            shut, way = self._shut(road), self.ways[road.id]
            words = f"{road.title}（断）" if shut else road.title
            plates.append(self._plate(live, words, "", "red" if shut else None, way=way, idle=idle and not shut))
        return plates

    def _plate(
        self, live: Theme, title: str, more: str, tone: ToneName | None, *, at: QPointF | None = None,
        reach: float = 0.0, way: tuple[QPointF, ...] = (), idle: bool = False, room: str = "",
    ) -> Plate:  # fmt: skip
        """`room`: the longest `more` may become, so that names stay where they are while people arrive."""
        metrics, m = QFontMetrics(theme.font(live.type.small)), live.metrics
        most = self.width() - 2 * m.m - 2 * m.xs
        whole = f"{title}{more}" if more.startswith("（") else f"{title} {more}".strip()
        lines: tuple[str, ...] = (
            (title, more) if more and metrics.horizontalAdvance(whole) > live.type.small * ONE_LINE else (whole,)
        )
        lines = tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, most) for line in lines)
        longer = (*lines, room if len(lines) > 1 or not room else f"{title} {room}")
        wide = min(most, max(map(metrics.horizontalAdvance, longer)))
        line = metrics.height() + m.xs
        size = QSizeF(wide + m.m, metrics.height() * len(lines) + m.xs)
        return Plate(lines, tone, Name(size, line, at or QPointF(), live.type.body * reach, way, idle))

    def _placed(self, live: Theme, plates: Sequence[Plate]) -> Sequence[QRectF | None]:
        """Looked for only when something else is to be named, or elsewhere: a console paints at every tick."""
        names = [plate.name for plate in plates]
        key = (self.width(), self.height(), names)
        if key != self._places_key:
            m = live.metrics
            inside = QRectF(self.rect()).adjusted(m.xs, m.xs, -m.xs, -self._foot(live))
            book = MapNames(inside)
            for name in names:
                if name.way:
                    book.way(name.way)
                else:
                    reach = name.reach
                    book.mark(QRectF(name.at.x() - reach, name.at.y() - reach, 2 * reach, 2 * reach))
            self._places_key, self._places = key, book.placed(names)
            self._leaders = [
                None if box is None else leader(name, box, name.line * LEADER)
                for name, box in zip(names, self._places, strict=True)
            ]
        return self._places

    def _draw_leaders(self, painter: QPainter, live: Theme, plates: Sequence[Plate]) -> None:
        """A fine line from a name that found no place beside its mark or on its way, to it."""
        for plate, line in zip(plates, self._leaders, strict=True):
            if line is not None:
                ink = live.colours.tone(plate.tone).solid if plate.tone else live.colours.ink_soft
                painter.setPen(QPen(QColor(ink), live.metrics.focus * 0.75, Qt.PenStyle.DotLine))
                painter.drawLine(*line)

    # -- places --

    def _foot(self, live: Theme) -> float:
        return legend_height(live, self.size()) if self.explained else live.metrics.xs

    def _field(self) -> QRectF:
        """Where the map lies: room at the edges for names, below for the legend."""
        body = theme.of(self).type.small
        below, wide = self._foot(theme.of(self)) + body * 4.2, self.width()
        left, right = min(body * 5, wide * 0.15), min(body * 7, wide * 0.18)
        return QRectF(self.rect()).adjusted(left, body * 4.6, -right, -below)

    def _framed(self) -> Box:
        """The part of the scenario's plane that is spread over the field: where its places lie."""
        left, top, right, bottom = around(_places(self._scenario) or ((0, 0),))
        return left, top, max(left + 1, right), max(top + 1, bottom)

    def _at(self, x: int, y: int) -> QPointF:
        field, (left, top, right, bottom) = self._ground, self._frame
        across, down = (x - left) / (right - left), (y - top) / (bottom - top)
        return QPointF(field.left() + field.width() * across, field.top() + field.height() * down)

    def _lay(self, live: Theme) -> None:
        """Marks and ways; anew only in another size or of another draft: a console paints at every tick."""
        scenario, body, m = self._scenario, live.type.body, live.metrics.m
        key = (self.width(), self.height(), body)
        if key == self._laid_key and scenario is self._laid_for:
            return
        self._laid_key, self._laid_for = key, scenario
        marks = {f"zone {one.id}": self._mark(one, body * RING) for one in scenario.zones}
        marks |= {f"shelter {one.id}": self._mark(one, body * BOX) for one in scenario.shelters}
        number = {id_: at for at, id_ in enumerate(marks)}
        roads = self._open_roads()
        ways = [(number[f"zone {road.zone}"], number[f"shelter {road.shelter}"]) for road in roads]
        field, line, spots = self._ground, live.type.small * LINE, list(marks.values())
        if self.pushes:
            spots = list(pushed_apart(spots, ways, (field.left(), field.top(), field.right(), field.bottom()), line))
        within = m, m, self.width() - m, field.bottom() + body * RING
        self._spots = {id_: QPointF(*mark.at) for id_, mark in zip(marks, spots, strict=True)}
        lines = laid(spots, ways, within, line, sides(_places(scenario), tuple(ways)))
        self.ways = {road.id: tuple(QPointF(*at) for at in way) for road, way in zip(roads, lines, strict=True)}

    def _mark(self, one: Zone | Shelter, reach: float) -> Mark:
        at = self._at(one.x, one.y)
        return Mark((at.x(), at.y()), reach)

    def _open_roads(self) -> Sequence[Road]:
        return [road for road in self._scenario.roads if not road.absent]

    def _road(self, painter: QPainter, live: Theme, road: Road) -> None:
        shut = self._shut(road)
        pen = QPen(QColor(live.colours.red.solid if shut else live.colours.line_strong), live.metrics.focus * 1.5)
        pen.setStyle(Qt.PenStyle.DashLine if shut else Qt.PenStyle.SolidLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_smooth(self.ways[road.id]))

    def _shut(self, road: Road) -> bool:
        return self._picture is not None and road.id in self._picture.closed_roads

    def _zone(self, painter: QPainter, live: Theme, zone: Zone, heads: Heads) -> None:
        at, c = self._spots[f"zone {zone.id}"], live.colours
        size = live.type.body * RING
        self._ring(painter, live, at, size, heads)
        people = heads.home + heads.moving + heads.refused + heads.trapped
        painter.setPen(QColor(c.ink))
        painter.setFont(theme.font(live.type.small, bold=True))
        painter.drawText(
            QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size), Qt.AlignmentFlag.AlignCenter, str(people)
        )
        painter.setFont(theme.font(live.type.small))

    @staticmethod
    def _ring(painter: QPainter, live: Theme, at: QPointF, size: float, heads: Heads) -> None:
        """A pie of stages around the number of those who are not yet safe."""
        whole = sum(int(getattr(heads, stage)) for stage, _tone in _STAGES) or 1
        box = QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size)
        begun = 90 * 16
        painter.setPen(Qt.PenStyle.NoPen)
        for stage, tone in _STAGES:
            span = round(int(getattr(heads, stage)) * 360 * 16 / whole)
            if span:
                painter.setBrush(QColor(live.colours.tone(tone).solid))
                painter.drawPie(box, begun, -span)
                begun -= span
        inner = size * INNER
        painter.setBrush(QColor(live.colours.surface))
        painter.drawEllipse(at, inner, inner)

    def _shelters(self, painter: QPainter, live: Theme) -> None:
        picture, c = self._picture, live.colours
        if picture is None:
            return
        for shelter, now in zip(self._scenario.shelters, picture.shelters, strict=False):
            at, size = self._spots[f"shelter {shelter.id}"], live.type.body * BOX
            box = QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size)
            painter.setPen(QPen(QColor(c.green.solid if now.open else c.line_strong), live.metrics.focus))
            painter.setBrush(QColor(c.green.fill if now.open else c.surface))
            painter.drawRoundedRect(box, live.metrics.radius_small, live.metrics.radius_small)
            inset = size * (1 - INNER * 0.8)
            share = min(1.0, now.inside / max(1, shelter.capacity))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.green.line))
            painter.drawRect(QRectF(box.left(), box.bottom() - box.height() * share, box.width(), box.height() * share))
            painter.setBrush(QColor(c.surface))  # in contrast the people inside have the shield's own colour
            painter.drawEllipse(at, size * INNER, size * INNER)
            theme.icon("shield", c.green.ink if now.open else c.ink_faint).paint(
                painter, box.adjusted(inset, inset, -inset, -inset).toRect()
            )


def _places(scenario: Scenario) -> tuple[Point, ...]:
    """In the order in which marks are numbered."""
    return tuple((zone.x, zone.y) for zone in scenario.zones) + tuple((one.x, one.y) for one in scenario.shelters)


def _smooth(points: Sequence[QPointF]) -> QPainterPath:
    """Through the middles of its stretches, so that a bow shows no corners."""
    path = QPainterPath(points[0])
    for at, following in pairwise(points[1:]):
        path.quadTo(at, (at + following) / 2)
    path.lineTo(points[-1])
    return path


def _cuts(picture: Picture, zone: str) -> str:
    lost = [
        word for word, zones in (("停电", picture.without_power), ("断网", picture.without_network)) if zone in zones
    ]
    return f"（{'、'.join(lost)}）" if lost else ""


def _paint_plate(painter: QPainter, live: Theme, plate: Plate, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(live.colours.tone(plate.tone).fill if plate.tone else live.colours.surface))
    painter.drawRoundedRect(box, plate.name.line / 2, plate.name.line / 2)
    painter.setPen(QColor(live.colours.tone(plate.tone).ink if plate.tone else live.colours.ink))
    painter.setFont(theme.font(live.type.small))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "\n".join(plate.lines))
