"""The bag, its pockets, and what flies in and out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pygame

from edu.domain.games.bag.packing import BagPlay
from edu.domain.games.bag.things import THINGS
from ui.games import ease
from ui.games.bag.plan import Plan
from ui.games.kit import Kit
from ui.games.view import Box

Way = Literal["in", "out", "back"]
_STEPS: dict[Way, int] = {"in": 22, "out": 24, "back": 26}
_POP = 16
_SQUASH = 20
_ZIP = 26


@dataclass(slots=True)
class Flight:
    thing: int
    way: Way
    start: tuple[float, float]
    end: tuple[float, float]
    side: float
    age: int = 0

    @property
    def share(self) -> float:
        return min(1.0, self.age / _STEPS[self.way])


class Sack:
    def __init__(self, kit: Kit, plan: Plan, play: BagPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._still = kit.theme.reduced_motion
        self.pocket: dict[int, int] = {}
        """Thing → the pocket it lies in; it stays there whatever goes out beside it."""
        self.flights: list[Flight] = []
        self.held: set[int] = set()
        self.asked: set[int] = set()
        """What should come out, where that is said."""
        self._landed: dict[int, int] = {}
        self._age = 0
        self._hit = -_SQUASH
        self._hard = 0.0
        self._shut = 0 if not play.shut else _ZIP
        for thing in play.inside:
            self._lay(thing)

    def _lay(self, thing: int) -> None:
        taken = set(self.pocket.values())
        self.pocket[thing] = next(n for n in range(len(self._plan.pockets)) if n not in taken)

    # -- going on --

    def put_in(self, thing: int, start: tuple[float, float], side: float) -> None:
        self._lay(thing)
        self._fly(Flight(thing, "in", start, self._plan.mouth, side))

    def put_out(self, thing: int, start: tuple[float, float], end: tuple[float, float], side: float) -> None:
        self.pocket.pop(thing, None)
        self._landed.pop(thing, None)
        self._fly(Flight(thing, "out", start, end, side))

    def refuse(self, thing: int, start: tuple[float, float], end: tuple[float, float], side: float) -> None:
        self._fly(Flight(thing, "back", start, end, side))
        self._strike(0.5)

    def _fly(self, flight: Flight) -> None:
        if self._still:
            flight.age = _STEPS[flight.way]
        self.flights.append(flight)

    def _strike(self, hard: float) -> None:
        self._hit, self._hard = self._age, hard

    def step(self) -> list[int]:
        """What has landed in the bag in this step."""
        self._age += 1
        landed = []
        for flight in self.flights:
            flight.age += 1
            if flight.age > _STEPS[flight.way] and flight.way == "in":
                landed.append(flight.thing)
                self._landed[flight.thing] = self._age
                self._strike(min(1.0, 0.35 + THINGS[flight.thing].weight / 1800))
        self.flights = [flight for flight in self.flights if flight.age <= _STEPS[flight.way]]
        goal = _ZIP if self._play.shut else 0
        self._shut += 1 if self._shut < goal else -2 if self._shut > goal else 0
        self._shut = max(0, self._shut)
        if self._still:
            self._shut = goal
        return landed

    @property
    def in_air(self) -> set[int]:
        return {flight.thing for flight in self.flights}

    # -- drawn --

    @property
    def _squash(self) -> float:
        """How far the bag is pushed down, of 1; below 0 it stretches."""
        since = self._age - self._hit
        if self._still or since >= _SQUASH:
            return 0.0
        fade = 1 - since / _SQUASH
        return round(self._hard * fade * ease.wave(since + 4, 0.27) * 4) / 4

    def draw_back(self, surface: pygame.Surface) -> None:
        bag = self._plan.bag
        surface.blit(self._kit.pictures.get(f"bag-{self._plan.sack}-back", bag.w, bag.h), (round(bag.x), round(bag.y)))
        for flight in self.flights:
            if flight.way == "in" and flight.share > 0.55:
                self._flight(surface, flight)

    def draw_front(self, surface: pygame.Surface) -> None:
        bag, squash = self._plan.bag, self._squash
        high = bag.h * (1 - 0.05 * squash)
        wide = bag.w * (1 + 0.025 * squash)
        front = self._kit.pictures.kept(
            ("front", self._plan.sack, round(squash * 4)),
            lambda: pygame.transform.smoothscale(
                self._kit.pictures.get(f"bag-{self._plan.sack}-front", bag.w, bag.h), (round(wide), round(high))
            ),
        )
        surface.blit(front, (round(bag.x - (wide - bag.w) / 2), round(bag.y + bag.h - high)))
        flying = self.in_air | self.held
        for thing, number in self.pocket.items():
            if thing not in flying:
                self._lies(surface, thing, self._plan.pockets[number], (bag.h - high) * 0.6)
        self._zip(surface)

    def draw_air(self, surface: pygame.Surface) -> None:
        for flight in self.flights:
            if flight.way != "in" or flight.share <= 0.55:
                self._flight(surface, flight)

    def pocket_box(self, thing: int) -> Box:
        return self._plan.pockets[self.pocket[thing]]

    def _lies(self, surface: pygame.Surface, thing: int, box: Box, down: float) -> None:
        since = self._age - self._landed.get(thing, -_POP)
        grown = 1.0 if self._still or since >= _POP else 0.5 + 0.5 * ease.back(since / _POP)
        side = round(min(box.w, box.h) * 0.94 * grown / 8) * 8
        lift = 0.0
        if thing in self.asked:
            self._ring(surface, box)
            lift = 0.0 if self._still else 7 * self._plan.unit * abs(ease.wave(self._age, 1.1))
        picture = self._kit.pictures.get(f"thing-{THINGS[thing].id}", side, side)
        surface.blit(picture, (round(box.x + (box.w - side) / 2), round(box.y + (box.h - side) / 2 + down - lift)))

    def _ring(self, surface: pygame.Surface, box: Box) -> None:
        u = self._plan.unit
        thick = max(3, round(7 * u))
        pygame.draw.rect(surface, self._kit.theme.colours.yellow.solid, box.rect, thick, border_radius=round(20 * u))

    def _flight(self, surface: pygame.Surface, flight: Flight) -> None:
        share, u = flight.share, self._plan.unit
        (x0, y0), (x1, y1) = flight.start, flight.end
        rise = {"in": 150.0, "out": 190.0, "back": 230.0}[flight.way] * u
        x = x0 + (x1 - x0) * share
        y = y0 + (y1 - y0) * share - rise * 4 * share * (1 - share)
        if flight.way == "back":
            x = x0 + (self._plan.mouth[0] - x0) * (1 - abs(2 * share - 1)) * 0.7 + (x1 - x0) * share
        scale = 1.0 - 0.42 * share if flight.way == "in" else 0.6 + 0.4 * share if flight.way == "out" else 1.0
        side = max(16, round(flight.side * scale / 16) * 16)
        picture = self._kit.pictures.get(f"thing-{THINGS[flight.thing].id}", side, side)
        surface.blit(picture, (round(x - side / 2), round(y - side / 2)))

    def _zip(self, surface: pygame.Surface) -> None:
        """The lid comes over the opening."""
        if not self._shut:
            return
        share = ease.out(self._shut / _ZIP)
        bag, u = self._plan.bag, self._plan.unit
        wide, high = bag.w * 0.985, 140 * u
        lid = self._kit.pictures.get("bag-lid", wide, high)
        x = bag.x + (bag.w - wide) / 2
        surface.blit(
            lid, (round(x), round(bag.y + 34 * u - (1 - share) * 60 * u)), (0, 0, round(wide * share), round(high))
        )
