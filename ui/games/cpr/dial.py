"""How fast the hand goes, on a scale with a green middle, and how many it has done of the thirty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from edu.domain.games.cpr.beat import THIRTY
from edu.domain.games.rules import HERTZ
from ui.games import ease
from ui.games.cpr.plan import Plan
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.view import Box
from ui.theme.art import PULSE

if TYPE_CHECKING:
    from edu.domain.games.cpr.game import CprPlay

_LEAST, _MOST = 70, 150
_RIGHT = (100, 120)
"""Compressions a minute: ends of the scale, and the green of it (content/register: cpr-rate)."""


class Dial:
    def __init__(self, kit: Kit, plan: Plan, play: CprPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._last = -1
        self.rate = 0
        """A minute, from the newest interval; 0: none yet."""
        self._needle = 0.5
        self._bump = 0

    @property
    def shown(self) -> bool:
        play = self._play
        return play.began >= 0 and not (play.machine.relieved or play.machine.hands_off or play.over)

    def pressed(self, verdict: str) -> None:
        now = self._play.steps
        if verdict == "first" or self._last < 0:
            self.rate = 0
        else:
            self.rate = round(60 * HERTZ / max(1, now - self._last))
        self._last, self._bump = now, 8

    def step(self) -> None:
        self._bump = max(0, self._bump - 1)
        goal = (self.rate - _LEAST) / (_MOST - _LEAST) if self.rate else 0.5
        quick = 1.0 if self._kit.theme.reduced_motion else 0.3
        self._needle = ease.toward(self._needle, max(0.0, min(1.0, goal)), quick)

    # -- drawn --

    def draw(self, surface: pygame.Surface) -> None:
        if not self.shown:
            return
        box, u, kit = self._plan.dial, self._plan.unit, self._kit
        ground = panel(kit, box.w, box.h, colour=kit.theme.colours.scrim, alpha=0.93, radius=34 * u)
        surface.blit(ground, box.rect[:2])
        self._count(surface, Box(box.x + 10 * u, box.y + 8 * u, box.h - 16 * u, box.h - 16 * u))
        self._scale(surface, Box(box.x + box.h + 18 * u, box.y, box.w - box.h - 48 * u, box.h))

    def _count(self, surface: pygame.Surface, box: Box) -> None:
        """Of thirty where breaths are due; else all there have been."""
        play, kit, u = self._play, self._kit, self._plan.unit
        c, beat = kit.theme.colours, play.beat
        done = min(THIRTY, beat.count) if beat.breathes else 0
        due = beat.due or bool(beat.breaths)
        colour = c.accent if due else c.green.solid

        def paint(painter: QPainter) -> None:
            ring = QRectF(8 * u, 8 * u, box.w - 16 * u, box.w - 16 * u)
            painter.setBrush(QColor(c.rail))
            painter.setPen(QPen(QColor(c.on_rail_soft), 12 * u))
            painter.drawEllipse(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colour), 12 * u, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            if done:
                painter.drawArc(ring, 90 * 16, -round(360 * 16 * done / THIRTY))

        surface.blit(kit.pictures.shape(("count", done, colour), box.w, box.w, paint), box.rect[:2])
        if beat.breaths:
            text, under = str(beat.breaths), "口"
        else:
            text, under = str(beat.count if beat.breathes else beat.presses), "下"
        size = (62 + self._bump) * u
        number = kit.words.line(text, size, c.on_rail)
        surface.blit(number, (round(box.centre[0] - number.get_width() / 2),
                              round(box.centre[1] - number.get_height() / 2 - 15 * u)))  # fmt: skip
        word = kit.words.line(under, 26 * u, c.on_rail)
        surface.blit(word, (round(box.centre[0] - word.get_width() / 2), round(box.centre[1] + 14 * u)))

    def _scale(self, surface: pygame.Surface, box: Box) -> None:
        kit, u = self._kit, self._plan.unit
        c = kit.theme.colours
        bar = Box(box.x, box.y + box.h * 0.47, box.w, 34 * u)

        def at(rate: int) -> float:
            return bar.w * (rate - _LEAST) / (_MOST - _LEAST)

        def paint(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.yellow.solid))
            painter.drawRoundedRect(QRectF(0, 0, bar.w, bar.h), 17 * u, 17 * u)
            painter.setBrush(QColor(c.green.solid))
            painter.drawRect(QRectF(at(_RIGHT[0]), 0, at(_RIGHT[1]) - at(_RIGHT[0]), bar.h))
            painter.setPen(QPen(QColor(c.on_rail), 4 * u))
            for edge in _RIGHT:
                painter.drawLine(QPointF(at(edge), 0), QPointF(at(edge), bar.h))

        surface.blit(kit.pictures.shape(("tempo",), bar.w, bar.h, paint), bar.rect[:2])
        size = min(kit.theme.type.small, 34) * u
        middle = (at(_RIGHT[0]) + at(_RIGHT[1])) / 2
        for text, x in (("慢", 20 * u), ("正好", middle), ("快", bar.w - 20 * u)):
            word = kit.words.line(text, kit.words.fitting(text, size, 110 * u), c.on_rail)
            surface.blit(word, (round(bar.x + x - word.get_width() / 2), round(bar.y + bar.h)))
        if not self.rate:
            return
        shown = kit.words.line(f"每分钟 {self.rate} 下", kit.words.fitting("每分钟 188 下", 38 * u, bar.w), c.on_rail)
        surface.blit(shown, (round(bar.x + (bar.w - shown.get_width()) / 2), round(box.y + 8 * u)))
        self._hand(surface, bar.x + bar.w * self._needle, bar.y + bar.h / 2)

    def _hand(self, surface: pygame.Surface, x: float, y: float) -> None:
        u = self._plan.unit
        wide, high = 44 * u, 62 * u

        def paint(painter: QPainter) -> None:
            painter.setBrush(QColor(PULSE.ring))
            painter.setPen(QPen(QColor(PULSE.track), 5 * u))
            tip = QPolygonF([QPointF(wide / 2, high - 4 * u), QPointF(5 * u, 5 * u), QPointF(wide - 5 * u, 5 * u)])
            painter.drawPolygon(tip)

        made = self._kit.pictures.shape(("needle",), wide, high, paint)
        surface.blit(made, (round(x - wide / 2), round(y - high * 0.7)))
