"""A blow: one red rim that fades; a warning: one that breathes; and how far the whole picture shakes.

Nothing flashes: the warning swells and sinks once in a second and a half.
"""

from __future__ import annotations

import pygame

from ui.games import ease
from ui.games.kit import Kit
from ui.games.quake.plan import Plan
from ui.theme.art import MOTES, rgb

_FADES = 84


class Rim:
    def __init__(self, kit: Kit, plan: Plan) -> None:
        self._plan, self._still = plan, kit.theme.reduced_motion
        self._harm = 0.0
        self._age = 0

    def draw_warning(self, surface: pygame.Surface) -> None:
        """While one still has seconds."""
        swell = 0.5 if self._still else 0.5 + 0.5 * ease.wave(self._age, 1.5)
        self._frame(surface, round((8 + 12 * swell) * self._plan.unit), MOTES.flame)

    def hit(self) -> None:
        self._harm = 1.0

    def step(self) -> None:
        self._age += 1
        self._harm = max(0.0, self._harm - 1 / _FADES)

    def draw(self, surface: pygame.Surface) -> None:
        edge = round(26 * self._plan.unit * self._harm)
        if edge:
            self._frame(surface, edge, MOTES.harm)

    def _frame(self, surface: pygame.Surface, edge: int, colour: str) -> None:
        plan = self._plan
        for box in ((0, 0, plan.width, edge), (0, plan.height - edge, plan.width, edge),
                    (0, 0, edge, plan.height), (plan.width - edge, 0, edge, plan.height)):  # fmt: skip
            surface.fill(rgb(colour), box)

    def shake(self, surface: pygame.Surface, sway: float) -> None:
        """`sway` 0 … 1: of the ground; a blow adds to it. Slower than twice a second there and back."""
        force = 0.0 if self._still else 12 * sway + 8 * self._harm
        if force < 0.5:
            return
        u = self._plan.unit
        across, down = force * ease.wave(self._age, 0.55), force * 0.4 * ease.wave(self._age, 0.41, 0.3)
        surface.scroll(round(across * u), round(down * u))
