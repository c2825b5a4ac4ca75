"""One bike: its load, who came with it, what it wants, how long its rider still waits, how hot its battery is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from edu.domain.games.ebike.yard import CHARGE, HOT, PATIENCE, Bike, Yard
from ui.games import ease
from ui.games.ebike.props import Props
from ui.games.ebike.rides import Ride, model_of
from ui.games.glow import soft
from ui.games.kit import Kit
from ui.games.tones import ON_DARK
from ui.games.view import Box

if TYPE_CHECKING:
    from ui.games.ebike.fires import Fires
    from ui.games.ebike.plan import Plan

_GRAIN = 10
"""Units between two kept breadths of a bike."""
_TALL = 220 / 300
_WARM = 0.12
_HOP = 30
_KINDLED = 70


class Bikes:
    def __init__(self, kit: Kit, plan: Plan, yard: Yard, fires: Fires) -> None:
        self._kit, self._plan, self._yard, self._fires = kit, plan, yard, fires
        self._props = Props(kit, plan)
        self._still = kit.theme.reduced_motion
        self._burns = {number: _KINDLED for number, bike in enumerate(yard.bikes) if bike.smokes}
        """Steps that each that burns has burnt."""
        self.age = 0

    def step(self, rides: dict[int, Ride]) -> None:
        self.age += 1
        for number, ride in rides.items():
            bike = self._yard.bikes[number]
            x, y = self._battery(ride)
            if bike.smokes:
                self._burns[number] = self._burns.get(number, 0) + 1
                self._fires.spit(x, y)

    def _battery(self, ride: Ride) -> tuple[float, float]:
        return ride.x, ride.foot - ride.wide * 0.34

    # -- drawn --

    def draw(self, surface: pygame.Surface, ride: Ride, *, chosen: bool, squash: float) -> None:
        bike, u = self._yard.bikes[ride.number], self._plan.unit
        waits = bike.at == "gate"
        if waits or ride.company:
            self._rider(surface, ride, bike)
        if ride.held or chosen:
            self._ground(surface, ride)
        shot = self._body(ride, bike)
        lift = 0.0 if self._still or ride.held or not chosen else 8 * u * abs(ease.wave(self.age, 0.9))
        if squash > 0.03:
            size = round(shot.get_width() * (1 + 0.06 * squash)), round(shot.get_height() * (1 - 0.1 * squash))
            shot = pygame.transform.smoothscale(shot, size)
        at = ride.x - shot.get_width() / 2, ride.foot - shot.get_height() * 0.94 - lift
        surface.blit(shot, (round(at[0]), round(at[1])))

    def _body(self, ride: Ride, bike: Bike) -> pygame.Surface:
        pictures, flip = self._kit.pictures, self._plan.mirrored
        wide = max(1, round(ride.wide / self._plan.unit / _GRAIN)) * _GRAIN * self._plan.unit
        load = "low" if bike.need == "battery" and bike.at == "shed" else bike.need
        if bike.at == "gone" or (bike.at == "shed" and bike.full):
            load = "rest"
        name = model_of(ride.number)

        def make() -> pygame.Surface:
            made = pictures.get(f"bike-{name}", wide, wide * _TALL, flip=flip).copy()
            made.blit(pictures.get(f"load-{load}", wide, wide * _TALL, flip=flip), (0, 0))
            return made

        return pictures.kept(("bike", name, load, round(wide), flip), make)

    def ghost(self, surface: pygame.Surface, ride: Ride, x: float, foot: float) -> None:
        """Half seen through, somewhere else."""
        shot = self._body(ride, self._yard.bikes[ride.number])
        pale = self._kit.pictures.kept(("ghost", ride.number, shot.get_size()), lambda: _pale(shot))
        surface.blit(pale, (round(x - pale.get_width() / 2), round(foot - pale.get_height() * 0.94)))

    def _ground(self, surface: pygame.Surface, ride: Ride) -> None:
        """A light under what is in the hand or was chosen."""
        side = ride.wide * 1.35
        shot = soft(self._kit.pictures, side, self._kit.theme.colours.yellow.solid, 0.55)
        surface.blit(shot, (round(ride.x - side / 2), round(ride.foot - ride.wide * 0.36 - side / 2)))

    def _rider(self, surface: pygame.Surface, ride: Ride, bike: Bike) -> None:
        pictures, flip = self._kit.pictures, self._plan.mirrored
        wide = max(1, round(ride.wide * 0.74 / self._plan.unit / _GRAIN)) * _GRAIN * self._plan.unit
        mood = ride.mood
        if bike.at == "gate":
            mood = "worry" if bike.waited > PATIENCE[self._yard.level] * 0.66 else "happy"
        way = 1 if flip else -1
        hop = 0.0
        if not self._still:
            hop = 3 * self._plan.unit * abs(ease.wave(self.age, 2.2, ride.number * 0.3))
            if ride.hopped < _HOP and mood == "glad":
                hop = 26 * self._plan.unit * abs(ease.wave(ride.hopped, _HOP / 60))
        shot = pictures.get(f"rider-{ride.rider}-{mood}", wide, wide * 1.5, flip=flip)
        x = ride.x + way * ride.wide * 0.01 - shot.get_width() / 2
        y = ride.foot - shot.get_height() - hop - 8 * self._plan.unit
        surface.blit(shot, (round(x), round(y)))
        if bike.need == "battery" and bike.at == "gate":
            surface.blit(pictures.get("hold-battery", wide, wide * 1.5, flip=flip), (round(x), round(y)))

    def draw_fire(self, surface: pygame.Surface, ride: Ride) -> None:
        """Of one that smokes: before it, and over what stands behind."""
        if self._yard.bikes[ride.number].smokes:
            x, y = self._battery(ride)
            grown = 0.4 + 0.6 * ease.out(self._burns.get(ride.number, 0) / _KINDLED)
            self._fires.column(surface, x, y, ride.wide * 0.8, ride.wide * 1.3, 1.0)
            self._fires.flames(surface, x, y + ride.wide * 0.2, ride.wide * 0.76 * grown, kind=ride.number)

    def draw_marks(self, surface: pygame.Surface, ride: Ride, *, named: bool) -> None:
        """What it wants and how long its rider waits; at a socket how full it is; how hot."""
        bike = self._yard.bikes[ride.number]
        if bike.smokes or bike.at == "gone":
            return
        if bike.at == "gate":
            self._draw_wish(surface, ride, bike, named=named)
        elif bike.heat > HOT * _WARM:
            self._draw_heat(surface, ride, bike)
        elif bike.at == "shed" and bike.full and bike.worth == "right":
            self._bubble(surface, "full", ride, jump=True)
        elif bike.worth != "right":
            self._bubble(surface, bike.need, ride)

    def _draw_wish(self, surface: pygame.Surface, ride: Ride, bike: Bike, *, named: bool) -> None:
        u = self._plan.unit
        left = 1.0 - bike.waited / PATIENCE[self._yard.level]
        tone = (ON_DARK.green if left > 0.6 else ON_DARK.yellow if left > 0.33 else ON_DARK.red).solid
        face = "calm" if left > 0.6 else "wait" if left > 0.33 else "cross"
        way = -1 if self._plan.mirrored else 1
        top = ride.foot - ride.wide * 1.12 - 18 * u
        x = ride.x - way * ride.wide * 0.34
        tremble = 0.0 if self._still or left > 0.33 else 3 * u * ease.wave(self.age, 0.5)
        side = 58 * u
        surface.blit(self._kit.pictures.get(f"face-{face}", side, side),
                     (round(x - side / 2 + tremble), round(top + 50 * u - side / 2)))  # fmt: skip
        self._props.ring(surface, x + tremble, top + 50 * u, 82 * u, left, tone)
        wide = 86 * u
        mark = self._kit.pictures.get(f"mark-{bike.need}", wide, wide * 1.16)
        surface.blit(mark, (round(ride.x + way * ride.wide * 0.34 - wide / 2), round(top)))
        if named:
            thing = self._kit.pack.thing(bike.need)
            box = Box(ride.x - ride.wide * 0.56, ride.foot - 26 * u, ride.wide * 1.12, 44 * u)
            self._props.label(surface, thing.name if thing else "", box)

    def _bubble(self, surface: pygame.Surface, mark: str, ride: Ride, *, jump: bool = False) -> None:
        u = self._plan.unit
        wide = (88 if jump else 66) * u
        hop = 0.0 if self._still or not jump else 10 * u * abs(ease.wave(self.age, 1.0))
        shot = self._kit.pictures.get(f"mark-{mark}", wide, wide * 1.16)
        surface.blit(shot, (round(ride.x - wide / 2), round(ride.foot - ride.wide * 0.62 - shot.get_height() - hop)))

    def _draw_heat(self, surface: pygame.Surface, ride: Ride, bike: Bike) -> None:
        """A ring that closes: when it is closed the battery burns."""
        u = self._plan.unit
        share = bike.heat / HOT
        shake = 0.0 if self._still or share < 0.5 else 4 * u * share * ease.wave(self.age, 0.5)
        x, y = ride.x + shake, ride.foot - ride.wide * 0.62 - 46 * u
        side = 74 * u
        surface.blit(self._kit.pictures.get("mark-hot", side, side * 1.16), (round(x - side / 2), round(y - side / 2)))
        self._props.ring(surface, x, y, 98 * u, share, (ON_DARK.red if share > 0.5 else ON_DARK.yellow).solid)

    def draw_charge(self, surface: pygame.Surface, ride: Ride, at: tuple[float, float], side: float) -> None:
        """On the dial of its socket; `at` is the middle of that."""
        bike = self._yard.bikes[ride.number]
        share = min(1.0, bike.charged / CHARGE)
        self._props.ring(surface, *at, side, share, (ON_DARK.green if bike.full else ON_DARK.yellow).solid)


def _pale(shot: pygame.Surface) -> pygame.Surface:
    made = shot.copy()
    made.fill((255, 255, 255, 150), special_flags=pygame.BLEND_RGBA_MULT)
    return made
