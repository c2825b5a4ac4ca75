"""The belt and what passes on it."""

from __future__ import annotations

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from edu.domain.games.bag.belt import SHOWN, SLOT
from edu.domain.games.bag.packing import BagPlay
from edu.domain.games.bag.things import THINGS
from ui.games import ease
from ui.games.bag.plan import Plan
from ui.games.bag.words import NAMES
from ui.games.kit import Kit
from ui.games.painted import Paint
from ui.games.view import Box
from ui.theme.art import BELT

RAIL = 52.0
_BED = 34.0
_ROLLERS = 9
_TURNS = 12
"""Pictures of a roller on its way round to the next spoke."""


class Conveyor:
    """`away`: things that are in a hand or in the air and therefore not on the belt."""

    def __init__(self, kit: Kit, plan: Plan, play: BagPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self.away: set[int] = set()
        self.asked = -1
        """The thing that somebody asks for, or -1."""
        self._age = 0

    def step(self) -> None:
        self._age += 1

    # -- where things are --

    def passing(self) -> list[tuple[int, int]]:
        """(thing, place), also what is only partly in sight."""
        belt, inside = self._play.belt, set(self._play.inside)
        found = []
        for slot, thing in enumerate(belt.slots):
            place = belt.place(slot)
            if thing not in inside and -SLOT < place < SHOWN * SLOT:
                found.append((thing, place))
        return found

    def box(self, thing: int) -> Box:
        """What may be touched of the thing, wherever it is now."""
        belt = self._play.belt
        return self._plan.on_belt(belt.place(belt.slots.index(thing)))

    def spot(self, thing: int) -> tuple[float, float]:
        """The middle of the thing where it stands on the belt."""
        box = self.box(thing)
        return box.x + box.w / 2, self._ground - self._plan.item / 2

    @property
    def arrow_top(self) -> float:
        """What stands above the belt ends here, the arrow too."""
        return self._ground - self._plan.item - 40 * self._plan.unit

    @property
    def _ground(self) -> float:
        belt = self._plan.belt
        return belt.y + belt.h - (RAIL + _BED * 0.45) * self._plan.unit

    # -- drawn --

    def draw(self, surface: pygame.Surface) -> None:
        self._bed(surface)
        self._rail(surface)
        for thing, place in self.passing():
            if thing not in self.away:
                self._thing(surface, thing, place)

    def _thing(self, surface: pygame.Surface, thing: int, place: int) -> None:
        plan, kit, u = self._plan, self._kit, self._plan.unit
        box, side = plan.on_belt(place), plan.item
        asked = thing == self.asked
        hop = 0.0
        if asked and not kit.theme.reduced_motion:
            hop = 12 * u * abs(ease.wave(self._age, 1.1))
        picture = kit.pictures.get(f"thing-{THINGS[thing].id}", side, side)
        surface.blit(picture, (round(box.x + (box.w - side) / 2), round(self._ground - side + 14 * u - hop)))
        if asked:
            self._arrow(surface, box.x + box.w / 2, self._ground - side - 4 * u)
        self._name(surface, thing, box.x + box.w / 2, asked=asked)

    def _name(self, surface: pygame.Surface, thing: int, middle: float, *, asked: bool) -> None:
        plan, kit, u = self._plan, self._kit, self._plan.unit
        c = kit.theme.colours
        name = NAMES[THINGS[thing].id]
        size = kit.words.fitting(name, min(kit.theme.type.body * 1.15, 42) * u, plan.slot - 20 * u)
        text = kit.words.line(name, size, c.on_accent if asked else c.on_rail)
        y = plan.belt.y + plan.belt.h - (RAIL + 2 * u) * u
        if asked:
            wide, high = text.get_width() + 28 * u, RAIL * 0.92 * u
            chip = kit.pictures.shape(("asked", c.accent), wide, high, _chip(c.accent, high))
            surface.blit(chip, (round(middle - wide / 2), round(y + 3 * u)))
        surface.blit(text, (round(middle - text.get_width() / 2), round(y + (RAIL * u - text.get_height()) / 2)))

    def _arrow(self, surface: pygame.Surface, x: float, y: float) -> None:
        """Down on what is asked for, where there is room above it."""
        u, kit = self._plan.unit, self._kit
        bob = 0.0 if kit.theme.reduced_motion else 8 * u * ease.wave(self._age, 1.1)
        side = 56 * u

        def paint(painter: QPainter) -> None:
            painter.setPen(QPen(QColor(BELT.arrow), 15 * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                                Qt.PenJoinStyle.RoundJoin))  # fmt: skip
            painter.drawLine(QPointF(side / 2, 10 * u), QPointF(side / 2, 44 * u))
            painter.drawPolyline([QPointF(12 * u, 28 * u), QPointF(side / 2, 46 * u), QPointF(side - 12 * u, 28 * u)])

        arrow = kit.pictures.shape(("arrow",), side, side, paint)
        surface.blit(arrow, (round(x - side / 2), round(y - side / 2 + bob)))

    def _bed(self, surface: pygame.Surface) -> None:
        """Rubber with ribs that run along with what stands on it."""
        plan, u = self._plan, self._plan.unit
        tile = max(2, round(plan.slot / 4))
        high = round(_BED * u)

        def paint(painter: QPainter) -> None:
            fall = QLinearGradient(0, 0, 0, high)
            fall.setColorAt(0, QColor(BELT.bed_lit))
            fall.setColorAt(1, QColor(BELT.bed))
            painter.fillRect(0, 0, tile, high, fall)
            painter.setPen(QPen(QColor(BELT.rib), 7 * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(tile * 0.62, 7 * u), QPointF(tile * 0.42, high - 6 * u))

        strip = self._kit.pictures.shape(("bed",), tile, high, paint)
        top = round(plan.belt.y + plan.belt.h - (RAIL + _BED) * u)
        run = plan.slot * self._play.belt.moved / SLOT
        shift = run if plan.left else -run
        x = shift % tile - tile
        while x < plan.width:
            surface.blit(strip, (round(x), top))
            x += tile

    def _rail(self, surface: pygame.Surface) -> None:
        plan, u = self._plan, self._plan.unit
        high = round(RAIL * u)
        top = round(plan.belt.y + plan.belt.h - RAIL * u)
        surface.blit(self._kit.pictures.shape(("rail",), plan.width, high, _rail_of(plan.width, high, u)), (0, top))
        side = round(62 * u)
        run = plan.slot * self._play.belt.moved / SLOT / (side / 2)  # radians
        turn = int(run / (1.0472 / _TURNS)) % _TURNS * (1 if plan.left else -1)
        roller = self._kit.pictures.shape(("roller", turn), side, side, _roller(side, turn * 60 / _TURNS))
        for number in range(_ROLLERS):
            x = plan.width * (number + 0.5) / _ROLLERS
            surface.blit(roller, (round(x - side / 2), round(top + high - side * 0.2)))


def _chip(colour: str, high: float) -> Paint:
    def paint(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        device = painter.device()
        painter.drawRoundedRect(QRectF(0, 0, device.width(), device.height()), high / 2, high / 2)

    return paint


def _rail_of(wide: int, high: int, u: float) -> Paint:
    def paint(painter: QPainter) -> None:
        fall = QLinearGradient(0, 0, 0, high)
        fall.setColorAt(0, QColor(BELT.rail_lit))
        fall.setColorAt(1, QColor(BELT.rail))
        painter.fillRect(0, 0, wide, high, fall)
        painter.fillRect(QRectF(0, 0, wide, 5 * u), QColor(BELT.edge))

    return paint


def _roller(side: int, angle: float) -> Paint:
    def paint(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.translate(side / 2, side / 2)
        painter.rotate(angle)
        painter.setBrush(QColor(BELT.roller_rim))
        painter.drawEllipse(QPointF(0, 0), side / 2 - 1, side / 2 - 1)
        painter.setBrush(QColor(BELT.roller))
        painter.drawEllipse(QPointF(0, 0), side * 0.38, side * 0.38)
        painter.setPen(QPen(QColor(BELT.roller_rim), side * 0.1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for _ in range(3):
            painter.rotate(60)
            painter.drawLine(QPointF(-side * 0.26, 0), QPointF(side * 0.26, 0))

    return paint
