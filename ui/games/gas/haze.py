"""Gas that can be seen: bands that shimmer under the ceiling and come down, and wisps where it escapes."""

from __future__ import annotations

import math

import pygame

from ui.games.kit import Kit
from ui.theme.art import MOTES, rgb

_TILE, _COARSE = 960, 96
"""Breadth of a tile in units, and of the pattern that it is stretched from."""
_POWER = (0.36, 0.17)
_STRENGTHS = 4
_WISPS, _RISE = 5, 150
"""At once, and the steps that one takes to go up."""


class Haze:
    def __init__(self, kit: Kit, unit: float) -> None:
        self._kit, self._unit = kit, unit
        self._still = kit.theme.reduced_motion
        self._pale = kit.theme.variant == "contrast"
        # a pale wall takes no light: there the colours are taken away that the gas lacks
        self._mode = pygame.BLEND_RGB_SUB if self._pale else pygame.BLEND_RGB_ADD

    def draw(self, surface: pygame.Surface, width: int, height: int, share: float, age: int, layer: int) -> None:
        """`share` 0 … 1 of what sets anything off; `layer` 0 is behind the things, 1 before them."""
        strength = min(_STRENGTHS, round(share * 1.6 * _STRENGTHS + 0.3))
        if strength <= 0:
            return
        tile = self._tile(layer, max(1, strength - layer), height)
        speed = (0.5, -0.8)[layer] * self._unit
        breath = 0.0 if self._still else 14 * self._unit * math.sin(age / 50 + layer * 2)
        bottom = height * (0.4 + 0.6 * min(1.0, share * 1.25)) + breath
        left = (0.0 if self._still else age * speed) % tile.get_width() - tile.get_width()
        while left < width:
            surface.blit(tile, (round(left), round(bottom - tile.get_height())), special_flags=self._mode)
            left += tile.get_width()

    def draw_wisps(self, surface: pygame.Surface, x: float, y: float, share: float, age: int) -> None:
        """Rising from a leak at (x, y)."""
        u = self._unit
        for number in range(_WISPS):
            at = (0.2 + 0.15 * number) if self._still else (age / _RISE + number * 0.37) % 1.0
            fade = round(4 * min(1.0, 4 * at, 3 * (1 - at)) * (0.5 + 0.5 * share))
            if fade <= 0:
                continue
            sway = 0.0 if self._still else 30 * math.sin(age / 30 + number * 0.5)
            side = (number - (_WISPS - 1) / 2) * 58
            size = round((0.7 + 0.7 * at) * 6) / 6
            shot = self._wisp(size, fade)
            surface.blit(shot, (round(x + (side * (0.35 + at) + sway * at) * u - shot.get_width() / 2),
                                round(y - (40 + 260 * at) * u - shot.get_height() / 2)))  # fmt: skip

    def _wisp(self, size: float, fade: int) -> pygame.Surface:
        def make() -> pygame.Surface:
            whole = self._kit.pictures.get("wisp", 74 * size * self._unit, 148 * size * self._unit).copy()
            tone = (150, 150, 90) if self._pale else (255, 255, 255)
            whole.fill((*tone, 60 * fade), special_flags=pygame.BLEND_RGBA_MULT)
            return whole

        return self._kit.pictures.kept(("wisp", round(size, 2), fade, round(self._unit * 1000), self._pale), make)

    def _tile(self, layer: int, strength: int, high: int) -> pygame.Surface:
        wide = round(_TILE * self._unit)
        power = strength / _STRENGTHS * _POWER[layer]

        def make() -> pygame.Surface:
            veil = self._kit.pictures.kept(("veil", layer, high / wide), lambda: _veil(layer, high / wide))
            tile = pygame.transform.smoothscale(veil, (wide, high))
            tint = [round(power * (255 - part if self._pale else part)) for part in rgb(MOTES.odour)]
            tile.fill(tint, special_flags=pygame.BLEND_RGB_MULT)
            return tile

        return self._kit.pictures.kept(("haze", layer, strength, wide, high, self._pale), make)


def _veil(layer: int, tall: float) -> pygame.Surface:
    """Bands that bend, small and without colour: sides that meet, a foot that fades; `tall` times as high as wide."""
    wide, high = _COARSE, round(_COARSE * tall)
    grains = bytearray()
    bands = 4.6 * tall
    for row in range(high):
        y = row / high
        fade = min(1.0, (1 - y) / 0.28)
        for column in range(wide):
            turn = 2 * math.pi * column / wide
            bend = 0.5 * math.sin(turn + 4 * layer + 5 * y) + 0.28 * math.sin(2 * turn - 3 * layer + 9 * y)
            wave = 0.5 + 0.5 * math.sin(2 * math.pi * y * bands + 2 * bend)
            grain = round(255 * fade * (0.22 + 0.78 * wave**1.7))
            grains += bytes((grain, grain, grain))
    shot = pygame.image.frombuffer(bytes(grains), (wide, high), "RGB")
    whole = pygame.Surface((wide, high), depth=32)
    whole.blit(shot, (0, 0))
    return whole
