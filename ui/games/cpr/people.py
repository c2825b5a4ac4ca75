"""Who stands around: the aunt who telephones, the child, the young man who runs for the machine, takes over and steps
back; the ambulance, nearer with every second after the call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from edu.domain.games.rules import HERTZ
from ui.games import ease
from ui.games.callout import comes_up
from ui.games.cpr.plan import Plan
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.view import Box
from ui.theme.art import PULSE

if TYPE_CHECKING:
    from edu.domain.games.cpr.game import CprPlay

_SAYS = 150
_AMBULANCE = (420.0, 270.0)
_NEARER = 6
_ARRIVES = 50


class People:
    def __init__(self, kit: Kit, plan: Plan, play: CprPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._still = kit.theme.reduced_motion
        self._age = 0
        self._word: tuple[str, str] = ("", "")
        self._said = _SAYS
        self._away = play.machine.wait
        self._over = -1
        self._back = 0.0

    def say(self, who: str, what: str) -> None:
        """One of `aunt` and `lad`, over their head."""
        self._word, self._said = (who, what), 0

    def over(self) -> None:
        self._over = self._age

    def step(self) -> None:
        self._age += 1
        self._said += 1
        machine = self._play.machine
        self._away = max(self._away, machine.wait) if machine.stage == "coming" else 0
        goal = 1.0 if machine.hands_off and (machine.stage == "listening" or machine.cleared) else 0.0
        self._back = ease.toward(self._back, goal, 1.0 if self._still else 0.14)

    # -- drawn --

    def draw(self, surface: pygame.Surface) -> None:
        """Behind the man."""
        called = "call" in self._play.scene.done
        if called:
            self._draw_ambulance(surface)
        plan = self._plan
        sway = 0.0 if self._still else 3 * plan.unit * ease.wave(self._age, 3)
        self._put(surface, "child", plan.child, -sway / 2)
        self._put(surface, "aunt-call" if called and self._over < 0 else "aunt", plan.aunt, sway / 2)
        self._draw_lad(surface)
        if self._over >= 0:
            self._draw_end(surface)

    def _put(self, surface: pygame.Surface, name: str, box: Box, rise: float = 0.0, *, flip: bool = False) -> None:
        made = self._kit.pictures.get(name, box.w, box.h, flip=flip)
        surface.blit(made, (round(box.x), round(box.y + rise)))

    def _draw_lad(self, surface: pygame.Surface) -> None:
        machine, plan = self._play.machine, self._plan
        if self._over >= 0 and "call" not in self._play.scene.done:
            return  # he kneels there now: `_draw_end`
        if machine.stage == "away":
            self._put(surface, "lad", plan.lad)
        elif machine.stage == "coming":
            self._draw_runner(surface)
        elif self._over < 0:
            self._put(surface, "relief", self._helper)

    @property
    def _helper(self) -> Box:
        """Behind the hands while he presses, beside them else."""
        return self._plan.helper if self._play.machine.relieved else self._plan.aside

    def _draw_runner(self, surface: pygame.Surface) -> None:
        """To the cabinet and back: farther away is smaller."""
        plan, wait = self._plan, self._play.machine.wait
        share = 1 - wait / self._away if self._away else 0.0
        out = share < 0.5
        way = share * 2 if out else 2 - share * 2
        goal = plan.cabinet
        size = 1 - 0.45 * round(way * 8) / 8
        wide, high = plan.lad.w * size, plan.lad.h * size
        x = plan.lad.centre[0] + (goal.centre[0] - plan.lad.centre[0]) * way
        foot = plan.lad.y + plan.lad.h + (goal.y + goal.h - plan.lad.y - plan.lad.h) * way
        leg = "a" if self._still or self._age // 9 % 2 else "b"
        hop = 0.0 if self._still else 5 * plan.unit * abs(ease.wave(self._age, 0.6))
        right = goal.x > plan.lad.x
        name = f"lad-run-{leg}" if out else f"lad-aed-{leg}"
        self._put(surface, name, Box(x - wide / 2, foot - high - hop, wide, high), flip=right != out)

    def draw_touching(self, surface: pygame.Surface) -> None:
        """Before everybody was told to keep away, one still has a hand on his arm."""
        machine, plan, u = self._play.machine, self._plan, self._plan.unit
        if machine.stage != "charged" or self._back > 0.9:
            return
        wide, high = 150 * u, 240 * u
        x = plan.aside.centre[0] - 178 * u
        top = plan.body.y - 140 * u - 190 * u * self._back
        surface.set_clip(pygame.Rect(0, round(plan.aside.y + plan.aside.h * 0.62), plan.width, plan.height))
        surface.blit(self._kit.pictures.get("arm", wide, high), (round(x), round(top)))
        surface.set_clip(None)

    def draw_word(self, surface: pygame.Surface) -> None:
        if self._said >= _SAYS:
            return
        who, what = self._word
        plan, u, kit = self._plan, self._plan.unit, self._kit
        stays = self._play.machine.stage in ("away", "coming")
        box = plan.aunt if who == "aunt" else plan.lad if stays else self._helper
        c = kit.theme.colours
        text = kit.words.line(what, kit.theme.type.body * u, c.ink)
        wide, high = text.get_width() + 40 * u, text.get_height() + 18 * u
        above = stays or plan.portrait or who == "aunt"
        left = box.centre[0] - wide / 2 if above else box.x + box.w * 0.86
        x = max(16 * u, min(plan.width - wide - 16 * u, left))
        pop = 1.0 if self._still else ease.back(self._said / 14)
        y = box.y + (-0.6 * high if above else 0.3 * box.h) + (1 - pop) * 30 * u
        surface.blit(panel(kit, wide, high, colour=c.surface, alpha=0.98, radius=high / 2), (round(x), round(y)))
        surface.blit(text, (round(x + 20 * u), round(y + 9 * u)))

    # -- the ambulance --

    def _draw_ambulance(self, surface: pygame.Surface) -> None:
        """On the road behind the hedge; at the end it stands on the square."""
        play, plan, u = self._play, self._plan, self._plan.unit
        begun = play.scene.done["call"]
        share = min(1.0, max(0.0, (play.steps - begun) / max(1, play.ends - begun)))
        size = (78 + 62 * round(share * _NEARER) / _NEARER) * u
        x = -size + (plan.width * 0.34 + size) * share
        foot = plan.horizon - 6 * u
        if self._over >= 0:
            come = 1.0 if self._still else ease.out((self._age - self._over) / _ARRIVES)
            size = (140 + 220 * round(come * _NEARER) / _NEARER) * u
            x = plan.width * (0.34 - 0.32 * come) if not plan.portrait else plan.width * (0.34 + 0.12 * come)
            foot = plan.horizon + 46 * u * come
        self._vehicle(surface, x, foot, size)

    def _vehicle(self, surface: pygame.Surface, x: float, foot: float, wide: float) -> None:
        high = wide * _AMBULANCE[1] / _AMBULANCE[0]
        surface.blit(self._kit.pictures.get("ambulance", wide, high), (round(x), round(foot - high)))
        red = self._still or self._age // 36 % 2 == 0
        side = wide * 0.1

        def lamp(painter: QPainter, colour: str) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(side / 2, side / 2), side / 2, side / 2)

        for at, colour in ((0.34, PULSE.light_red if red else PULSE.empty),
                           (0.46, PULSE.empty if red else PULSE.light_blue)):  # fmt: skip
            made = self._kit.pictures.shape(("lamp", colour), side, side, lambda p, c=colour: lamp(p, c))  # type: ignore[misc]
            surface.blit(made, (round(x + wide * at - side / 2), round(foot - high * 0.97)))

    def _draw_end(self, surface: pygame.Surface) -> None:
        """The crew takes over."""
        since = self._age - self._over
        if "call" in self._play.scene.done:
            comes_up(surface, self._kit, "medics", "辛苦了，交给我们！", self._plan.medics, since, 10 * HERTZ)
        else:
            self._put(surface, "relief", self._plan.helper)
