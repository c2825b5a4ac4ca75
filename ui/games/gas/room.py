"""The kitchen at night: what stands in it, what moves in it, the gas that fills it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from edu.domain.games.gas.kitchen import FULL, SPARKS, Kitchen, Thing
from ui.games import ease
from ui.games.gas.haze import Haze
from ui.games.gas.plan import Plan, Spot
from ui.games.gas.props import WORDS, Props
from ui.games.glow import glow, soft
from ui.games.kit import Kit
from ui.games.motes import Swarm
from ui.games.view import Box
from ui.theme.art import MOTES

if TYPE_CHECKING:
    from ui.theme.art import Rgb

DUSK: Rgb = (140, 152, 194)
ORDER: tuple[Thing, ...] = ("valve", "window", "family", "door")
_STANDING: tuple[Thing, ...] = ("family", "balcony", "door", "hood", "valve")


class Room:
    """`draw_…` from the back to the front."""

    def __init__(self, kit: Kit, plan: Plan, kitchen: Kitchen, spots: dict[Thing, Spot], swarm: Swarm) -> None:
        self._kit, self._plan, self._kitchen, self._spots, self._swarm = kit, plan, kitchen, spots, swarm
        self._props = Props(kit, plan)
        self._haze = Haze(kit, plan.unit)
        self._still = kit.theme.reduced_motion
        self._gas = float(kitchen.gas)
        self._lever = 90.0 if "valve" in kitchen.done else 0.0
        self._wind = 1.0 if self._aired else 0.0
        self._touched: dict[Thing, int] = {}
        self._tried = -100
        self.age = 0

    @property
    def share(self) -> float:
        """0 … 1: how full of gas it looks."""
        return min(1.0, self._gas / FULL)

    @property
    def _aired(self) -> bool:
        return "window" in self._kitchen.done

    # -- answers --

    def done(self, thing: Thing) -> None:
        self._touched[thing] = self.age

    def tried(self) -> None:
        self._tried = self.age

    # -- going on --

    def step(self) -> None:
        self.age += 1
        kitchen = self._kitchen
        self._gas = ease.toward(self._gas, kitchen.gas, 0.06)
        turn = 90.0 if "valve" in kitchen.done else 0.0
        self._lever = turn if self._still else ease.toward(self._lever, turn, 0.16)
        self._wind = ease.toward(self._wind, 1.0 if self._aired else 0.0, 0.05)
        if not self._still and self.age % 6 == 0 and "valve" not in kitchen.done and not kitchen.ending:
            self._puff()

    def _puff(self) -> None:
        u, chance = self._plan.unit, self._swarm.chance
        x, y = self._plan.hose.centre
        dx, dy = chance(-1.2, 1.2) * u, chance(-3.2, -1.6) * u
        if self._aired:
            window = self._spots["window"].art.centre
            dx += (window[0] - x) / 150
        self._swarm.add("odour", x + chance(-14, 14) * u, y - 20 * u, dx, dy)

    # -- drawn --

    def draw_back(self, surface: pygame.Surface) -> None:
        plan, kit = self._plan, self._kit
        plain = kit.theme.variant == "contrast"
        name = plan.back("kitchen")
        key = (name, "dusk", plan.width, plan.height, plain, plan.mirrored)
        surface.blit(kit.pictures.kept(key, lambda: backdrop(kit, plan, name, None if plain else DUSK)), (0, 0))
        if not plain:
            x, y = self._spots["window"].art.centre
            light = glow(kit.pictures, 420 * plan.unit, MOTES.moon, 0.42)
            surface.blit(light, (round(x - light.get_width() / 2), round(y - light.get_height() / 2)),
                         special_flags=pygame.BLEND_RGB_ADD)  # fmt: skip
        self._haze.draw(surface, plan.width, plan.height, self.share, self.age, 0)
        self._draw_alarm(surface)

    def _draw_alarm(self, surface: pygame.Surface) -> None:
        """The gas alarm blinks, less than twice a second, for as long as there is gas."""
        if self._kitchen.gas < FULL // 20 or (not self._still and self.age % 44 > 24):
            return
        x, y = self._plan.alarm.centre
        u = self._plan.unit
        for size, alpha in ((64, 0.55), (34, 1.0), (24, 1.0)):
            light = soft(self._kit.pictures, size * u, MOTES.flame_rim, alpha)
            surface.blit(light, (round(x - light.get_width() / 2), round(y - 12 * u - light.get_height() / 2)))

    def draw_things(self, surface: pygame.Surface, squash: Callable[[str], float]) -> None:
        small = [thing for thing in self._kitchen.shown if thing in SPARKS and thing != "hood"]
        self._draw_one(surface, "window", squash("window"))
        self._draw_curtains(surface)
        for thing in (*_STANDING, *small):
            if thing in self._kitchen.here:
                self._draw_one(surface, thing, squash(thing))

    def _draw_one(self, surface: pygame.Surface, thing: Thing, pushed: float) -> None:
        art, props = self._spots[thing].art, self._props
        done = thing in self._kitchen.done
        bend = pushed * 0.8 + props.bounce(self.age - self._touched.get(thing, -100))
        match thing:
            case "family":
                props.put(surface, "bedroom-empty" if done else "bedroom-asleep", art)
                if done:
                    self._draw_family(surface, art)
            case "window" | "balcony":
                props.put(surface, f"{thing}-{'open' if done else 'shut'}", art, bend * 0.5)
            case "door":
                props.put(surface, "exit", art, pushed * 0.4)
            case "valve":
                self._draw_valve(surface, art)
            case "fan":
                props.put(surface, "fan", art, bend)
                spun = 0.0 if self._still or "fan" not in self._kitchen.sparks else self.age * 24 % 360
                props.turned(surface, "fan-blades", art, spun)
            case _:
                props.put(surface, thing, art, bend)

    def _draw_family(self, surface: pygame.Surface, art: Box) -> None:
        """Up they come, out of bed and into the doorway."""
        since = self.age - self._touched.get("family", -100)
        rise = 1.0 if self._still else ease.back(since / 20)
        side = art.w * 0.94
        box = Box(art.x + (art.w - side) / 2, art.y + art.h - side * rise, side, side)
        shot = self._props.get("family", box)
        high = min(shot.get_height(), round(art.y + art.h - box.y))
        if high > 0:
            surface.blit(shot, (round(box.x), round(box.y)), (0, 0, shot.get_width(), high))

    def _draw_valve(self, surface: pygame.Surface, art: Box) -> None:
        stuck = self._kitchen.stuck
        since = self.age - self._tried
        shake = 0.0 if self._still or since > 24 else 9 * self._plan.unit * (1 - since / 24) * ease.wave(since, 0.12)
        self._props.put(surface, "valve-rusty" if stuck else "valve-body", art, shake=shake)
        lever = Box(art.x + shake, art.y, art.w, art.h)
        self._props.turned(surface, "lever-broken" if stuck else "lever", lever, self._lever)

    def _draw_curtains(self, surface: pygame.Surface) -> None:
        """Still while it is shut; the wind lifts them once it is open."""
        window, u = self._spots["window"].art, self._plan.unit
        high = window.h * 1.06
        wide = high * 0.24
        for side, left in ((-1, window.x - wide * 0.42), (1, window.x + window.w - wide * 0.58)):
            blow = 0.0
            if self._wind > 0.02:
                flutter = 0.0 if self._still else 5 * math.sin(self.age / 11 + side) + 3 * math.sin(self.age / 6.3)
                blow = self._wind * side * -1 * (15 + flutter)
            box = Box(left, window.y - 22 * u, wide, high)
            self._props.hung(surface, "curtain", box, blow, flip=side > 0)

    def draw_air(self, surface: pygame.Surface) -> None:
        """Gas before the things; and what the wind does to it."""
        plan, u = self._plan, self._plan.unit
        if "valve" not in self._kitchen.done:
            x, y = plan.hose.centre
            self._haze.draw_wisps(surface, x, y, self.share, self.age)
        self._haze.draw(surface, plan.width, plan.height, self.share, self.age, 1)
        if self._wind > 0.3 and not self._still:
            x, y = self._spots["window"].art.centre
            for number in range(3):
                at = (self.age / 80 + number / 3) % 1.0
                fade = round(4 * min(1.0, 4 * at, 2.4 * (1 - at)))
                if fade:
                    shot = self._breeze(fade)
                    aside = (60 + 360 * at) * u * (-1 if plan.mirrored else 1)
                    surface.blit(shot, (round(x + aside - shot.get_width() / 2), round(y + (number - 1) * 92 * u)))

    def _breeze(self, fade: int) -> pygame.Surface:
        u, flip = self._plan.unit, self._plan.mirrored

        def make() -> pygame.Surface:
            shot = self._kit.pictures.get("breeze", 230 * u, 76 * u, flip=flip).copy()
            shot.fill((255, 255, 255, 60 * fade), special_flags=pygame.BLEND_RGBA_MULT)
            return shot

        return self._kit.pictures.kept(("breeze", fade, round(u * 1000), flip), make)

    def draw_words(self, surface: pygame.Surface, due: Thing | None) -> None:
        """Words, numbers and ticks by level; the arrow on what is due."""
        kitchen, level = self._kitchen, self._kit.level
        number = 0
        for thing in kitchen.here:
            touch = self._spots[thing].touch
            if thing in kitchen.done:
                self._props.tick(surface, touch)
            elif level < 3:
                self._props.label(surface, WORDS[thing], touch)
        if level == 1:
            for thing in ORDER:
                number += not (thing == "valve" and kitchen.stuck)
                if not over_with(kitchen, thing):
                    self._props.number(surface, number, self._spots[thing].touch)
        if due is not None:
            self._props.arrow(surface, self._spots[due].touch, self.age)


def over_with(kitchen: Kitchen, thing: Thing) -> bool:
    """Done, or not to be done: a valve that is stuck, a window when the balcony stands open."""
    aired = thing == "window" and "balcony" in kitchen.done
    return thing in kitchen.done or aired or (thing == "valve" and kitchen.stuck)


def backdrop(kit: Kit, plan: Plan, name: str, dusk: Rgb | None) -> pygame.Surface:
    """The whole sheet stretched to the glass, mirrored with it, darkened. Not kept."""
    shot = kit.pictures.sheet(name, plan.width, plan.height, flip=plan.mirrored)
    if dusk is not None:
        shot.fill(dusk, special_flags=pygame.BLEND_RGB_MULT)
    return shot
