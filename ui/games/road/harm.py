"""What a mistake would have come to, shown on the road itself: the way a car still needs, the sweep of the rear wheel,
the place that a driver does not see. Nobody is hurt in the picture: whoever crosses has leapt back.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pygame
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from edu.domain.games.road.crossing import LANE_AT, Crossing
from ui.games import ease
from ui.games.kit import Kit
from ui.games.road import corner
from ui.games.road.cars import Cars
from ui.games.road.fleet import LORRY, MIXER
from ui.games.road.lens import Lens
from ui.games.road.plan import Plan
from ui.theme.art import MOTES, STREET

_RIM = 84
"""Steps in which a red rim fades."""
_GHOSTS = (-45, 130)
_BLIND = 1_300.0
"""From the bonnet to there a driver does not see who crosses; for the picture only, shown without a number."""
_MARK = 9_000.0


class Harm:
    def __init__(self, kit: Kit, plan: Plan, lens: Lens, cars: Cars) -> None:
        self._kit, self._plan, self._lens, self._cars = kit, plan, lens, cars
        self._since = _RIM
        self._spot = 0.0
        self._shown = False

    def enter(self) -> None:
        self._since, self._shown = _RIM, False

    def strike(self, road: Crossing) -> None:
        self._since, self._spot, self._shown = 0, float(road.y), True

    def step(self) -> None:
        self._since += 1

    @property
    def force(self) -> float:
        return max(0.0, 1 - self._since / _RIM) if self._shown else 0.0

    # -- on the ground --

    def draw_ground(self, surface: pygame.Surface, road: Crossing) -> None:
        """Before what drives: the way that a car still needs, the place that a driver does not see, pale lorries."""
        if not self._shown:
            return
        if road.outcome == "wheels":
            self._ghosts(surface, road)
        elif "lorry-front" in road.faults and road.outcome == "hit":
            low, high = LANE_AT[0]
            self._patch(surface, [(-1_200, low), (_BLIND, low), (_BLIND, high), (-1_200, high)], "blind")
        elif road.outcome == "hit":
            lane = max(0, road.lane_here())
            far = -_MARK if road.comes_from(lane) == 0 else _MARK
            low, high = LANE_AT[lane]
            patch = [(far, low + 500), (0, low + 300), (0, high - 300), (far, high - 500)]
            self._patch(surface, patch, f"brake-{lane}-{far}")

    def draw_over(self, surface: pygame.Surface, road: Crossing) -> None:
        """After what drives: the sweep of the wheels, and where it would have happened."""
        if not self._shown:
            return
        if road.outcome == "wheels":
            self._patch(surface, corner.zone(), "sweep", tracks=True)
        self._spot_of_blow(surface)

    def _ghosts(self, surface: pygame.Surface, road: Crossing) -> None:
        toy = MIXER if road.place == "bike" else LORRY
        for number, since in enumerate(_GHOSTS):
            if self._since > 14 * number or self._kit.theme.reduced_motion:
                ghost = self._cars.ghost(since, toy)
                key = ("ghost", toy.name, since, ghost.surface.get_size())
                pale = self._kit.pictures.kept(key, partial(_pale, ghost.surface))
                surface.blit(pale, (round(ghost.x), round(ghost.y)))

    def _patch(
        self, surface: pygame.Surface, points: Sequence[tuple[float, float]], key: str, *, tracks: bool = False
    ) -> None:
        """In the red of what nearly was; `tracks`: with the lines of the front and the rear wheel."""
        u = self._plan.unit
        polygon = self._polygon(points)
        box = polygon.boundingRect().adjusted(-14 * u, -14 * u, 14 * u, 14 * u)

        def paint(painter: QPainter) -> None:
            painter.translate(-box.x(), -box.y())
            fill = QColor(STREET.harm)
            fill.setAlphaF(0.42)
            painter.setBrush(fill)
            painter.setPen(self._pen(STREET.harm, 6 * u, Qt.PenStyle.SolidLine))
            painter.drawPolygon(polygon)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for rear in (False, True) if tracks else ():
                painter.setPen(self._pen(STREET.harm if rear else STREET.mark, 10 * u, Qt.PenStyle.DashLine))
                painter.drawPolyline(self._polygon(corner.track(rear=rear)))

        shot = self._kit.pictures.shape(("harm", key, self._plan.portrait), box.width(), box.height(), paint)
        surface.blit(shot, (round(box.x()), round(box.y())))

    @staticmethod
    def _pen(colour: str, width: float, style: Qt.PenStyle) -> QPen:
        return QPen(QColor(colour), width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)

    def _polygon(self, points: Sequence[tuple[float, float]]) -> QPolygonF:
        return QPolygonF([QPointF(*self._lens.at(x, y)) for x, y in points])

    def _spot_of_blow(self, surface: pygame.Surface) -> None:
        x, y = self._lens.at(0, self._spot)
        grown = 1.0 if self._kit.theme.reduced_motion else ease.back(self._since / 12)
        side = max(8, round(190 * self._plan.unit * grown / 8) * 8)
        shot = self._kit.pictures.get("burst", side, side)
        surface.blit(shot, (round(x - side / 2), round(y - side * 0.7)))

    # -- over everything --

    def draw_rim(self, surface: pygame.Surface) -> None:
        if self.force <= 0 or self._kit.theme.reduced_motion:
            return
        u = self._plan.unit
        wide, high = self._plan.width, round(self._plan.foot.y)
        thick = round(26 * u)
        veil = self._kit.pictures.kept(("rim", wide, thick), lambda: _veil(wide, thick))
        tall = self._kit.pictures.kept(("rim", thick, high), lambda: _veil(thick, high))
        for shot in (veil, tall):
            shot.set_alpha(round(220 * self.force))
        for shot, at in ((veil, (0, 0)), (veil, (0, high - thick)), (tall, (0, 0)), (tall, (wide - thick, 0))):
            surface.blit(shot, at)


def _veil(wide: int, high: int) -> pygame.Surface:
    made = pygame.Surface((wide, high), depth=32)
    made.fill(MOTES.harm)
    return made


def _pale(shot: pygame.Surface) -> pygame.Surface:
    made = shot.copy()
    made.fill((255, 255, 255, 120), special_flags=pygame.BLEND_RGBA_MULT)
    return made
