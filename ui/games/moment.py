"""What is said when a part of a game has ended: praise where it is due, else the gravest rule that was missed."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit


@dataclass(frozen=True, slots=True)
class Said:
    good: bool
    head: str
    text: str


class Moment:
    """Comes up over the scene, from below `foot`, or down from above `top` (y in pixels; one of the two).

    `width` is that of the glass, `middle` where across it stands, else in its middle. Nothing is seen for the first
    `wait` steps, while something else goes off.
    """

    def __init__(
        self,
        kit: Kit,
        said: Said,
        *,
        width: float,
        unit: float,
        foot: float | None = None,
        top: float | None = None,
        middle: float | None = None,
        wait: int = 0,
    ) -> None:
        self._kit, self.said = kit, said
        self._width, self._unit = width, unit
        self._middle = width / 2 if middle is None else middle
        self._foot, self._top = foot, top
        self._age = -wait

    def step(self) -> None:
        self._age += 1

    @property
    def seen(self) -> bool:
        return self._age >= 0 or self._kit.theme.reduced_motion

    def draw(self, surface: pygame.Surface) -> None:
        kit, u = self._kit, self._unit
        if not self.seen:
            return
        wide = min(1240 * u, self._width - 48 * u)
        side = 300 * u
        body = kit.theme.type.title * u
        room = wide - side - 90 * u
        head = kit.words.fitting(self.said.head, kit.theme.type.hero * 1.25 * u, room)
        lines = kit.words.wrapped(self.said.text, body, room)
        high = max(side + 30 * u, head * 1.4 + body * 1.5 * len(lines) + 60 * u)
        x, y = self._middle - wide / 2, self._y(high)
        tone = kit.theme.colours.green if self.said.good else kit.theme.colours.yellow
        surface.blit(panel(kit, wide, high, colour=tone.solid, alpha=1.0, radius=36 * u), (round(x), round(y)))
        inner = panel(kit, wide - 12 * u, high - 12 * u, colour=tone.fill, alpha=1.0, radius=30 * u)
        surface.blit(inner, (round(x + 6 * u), round(y + 6 * u)))
        hero = kit.pictures.get("hero-happy" if self.said.good else "hero-worry", side, side)
        surface.blit(hero, (round(x + 24 * u), round(y + high - side - 6 * u)))
        left = x + side + 50 * u
        line = y + (high - head * 1.4 - body * 1.45 * len(lines)) / 2
        surface.blit(kit.words.line(self.said.head, head, tone.ink), (round(left), round(line)))
        for number, text in enumerate(lines):
            drawn = kit.words.line(text, body, tone.ink)
            surface.blit(drawn, (round(left), round(line + head * 1.4 + number * body * 1.45)))

    def _y(self, high: float) -> float:
        share = 1.0 if self._kit.theme.reduced_motion else ease.back(self._age / 20)
        away = (1 - share) * 260 * self._unit
        if self._top is not None:
            return self._top - away
        assert self._foot is not None
        return self._foot - high - 40 * self._unit + away
