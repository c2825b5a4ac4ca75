"""The picture of the blood, looked at from the side: every compression squeezes the heart and sends some to the brain.
It also shows how deep five centimetres are; nothing measures that here, and it says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from edu.domain.games.cpr.game import FULL
from ui.games import ease
from ui.games.cpr.plan import Plan
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.view import Box
from ui.theme.art import PULSE

if TYPE_CHECKING:
    from edu.domain.games.cpr.game import CprPlay

_SHEET = (400.0, 256.0)
_HEART, _BRAIN = (262.0, 146.0), (70.0, 114.0)
_TOP, _DEEP = 86.0, 24.0
"""Where the chest is touched, and five centimetres, on the sheet: a chest of about twenty is a hundred high."""
_WAY = ((250.0, 124.0), (196.0, 116.0), (136.0, 140.0), (96.0, 122.0))
_LASTS = 44
_GRAIN = 12
NAME = "送到脑子的血"
_NOT_HERE = "屏幕量不了"
UNMEASURED = f"按多深，{_NOT_HERE}"


@dataclass(slots=True)
class _Drop:
    late: int
    age: int = 0


class Vessels:
    def __init__(self, kit: Kit, plan: Plan, play: CprPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._still = kit.theme.reduced_motion
        self._drops: list[_Drop] = []
        self._flow = play.flow / FULL
        self._low = False
        box, u = plan.vessels, plan.unit
        beside, below = (196 * u, 0.0) if plan.portrait else (0.0, 186 * u)
        self._scale = min((box.w - beside - 20 * u) / _SHEET[0], (box.h - below - 20 * u) / _SHEET[1])
        self._left, self._top = box.x + 10 * u, box.y + 10 * u
        if plan.portrait:
            self._top = box.y + (box.h - _SHEET[1] * self._scale) / 2
        else:
            self._left = box.x + (box.w - _SHEET[0] * self._scale) / 2

    def pressed(self) -> None:
        """A good one sends more than one that is too quick, too slow or not let up."""
        count = 4 if self._play.beat.useful or self._play.beat.last == "good" else 1
        self._drops += [_Drop(6 * at) for at in range(count)]

    def step(self, pushed: float) -> None:
        self._pushed = pushed
        self._flow = ease.toward(self._flow, self._play.flow / FULL, 0.08)
        for drop in self._drops:
            drop.age += 1
        self._drops = [drop for drop in self._drops if drop.age - drop.late < _LASTS]
        if self._play.machine.relieved and pushed > 0.5 and not self._low:
            self._drops += [_Drop(6 * at) for at in range(4)]
        self._low = pushed > 0.5

    # -- drawn --

    _pushed = 0.0

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self._left + x * self._scale, self._top + y * self._scale

    def draw(self, surface: pygame.Surface) -> None:
        box, kit, u = self._plan.vessels, self._kit, self._plan.unit
        c = kit.theme.colours
        rim = panel(kit, box.w, box.h, colour=c.line_strong, alpha=1.0, radius=30 * u)
        surface.blit(rim, box.rect[:2])
        inner = panel(kit, box.w - 8 * u, box.h - 8 * u, colour=c.surface, alpha=1.0, radius=26 * u)
        surface.blit(inner, (round(box.x + 4 * u), round(box.y + 4 * u)))
        size = _SHEET[0] * self._scale, _SHEET[1] * self._scale
        surface.blit(kit.pictures.get("vessels", *size), (round(self._left), round(self._top)))
        surface.blit(self._tube(), (round(self._left), round(self._top)))
        self._organs(surface)
        self._blood(surface)
        self._depth(surface)
        self._words(surface)

    def _tube(self) -> pygame.Surface:
        k = self._scale

        def paint(painter: QPainter) -> None:
            way = QPainterPath(QPointF(_WAY[0][0] * k, _WAY[0][1] * k))
            way.cubicTo(*(QPointF(x * k, y * k) for x, y in _WAY[1:]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            cap = Qt.PenCapStyle.RoundCap
            for colour, wide in ((PULSE.blood_rim, 22.0), (PULSE.vessel, 16.0)):
                painter.setPen(QPen(QColor(colour), wide * k, Qt.PenStyle.SolidLine, cap))
                painter.drawPath(way)

        return self._kit.pictures.shape(("tube",), _SHEET[0] * k, _SHEET[1] * k, paint)

    def _organs(self, surface: pygame.Surface) -> None:
        pictures, k = self._kit.pictures, self._scale
        side = 88 * k
        x, y = self._at(*_BRAIN)
        brain = round(x - side / 2), round(y - side / 2)
        surface.blit(pictures.get("brain", side, side), brain)
        shade = round(self._flow * _GRAIN)
        if shade:

            def make() -> pygame.Surface:
                made = pictures.get("brain-fed", side, side).copy()
                made.fill((255, 255, 255, round(255 * shade / _GRAIN)), special_flags=pygame.BLEND_RGBA_MULT)
                return made

            surface.blit(pictures.kept(("fed", shade, round(side)), make), brain)
        squeezed = round(self._pushed * 4) / 4
        wide, high = (74 + 10 * squeezed) * k, (74 - 22 * squeezed) * k
        heart = pictures.get("heart", wide, high)
        x, y = self._at(_HEART[0], _HEART[1] + 12 * squeezed)
        surface.blit(heart, (round(x - wide / 2), round(y - high / 2)))

    def _blood(self, surface: pygame.Surface) -> None:
        k = self._scale
        side = 18 * k
        drop = self._kit.pictures.shape(("blood",), side, side, _blood)
        for one in self._drops:
            share = (one.age - one.late) / _LASTS
            if 0 <= share < 1:
                x, y = self._at(*_along(share))
                surface.blit(drop, (round(x - side / 2), round(y - side / 2)))

    def _depth(self, surface: pygame.Surface) -> None:
        """The heel of the hand, seen from the side, and the two lines between which it goes."""
        k, kit, u = self._scale, self._kit, self._plan.unit
        c = kit.theme.colours
        for y in (_TOP, _TOP + _DEEP):
            x0, line = self._at(206, y)
            surface.fill(c.accent, (round(x0), round(line), round(168 * k), max(2, round(4 * k))))
        text = kit.words.line("5 厘米", 25 * k if k > 1.1 else (24 if self._plan.portrait else 27) * u, c.ink)
        x, y = self._at(402, _TOP - 2)
        if not self._plan.portrait:  # beyond the picture there is room: it must not lie on the hand
            x = self._plan.vessels.x + self._plan.vessels.w - 14 * u
        surface.blit(text, (round(x - text.get_width()), round(y - text.get_height())))
        wide, high = 124 * k * 0.72, 100 * k * 0.72
        hand = kit.pictures.get("press-hand", wide, high)
        x, y = self._at(_HEART[0], _TOP + _DEEP * round(self._pushed * 6) / 6)
        up = 0.0 if self._pushed > 0.05 else 8 * k
        surface.blit(hand, (round(x - wide / 2), round(y - high * 0.9 - up)))

    @property
    def told(self) -> str:
        """How it stands with the blood. The bar may be high while nobody presses: it sinks, and the words say so."""
        if self._moves:
            return "正在送过去"
        return "在变少" if self._play.flow else "停住了"

    @property
    def _moves(self) -> bool:
        return self._play.machine.relieved or self._play.beat.useful

    def _words(self, surface: pygame.Surface) -> None:
        """Lying below the picture, upright beside it; the bar's name stands above the bar."""
        kit, u, box = self._kit, self._plan.unit, self._plan.vessels
        c, moves = kit.theme.colours, self._moves
        lines = (
            (NAME, c.ink), (self.told, c.green.ink if moves else c.red.ink),
            ("深约 5 厘米", c.ink), (_NOT_HERE if self._plan.portrait else UNMEASURED, c.ink_soft),
        )  # fmt: skip
        high = _SHEET[1] * self._scale
        if self._plan.portrait:
            left = self._left + _SHEET[0] * self._scale + 10 * u
            place = Box(left, box.y + 14 * u, box.x + box.w - left - 16 * u, box.h - 26 * u)
        else:
            top = self._top + high + 6 * u
            place = Box(box.x + 18 * u, top, box.w - 36 * u, box.y + box.h - top - 10 * u)
        bar = 22 * u
        step = (place.h - bar) / len(lines)
        size = min(kit.words.fitting(text, min(kit.theme.type.body * u, step * 0.72), place.w) for text, _ in lines)
        y = place.y
        for at, (text, ink) in enumerate(lines):
            line = kit.words.line(text, size, ink)
            surface.blit(line, (round(place.x), round(y + (step - line.get_height()) / 2)))
            y += step
            if at == 0:
                self._bar(surface, Box(place.x, y, place.w, bar), moves=moves)
                y += bar

    def _bar(self, surface: pygame.Surface, box: Box, *, moves: bool) -> None:
        c, kit = self._kit.theme.colours, self._kit
        surface.blit(panel(kit, box.w, box.h, colour=PULSE.empty, alpha=0.55, radius=box.h / 2), box.rect[:2])
        filled = round(box.w * self._flow)
        if filled > box.h / 2:
            colour = c.red.solid if moves else PULSE.blood_rim
            whole = panel(kit, box.w, box.h, colour=colour, alpha=1.0, radius=box.h / 2)
            surface.blit(whole, box.rect[:2], (0, 0, filled, round(box.h)))


def _along(share: float) -> tuple[float, float]:
    """A place on the way from the heart to the brain."""
    t, s = share, 1 - share
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    return (sum(w * x for w, (x, _) in zip(weights, _WAY, strict=True)),
            sum(w * y for w, (_, y) in zip(weights, _WAY, strict=True)))  # fmt: skip


def _blood(painter: QPainter) -> None:
    side = painter.window().width()
    painter.setPen(QPen(QColor(PULSE.blood_rim), side * 0.1))
    painter.setBrush(QColor(PULSE.blood))
    painter.drawEllipse(QRectF(side * 0.08, side * 0.08, side * 0.84, side * 0.84))
