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

EDGE = 100
"""The map of a scenario is 0 to 100 both ways."""


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
    pushes = False

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
        self.show_picture(first_picture(self._scenario))
        self.update()

    def spot(self, family: str, id_: str) -> QPointF:
        """Where a place is drawn."""
        one = next(one for one in getattr(self._scenario, family) if one.id == id_)
        return self._at(one.x, one.y)

    def _at(self, x: int, y: int) -> QPointF:
        """The whole map, not only where places lie: there must be room to drag to."""
        field = self._field()
        return QPointF(field.left() + field.width() * x / EDGE, field.top() + field.height() * y / EDGE)

    def _place(self, point: QPointF) -> tuple[int, int]:
        field = self._field()
        x = round((point.x() - field.left()) * EDGE / max(1.0, field.width()))
        y = round((point.y() - field.top()) * EDGE / max(1.0, field.height()))
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
        if held is None:
            return
        if self._dragged:
            self.moved.emit(*held, *self._place(event.position()))
        else:
            self.picked.emit(*held)
