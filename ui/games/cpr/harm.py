"""Somebody had a hand on him while nobody may: a red rim that comes once and fades, and the glass trembles."""

from __future__ import annotations

import pygame

from ui.games import ease
from ui.games.cpr.plan import Plan
from ui.games.kit import Kit
from ui.theme.art import MOTES, rgb

_FADES = 0.012


class Harm:
    def __init__(self, kit: Kit, plan: Plan) -> None:
        self._still, self._plan = kit.theme.reduced_motion, plan
        self._left = 0.0
        self._age = 0

    def hurt(self) -> None:
        self._left = 1.0

    def step(self) -> None:
        self._age += 1
        self._left = max(0.0, self._left - _FADES)

    def draw(self, surface: pygame.Surface) -> None:
        if self._left <= 0.02:
            return
        plan = self._plan
        shake = 0 if self._still else round(8 * plan.unit * self._left * ease.wave(self._age, 0.13))
        if shake:
            surface.scroll(shake, 0)
        edge = round(26 * plan.unit * self._left)
        for box in ((0, 0, plan.width, edge), (0, plan.height - edge, plan.width, edge), (0, 0, edge, plan.height),
                    (plan.width - edge, 0, edge, plan.height)):  # fmt: skip
            surface.fill(rgb(MOTES.harm), box)
