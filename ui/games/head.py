"""The line above every game: which part of how many, what it is called, the score beside the day's best, and the
words of what sounds.
"""

from __future__ import annotations

import pygame
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from edu.domain.games.rounds import MEDALS
from edu.domain.games.rules import HERTZ
from ui.games.faces import GROUND, panel
from ui.games.kit import Kit
from ui.games.tones import ON_DARK, TROUGH
from ui.games.view import Box

_CAPTION_STEPS = 110


def under_caption(kit: Kit, box: Box, unit: float) -> float:
    """Where words may begin that share the breadth with the caption; `box` is that of the line."""
    return box.y + box.h + (36 + kit.theme.type.small * 1.5) * unit


class Head:
    def __init__(self, kit: Kit, unit: float) -> None:
        self._kit, self._unit = kit, unit
        self._shown = 0.0
        self._said = kit.speaker.times
        self._since = _CAPTION_STEPS

    def step(self, score: int) -> None:
        self._shown += (score - self._shown) * (1.0 if self._kit.theme.reduced_motion else 0.12)
        if self._kit.speaker.times != self._said:
            self._said, self._since = self._kit.speaker.times, 0
        self._since += 1

    def draw(self, surface: pygame.Surface, box: Box, title: str, part: int, parts: int, steps: int) -> None:
        """`box` is the whole line; in an upright one the score goes below the title."""
        u, kit = self._unit, self._kit
        c = kit.theme.colours
        surface.blit(
            panel(kit, box.w, box.h, colour=c.scrim, alpha=GROUND, radius=24 * u), (round(box.x), round(box.y))
        )
        size = kit.theme.type.title * u
        narrow = box.w < 1200 * u
        row = box.h / 2 if narrow else box.h
        text = kit.words.line(title, kit.words.fitting(title, size, box.w * (0.66 if narrow else 0.4)), c.on_rail)
        surface.blit(text, (round(box.x + 26 * u), round(box.y + (row - text.get_height()) / 2)))
        self._pips(surface, box.x + 46 * u + text.get_width(), box.y + row / 2, part, parts)
        seconds = steps // HERTZ
        clock = kit.words.line(f"{seconds // 60}:{seconds % 60:02}", size, c.on_rail)
        if narrow:
            surface.blit(clock, (round(box.x + box.w - clock.get_width() - 26 * u),
                                 round(box.y + (row - clock.get_height()) / 2)))  # fmt: skip
            self._score(surface, Box(box.x + 26 * u, box.y + row - 4 * u, box.w - 52 * u, row), seconds)
        else:
            left = box.x + box.w - 760 * u
            surface.blit(clock, (round(left), round(box.y + (row - clock.get_height()) / 2)))
            self._score(surface, Box(left + 130 * u, box.y, 610 * u, row), seconds)

    def _pips(self, surface: pygame.Surface, x: float, middle: float, part: int, parts: int) -> None:
        c, side = self._kit.theme.colours, round(22 * self._unit)
        for number in range(parts):
            colour = c.accent if number == part else ON_DARK.green.solid if number < part else c.on_rail_soft

            def paint(painter: QPainter, colour: str = colour, hollow: bool = number > part) -> None:
                painter.setPen(QColor(colour))
                painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QColor(colour))
                painter.drawEllipse(QRectF(1, 1, side - 2, side - 2))

            dot = self._kit.pictures.shape(("pip", colour, number > part), side, side, paint)
            surface.blit(dot, (round(x + number * side * 1.5), round(middle - side / 2)))

    def _score(self, surface: pygame.Surface, box: Box, seconds: int) -> None:
        """A bar of 100 with a notch for each medal, and a flag where the day's best stood at this second."""
        u, kit = self._unit, self._kit
        c = kit.theme.colours
        text = kit.words.line(f"{round(self._shown)} 分", kit.theme.type.title * u, c.on_rail)
        room = kit.words.width("100 分", kit.theme.type.title * u)
        bar = Box(box.x, box.y + box.h / 2 + (10 if kit.ghost else -5) * u, box.w - room - 20 * u, 26 * u)
        surface.blit(panel(kit, bar.w, bar.h, colour=c.on_rail_soft, alpha=TROUGH, radius=13 * u), bar.rect[:2])
        filled = bar.w * self._shown / 100
        if filled > bar.h:
            whole = panel(kit, bar.w, bar.h, colour=c.accent, alpha=1.0, radius=13 * u)
            surface.blit(whole, bar.rect[:2], (0, 0, round(filled), round(bar.h)))
        for least, _medal in MEDALS:
            notch = round(bar.x + bar.w * least / 100)
            surface.fill(c.on_rail, (notch, round(bar.y - 4 * u), max(2, round(3 * u)), round(bar.h + 8 * u)))
        if kit.ghost:
            at = kit.ghost[min(seconds, len(kit.ghost) - 1)]
            mark = kit.words.line("今日最好", kit.theme.type.small * u, c.yellow.solid)
            x = bar.x + bar.w * at / 100
            # it hangs down: above it stands its word
            surface.fill(c.yellow.solid, (round(x), round(bar.y - 2 * u), max(3, round(5 * u)), round(bar.h + 8 * u)))
            left = min(max(bar.x, x - mark.get_width() / 2), bar.x + bar.w - mark.get_width())
            surface.blit(mark, (round(left), round(bar.y - mark.get_height() - 2 * u)))
        surface.blit(text, (round(box.x + box.w - text.get_width()), round(box.y + (box.h - text.get_height()) / 2)))

    def draw_caption(self, surface: pygame.Surface, x: float, y: float) -> None:
        """What sounds, in words, for as long as it is fresh; its left upper corner at (x, y)."""
        if self._since > _CAPTION_STEPS:
            return
        u, kit = self._unit, self._kit
        text = kit.words.line(f"♪ {kit.speaker.heard}", kit.theme.type.small * u, kit.theme.colours.on_rail)
        ground = panel(kit, text.get_width() + 36 * u, text.get_height() + 12 * u, colour=kit.theme.colours.scrim,
                       alpha=GROUND, radius=18 * u)  # fmt: skip
        surface.blit(ground, (round(x), round(y)))
        surface.blit(text, (round(x + 18 * u), round(y + 6 * u)))
