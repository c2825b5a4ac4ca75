"""Thirty homes: dark, lit, left, standing in water; and the mark above each that says how it stands with it."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pygame

from edu.domain.games.river.village import HOUSES, ROWS, House, Village
from ui.games import ease
from ui.games.glow import glow
from ui.games.kit import Kit
from ui.games.river.land import tint
from ui.games.river.plan import Plan
from ui.games.river.water import Water
from ui.theme.art import MOTES

_KINDS = 6
_FOOT = 286 / 300
_GAIN = 48
_POP, _LEAVE = 26, 260
"""Steps: of a squash and stretch; how long a light burns on in a house that is being left."""


class Houses:
    def __init__(self, kit: Kit, plan: Plan, village: Village, water: Water) -> None:
        self._kit, self._plan, self._village, self._water = kit, plan, village, water
        self._still = kit.theme.reduced_motion
        self._plain = kit.theme.variant == "contrast"
        self._pops = [[_POP] * HOUSES for _ in range(ROWS)]
        self._lamps = [[0] * HOUSES for _ in range(ROWS)]
        self._marks = [[""] * HOUSES for _ in range(ROWS)]
        self._fresh = [[_POP] * HOUSES for _ in range(ROWS)]
        self._gains: list[tuple[float, float, int]] = []
        self._age = 0
        self.day = False

    # -- going on --

    def step(self) -> None:
        self._age += 1
        self._gains = [one for one in self._gains if self._age - one[2] < _GAIN]
        for row in range(ROWS):
            for at in range(HOUSES):
                self._pops[row][at] = min(_POP, self._pops[row][at] + 1)
                self._fresh[row][at] = min(_POP, self._fresh[row][at] + 1)
                self._lamps[row][at] = max(0, self._lamps[row][at] - 1)
                mark = mark_of(self._village.houses[row][at])
                if mark != self._marks[row][at]:
                    self._marks[row][at] = mark
                    self._fresh[row][at] = 0

    def wake(self, row: int, at: int) -> None:
        """Somebody answered: the lamp goes on, the whole house stirs."""
        self._pops[row][at] = 0
        self._lamps[row][at] = _LEAVE

    def gone(self, row: int, at: int) -> None:
        """One household more on its way."""
        self._gains.append((*self._plan.spots[row][at], self._age))

    def draw_gains(self, surface: pygame.Surface) -> None:
        """+1, that rises from the roof."""
        u, c = self._plan.unit, self._kit.theme.colours
        for x, y, since in self._gains:
            share = (self._age - since) / _GAIN
            text = self._kit.words.line("+1", 46 * u, c.yellow.solid)
            rise = 0.0 if self._still else 66 * u * ease.out(share)
            shade = self._kit.words.line("+1", 46 * u, c.scrim)
            left, top = round(x - text.get_width() / 2), round(y - self._plan.house * 0.95 - rise)
            for turn in range(8):
                aside, down = math.cos(turn * math.pi / 4), math.sin(turn * math.pi / 4)
                surface.blit(shade, (left + round(3 * aside * u), top + round(3 * down * u)))
            surface.blit(text, (left, top))

    def lit(self, row: int, at: int) -> bool:
        house = self._village.houses[row][at]
        if house.lost:
            return False
        awake = house.answered or (house.called and house.who == "stubborn")
        return house.back or (awake and (not house.safe or self._lamps[row][at] > 0))

    # -- drawn --

    def draw_row(self, surface: pygame.Surface, row: int) -> None:
        """From the far line to the near one."""
        for at in self._order(row):
            self._draw(surface, row, at)

    def _order(self, row: int) -> Iterable[int]:
        return sorted(range(HOUSES), key=lambda at: self._plan.spots[row][at][1])

    def _draw(self, surface: pygame.Surface, row: int, at: int) -> None:
        plan, size = self._plan, self._plan.house
        x, y = plan.spots[row][at]
        lit = self.lit(row, at)
        shot = self._home((at * 5 + row * 2) % _KINDS + 1, lit=lit, day=self._plain or self.day)
        deep = self._water.depth(y)
        if lit and not self._plain:
            light = glow(self._kit.pictures, round(size * 0.7), MOTES.window, 0.58)
            half = light.get_width() / 2
            surface.blit(light, (round(x - half), round(y - size * 0.32 - half)), special_flags=pygame.BLEND_RGB_ADD)
        age = self._pops[row][at]
        if age < _POP and not self._still:
            swing = (1 - age / _POP) * ease.wave(age, 0.28)
            shot = pygame.transform.smoothscale(
                shot, (round(size * (1 - 0.09 * swing)), round(size * (1 + 0.13 * swing)))
            )
        left, top = round(x - shot.get_width() / 2), round(y - shot.get_height() * _FOOT)
        if deep <= 0:
            surface.blit(shot, (left, top))
            return
        cut = round(shot.get_height() * _FOOT - deep)
        surface.blit(shot, (left, top), (0, 0, shot.get_width(), cut))
        ring = self._water.ripple(round(size * 1.02))
        sway = 0.0 if self._still else 2 * plan.unit * ease.wave(self._age, 2.3, at * 0.37)
        surface.blit(ring, (round(x - ring.get_width() / 2), round(top + cut - ring.get_height() / 2 + sway)))
        if self._village.houses[row][at].lost:
            self._waiting(surface, x, top, at)

    def _waiting(self, surface: pygame.Surface, x: float, top: float, at: int) -> None:
        """On the roof, dry, and calling for the boat."""
        side = self._plan.house * 0.46
        wave = 0 if self._still else round(3 * self._plan.unit * ease.wave(self._age, 0.7, at * 0.3))
        shot = self._kit.pictures.get("roof", side, side)
        surface.blit(shot, (round(x - side / 2), round(top + self._plan.house * 0.34 - side + wave)))

    def draw_marks(self, surface: pygame.Surface, row: int) -> None:
        plan, u = self._plan, self._plan.unit
        for at in range(HOUSES):
            name = self._marks[row][at]
            if not name or (name == "mark-sleep" and at % 3 != row % 3):
                continue
            x, y = plan.spots[row][at]
            loud = name in ("mark-pig", "mark-wait", "mark-frail")
            side = (62 if loud else 36 if name == "mark-ok" else 54) * u * (1.1 if plan.portrait else 1.0)
            grow = 1.0 if self._still else max(0.15, ease.back(self._fresh[row][at] / 16))
            bob = 0.0 if self._still or name == "mark-ok" else 4 * u * ease.wave(self._age, 1.4, at * 0.23)
            wide = round(side * grow / 4) * 4
            shot = self._kit.pictures.get(name, wide, wide * 1.16)
            base = y - plan.house * (0.62 if name != "mark-wait" else 0.9)
            surface.blit(shot, (round(x - wide / 2), round(base - wide * 1.16 + bob + 18 * u)))

    def _home(self, kind: int, *, lit: bool, day: bool) -> pygame.Surface:
        size, pictures = round(self._plan.house), self._kit.pictures

        def make() -> pygame.Surface:
            whole = pictures.get(f"house-{kind}", size, size)
            made = whole.copy() if day else tint(whole)
            if lit:
                made.blit(pictures.get(f"house-{kind}-lit", size, size), (0, 0))
            return made

        return pictures.kept(("home", kind, size, lit, day), make)


def mark_of(house: House) -> str:
    """Drawing of the mark above it; '' where there is nothing to say."""
    if house.lost:
        return "mark-wait"
    if house.back:
        return "mark-pig"
    if house.safe:
        return "mark-ok"
    if house.who == "frail":
        return "mark-frail"
    if house.called and not house.answered:
        return "mark-no" if house.who == "stubborn" else "mark-ask"
    return "" if house.answered else "mark-sleep"
