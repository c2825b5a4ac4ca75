"""The defibrillator: it slides in, shows what it says, offers its buttons; where the pads may go lights up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from edu.domain.games.cpr.machine import PLACES, Stage
from ui.games import ease
from ui.games.cpr.plan import Plan
from ui.games.faces import Face, Faces, State, panel
from ui.games.kit import Kit
from ui.games.view import Box, Target
from ui.theme.art import PULSE

if TYPE_CHECKING:
    from edu.domain.games.cpr.game import CprPlay

_SHEET = 360.0
_SCREEN = (48.0, 44.0, 264.0, 136.0)
_SAYS: dict[Stage, tuple[str, tuple[str, ...]]] = {
    "here": ("say-hello", ()), "on": ("say-pads", ("照图", "贴片")), "listening": ("say-away", ("正在分析", "别碰他")),
    "charged": ("say-shock", ()), "done": ("say-press", ("继续", "按压")),
}  # fmt: skip
_SLIDES = 24
_ROW = (("都让开",), ("电击",))


class Device:
    def __init__(self, kit: Kit, plan: Plan, play: CprPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._faces = Faces(kit, plan.unit)
        self._still = kit.theme.reduced_motion
        self._age = 0
        self._since = -_SLIDES
        self._whole = 0

    @property
    def there(self) -> bool:
        return self._play.machine.stage not in ("away", "coming")

    def comes(self) -> None:
        self._since = self._age

    def step(self) -> None:
        self._age += 1
        machine = self._play.machine
        self._whole = max(self._whole, machine.wait) if machine.stage == "listening" else 0

    # -- touched --

    def targets(self) -> list[Target]:
        plan, here = self._plan, self._play.here
        found = [Target(f"pad-{at}", box) for at, box in enumerate(plan.pads)] if "pad" in here else []
        if "power" in here:
            found.append(Target("power", self._power))
        if "shock" in here:
            found += [Target("clear", plan.buttons[0]), Target("shock", plan.buttons[1])]
        return found

    @property
    def _power(self) -> Box:
        """Both buttons' place."""
        one, two = self._plan.buttons
        left, top = min(one.x, two.x), min(one.y, two.y)
        return Box(left, top, max(one.x, two.x) + one.w - left, max(one.y, two.y) + one.h - top)

    # -- drawn --

    def draw_spots(self, surface: pygame.Surface, due: str) -> None:
        """Four places look alike; what is printed on the machine tells which are right."""
        if "pad" not in self._play.here:
            return
        for at, box in enumerate(self._plan.pads):
            if PLACES[at] in self._play.machine.pads:
                continue
            lit = due == f"pad-{at}"
            breath = 0.0 if self._still else 6 * (0.5 + 0.5 * ease.wave(self._age, 1.1)) if lit else 0.0
            self._spot(surface, box, lit=lit, grown=round(breath))

    def _spot(self, surface: pygame.Surface, box: Box, *, lit: bool, grown: int) -> None:
        u = self._plan.unit
        side = box.w + 2 * grown * u

        def paint(painter: QPainter) -> None:
            fill = QColor(PULSE.ring)
            fill.setAlpha(190 if lit else 96)
            painter.setBrush(fill)
            pen = QPen(QColor(PULSE.ring_now if lit else PULSE.track), (10 if lit else 6) * u)
            pen.setStyle(Qt.PenStyle.SolidLine if lit else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            inset = 8 * u
            painter.drawRoundedRect(QRectF(inset, inset, side - 2 * inset, side - 2 * inset), 36 * u, 36 * u)

        made = self._kit.pictures.shape(("spot", lit), side, side, paint)
        surface.blit(made, (round(box.centre[0] - side / 2), round(box.centre[1] - side / 2)))

    def draw(self, surface: pygame.Surface, squash: Callable[[str], float], due: str) -> None:
        if not self.there:
            return
        plan, kit, u = self._plan, self._kit, self._plan.unit
        stage = self._play.machine.stage
        slide = 0.0 if self._still else (1 - ease.back((self._age - self._since) / _SLIDES)) * 420 * u
        if plan.mirrored:
            slide = -slide
        art = plan.art
        surface.blit(kit.pictures.get("aed", art.w, art.h), (round(art.x + slide), round(art.y)))
        k = art.w / _SHEET
        drawing, words = _SAYS[stage]
        screen = kit.pictures.get(drawing, _SCREEN[2] * k, _SCREEN[3] * k)
        surface.blit(screen, (round(art.x + slide + _SCREEN[0] * k), round(art.y + _SCREEN[1] * k)))
        if slide > 4 * u or slide < -4 * u:
            return
        if stage == "here":
            self._button(surface, Face("do-power", ("开机",), self._state("power", due)), self._power, squash("power"))
        elif stage == "charged":
            cleared = self._play.machine.cleared
            clear: State = "done" if cleared else self._state("clear", due)
            self._button(surface, Face("do-clear", ("都让开",), clear, row=_ROW), plan.buttons[0], squash("clear"))
            shock = Face("do-shock", ("电击",), self._state("shock", due), row=_ROW)
            self._button(surface, shock, plan.buttons[1], squash("shock"))
        elif not self._play.over:  # then others press
            self._says(surface, words)

    def _state(self, key: str, due: str) -> State:
        return "next" if due == key else "plain"

    def _button(self, surface: pygame.Surface, face: Face, box: Box, pushed: float) -> None:
        bob = 0.0
        if face.state == "next" and not self._still:
            bob = 6 * self._plan.unit * (0.5 + 0.5 * ease.wave(self._age, 1.1))
        self._faces.draw(surface, face, box, pushed, bob)

    def _says(self, surface: pygame.Surface, lines: tuple[str, ...]) -> None:
        """In the place of the buttons; while it listens a bar tells for how long."""
        kit, u, box = self._kit, self._plan.unit, self._power
        c = kit.theme.colours
        surface.blit(panel(kit, box.w, box.h, colour=c.rail, alpha=0.94, radius=26 * u), box.rect[:2])
        size = min(kit.words.fitting(line, kit.theme.type.title * u, box.w - 24 * u) for line in lines)
        size = min(size, box.h * 0.3)
        step = size * 1.35
        top = box.centre[1] - step * len(lines) / 2 - (16 * u if self._whole else 0)
        for at, line in enumerate(lines):
            text = kit.words.line(line, size, c.on_rail)
            surface.blit(text, (round(box.centre[0] - text.get_width() / 2), round(top + at * step)))
        if self._whole:
            share = 1 - self._play.machine.wait / self._whole
            bar = Box(box.x + 24 * u, box.y + box.h - 30 * u, box.w - 48 * u, 16 * u)
            surface.fill(c.on_rail_soft, bar.rect)
            surface.fill(c.accent, (bar.rect[0], bar.rect[1], round(bar.w * share), bar.rect[3]))
