"""What the person does now, and where: in the room they walk to the door or the window by themselves."""

from __future__ import annotations

import pygame
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from edu.domain.games.smoke.escape import HEADS, Escape
from ui.games import ease
from ui.games.escape.corridor import Corridor
from ui.games.escape.doll import Doll, Mood
from ui.games.escape.plan import Plan
from ui.games.escape.poses import Doing
from ui.games.escape.room import DOOR, Room
from ui.games.glow import glow
from ui.games.kit import Kit
from ui.games.motes import Swarm
from ui.theme.art import MOTES

_LASTS: dict[str, int] = {"feel": 60, "phone": 130, "seal": 80, "wave": 90, "door": 40, "towel": 480}
_BENT = 1
_NEAR_SMOKE = 260
"""Millimetres above the head."""


class Figure:
    def __init__(self, kit: Kit, plan: Plan, escape: Escape, room: Room, corridor: Corridor, swarm: Swarm) -> None:
        self._kit, self._plan, self._escape, self._swarm = kit, plan, escape, swarm
        self._room, self._corridor = room, corridor
        self._doll = Doll(kit.pictures, plan.art, escape.posture, still=kit.theme.reduced_motion)
        self._does, self._left = "", 0
        self._was = escape.floor.room if escape.place is None else escape.place
        self._age = 0

    def does(self, what: str) -> None:
        """`what` of _LASTS, for as long as it takes; in the room they go where it is done."""
        self._does, self._left = what, _LASTS[what]
        if self._escape.place is None and what != "phone":
            self._room.go(what)

    def step(self) -> None:
        self._age += 1
        self._left = max(0, self._left - 1)
        escape = self._escape
        waits = escape.place is None and escape.sealed and bool(escape.signals) and not self._left
        if waits:
            self._does, self._left = "wave", 30
            self._room.go("wave")
        going = self._room.walking if escape.place is None else self._moves(escape.place)
        if not going and self._left and escape.place is None:
            self._doll.looks_left = self._does == "wave"
        self._doll.step(self._posture(going), going)
        if escape.head_in_smoke and self._age % 38 == 0 and not self._kit.theme.reduced_motion:
            self._cough()

    def _moves(self, place: int) -> int:
        """Which way they walk; who stands before the last wall does not."""
        moved, self._was = place - self._was, place
        return (moved > 0) - (moved < 0)

    def _posture(self, going: int) -> int:
        """Who stuffs the gap under a door kneels to it."""
        kneels = self._does == "seal" and self._left and not going and self._escape.place is None
        return max(self._escape.posture, _BENT) if kneels else self._escape.posture

    def _cough(self) -> None:
        chance, u = self._swarm.chance, self._plan.unit
        way = -1 if self._doll.looks_left else 1
        mouth = self._plan.ground - HEADS[self._escape.posture] * self._plan.scale
        for _ in range(4):
            self._swarm.add("powder", self.x + way * 60 * u, mouth, way * chance(1, 4) * u, chance(-1, 1) * u)

    @property
    def x(self) -> float:
        place = self._escape.place
        return self._room.x(self._room.spot) if place is None else self._corridor.camera.x(place)

    @property
    def mood(self) -> Mood:
        escape = self._escape
        if escape.ending in ("out", "fetched"):
            return "happy"
        if escape.head_in_smoke or escape.ending == "fallen":
            return "cough"
        if escape.place is None and escape.felt and escape.floor.kind == "hold":
            return "worry"  # fire outside: no time for a smile
        low = escape.floor.inside if escape.place is None else self._corridor.low(escape.place)
        return "worry" if low - HEADS[escape.posture] < _NEAR_SMOKE else "calm"

    @property
    def _doing(self) -> Doing:
        if self._escape.ending in ("out", "fetched"):
            return "cheer" if not self._escape.posture else "wave"
        if not self._left or (self._escape.place is None and self._room.walking and self._does != "phone"):
            return ""
        arms: dict[str, Doing] = {"feel": "feel", "door": "feel", "phone": "phone", "seal": "seal", "wave": "wave"}
        return arms.get(self._does, "")

    def draw(self, surface: pygame.Surface) -> None:
        plan, doing = self._plan, self._doing
        shadow = self._kit.pictures.shape(("shadow",), 190 * plan.art, 26 * plan.art, _shadow)
        surface.blit(shadow, (round(self.x - shadow.get_width() / 2), round(plan.ground - shadow.get_height() / 2)))
        if self._escape.ending == "lift":
            return
        hand = self._doll.draw(surface, self.x, plan.ground, self.mood, doing, self._age)
        if doing == "phone":
            phone = self._kit.pictures.get("phone", 30 * plan.art, 52 * plan.art)
            surface.blit(phone, (round(hand[0] - phone.get_width() / 2), round(hand[1] - phone.get_height() * 0.7)))
        elif doing == "wave" and self._escape.ending != "out":
            self._flag(surface, hand)

    def _flag(self, surface: pygame.Surface, hand: tuple[float, float]) -> None:
        side = 120 * self._plan.art
        still = self._kit.theme.reduced_motion
        tilt = 0 if still else 10 * round(2.4 * ease.wave(self._age, 0.8))

        def make() -> pygame.Surface:
            flag = self._kit.pictures.get("flag", side, side)
            return pygame.transform.rotozoom(flag, tilt, 1.0)

        shot = self._kit.pictures.kept(("flag", tilt, round(side)), make)
        surface.blit(shot, (round(hand[0] - shot.get_width() * 0.3), round(hand[1] - shot.get_height() * 0.7)))

    def draw_light(self, surface: pygame.Surface) -> None:
        """A little light goes with them, so that they are found in the thickest smoke."""
        plan = self._plan
        if self.mood in ("calm", "happy"):
            return
        light = glow(self._kit.pictures, 210 * plan.art, MOTES.lamp, 0.09)
        half = light.get_width() / 2
        y = plan.ground - HEADS[self._escape.posture] * 0.8 * plan.scale
        at = round(self.x - half), round(y - half)
        surface.set_clip(pygame.Rect(0, round(plan.ceiling), plan.width, round(plan.foot.y - plan.ceiling)))
        surface.blit(light, at, special_flags=pygame.BLEND_RGB_ADD)
        surface.set_clip(None)

    @property
    def at_door(self) -> float:
        """Where smoke bursts from when a hot door is opened."""
        return self._room.x(DOOR)


def _shadow(painter: QPainter) -> None:
    shade = QColor(MOTES.dusk)
    shade.setAlphaF(0.4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawEllipse(painter.viewport())
