"""The map of a draft: places can be dragged by the mouse. By keyboard the form's numbers do the same."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from edu.domain.drills.editing import with_field
from edu.domain.drills.pictures import Heads, Picture, ShelterFigures
from edu.domain.drills.scenario import Scenario
from ui import theme
from ui.widgets.drill_map import MapView
from ui.widgets.map_plane import Box

EDGE = 100
"""The map of a scenario is 0 to 100 both ways."""
AROUND, LEAST = 5, 30
"""What is shown: so much around the places, to drag to, and never less than that both ways. A place that is let go
farther out is shown with so much around it again."""


def drawable(scenario: Scenario) -> Scenario:
    """Without roads that lead nowhere yet."""
    zones, shelters = {one.id for one in scenario.zones}, {one.id for one in scenario.shelters}
    roads = tuple(road for road in scenario.roads if road.zone in zones and road.shelter in shelters)
    return replace(scenario, roads=roads)


def first_picture(scenario: Scenario) -> Picture:
    """Everybody at home: what can be drawn of a draft that does not compile."""
    heads = (Heads(one.id, sum(group.people for group in one.groups), 0, 0, 0, 0, 0) for one in scenario.zones)
    return Picture(
        tick=0, hash="", zones=tuple(heads),
        shelters=tuple(ShelterFigures(one.id, True, 0) for one in scenario.shelters),
        closed_roads=(), without_power=(), without_network=(), free=(), meters=(), curves=(), frozen=False,
    )  # fmt: skip


class PlaceMap(MapView):
    """`moved` carries (list, id, x, y) when a place is let go, `picked` (list, id) when it was only pressed."""

    moved = Signal(str, str, int, int)
    picked = Signal(str, str)
    pushes = explained = False

    def __init__(self, scenario: Scenario, parent: QWidget | None = None) -> None:
        super().__init__(drawable(scenario), parent)
        self._held: tuple[str, str] | None = None
        self._pressed = QPointF()
        self._dragged = False
        self.setMouseTracking(True)
        self.setToolTip("拖动地点或安置点，改变它在地图上的位置")
        self.show_scenario(scenario)

    def show_scenario(self, scenario: Scenario) -> None:
        self._scenario = drawable(scenario)
        if not self._dragged:
            self._frame = self._framed()
        self.show_picture(first_picture(self._scenario))
        self.update()

    def spot(self, family: str, id_: str) -> QPointF:
        """Where a place was drawn last."""
        one = next(one for one in getattr(self._scenario, family) if one.id == id_)
        return self._at(one.x, one.y)

    def _framed(self) -> Box:
        """Where places lie and somewhat around them; it stays while one is dragged."""
        left, top, right, bottom = super()._framed()
        (left, right), (top, bottom) = _span(left, right), _span(top, bottom)
        return left, top, right, bottom

    def _place(self, point: QPointF) -> tuple[int, int]:
        field, (left, top, right, bottom) = self._ground, self._frame
        x = round(left + (point.x() - field.left()) * (right - left) / max(1.0, field.width()))
        y = round(top + (point.y() - field.top()) * (bottom - top) / max(1.0, field.height()))
        return min(max(x, 0), EDGE), min(max(y, 0), EDGE)

    def _under(self, point: QPointF) -> tuple[str, str] | None:
        reach = theme.of(self).type.body * 1.8
        near = [
            ((self._at(one.x, one.y) - point).manhattanLength(), family, one.id)
            for family in ("zones", "shelters")
            for one in getattr(self._scenario, family)
        ]
        distance, family, id_ = min(near, default=(reach + 1, "", ""))
        return (family, id_) if distance <= reach else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held, self._dragged = self._under(event.position()), False
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None or not event.buttons():
            over = self._under(event.position()) is not None
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        if (event.position() - self._pressed).manhattanLength() > theme.of(self).metrics.s:
            self._dragged = True
        if self._dragged:
            family, id_ = self._held
            x, y = self._place(event.position())
            for axis, value in (("x", x), ("y", y)):
                self._scenario = with_field(self._scenario, (family, id_), axis, value)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, None
        dragged, self._dragged = self._dragged, False
        if held is None:
            return
        if dragged:
            self.moved.emit(*held, *self._place(event.position()))
        else:
            self.picked.emit(*held)


def _span(low: float, high: float) -> tuple[float, float]:
    middle, half = (low + high) / 2, max(LEAST / 2, (high - low) / 2 + AROUND)
    return max(0.0, middle - half), min(float(EDGE), middle + half)
