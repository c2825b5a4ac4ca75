"""Somebody is taken by a finger and shown where to run: a shade of them at the finger, dots on the way."""

from __future__ import annotations

import pygame

from edu.domain.games.quake.rooms import SPOTS
from ui.games.glow import soft
from ui.games.kit import Kit
from ui.games.quake.person import Person
from ui.games.quake.plan import Plan
from ui.games.quake.props import Props
from ui.games.view import TARGET, Box
from ui.theme.art import MOTES

_FAR = 40
"""Pixels of a 1080 glass from which on a touch is a drag."""
_DOTS = 7


class Drag:
    def __init__(self, kit: Kit, plan: Plan, person: Person) -> None:
        self._kit, self._plan, self._person = kit, plan, person
        self._props = Props(kit, plan)
        self._begun: tuple[float, float] | None = None
        self._at = (0.0, 0.0)

    @property
    def on(self) -> bool:
        return self._begun is not None

    def begin(self, x: float, y: float) -> None:
        self._begun = self._at = x, y

    def move(self, x: float, y: float) -> None:
        self._at = x, y

    def end(self) -> None:
        self._begun = None

    @property
    def _moved(self) -> bool:
        if self._begun is None:
            return False
        far = abs(self._at[0] - self._begun[0]) + abs(self._at[1] - self._begun[1])
        return far > _FAR * self._plan.unit

    @property
    def box(self) -> Box:
        """Where they are taken: legs and feet in the aisle, below the spots, beside the pause."""
        plan, u = self._plan, self._plan.unit
        x, _ = self._person.feet
        lowest = max(one.touch.y + one.touch.h for one in plan.columns)
        wide, high = 200 * u, max(TARGET * u, plan.aisle - lowest + 20 * u)
        left, right = 24 * u, plan.width - 24 * u
        if plan.mirrored:
            right = min(right, plan.pause.x - 8 * u)
        else:
            left = max(left, plan.pause.x + plan.pause.w + 8 * u)
        return Box(max(left, min(right - wide, x - wide / 2)), lowest + 4 * u, wide, high)

    def over(self) -> int:
        """The spot below the finger; -1 for none, or while it is no more than a tap."""
        if not self._moved:
            return -1
        return next((at for at in range(SPOTS) if self._plan.columns[at].touch.holds(*self._at)), -1)

    @property
    def shown(self) -> bool:
        """Whether a shade of them hangs at the finger: where they still stand they are paler then."""
        return self._moved

    def draw(self, surface: pygame.Surface) -> None:
        if not self._moved:
            return
        plan, u = self._plan, self._plan.unit
        x, y = self._person.feet
        y -= plan.body * 0.4
        for number in range(1, _DOTS):
            share = number / _DOTS
            shot = soft(self._kit.pictures, (18 + 4 * number) * u, MOTES.flame, 1.0)
            at = x + (self._at[0] - x) * share, y + (self._at[1] - y) * share
            surface.blit(shot, (round(at[0] - shot.get_width() / 2), round(at[1] - shot.get_height() / 2)))
        high = plan.body * 0.7
        wide = high * 300 / 340
        self._props.put(surface, "hero-run-a", Box(self._at[0] - wide / 2, self._at[1] - high * 0.62, wide, high),
                        flip=(self._at[0] < x) != plan.mirrored)  # fmt: skip
