"""Along the foot: a lens for each fault that was found, those that were accused for nothing, the time that is left."""

from __future__ import annotations

import pygame
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from edu.domain.games.rules import HERTZ
from edu.domain.games.spot.look import Look
from ui import theme
from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.spot.plan import Plan
from ui.games.tones import ON_DARK, TROUGH
from ui.games.view import Box

HURRY = 10
"""Seconds at the end that are counted aloud."""
_SLOT = 66


class Foot:
    def __init__(self, kit: Kit, plan: Plan, whole: int) -> None:
        """`whole`: steps that a place has."""
        self._kit, self._plan, self._whole = kit, plan, whole
        self._age = 0

    def step(self) -> None:
        self._age += 1

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        kit, u, box = self._kit, self._plan.unit, self._plan.foot
        c = kit.theme.colours
        surface.blit(panel(kit, box.w, box.h, colour=c.scrim, alpha=0.8, radius=26 * u), (round(box.x), round(box.y)))
        if self._plan.portrait:
            self._slots(surface, look, box.x + 22 * u, box.y + 38 * u)
            self._clock(surface, look, Box(box.x + 22 * u, box.y + 78 * u, box.w - 44 * u, 40 * u))
        else:
            end = self._slots(surface, look, box.x + 30 * u, box.y + box.h / 2)
            left = max(end + 40 * u, box.x + box.w * 0.5)
            self._clock(surface, look, Box(left, box.y + box.h / 2 - 23 * u, box.x + box.w - left - 34 * u, 46 * u))

    def _slots(self, surface: pygame.Surface, look: Look, x: float, middle: float) -> float:
        """Where they end. How many there are to find is not told at the third level."""
        kit, u = self._kit, self._plan.unit
        found = [look.marks[place] for place in look.wrong if look.marks[place]]
        marks = sorted(found, key=("mended", "botched", "asking").index)
        count = len(look.wrong) if kit.level < 3 else max(1, len(found))
        side = _SLOT * u * (1.0 if not self._plan.portrait else 0.86)
        for at in range(count):
            self._slot(surface, marks[at] if at < len(marks) else "", x + side * 1.12 * at, middle - side / 2, side)
        x += side * 1.12 * count + 10 * u
        size = 34 * u * (0.8 if self._plan.portrait else 1.0)
        if self._plan.portrait:
            text = f"冤枉 {look.false}" if look.false else ""
        else:
            text = f"找到 {len(found)}" + (f" / {count} 处" if kit.level < 3 else " 处")
            text += f"　冤枉 {look.false}" if look.false else ""
        words = kit.words.line(text, size, kit.theme.colours.on_rail)
        if text:
            surface.blit(words, (round(x), round(middle - words.get_height() / 2)))
        return x + words.get_width()

    def _slot(self, surface: pygame.Surface, mark: str, x: float, y: float, side: float) -> None:
        """A little lens: hollow; with a tick; with a warning. They differ in shape, not in colour alone."""
        c = self._kit.theme.colours
        tone = {"mended": c.green.solid, "botched": c.yellow.solid, "asking": c.accent}.get(mark)

        def paint(painter: QPainter) -> None:
            rim = QColor(tone or c.on_rail_soft)
            painter.setPen(QPen(rim, side * 0.13, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(side * 0.72, side * 0.72), QPointF(side * 0.92, side * 0.92))
            painter.setPen(QPen(rim, side * 0.08))
            painter.setBrush(QColor(c.surface) if tone else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(side * 0.08, side * 0.08, side * 0.7, side * 0.7))
            icon = {"mended": "check", "botched": "warning", "asking": "help"}.get(mark)
            if icon and tone:
                whole, at = round(side * 0.48), round(side * 0.19)
                ink = c.yellow.ink if mark == "botched" else tone
                theme.icon(icon, ink).paint(painter, at, at, whole, whole)

        shot = self._kit.pictures.shape(("slot", mark, tone, c.surface), side, side, paint)
        surface.blit(shot, (round(x), round(y)))

    def _clock(self, surface: pygame.Surface, look: Look, box: Box) -> None:
        kit, u = self._kit, self._plan.unit
        c = kit.theme.colours
        seconds = -(-max(0, look.left) // HERTZ)
        late = seconds <= HURRY
        colour = c.accent if late else ON_DARK.green.solid
        text = kit.words.line(f"{seconds} 秒", 34 * u, c.on_rail)
        room = kit.words.width("50 秒", 34 * u) + 16 * u
        bar = Box(box.x, box.y + box.h * 0.2, box.w - room, box.h * 0.6)
        surface.blit(panel(kit, bar.w, bar.h, colour=c.on_rail_soft, alpha=TROUGH, radius=bar.h / 2), bar.rect[:2])
        filled = bar.w * max(0, look.left) / self._whole
        if filled > bar.h:
            whole = panel(kit, bar.w, bar.h, colour=colour, alpha=1.0, radius=bar.h / 2)
            # its head stays round: the right end of the whole is laid on
            surface.blit(whole, bar.rect[:2], (0, 0, round(filled - bar.h / 2), round(bar.h)))
            end = round(bar.h / 2)
            surface.blit(whole, (round(bar.x + filled) - end, round(bar.y)),
                         (whole.get_width() - end, 0, end, round(bar.h)))  # fmt: skip
        nudge = 0.0
        if late and look.left > 0 and not kit.theme.reduced_motion:
            nudge = 4 * u * ease.wave(self._age, 1.0)
        surface.blit(text, (round(box.x + box.w - text.get_width()),
                            round(box.y + (box.h - text.get_height()) / 2 - nudge)))  # fmt: skip
