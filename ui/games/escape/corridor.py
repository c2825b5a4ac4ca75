"""The corridor: doors, stairs, lift and signs along it, the fire at its end, and the smoke over all."""

from __future__ import annotations

import pygame

from edu.domain.games.smoke.escape import Escape
from edu.domain.games.smoke.floor import LENGTH, REACH, ZONE, ZONES, Thing
from ui.games import ease
from ui.games.escape.advice import seen
from ui.games.escape.camera import Camera
from ui.games.escape.haze import Haze
from ui.games.escape.plan import Plan
from ui.games.escape.storey import Storey
from ui.games.flames import Flames
from ui.games.glow import glow
from ui.games.kit import Kit
from ui.games.motes import Swarm
from ui.theme.art import MOTES

_FLATS, _WINDOWS = (5_400, 16_500, 19_500), (7_250, 11_000, 14_900, 18_000)
_LAMPS, _DETECTORS, _HYDRANTS = (4_300, 10_100, 16_900, 20_600), (6_300, 12_000, 17_400), (3_500, 20_600)
_TUBES = 5_200
_FIRE = 560
"""How far from the end of the corridor it burns."""
_TONGUES = ((-0.26, 210, 0), (0.24, 190, 1), (0.0, 300, 2), (-0.42, 130, 3), (0.42, 140, 4))
"""Metres aside, height in units of a lying glass, temper."""


