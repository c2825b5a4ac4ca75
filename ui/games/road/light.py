"""The light for those who walk, with its countdown, on the other side of the road."""

from __future__ import annotations

import pygame

from edu.domain.games.road.crossing import WIDTH, Crossing
from edu.domain.games.rules import HERTZ
from ui.games import ease
from ui.games.glow import glow
from ui.games.kit import Kit
from ui.games.road.lens import Lens
from ui.games.road.plan import Plan
from ui.theme.art import STREET

_ALONG, _ALONG_UPRIGHT = 4_700.0, 2_600.0
"""Right of the crossing, for the left hand on its left: never behind what the warden says."""
_HIGH, _LAMP = 0.3, 0.72
"""Height of the lamp's middle in the sheet; share of it that the countdown takes."""
_ASPECT = 150 / 420
_BLINKS = 3 * HERTZ


class CrossingLight:
    def __init__(self, kit: Kit, plan: Plan, lens: Lens) -> None:
        self._kit, self._plan, self._lens = kit, plan, lens

    def draw(self, surface: pygame.Surface, road: Crossing) -> None:
        if road.light is None:
            return
        kit, plan = self._kit, self._plan
        high = round((340 if plan.portrait else 270) * plan.unit)
        wide = round(high * _ASPECT)
        along = _ALONG_UPRIGHT if plan.portrait else _ALONG
        x, y = self._lens.at(-along if plan.mirrored else along, WIDTH + 420)
        left, top = round(x - wide / 2), round(y - high)
        walk, steps = road.light.walk(road.steps), road.light.left(road.steps)
        surface.blit(kit.pictures.get("light-walk" if walk else "light-stop", wide, high), (left, top))
        tone = STREET.walk if walk else STREET.stop
        digits = kit.words.line(str(-(-steps // HERTZ)), high * 0.17, tone)
        middle = top + high * 0.115
        surface.blit(digits, (round(x - digits.get_width() / 2), round(middle - digits.get_height() / 2)))
        if kit.theme.variant != "contrast":
            strength = 0.3
            if walk and steps < _BLINKS and not kit.theme.reduced_motion:
                strength = 0.2 + 0.15 * ease.wave(steps, 1.0)
            lamp = glow(kit.pictures, round(high * 0.3), tone, strength)
            y_lamp = top + high * (0.49 if walk else 0.3)
            surface.blit(lamp, (round(x - lamp.get_width() / 2), round(y_lamp - lamp.get_height() / 2)),
                         special_flags=pygame.BLEND_RGB_ADD)  # fmt: skip
