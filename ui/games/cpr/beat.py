"""The ring that says when, and the word on every compression. 109 a minute, never slower: the ear learns it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from edu.domain.games.cpr.beat import BEAT, THIRTY
from ui.games import ease
from ui.games.cpr.plan import Plan
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.theme.art import PULSE

if TYPE_CHECKING:
    from edu.domain.games.cpr.game import CprPlay

WORDS: dict[str, str] = {"good": "正好", "fast": "太快", "slow": "太慢", "leaned": "手没抬", "first": "按！"}
_BASE, _WIDE = 168.0, 118.0
"""Radius of the ring at the beat, and how much wider it is right after."""
_POPS = 40
_GOES_ON = 2
"""It is silent when breaths are due; who presses on all the same is given it again after so many."""
_LIT = 8


@dataclass(slots=True)
class _Pop:
    verdict: str
    age: int = 0


class BeatRing:
    def __init__(self, kit: Kit, plan: Plan, play: CprPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._still = kit.theme.reduced_motion
        self._pops: list[_Pop] = []
        self.streak = 0
        """Good ones in a row."""

    @property
    def given(self) -> bool:
        """Whether the beat can be heard and seen: somebody is to press now, and it is not kept back."""
        play = self._play
        waiting = play.began < 0 and "look" not in play.scene.done
        busy = play.scene.busy or play.beat.breath or play.machine.hands_off
        breaths = play.beat.due and play.beat.count <= THIRTY + _GOES_ON
        return play.heard and not (waiting or busy or play.over or breaths)

    @property
    def sounds(self) -> bool:
        return self.given and self._play.on_beat

    def pressed(self, verdict: str) -> None:
        self._pops = [_Pop(verdict)]
        self.streak = self.streak + 1 if verdict == "good" else 0

    def rest(self) -> None:
        """Somebody else presses, or nobody."""
        self._pops.clear()
        self.streak = 0

    def step(self) -> None:
        for pop in self._pops:
            pop.age += 1
        self._pops = [pop for pop in self._pops if pop.age < _POPS]

    # -- drawn --

    def draw(self, surface: pygame.Surface) -> None:
        """Below the hands."""
        if not self.given:
            return
        since = self._play.steps % BEAT
        self._ring(surface, _BASE, 16 if since < _LIT else 8, PULSE.ring_now if since < _LIT else PULSE.ring)
        if not self._still:
            share = (BEAT - since) / BEAT
            self._ring(surface, _BASE + _WIDE * round(share * BEAT) / BEAT, 7, PULSE.ring_now)

    def _ring(self, surface: pygame.Surface, radius: float, thick: float, colour: str) -> None:
        u = self._plan.unit
        wide = 2 * (radius + thick) * u

        def paint(painter: QPainter) -> None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            middle = QPointF(wide / 2, wide / 2)
            under = QColor(PULSE.track)
            under.setAlpha(150)
            painter.setPen(QPen(under, (thick + 6) * u))
            painter.drawEllipse(middle, radius * u, radius * u)
            painter.setPen(QPen(QColor(colour), thick * u))
            painter.drawEllipse(middle, radius * u, radius * u)

        made = self._kit.pictures.shape(("ring", round(radius * 4), thick, colour), wide, wide, paint)
        x, y = self._plan.heart
        surface.blit(made, (round(x - wide / 2), round(y - wide / 2)))

    def draw_words(self, surface: pygame.Surface) -> None:
        u, kit = self._plan.unit, self._kit
        c = kit.theme.colours
        for pop in self._pops:
            tone = c.green if pop.verdict == "good" else c.blue if pop.verdict == "first" else c.yellow
            grown = 1.0 if self._still else ease.back(pop.age / 8)
            size = kit.theme.type.hero * 0.86 * u * max(0.25, round(grown * 8) / 8)
            word = WORDS.get(pop.verdict, "")
            text = kit.words.line(word, size, tone.on_solid)
            wide, high = text.get_width() + 52 * u, text.get_height() + 12 * u
            rise = 0.0 if self._still else 34 * u * ease.out(pop.age / _POPS)
            x, y = self._plan.heart[0] + 208 * u, self._plan.chest.y + 40 * u - rise
            ground = panel(kit, wide, high, colour=tone.solid, alpha=0.96, radius=high / 2)
            surface.blit(ground, (round(x - wide / 2), round(y - high / 2)))
            surface.blit(text, (round(x - text.get_width() / 2), round(y - text.get_height() / 2)))
