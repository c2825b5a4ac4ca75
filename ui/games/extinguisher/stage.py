"""The room, the thing that burns, its fire and its smoke."""

from __future__ import annotations

import pygame

from edu.domain.games.extinguisher.fight import FULL, PATCHES, Fight
from ui.games import ease
from ui.games.extinguisher.plan import Plan
from ui.games.flames import Flames
from ui.games.glow import glow
from ui.games.kit import Kit
from ui.games.motes import Swarm
from ui.games.smoke import Smoke
from ui.theme.art import MOTES

_THING, _THING_H, _ROOT = 1000, 760, 460
"""A thing is drawn on a sheet of this size; its flames stand on the line _ROOT, from 100 to 900."""
_MARGIN = 14
_DUSK = (178, 186, 212)
_FIERCE = {"battery": 3, "panel": 2}


class Stage:
    """One fire: `step` follows the fight, the `draw_…` are called from the back to the front."""

    def __init__(self, kit: Kit, plan: Plan, fight: Fight, swarm: Swarm) -> None:
        self._kit, self._plan, self._swarm = kit, plan, swarm
        self.fight = fight
        self._still = kit.theme.reduced_motion
        self._flames = Flames(kit.pictures, plan.unit * plan.zone.h / (450 * plan.unit))
        self._smoke = Smoke(kit.pictures, plan.unit)
        self._heat = [float(heat) for heat in fight.heat]
        self._low = float(fight.smoke)
        self.lean = 0.0
        self.age = 0
        self.burst = 0

    @property
    def scale(self) -> float:
        return self._plan.zone.w / 800

    def at(self, x: float, y: float) -> tuple[float, float]:
        """From the thing's own sheet to the glass."""
        zone = self._plan.zone
        return zone.x + (x - 100) * self.scale, zone.y + zone.h + (y - _ROOT) * self.scale

    def root(self, patch: int) -> tuple[float, float]:
        zone = self._plan.zone
        return zone.x + zone.w * (2 * patch + 1) / (2 * PATCHES), zone.y + zone.h

    @property
    def blaze(self) -> float:
        """0 … 1: how much burns."""
        return min(1.0, sum(self._heat) / (FULL * PATCHES) * 1.6)

    # -- going on --

    def step(self, aim: float | None) -> None:
        """`aim`: where the hand points, 0 … 1 across the scene; None where it rests."""
        self.age += 1
        self.burst = max(0, self.burst - 1)
        for at, heat in enumerate(self.fight.heat):
            self._heat[at] = ease.toward(self._heat[at], heat, 0.12)
        self._low = ease.toward(self._low, self.fight.smoke, 0.05)
        goal = (aim - 0.5) * 2 if aim is not None else 0.35 * ease.wave(self.age, 11)
        self.lean = 0.0 if self._still else ease.toward(self.lean, goal, 0.05)
        self._scatter()

    def _scatter(self) -> None:
        unit, chance = self._plan.unit, self._swarm.chance
        if self._still:
            return
        often = _FIERCE.get(self.fight.fire.id, 1)
        for patch, heat in enumerate(self._heat):
            if heat > 2000 and (self.age * 7 + patch * 31) % (84 // often) < 7:
                x, y = self.root(patch)
                fly = 1.0 + heat / FULL
                self._swarm.add("spark", x + chance(-20, 20) * unit, y - chance(30, 140) * unit,
                                chance(-1.6, 1.6) * unit * often, chance(-5, -2.4) * unit * fly)  # fmt: skip
            elif self.fight.heat[patch] == 0 and self.fight.glow[patch] > 1500 and (self.age + patch * 9) % 40 == 0:
                x, y = self.root(patch)
                self._swarm.add("smoke", x, y - 10 * unit, chance(-0.4, 0.4) * unit, -1.8 * unit)
        live = self.fight.fire.first == "power" and self.fight.shut < 0 and self.fight.burning
        if live and self.age % 34 < 3:
            x, y = self.at(420 + 40 * (self.age // 34 % 4), 300)
            self._swarm.add("arc", x, y, chance(-6, 6) * unit, chance(-6, 2) * unit)

    # -- from the back to the front --

    def draw_back(self, surface: pygame.Surface) -> None:
        scene, unit = self._plan.scene, self._plan.unit
        margin = _MARGIN * unit
        wide, high = scene.w + 2 * margin, scene.h
        dusk = _DUSK if self._kit.theme.variant != "contrast" else None
        back = self._kit.pictures.cover(f"{self.fight.fire.id}-back", wide, high, dusk=dusk)
        surface.blit(back, (round(-margin - self.lean * margin), round(scene.y)))
        self._thing(surface, "thing")
        if self.fight.fire.first == "heat" and self.fight.shut < 0:
            for n in range(5):
                x, y = self.at(375 + 40 * n, 556)
                self._flames.draw(surface, x, y, 44 * self.scale * unit, age=self.age, temper=n, fuel="gas")

    def _thing(self, surface: pygame.Surface, part: str) -> None:
        name = f"{self.fight.fire.id}-{part}"
        x, y = self.at(0, 0)
        size = _THING * self.scale, _THING_H * self.scale
        surface.blit(self._kit.pictures.get(name, *size), (round(x), round(y)))

    def draw_fire(self, surface: pygame.Surface) -> None:
        unit = self._plan.unit
        if self.blaze > 0.01:
            flicker = 1.0 if self._still else 0.94 + 0.06 * ease.wave(self.age, 1.3)
            light = glow(self._kit.pictures, 500 * unit, MOTES.light, (0.12 + 0.3 * self.blaze) * flicker)
            x, y = self._heart()
            half = light.get_width() / 2
            surface.blit(light, (round(x - half), round(y - half)), special_flags=pygame.BLEND_RGB_ADD)
        age = 0 if self._still else self.age
        rise = 1.0 + (0.5 * self.burst / 60 if self.burst else 0.0)
        for row, (size, lift) in enumerate(((1.0, 10.0), (0.66, -12.0))):
            for patch in sorted(range(PATCHES), key=lambda at: -abs(at - PATCHES // 2)):
                heat = self._heat[patch]
                if heat < 300:
                    continue
                x, y = self.root(patch)
                tall = (64 + 300 * (heat / FULL) ** 0.7) * size * rise * self._plan.zone.h / (450 * unit)
                self._flames.draw(surface, x + row * 22 * unit, y - (lift - 14) * unit, tall * unit, age=age,
                                  temper=patch + row, lean=patch)  # fmt: skip

    def _heart(self) -> tuple[float, float]:
        """The middle of what burns."""
        whole = sum(self._heat) or 1.0
        x = sum(self.root(at)[0] * heat for at, heat in enumerate(self._heat)) / whole
        return x, self._plan.zone.y + self._plan.zone.h * 0.72

    def draw_front(self, surface: pygame.Surface) -> None:
        self._thing(surface, "front")
        for patch in range(PATCHES):
            if self.fight.heat[patch] == 0 and self.fight.glow[patch] > 1500:
                x, y = self.root(patch)
                size = 58 * self._plan.unit * (0.6 + 0.4 * min(1.0, self.fight.glow[patch] / 20_000))
                ember = glow(self._kit.pictures, round(size / 6) * 6, MOTES.ember, 0.7)
                half = ember.get_width() / 2
                surface.blit(ember, (round(x - half), round(y - half)), special_flags=pygame.BLEND_RGB_ADD)

    def draw_smoke(self, surface: pygame.Surface) -> None:
        bottom = self._plan.scene.h * 0.94 * self._low / FULL
        self._smoke.draw(surface, self._plan.width, bottom, self.age, still=self._still, lit=self.blaze)
