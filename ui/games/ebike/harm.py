"""A blow is felt: a red rim that fades, a picture that trembles."""

from __future__ import annotations

import pygame

from ui.games import ease
from ui.games.ebike.plan import Plan
from ui.theme.art import MOTES, rgb

_FADES = 0.012
"""A step; a whole blow has gone after 1.4 s."""


class Harm:
    def __init__(self, plan: Plan, *, still: bool) -> None:
        self._plan, self._still = plan, still
        self._left = 0.0
        self._age = 0

    def strike(self, hard: float) -> None:
        self._left = max(self._left, hard)

    def step(self) -> None:
        self._age += 1
        self._left = max(0.0, self._left - _FADES)

    def draw(self, surface: pygame.Surface) -> None:
        if self._left <= 0.02:
            return
        plan = self._plan
        edge = round(26 * plan.unit * self._left)
        for box in ((0, 0, plan.width, edge), (0, plan.height - edge, plan.width, edge),
                    (0, 0, edge, plan.height), (plan.width - edge, 0, edge, plan.height)):  # fmt: skip
            surface.fill(rgb(MOTES.harm), box)
        shake = 0 if self._still else round(9 * plan.unit * self._left * ease.wave(self._age, 0.13))
        if shake:
            surface.scroll(shake, 0)
