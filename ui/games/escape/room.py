"""The own room: the door with what is behind it, the window with who comes to it, and smoke that creeps in."""

from __future__ import annotations

import pygame

from edu.domain.games.rules import HERTZ
from edu.domain.games.smoke.escape import Escape
from ui.games import ease
from ui.games.escape.haze import Haze
from ui.games.escape.plan import Plan
from ui.games.escape.storey import Storey
from ui.games.glow import glow
from ui.games.kit import Kit
from ui.games.motes import Swarm
from ui.theme.art import MOTES

WIDE, MIDDLE, DOOR, WINDOW = 1920, 960, 1230, 800
"""Of the drawing of the room, and where door and window are on it."""
_SPOTS = {"": 1010, "feel": DOOR - 150, "seal": DOOR - 96, "wave": WINDOW + 150, "towel": 1400, "door": DOOR - 130}
_COMES = 3 * HERTZ
"""Steps before the end of the wait in which the ladder rises: nobody is seen at the window who is still under way."""
_BADGE = 20


class Room:
    def __init__(self, kit: Kit, plan: Plan, escape: Escape, swarm: Swarm, storey: Storey, haze: Haze) -> None:
        self._kit, self._plan, self._escape, self._swarm = kit, plan, escape, swarm
        self._still = kit.theme.reduced_motion
        self._storey, self._haze = storey, haze
        self._low = float(escape.floor.inside)
        self._age = 0
        self._edges: list[float] = []
        self._felt = 0
        self.spot = float(_SPOTS[""])
        self._goal = _SPOTS[""]

    def x(self, at: float) -> float:
        """From the drawing of the room to the glass."""
        return self._plan.focus + (at - MIDDLE) * self._plan.art

    # -- going on --

    def go(self, spot: str) -> None:
        """Where the person has something to do; for a moment they walk by themselves."""
        self._goal = _SPOTS[spot]

    @property
    def walking(self) -> int:
        off = self._goal - self.spot
        return 0 if abs(off) < 6 else 1 if off > 0 else -1

    def step(self) -> None:
        self._age += 1
        escape = self._escape
        self._felt = self._felt + 1 if escape.felt else 0
        self._low = ease.toward(self._low, escape.floor.inside, 0.08)
        fast = 11 if escape.posture == 0 else 8
        self.spot = self._goal if self._still else self.spot + max(-fast, min(fast, self._goal - self.spot))
        self._creep()

    def _creep(self) -> None:
        """Smoke through the gap under the door, more of it through an open one."""
        if self._still or self._escape.sealed or self._escape.place is not None:
            return
        every = 3 if self._escape.door_open else 9
        if self._age % every == 0:
            chance, art = self._swarm.chance, self._plan.art
            up = chance(0, 330) if self._escape.door_open else 6
            self._swarm.add("smoke", self.x(DOOR) + chance(-90, 90) * art, self._plan.wall_foot - up * art,
                            chance(-1.5, 0.4) * art, chance(-1.4, -0.5) * art)  # fmt: skip

    def _edge_at(self, x: float) -> float:
        """It comes from the door: lower there by a hand's breadth."""
        near = max(0.0, 1 - abs(x - self.x(DOOR)) / (600 * self._plan.art))
        return self._plan.ground - (self._low - 140 * near) * self._plan.scale

    # -- from the back to the front --

    def draw_back(self, surface: pygame.Surface) -> None:
        plan, storey, art = self._plan, self._storey, self._plan.art
        storey.shell(surface, (MIDDLE * art - plan.focus), "room-floor")
        box = storey.inside
        wall = storey.solid("room", WIDE * art, plan.wall_foot - plan.ceiling)
        left = round(self.x(0))
        surface.blit(wall, (left, round(plan.ceiling)))
        slab = storey.solid("slab", 800 * art, box.h)
        surface.blit(slab, (left - slab.get_width(), box.y))
        surface.blit(slab, (left + wall.get_width(), box.y))
        self._window(surface)
        self._door(surface)
        self._lamp(surface)

    def _window(self, surface: pygame.Surface) -> None:
        x, art = self.x(WINDOW), self._plan.art
        hole = self._storey.hole(surface, x, 196, 228, 186, 0)
        comes = self.comes
        if comes > 0:
            surface.set_clip(hole)
            side = 300 * 0.62 * art, 590 * 0.62 * art
            ladder = self._kit.pictures.get("ladder", *side)
            rise = hole.top + round(10 * art) + (1 - ease.out(comes)) * hole.h
            surface.blit(ladder, (round(x - side[0] / 2), round(rise)))
            blink = 0.35 if self._still else 0.3 + 0.2 * ease.wave(self._age, 1.0)
            light = glow(self._kit.pictures, 190 * art, MOTES.harm, blink)
            half = light.get_width() / 2
            at = round(x - half), round(hole.bottom - half)
            surface.blit(light, at, special_flags=pygame.BLEND_RGB_ADD)
            surface.set_clip(None)
        self._storey.stand(surface, "room-window", x, 310, 270, up=154)

    @property
    def comes(self) -> float:
        """0 … 1: how far up the ladder is."""
        escape = self._escape
        if escape.ending == "fetched":
            return 1.0
        waits = escape.place is None and escape.sealed and bool(escape.signals)
        return max(0.0, 1 - escape.rescue_in / _COMES) if waits else 0.0

    def _door(self, surface: pygame.Surface) -> None:
        escape, x, art = self._escape, self.x(DOOR), self._plan.art
        hot = escape.floor.kind == "hold"
        name = "door-in" if not escape.door_open else "door-in-hot" if hot else "door-in-open"
        self._storey.stand(surface, name, x, 220, 450, lit=True)
        if hot and (escape.felt or escape.door_open):
            pulse = 1.0 if self._still else 0.9 + 0.1 * ease.wave(self._age, 1.6)
            light = glow(self._kit.pictures, 250 * art, MOTES.light, 0.5 * pulse)
            half = light.get_width() / 2
            at = round(x - half), round(self._plan.wall_foot - 200 * art - half)
            surface.set_clip(self._storey.inside)
            surface.blit(light, at, special_flags=pygame.BLEND_RGB_ADD)
            surface.set_clip(None)
        if escape.sealed:
            shot = self._kit.pictures.get("cloth", 250 * art, 46 * art)
            surface.blit(shot, (round(x - shot.get_width() / 2), round(self._plan.wall_foot - 26 * art)))

    def _lamp(self, surface: pygame.Surface) -> None:
        light = glow(self._kit.pictures, 460 * self._plan.art, MOTES.lamp, 0.17)
        half = light.get_width() / 2
        at = round(self.x(MIDDLE) - half), round(self._plan.ceiling + 60 * self._plan.art - half)
        surface.set_clip(self._storey.inside)
        surface.blit(light, at, special_flags=pygame.BLEND_RGB_ADD)
        surface.set_clip(None)

    def draw_smoke(self, surface: pygame.Surface, *, before: bool) -> None:
        surface.set_clip(self._storey.inside)
        if not before:
            self._edges = self._haze.edges(self._plan.width, self._edge_at)
        self._haze.draw(surface, "front" if before else "back", self._edges, age=self._age, shift=0.0)
        surface.set_clip(None)

    def draw_badge(self, surface: pygame.Surface) -> None:
        """What the hand felt: hot or not, beside the handle for as long as it matters."""
        if not self._felt or self._escape.door_open:
            return
        u = self._plan.unit
        share = 1.0 if self._still else ease.back(self._felt / _BADGE)
        side = max(2.0, round(118 * u * share))
        name = "hot" if self._escape.floor.kind == "hold" else "cool"
        if share >= 0.999 and self._felt > _BADGE:
            badge = self._kit.pictures.get(name, 118 * u, 118 * u)
        else:
            badge = pygame.transform.smoothscale(
                self._kit.pictures.get(name, 118 * u, 118 * u), (round(side), round(side))
            )
        x, y = self.x(DOOR), self._plan.wall_foot - 280 * self._plan.art
        surface.blit(badge, (round(x - badge.get_width() / 2), round(y - badge.get_height() / 2)))
