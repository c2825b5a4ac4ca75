"""The plan of the floor on the edge of the slab: where one is, where the stairs are and what is known of them. While
the room is held it is the road of the fire engine.
"""

from __future__ import annotations

import pygame

from edu.domain.games.rules import HERTZ
from edu.domain.games.smoke.escape import Escape
from edu.domain.games.smoke.floor import LENGTH
from ui.games.escape.advice import seen
from ui.games.escape.plan import Plan
from ui.games.faces import panel
from ui.games.kit import Kit


class Chart:
    def __init__(self, kit: Kit, plan: Plan, escape: Escape) -> None:
        self._kit, self._plan, self._escape = kit, plan, escape

    def draw(self, surface: pygame.Surface) -> None:
        kit, box, u = self._kit, self._plan.chart, self._plan.unit
        ground = panel(kit, box.w, box.h, colour=kit.theme.colours.scrim, alpha=0.8, radius=18 * u)
        surface.blit(ground, (round(box.x), round(box.y)))
        escape = self._escape
        if escape.place is None and escape.sealed and escape.signals:
            self._road(surface)
        else:
            self._floor(surface)

    def _floor(self, surface: pygame.Surface) -> None:
        escape, floor, u = self._escape, self._escape.floor, self._plan.unit
        box, c = self._plan.chart, self._kit.theme.colours
        middle = box.y + box.h / 2
        surface.fill(
            c.on_rail_soft,
            (round(self._x(0)), round(middle - 4 * u), round(self._x(LENGTH) - self._x(0)), round(8 * u)),
        )
        side = box.h * 0.72
        self._mark(surface, "mark-lift", self._x(floor.at("lift")), side)
        self._mark(surface, "mark-home", self._x(floor.room), side)
        for stairs in ("near", "far"):
            x = self._x(floor.at(stairs))
            self._mark(surface, "mark-stairs", x, side)
            known = seen(escape, stairs)
            if known:
                self._mark(surface, "mark-no" if known == "smoke" else "mark-yes", x + side * 0.66, side * 0.6)
        place = floor.room if escape.place is None else escape.place
        self._mark(surface, "head-calm", self._x(place), box.h * 0.9, up=box.h * 0.72)

    def _x(self, place: int) -> float:
        box = self._plan.chart
        side = box.h * 0.9
        return box.x + side + (box.w - 2 * side) * place / LENGTH

    def _mark(self, surface: pygame.Surface, name: str, x: float, side: float, up: float = 0.0) -> None:
        shot = self._kit.pictures.get(name, side, side)
        middle = self._plan.chart.y + self._plan.chart.h / 2 - up
        surface.blit(shot, (round(x - shot.get_width() / 2), round(middle - shot.get_height() / 2)))

    def _road(self, surface: pygame.Surface) -> None:
        escape, box, u, kit = self._escape, self._plan.chart, self._plan.unit, self._kit
        c = kit.theme.colours
        left = -(-escape.rescue_in // HERTZ)
        words = kit.words.line(
            f"消防员还有 {left} 秒" if left else "消防员到了", kit.theme.type.title * 0.9 * u, c.on_rail
        )
        surface.blit(words, (round(box.x + 26 * u), round(box.y + (box.h - words.get_height()) / 2)))
        begin, end = box.x + 60 * u + words.get_width(), box.x + box.w - box.h
        share = 1 - escape.rescue_in / escape.rescue_at
        middle = box.y + box.h / 2
        surface.fill(c.on_rail_soft, (round(begin), round(middle + box.h * 0.26), round(end - begin), round(8 * u)))
        surface.fill(c.accent, (round(begin), round(middle + box.h * 0.26), round((end - begin) * share), round(8 * u)))
        self._mark(surface, "mark-home", end + box.h * 0.3, box.h * 0.76)
        truck = kit.pictures.get("truck", box.h * 1.3, box.h * 0.78)
        surface.blit(truck, (round(begin + (end - begin - truck.get_width()) * share), round(middle - box.h * 0.42)))
