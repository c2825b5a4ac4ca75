"""How strongly it smells: a nose, a bar that fills, and the mark beyond which a spark sets it off."""

from __future__ import annotations

import pygame

from edu.domain.games.gas.kitchen import FULL, RICH
from ui.games import ease
from ui.games.faces import panel
from ui.games.gas.plan import Plan
from ui.games.kit import Kit
from ui.games.tones import ON_DARK, TROUGH

_RICH = RICH / FULL


class Meter:
    def __init__(self, kit: Kit, plan: Plan) -> None:
        self._kit, self._plan = kit, plan

    def draw(self, surface: pygame.Surface, share: float, age: int) -> None:
        kit, box, u = self._kit, self._plan.meter, self._plan.unit
        c = kit.theme.colours
        rich = share >= _RICH
        surface.blit(panel(kit, box.w, box.h, colour=c.scrim, alpha=0.8, radius=24 * u), box.rect[:2])
        nose = box.h * 0.86
        swell = 0.0 if kit.theme.reduced_motion or not rich else 0.5 + 0.5 * ease.wave(age, 0.8)
        side = round(nose * (1 + 0.1 * swell) / 4) * 4
        shot = kit.pictures.get("smell", side, side)
        surface.blit(shot, (round(box.x + 12 * u + (nose - side) / 2), round(box.y + (box.h - side) / 2)))
        x = box.x + nose + 30 * u
        wide = box.w - nose - 54 * u
        word = "见火就炸" if rich else "气味变淡" if share < 0.04 else "有臭味"
        text = kit.words.line(
            word, kit.words.fitting(word, kit.theme.type.small * u, wide * (1 - _RICH) - 40 * u), c.on_rail
        )
        surface.blit(text, (round(x + wide * _RICH + 34 * u), round(box.y + 7 * u)))
        low = box.y + box.h - 32 * u
        tone = (ON_DARK.red if rich else ON_DARK.yellow if share >= 0.04 else ON_DARK.green).solid
        surface.blit(
            panel(kit, wide, 22 * u, colour=c.on_rail_soft, alpha=TROUGH, radius=11 * u), (round(x), round(low))
        )
        filled = round(wide * share)
        if filled > 22 * u:
            whole = panel(kit, wide, 22 * u, colour=tone, alpha=1.0, radius=11 * u)
            surface.blit(whole, (round(x), round(low)), (0, 0, filled, round(22 * u)))
        mark = round(x + wide * _RICH)
        surface.fill(c.on_rail, (mark, round(low - 8 * u), max(3, round(5 * u)), round(38 * u)))
        drop = kit.pictures.get("spark", 40 * u, 40 * u)
        surface.blit(drop, (round(mark - drop.get_width() / 2), round(low - 46 * u)))