class Corridor:
    def __init__(self, kit: Kit, plan: Plan, escape: Escape, swarm: Swarm, storey: Storey, haze: Haze) -> None:
        self._kit, self._plan, self._escape, self._swarm = kit, plan, escape, swarm
        self._still = kit.theme.reduced_motion
        self._storey, self._haze, self._scale = storey, haze, plan.scale
        self._flames = Flames(kit.pictures, plan.unit)
        floor = escape.floor
        self.camera = Camera(plan, floor.room if escape.place is None else escape.place, still=self._still)
        self._edge = [float(one) for one in floor.layer]
        self._age = 0
        self._edges: list[float] = []

    # -- going on --

    def step(self) -> None:
        self._age += 1
        escape = self._escape
        self.camera.step(escape.floor.room if escape.place is None else escape.place, escape.going)
        for zone, low in enumerate(escape.floor.layer):
            self._edge[zone] = ease.toward(self._edge[zone], low, 0.08)
        if self._still or escape.place is None:
            return
        chance, u = self._swarm.chance, self._plan.unit
        for fire in self._fires():
            x = self.camera.x(fire)
            if -200 * u < x < self._plan.width + 200 * u and self._age % 5 == 0:
                self._swarm.add("spark", x + chance(-90, 90) * u, self._plan.ground - chance(60, 200) * u,
                                chance(-1.2, 1.8) * u, chance(-5, -2) * u)  # fmt: skip

    def _fires(self) -> tuple[int, ...]:
        floor = self._escape.floor
        near = _FIRE if floor.at("near") < LENGTH / 2 else LENGTH - _FIRE
        return (near,) if floor.kind == "other-way" else (near, LENGTH - near)

    @property
    def shift(self) -> float:
        return self.camera.at * self._plan.scale

    def low(self, place: float) -> float:
        """Height of the smoke's edge there, in millimetres, between the zones' middles."""
        at = max(0.0, min(ZONES - 1.001, place / ZONE - 0.5))
        zone = int(at)
        return self._edge[zone] + (self._edge[zone + 1] - self._edge[zone]) * (at - zone)

    def _edge_at(self, x: float) -> float:
        return self._plan.ground - self.low(self.camera.place(x)) * self._scale

    # -- from the back to the front --

    def draw_back(self, surface: pygame.Surface) -> None:
        storey, plan, shift = self._storey, self._plan, self.shift
        storey.shell(surface, shift, "floor")
        storey.tiles(surface, "wall", plan.ceiling, plan.wall_foot - plan.ceiling, shift)
        for place in self._placed(_WINDOWS):
            x = self.camera.x(place)
            if -200 * plan.art < x < plan.width + 200 * plan.art:
                storey.hole(surface, x, 216, 264, 188, shift)
                storey.stand(surface, "corridor-window", x, 300, 240, up=182)
        for place in self._placed(_FLATS):
            storey.stand(surface, "door-flat", self.camera.x(place), 220, 450)
        for place in self._placed(_HYDRANTS):
            storey.stand(surface, "hydrant", self.camera.x(place), 110, 152, up=150)
        for place in self._placed(_DETECTORS):
            self._detector(surface, self.camera.x(place))
        self._lift(surface)
        self._own_door(surface)
        for stairs in ("near", "far"):
            self._stairs(surface, stairs)
        self._ends(surface)
        self._fire(surface)
        self._lamps(surface)

    def _placed(self, places: tuple[int, ...]) -> list[int]:
        return [LENGTH - place if self._escape.floor.mirrored else place for place in places]

    def _detector(self, surface: pygame.Surface, x: float) -> None:
        self._storey.stand(surface, "detector", x, 64, 31, up=self._storey.tall - 31)
        if self._age // 40 % 2 or self._still:
            light = glow(self._kit.pictures, 26 * self._plan.unit, MOTES.harm, 1.0)
            top = self._plan.ceiling + 26 * self._plan.art
            half = light.get_width() / 2
            surface.blit(light, (round(x - half), round(top - half)), special_flags=pygame.BLEND_RGB_ADD)

    def _own_door(self, surface: pygame.Surface) -> None:
        escape = self._escape
        near = escape.place is not None and abs(escape.place - escape.floor.room) <= REACH
        name = "door-own-open" if escape.door_open else "door-own"
        x = self.camera.x(escape.floor.room)
        self._storey.stand(surface, name, x, 220, 450, lit=near)
        if escape.door_open:
            self._shine(surface, x, 240, MOTES.lamp, 0.16, up=220)

    def _lift(self, surface: pygame.Surface) -> None:
        place = self._escape.floor.at("lift")
        x, art = self.camera.x(place), self._plan.art
        self._storey.stand(surface, "lift", x, 280, 450, lit=self._escape.near("lift"))
        self._storey.stand(surface, "lift-panel", x + 172 * art, 44, 80, up=190)
        self._storey.stand(surface, "no-lift", x - 186 * art, 84, 84, up=206)

    def _stairs(self, surface: pygame.Surface, stairs: Thing) -> None:
        x = self.camera.x(self._escape.floor.at(stairs))
        state = seen(self._escape, stairs) or "unseen"
        self._storey.stand(surface, f"stairs-{state}", x, 300, 450, lit=self._escape.near(stairs))
        if state == "free":
            self._shine(surface, x, 260, MOTES.way, 0.3, up=200)

    def _ends(self, surface: pygame.Surface) -> None:
        """The end walls, cut."""
        plan, box = self._plan, self._storey.inside
        slab = self._storey.solid("slab", 800 * plan.art, box.h)
        for wall, right in ((self.camera.x(0), False), (self.camera.x(LENGTH), True)):
            if right and wall < plan.width:
                surface.blit(slab, (round(wall), box.y))
            elif not right and wall > 0:
                surface.blit(slab, (round(wall) - slab.get_width(), box.y))

    def _fire(self, surface: pygame.Surface) -> None:
        plan, u = self._plan, self._plan.unit
        age = 0 if self._still else self._age
        for number, place in enumerate(self._fires()):
            x = self.camera.x(place)
            if not -400 * u < x < plan.width + 400 * u:
                continue
            for aside, high, temper in _TONGUES:
                self._flames.draw(surface, x + aside * 1000 * plan.scale, plan.ground + 20 * u, high * u, age=age,
                                  temper=temper + number)  # fmt: skip

    def _lamps(self, surface: pygame.Surface) -> None:
        for place in self._placed(_LAMPS):
            x = self.camera.x(place)
            self._storey.stand(surface, "lamp", x, 110, 48, up=362, lit=True)
            self._shine(surface, x, 250, MOTES.lamp, 0.22, up=330)

    def _shine(self, surface: pygame.Surface, x: float, radius: float, colour: str, strength: float, up: float) -> None:
        """`radius` and `up` in units of the storey."""
        plan = self._plan
        if not -radius * plan.art < x < plan.width + radius * plan.art:
            return
        light = glow(self._kit.pictures, radius * plan.art, colour, strength)
        half = light.get_width() / 2
        at = round(x - half), round(plan.wall_foot - up * plan.art - half)
        surface.set_clip(self._storey.inside)
        surface.blit(light, at, special_flags=pygame.BLEND_RGB_ADD)
        surface.set_clip(None)

    def draw_smoke(self, surface: pygame.Surface, *, before: bool) -> None:
        """`before` the person, or behind them."""
        surface.set_clip(self._storey.inside)
        if not before:
            self._edges = self._haze.edges(self._plan.width, self._edge_at)
        self._haze.draw(surface, "front" if before else "back", self._edges, age=self._age, shift=self.shift)
        surface.set_clip(None)
        if not before:
            self._signs(surface)

    def _signs(self, surface: pygame.Surface) -> None:
        """They shine through smoke: that is what they are for."""
        floor = self._escape.floor
        left = floor.mirrored
        signs = [
            (floor.at("near"), "exit-right" if left else "exit"),
            (floor.at("far"), "exit" if left else "exit-right"),
        ]
        hung = self._placed((11_000,))[0]
        for place, name in (*signs, (hung - 560, "exit"), (hung + 560, "exit-right")):
            x = self.camera.x(place)
            self._storey.stand(surface, name, x, 150, 71, up=420, lit=True)
            self._shine(surface, x, 150, MOTES.way, 0.34, up=456)

    def draw_light(self, surface: pygame.Surface) -> None:
        """The glow of the fire in the smoke, and lamps nearer to the eye than all else."""
        plan, u = self._plan, self._plan.unit
        flicker = 1.0 if self._still else 0.94 + 0.06 * ease.wave(self._age, 1.3)
        for place in self._fires():
            self._shine(surface, self.camera.x(place), 520, MOTES.light, 0.46 * flicker, up=110)
        tube = self._storey.dim("tube", 300 * u, 50 * u)
        apart = _TUBES * plan.scale
        x = -(self.shift * 1.35 % apart)
        while x < plan.width:
            surface.blit(tube, (round(x), round(plan.ceiling - 36 * u)))
            x += apart
