"""What the player's hands do, seen: the nozzle and its jet, the lid, the bucket, the door."""

from __future__ import annotations

import math

import pygame

from edu.domain.games.extinguisher.fires import BOTTLES
from ui.games import ease
from ui.games.extinguisher.plan import Plan
from ui.games.extinguisher.stage import Stage
from ui.games.kit import Kit
from ui.games.motes import Kind, Swarm
from ui.theme.art import MOTES, rgb

_JET: dict[str, Kind] = {"dry": "powder", "water": "mist", "co2": "frost"}
_FLIGHT = 11.6
"""Breadth of a puff's way in its first speeds: what drag leaves of twenty steps."""
_DOOR = (610, 60, 700, 1020)
"""The opening in doorway.svg: left, top, breadth, height."""


class Hands:
    def __init__(self, kit: Kit, plan: Plan, swarm: Swarm, stage: Stage) -> None:
        self._kit, self._plan, self._swarm, self._stage = kit, plan, swarm, stage
        self._tip = plan.width / 2, plan.foot.y
        self._turn = 0.0
        self.covered = -1
        self.poured = -1
        self.left = -1
        self.shut = -1
        self._age = 0

    # -- going on --

    def step(self) -> None:
        self._age += 1
        fight, zone, unit = self._stage.fight, self._plan.zone, self._plan.unit
        across, height = fight.aim
        goal_x, goal_y = zone.x + zone.w * across / 1000, zone.y + zone.h * (1 - height / 1000)
        middle = self._plan.width / 2
        x = middle + (goal_x - middle) * 0.55 if fight.pressed else middle
        self._tip = ease.toward(self._tip[0], x, 0.2), self._plan.foot.y - 205 * unit
        turn = math.degrees(math.atan2(goal_x - self._tip[0], self._tip[1] - goal_y)) if fight.pressed else 0.0
        self._turn = ease.toward(self._turn, max(-60.0, min(60.0, turn)), 0.25)
        if fight.pressed and fight.left_in_bottle > 0 and fight.tool in _JET:
            self._spray(_JET[fight.tool], goal_x, goal_y)

    def _spray(self, kind: Kind, x: float, y: float) -> None:
        chance, unit = self._swarm.chance, self._plan.unit
        for _ in range(3):
            wide = 60 * unit
            dx = (x + chance(-wide, wide) - self._tip[0]) / _FLIGHT
            dy = (y + chance(-wide, wide) - self._tip[1]) / _FLIGHT
            late = chance(0.0, 1.0)
            self._swarm.add(kind, self._tip[0] + dx * late, self._tip[1] + dy * late, dx, dy)

    def cover(self) -> None:
        self.covered = self._age

    def pour(self) -> None:
        self.poured = self._age
        x, y = self._plan.zone.x + self._plan.zone.w * 0.86, self._plan.zone.y + self._plan.zone.h * 0.3
        for _ in range(40):
            chance, unit = self._swarm.chance, self._plan.unit
            self._swarm.add("mist", x, y, chance(-17, -7) * unit, chance(-3, 5) * unit)

    def leave(self) -> None:
        self.left = self._age

    def close(self) -> None:
        self.shut = self._age

    # -- drawn --

    def _share(self, since: int, steps: int) -> float:
        if since < 0:
            return 0.0
        return 1.0 if self._kit.theme.reduced_motion else (self._age - since) / steps

    def draw_things(self, surface: pygame.Surface) -> None:
        """The lid on its pan, the bucket in the air."""
        if self.covered >= 0:
            share = ease.out(self._share(self.covered, 16))
            landed = self._share(self.covered + 14, 12)
            squash = 0.12 * max(0.0, 1 - landed) if landed > 0 else 0.0
            scale = self._stage.scale
            side = 470 * scale
            lid = self._kit.pictures.get("tool-lid", side, side)
            if squash > 0.02:
                lid = pygame.transform.smoothscale(lid, (round(side * (1 + squash / 2)), round(side * (1 - squash))))
            x = self._stage.at(455, 0)[0]
            rim = self._stage.at(0, 504)[1]  # below the arc of the front rim: no oil is seen
            top = rim - lid.get_height() * 0.78
            surface.blit(lid, (round(x - lid.get_width() / 2), round(top - (1 - share) * (top + lid.get_height()))))
        if self.poured >= 0 and self._age - self.poured < 34:
            side = 230 * self._plan.unit
            tilt = 8 * round(ease.out(self._share(self.poured, 14)) * 10)
            bucket = self._kit.pictures.kept(
                ("poured", tilt, round(side)),
                lambda: pygame.transform.rotozoom(self._kit.pictures.get("tool-bucket", side, side), tilt, 1.0),
            )
            zone = self._plan.zone
            surface.blit(bucket, (round(zone.x + zone.w * 0.84), round(zone.y + zone.h * 0.1)))

    def draw_nozzle(self, surface: pygame.Surface) -> None:
        fight, unit = self._stage.fight, self._plan.unit
        if fight.tool not in BOTTLES or "hose" not in fight.prepared or fight.ending or fight.gone >= 0:
            return
        name = "horn" if fight.tool == "co2" else "nozzle"
        turn = round(self._turn / 5) * 5

        def make() -> pygame.Surface:
            whole = self._kit.pictures.get(name, 200 * unit, 300 * unit)
            return pygame.transform.rotozoom(whole, -turn, 1.0)

        shot = self._kit.pictures.kept((name, "turned", turn, round(200 * unit)), make)
        kick = 0 if not fight.pressed or self._kit.theme.reduced_motion else 3 * unit * ease.wave(self._age, 0.12)
        surface.blit(
            shot,
            (round(self._tip[0] - shot.get_width() / 2 - 2.2 * turn * unit), round(self._tip[1] - 6 * unit + kick)),
        )

    def draw_door(self, surface: pygame.Surface) -> None:
        """From outside: the frame closes in around the burning room, then the leaf falls to."""
        if self.left < 0:
            return
        scene = self._plan.scene
        scale = max(scene.w / 1920, scene.h / 1080)
        left, top = (scene.w - 1920 * scale) / 2, (scene.h - 1080 * scale) / 2
        come = ease.out(self._share(self.left, 18))
        frame = self._kit.pictures.cover("doorway", scene.w, scene.h, solid=False)
        slide = round((1 - come) * scene.w)
        surface.blit(frame, (slide, round(scene.y)))
        wide, high = _DOOR[2] * scale, _DOOR[3] * scale
        share = 0.13 + 0.87 * ease.out(self._share(self.shut, 12))
        leaf = self._kit.pictures.get("leaf", wide, high)
        if share < 0.99:
            leaf = pygame.transform.smoothscale(leaf, (max(2, round(wide * share)), round(high)))
        surface.blit(leaf, (round(left + _DOOR[0] * scale) + slide, round(top + _DOOR[1] * scale)))

    def draw_harm(self, surface: pygame.Surface, share: float) -> None:
        """A red rim that comes once and fades: no flash."""
        if share <= 0.02:
            return
        edge = round(26 * self._plan.unit * share)
        scene = self._plan.scene
        colour = rgb(MOTES.harm)
        for box in ((0, 0, scene.w, edge), (0, scene.h - edge, scene.w, edge), (0, 0, edge, scene.h),
                    (scene.w - edge, 0, edge, scene.h)):  # fmt: skip
            surface.fill(colour, tuple(round(value) for value in box))
