"""The scale under the bag: a needle, three words; and how long there is."""

from __future__ import annotations

import pygame

from edu.domain.games.bag.packing import BagPlay
from edu.domain.games.rules import HERTZ
from ui.games.bag.plan import Plan
from ui.games.faces import panel
from ui.games.kit import Kit

_EMPTY, _FULL = -118.0, 84.0
"""Degrees of the needle: nothing in the bag, and all that it bears; red begins there."""
_LIGHT = -10.0
_TRIED = 119.0
"""Where the needle goes while something too heavy is tried, for so many steps."""
_KICK = 70
_SOON = 10


class Dial:
    def __init__(self, kit: Kit, plan: Plan, play: BagPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._kick = 0
        self._angle = self._goal
        self._speed = 0.0

    @property
    def _goal(self) -> float:
        if self._kick:
            return _TRIED
        share = self._play.weight / self._play.bears
        return min(_TRIED, _EMPTY + (_FULL - _EMPTY) * share)

    @property
    def word(self) -> str:
        """What the needle says, for whoever does not see colours."""
        goal = self._goal
        return "太重了" if goal > _FULL + 0.5 else "背得动" if goal >= _LIGHT else "还轻"

    def kick(self) -> None:
        """Something too heavy was tried."""
        self._kick = _KICK

    def step(self) -> None:
        """A spring: the needle swings past and comes back."""
        goal = self._goal
        self._kick = max(0, self._kick - 1)
        if self._kit.theme.reduced_motion:
            self._angle, self._speed = goal, 0.0
            return
        self._speed = (self._speed + (goal - self._angle) * 0.05) * 0.84
        self._angle = max(-124.0, min(124.0, self._angle + self._speed))

    def draw(self, surface: pygame.Surface) -> None:
        kit, box, u = self._kit, self._plan.dial, self._plan.unit
        surface.blit(kit.pictures.get("dial", box.w, box.h), box.rect[:2])
        needle = self._needle(round(self._angle / 3) * 3)
        x, y = box.centre
        surface.blit(needle, (round(x - needle.get_width() / 2), round(y - needle.get_height() / 2)))
        red = self.word == "太重了"
        c = kit.theme.colours
        size = kit.words.fitting(self.word, 40 * u, box.w * 0.5)
        text = kit.words.line(self.word, size, c.red.on_solid if red else c.on_rail)
        wide, high = text.get_width() + 36 * u, text.get_height() + 8 * u
        fill = c.red.solid if red else c.green.solid if self.word == "背得动" else c.rail
        ground = panel(kit, wide, high, colour=fill, alpha=1.0, radius=high / 2)
        surface.blit(ground, (round(x - wide / 2), round(box.y + box.h * 0.74)))
        surface.blit(text, (round(x - text.get_width() / 2), round(box.y + box.h * 0.74 + 4 * u)))

    def _needle(self, turn: int) -> pygame.Surface:
        """Only as broad as the needle reaches: many positions are kept."""
        box, pictures = self._plan.dial, self._kit.pictures

        def make() -> pygame.Surface:
            whole = pygame.transform.rotozoom(pictures.get("needle", box.w, box.h), -turn, 1.0)
            reach = pygame.Rect(0, 0, round(box.w * 0.7), round(box.w * 0.7))
            reach.center = whole.get_rect().center
            return whole.subsurface(reach).copy()

        return pictures.kept(("needle", turn, round(box.w)), make)

    def draw_clock(self, surface: pygame.Surface) -> None:
        kit, box, u = self._kit, self._plan.clock, self._plan.unit
        c = kit.theme.colours
        left = 0 if self._play.shut else -(-max(0, self._play.left) // HERTZ)
        soon = left <= _SOON and not self._play.shut
        fill, ink = (c.yellow.solid, c.yellow.on_solid) if soon else (c.surface, c.ink)
        surface.blit(panel(kit, box.w, box.h, colour=fill, alpha=0.96, radius=28 * u), box.rect[:2])
        narrow = box.w < 260 * u
        words = "备好了" if self._play.shut else f"剩 {left} 秒" if narrow else f"还剩 {left} 秒"
        size = kit.words.fitting(words, kit.theme.type.hero * u, box.w - 56 * u)
        text = kit.words.line(words, size, ink)
        x, y = box.centre
        surface.blit(text, (round(x - text.get_width() / 2), round(y - text.get_height() / 2)))
