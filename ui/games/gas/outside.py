"""On the landing, and down in the yard: who came along, what is touched, the way out."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from edu.domain.games.gas.kitchen import Kitchen, Thing
from ui.games import ease
from ui.games.gas.plan import Plan, Spot
from ui.games.gas.props import WORDS, Props
from ui.games.gas.room import backdrop
from ui.games.glow import glow
from ui.games.kit import Kit
from ui.games.view import Box
from ui.theme.art import MOTES

_HUNG_UP = 34
"""Steps after the call until the telephone is put away."""


class Outside:
    def __init__(self, kit: Kit, plan: Plan, kitchen: Kitchen, spots: dict[Thing, Spot]) -> None:
        self._kit, self._plan, self._kitchen, self._spots = kit, plan, kitchen, spots
        self._props = Props(kit, plan)
        self._still = kit.theme.reduced_motion
        self._since = 0
        self._called = -1
        self.age = 0

    def enter(self) -> None:
        self._since = 0

    def step(self) -> None:
        self.age += 1
        self._since += 1
        if self._kitchen.ending == "called":
            self._called += 1

    def draw(self, surface: pygame.Surface, squash: Callable[[str], float]) -> None:
        kit, plan = self._kit, self._plan
        landing = self._kitchen.where == "landing"
        name = plan.back("landing" if landing else "yard")
        key = (name, plan.width, plan.height, plan.mirrored)
        surface.blit(kit.pictures.kept(key, lambda: backdrop(kit, plan, name, None)), (0, 0))
        if landing:
            self._props.put(surface, "neighbour", plan.neighbour)
            for thing in self._kitchen.here:
                self._props.put(surface, thing, self._spots[thing].art, squash(thing) * 0.5)
            if "family" in self._kitchen.done:
                hop = 0.0 if self._still else 9 * self._plan.unit * abs(ease.wave(self.age, 0.9))
                self._come(surface, "family", plan.follow, hop)
        else:
            self._draw_yard(surface, squash)

    def _draw_yard(self, surface: pygame.Surface, squash: Callable[[str], float]) -> None:
        plan, u = self._plan, self._plan.unit
        art = self._spots["call"].art
        if self._called <= _HUNG_UP:
            light = glow(self._kit.pictures, 400 * u, MOTES.moon, 0.5)
            x, y = art.centre
            surface.blit(light, (round(x - light.get_width() / 2), round(y - light.get_height() / 2)),
                         special_flags=pygame.BLEND_RGB_ADD)  # fmt: skip
        hop = 0.0 if self._still else 5 * u * abs(ease.wave(self.age, 1.6))
        if "family" in self._kitchen.done:
            self._come(surface, "family-happy", plan.company, hop)
        if self._called > _HUNG_UP:
            self._arrive(surface, art)
            return
        self._come(surface, "hero-look", plan.guide, 0.0)
        # a telephone that is waited for swings a little
        ring = 0.0 if self._still or self._kitchen.ending else 0.22 * ease.wave(self.age, 0.7)
        self._props.put(surface, "call", art, squash("call") + ring)

    def _come(self, surface: pygame.Surface, name: str, box: Box, hop: float) -> None:
        """From below, one after the other."""
        share = 1.0 if self._still else ease.out((self._since - 6) / 22)
        self._props.put(surface, name, Box(box.x, box.y + (1 - share) * box.h - hop, box.w, box.h))

    def _arrive(self, surface: pygame.Surface, art: Box) -> None:
        """The detective puts the telephone away; the man who mends it is there. Upright he takes her place."""
        guide = self._plan.guide
        share = 1.0 if self._still else ease.back((self._called - _HUNG_UP) / 20)
        x = guide.x if self._plan.portrait else art.x + (art.w - guide.w) / 2
        if not self._plan.portrait:
            self._props.put(surface, "hero-happy", guide)
        self._props.put(surface, "repairer", Box(x, guide.y + guide.h * (1 - share), guide.w, guide.h))

    def draw_words(self, surface: pygame.Surface, due: Thing | None) -> None:
        if self._kit.level < 3:
            for thing in self._kitchen.here:
                if thing in WORDS:
                    self._props.label(surface, WORDS[thing], self._spots[thing].touch)
        if due is not None:
            self._props.arrow(surface, self._spots[due].touch, self.age)
