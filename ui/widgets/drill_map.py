"""The world of a drill as a map: places with their people, roads that are open or shut, shelters that fill.

Colour, shape and word say the same thing. It paints from a picture alone, so console, projector and replay share it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from edu.domain.drills.pictures import Heads, Picture
from edu.domain.drills.scenario import Road, Scenario, Zone
from ui import theme
from ui.theme.current import Theme
from ui.theme.tokens import ToneName
from ui.widgets.map_names import MapNames

_STAGES: tuple[tuple[str, ToneName], ...] = (
    ("safe", "green"), ("moving", "blue"), ("home", "grey"), ("refused", "yellow"), ("trapped", "orange"),
    ("lost", "red"),
)  # fmt: skip
RING, BOX = 1.6, 1.4
"""Half the size of a place and of a shelter, in heights of body text."""
_NARROW = 40
"""汉字 of body text below which a map is narrow."""
_LEGEND: tuple[tuple[str, ToneName], ...] = (
    ("已到点", "green"), ("在路上", "blue"), ("未动身", "grey"), ("不肯走", "yellow"), ("受困", "orange"),
    ("伤亡", "red"),
)  # fmt: skip


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

    def __init__(self, scenario: Scenario, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario = scenario
        self._picture: Picture | None = None
        self._names = MapNames(QRectF())
        self._ground = QRectF()
        """`_field` of what is being painted."""
        places = [(zone.x, zone.y) for zone in scenario.zones] or [(0, 0)]
        places += [(shelter.x, shelter.y) for shelter in scenario.shelters]
        self._corner = min(x for x, _ in places), min(y for _, y in places)
        self._spread = (
            max(1, max(x for x, _ in places) - self._corner[0]),
            max(1, max(y for _, y in places) - self._corner[1]),
        )
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
        self._names = MapNames(whole.adjusted(m.xs, m.xs, -m.xs, -self._legend_height(painter, live)))
        if self._picture is not None:
            middles = [(road, self._road(painter, live, road)) for road in self._scenario.roads if not road.absent]
            zones = list(zip(self._scenario.zones, self._picture.zones, strict=False))
            for zone, heads in zones:
                self._zone(painter, live, zone, heads)
            self._shelters(painter, live)
            for zone, heads in zones:
                self._zone_name(painter, live, zone, heads)
            self._shelter_names(painter, live)
            for road, middle in middles:
                self._road_name(painter, live, road, middle)
            self._legend(painter, live)
        painter.end()

    # -- places --

    def _field(self) -> QRectF:
        """Where the map lies: room at the edges for names, below for the legend."""
        body = theme.of(self).type.small
        return QRectF(self.rect()).adjusted(body * 7, body * 3, -body * 9, -body * 7.5)

    def _at(self, x: int, y: int) -> QPointF:
        """A place of the scenario, the whole of them spread over the field there is."""
        field = self._ground
        across, down = (x - self._corner[0]) / self._spread[0], (y - self._corner[1]) / self._spread[1]
        return QPointF(field.left() + field.width() * across, field.top() + field.height() * down)

    def _road(self, painter: QPainter, live: Theme, road: Road) -> QPointF:
        """Draws the way and gives its bend, where its name belongs."""
        zone = next(one for one in self._scenario.zones if one.id == road.zone)
        shelter = next(one for one in self._scenario.shelters if one.id == road.shelter)
        shut = self._shut(road)
        start, end = self._at(zone.x, zone.y), self._at(shelter.x, shelter.y)
        siblings = [one.id for one in self._scenario.roads if one.zone == road.zone and not one.absent]
        bend = (siblings.index(road.id) - (len(siblings) - 1) / 2) * live.type.body * 5
        middle = self._middle(start, end, bend)
        pen = QPen(QColor(live.colours.red.solid if shut else live.colours.line_strong), live.metrics.focus * 1.5)
        pen.setStyle(Qt.PenStyle.DashLine if shut else Qt.PenStyle.SolidLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline([start, middle, end])
        return middle

    def _road_name(self, painter: QPainter, live: Theme, road: Road, middle: QPointF) -> None:
        """On a narrow map only the ways that are shut are named: there is no room for all."""
        shut = self._shut(road)
        if not shut and self.width() < live.type.body * _NARROW:
            return
        self._plate(painter, live, middle, f"{road.title}（断）" if shut else road.title, "red" if shut else None)

    def _shut(self, road: Road) -> bool:
        return self._picture is not None and road.id in self._picture.closed_roads

    @staticmethod
    def _middle(start: QPointF, end: QPointF, bend: float) -> QPointF:
        across = QPointF(end.y() - start.y(), start.x() - end.x())
        length = max(1.0, (across.x() ** 2 + across.y() ** 2) ** 0.5)
        share = bend / length
        return QPointF((start.x() + end.x()) / 2 + across.x() * share, (start.y() + end.y()) / 2 + across.y() * share)

    def _zone(self, painter: QPainter, live: Theme, zone: Zone, heads: Heads) -> None:
        at, c = self._at(zone.x, zone.y), live.colours
        size = live.type.body * RING
        self._names.take(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
        self._ring(painter, live, at, size, heads)
        people = heads.home + heads.moving + heads.refused + heads.trapped
        painter.setPen(QColor(c.ink))
        painter.setFont(theme.font(live.type.small, bold=True))
        painter.drawText(
            QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size), Qt.AlignmentFlag.AlignCenter, str(people)
        )
        painter.setFont(theme.font(live.type.small))

    def _zone_name(self, painter: QPainter, live: Theme, zone: Zone, heads: Heads) -> None:
        tone: ToneName | None = "red" if heads.lost or heads.trapped else None
        words = f"{zone.title}{self._cuts(zone.id)}"
        self._plate(painter, live, self._at(zone.x, zone.y), words, tone, live.type.body * RING)

    def _cuts(self, zone: str) -> str:
        picture = self._picture
        if picture is None:
            return ""
        lost = [
            word
            for word, zones in (("停电", picture.without_power), ("断网", picture.without_network))
            if zone in zones
        ]
        return f"（{'、'.join(lost)}）" if lost else ""

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
        inner = size * 0.68
        painter.setBrush(QColor(live.colours.surface))
        painter.drawEllipse(at, inner, inner)

    def _shelters(self, painter: QPainter, live: Theme) -> None:
        picture, c = self._picture, live.colours
        if picture is None:
            return
        for shelter, now in zip(self._scenario.shelters, picture.shelters, strict=False):
            at, size = self._at(shelter.x, shelter.y), live.type.body * BOX
            box = QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size)
            self._names.take(box)
            painter.setPen(QPen(QColor(c.green.solid if now.open else c.line_strong), live.metrics.focus))
            painter.setBrush(QColor(c.green.fill if now.open else c.surface))
            painter.drawRoundedRect(box, live.metrics.radius_small, live.metrics.radius_small)
            share = min(1.0, now.inside / max(1, shelter.capacity))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.green.line))
            painter.drawRect(QRectF(box.left(), box.bottom() - box.height() * share, box.width(), box.height() * share))
            theme.icon("shield", c.green.ink if now.open else c.ink_faint).paint(
                painter, box.toRect().adjusted(6, 6, -6, -6)
            )

    def _shelter_names(self, painter: QPainter, live: Theme) -> None:
        picture = self._picture
        for shelter, now in zip(self._scenario.shelters, picture.shelters if picture else (), strict=False):
            words = f"{shelter.title} {now.inside}/{shelter.capacity}" if now.open else f"{shelter.title}（未开放）"
            self._plate(painter, live, self._at(shelter.x, shelter.y), words, None, live.type.body * BOX)

    def _plate(
        self, painter: QPainter, live: Theme, at: QPointF, text: str, tone: ToneName | None, reach: float = 0.0
    ) -> None:
        """A name on a ground of its own, inside the map and beside the names that are there already."""
        metrics = QFontMetrics(painter.font())
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - 2 * round(live.metrics.m))
        width, height = metrics.horizontalAdvance(text) + live.metrics.m, metrics.height() + live.metrics.xs
        box = self._names.place(at, QSizeF(width, height), reach)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(live.colours.tone(tone).fill if tone else live.colours.surface))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(QColor(live.colours.tone(tone).ink if tone else live.colours.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _legend_lines(self, painter: QPainter, live: Theme) -> tuple[int, list[float]]:
        metrics, dot = QFontMetrics(painter.font()), live.type.small * 0.7
        widths = [metrics.horizontalAdvance(word) + dot + live.metrics.m + live.metrics.s for word, _tone in _LEGEND]
        return (1 if sum(widths) <= self.width() else 2), widths

    def _legend_height(self, painter: QPainter, live: Theme) -> float:
        lines, _widths = self._legend_lines(painter, live)
        return lines * QFontMetrics(painter.font()).height() + 2 * live.metrics.s

    def _legend(self, painter: QPainter, live: Theme) -> None:
        metrics = QFontMetrics(painter.font())
        dot = live.type.small * 0.7
        lines, widths = self._legend_lines(painter, live)
        each = -(-len(_LEGEND) // lines)
        for line in range(lines):
            shown, broad = _LEGEND[line * each : (line + 1) * each], widths[line * each : (line + 1) * each]
            y = self.height() - live.metrics.s - metrics.height() * (lines - line)
            self._legend_line(painter, live, ((self.width() - sum(broad)) / 2, y, dot), shown, broad)

    @staticmethod
    def _legend_line(
        painter: QPainter, live: Theme, place: tuple[float, float, float],
        shown: Sequence[tuple[str, ToneName]], widths: Sequence[float],
    ) -> None:  # fmt: skip
        metrics = QFontMetrics(painter.font())
        x, y, dot = place
        for (word, tone), width in zip(shown, widths, strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(live.colours.tone(tone).solid))
            painter.drawEllipse(QRectF(x, y + (metrics.height() - dot) / 2, dot, dot))
            painter.setPen(QColor(live.colours.ink_soft))
            painter.drawText(QPointF(x + dot + live.metrics.xs, y + metrics.ascent()), word)
            x += width
