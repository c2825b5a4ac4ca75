"""Who is played, in the room: runs along the aisle, into the spot, gets down, is struck, gets up again."""

from __future__ import annotations

import pygame

from edu.domain.games.quake.rooms import SPOTS, place
from edu.domain.games.quake.shake import Shake
from ui.games import ease
from ui.games.kit import Kit
from ui.games.quake.plan import Plan
from ui.games.quake.props import Props
from ui.games.view import Box

_NEAR = 74
"""Thousandths of the room in which the way leaves the aisle for the spot."""
_STRUCK = 80
_TALL = 340 / 300
_PALE = 110
"""Of 255."""


class Person:
    def __init__(self, kit: Kit, plan: Plan, shake: Shake) -> None:
        self._kit, self._plan, self._shake = kit, plan, shake
        self._props = Props(kit, plan)
        self._still = kit.theme.reduced_motion
        self._from, self._goal = shake.goal, shake.goal
        self._struck = _STRUCK
        self._x = shake.x
        self._left = False
        self._dip = 0
        self.age = 0

    def struck(self) -> None:
        self._struck = 0

    def dip(self) -> None:
        """Squash and stretch of arriving and of getting down."""
        self._dip = 16

    def step(self) -> None:
        self.age += 1
        self._struck += 1
        self._dip = max(0, self._dip - 1)
        shake = self._shake
        if shake.goal != self._goal:
            self._from, self._goal = self._goal, shake.goal
        if shake.x != self._x:
            self._left = (shake.x < self._x) != self._plan.mirrored
            self._x = shake.x

    @property
    def runs(self) -> bool:
        return self._shake.goal >= 0 and not self._shake.there

    @property
    def feet(self) -> tuple[float, float]:
        """On the glass: in the aisle, or on the way into or out of a spot."""
        x, plan = self._shake.x, self._plan
        aisle = plan.way_of(x), plan.aisle
        for at in (self._goal, self._from):
            if 0 <= at < SPOTS:
                near = 1 - abs(x - place(at)) / _NEAR
                if near > 0:
                    foot = plan.columns[at].foot
                    share = ease.out(near)
                    return aisle[0] + (foot[0] - aisle[0]) * share, aisle[1] + (
                        foot[1] + 8 * plan.unit - aisle[1]
                    ) * share
        return aisle

    @property
    def box(self) -> Box:
        """All of them; drawn in it, and touched there."""
        x, y = self.feet
        high = self._plan.body
        wide = high / _TALL
        return Box(x - wide / 2, y - high * 0.97, wide, high)

    @property
    def behind(self) -> bool:
        """Upright: whether they are in the row further back."""
        return self._shake.there and self._plan.portrait and self._shake.goal in self._plan.depth[: SPOTS // 2]

    def draw(self, surface: pygame.Surface, *, pale: bool = False) -> None:
        """`pale`: a shade of them is drawn elsewhere in full colour."""
        self._props.put(surface, self._pose, self.box, self._squash, flip=self._left, alpha=_PALE if pale else 255)
        if self._struck < _STRUCK:
            self._dizzy(surface)

    @property
    def _pose(self) -> str:
        shake = self._shake
        if self._struck < _STRUCK:
            return "hero-hit"
        if self.runs:
            frame = 0 if self._still else self.age // 7 % 2
            return f"hero-run-{'ab'[frame]}"
        if shake.safe and shake.low:
            return "hero-hold" if shake.holds else "hero-low"
        waits = shake.goal < 0 and self.age > 90
        return "hero-alarm" if waits or shake.wave >= 0 or (shake.there and not shake.safe) else "hero-stand"

    @property
    def _squash(self) -> float:
        if self._still:
            return 0.0
        if self._dip:
            return 1.3 * self._dip / 16 * ease.wave(16 - self._dip, 0.26, 0.25)
        return 0.25 * ease.wave(self.age, 0.5) if not self.runs and self._shake.goal < 0 else 0.0

    def _dizzy(self, surface: pygame.Surface) -> None:
        box, u = self.box, self._plan.unit
        lift = 0.0 if self._still else 8 * u * ease.wave(self._struck, 0.6)
        self._props.put(
            surface, "dizzy", Box(box.x + box.w * 0.1, box.y + box.h * 0.02 + lift, box.w * 0.8, box.w * 0.48)
        )
