"""What is called out beside the scene: who comes when help is called, what the hand did wrong, and, at the first level,
what can be done now.
"""

from __future__ import annotations

from dataclasses import replace

import pygame

from edu.domain.games.extinguisher.fight import ROOT, STEPS_OF_BOTTLE, Fight
from edu.domain.games.extinguisher.fires import BOTTLES
from edu.domain.games.rules import HERTZ
from ui.games.callout import Pill, call_out, called_in, comes_up
from ui.games.extinguisher.plan import Plan
from ui.games.head import under_caption
from ui.games.kit import Kit
from ui.games.view import Box

_WARN_STEPS, _CALL_STEPS = 110, 150
_APART = 140.0
"""Units from the middle of the fire: words aside begin there, far enough that a sweeping ring does not chase them."""
_LATE = 9 * HERTZ
_HARM = {"pan": "炸锅了！油锅不能浇水", "panel": "危险！带电不能泼水", "battery": "水浇不灭它，快离开"}


def _meet(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.w and other.x < one.x + one.w and one.y < other.y + other.h and other.y < one.y + one.h
    )


class Hints:
    def __init__(self, kit: Kit, plan: Plan, fight: Fight) -> None:
        self._kit, self._plan, self._fight = kit, plan, fight
        self._warning, self._warned = "", _WARN_STEPS
        self._called = _CALL_STEPS
        self._idle = 0
        self._aside = 0
        self.below = False
        """Upright: whether the row of steps is free, so that words stand where the eyes are."""
        self._last = self._mark()

    def slip(self) -> None:
        fight = self._fight
        if fight.tool == "lid":
            self._warn("火没关，盖着也在烧")
        elif "pin" not in fight.prepared and "lift" in fight.prepared:
            self._warn("销子没拔，压不动")
        else:
            self._warn("先提起来，再拔、再握，最后压")

    def harm(self) -> None:
        self._warn(_HARM.get(self._fight.fire.id, "火更大了！"))

    def call(self) -> None:
        self._called = 0

    def _warn(self, text: str) -> None:
        self._warning, self._warned = text, 0

    def _mark(self) -> tuple[int, ...]:
        fight = self._fight
        return fight.alarm, fight.shut, len(fight.taken), len(fight.prepared), fight.slips, fight.sprayed, fight.gone

    def step(self) -> None:
        self._warned += 1
        self._called += 1
        mark = self._mark()
        self._idle = 0 if mark != self._last else self._idle + 1
        self._last = mark
        fight = self._fight
        if fight.pressed and fight.aim[1] > ROOT and fight.sprayed > 20 and self._warned > 30:
            self._warn("喷高了，往下对准根部")

    # -- drawn --

    def text(self) -> str:
        """'' when nothing is to be said."""
        if self._warned < _WARN_STEPS:
            return self._warning
        patient = self._kit.level == 1 or (self._kit.level == 2 and self._idle > _LATE)
        return self._next() if patient else ""

    def _next(self) -> str:
        fight = self._fight
        if fight.gone >= 0:
            return "随手关门！" if not fight.closed else "别忘了报 119" if fight.alarm < 0 else ""
        if not fight.alight:
            return "火灭了，面朝它往后退" if not fight.backed else ""
        if fight.tool is None:
            return "着火了！先喊人，再看烧的是什么" if fight.alarm < 0 else "选一样来对付它"
        if fight.tool in BOTTLES:
            return self._of_bottle()
        return ""

    def _of_bottle(self) -> str:
        fight = self._fight
        if len(fight.prepared) < len(STEPS_OF_BOTTLE):
            return "按顺序来：提、拔、握"
        if fight.left_in_bottle <= 0:
            return "喷完了，压不住就出门"
        return "按住火苗的根部，左右扫" if fight.burning else "还有火星，接着喷"

    def draw(self, surface: pygame.Surface, aimed: Box | None) -> None:
        """`aimed`: the ring under the finger, which words leave free."""
        text = self.text()
        if text:
            at = self._place(text, aimed)
            call_out(surface, self._kit, text, at, warned=self._warned if self._warned < _WARN_STEPS else None)
        if self._called < _CALL_STEPS:
            self._caller(surface)

    def _place(self, text: str, aimed: Box | None) -> Pill:
        """In the middle; aside, and there they stay, once the ring comes under them."""
        plan, u = self._plan, self._plan.unit
        top = under_caption(self._kit, plan.head, u)
        if plan.portrait and self.below:
            top = plan.action.y + plan.action.h / 2 - 40 * u
        middle = plan.zone.x + plan.zone.w / 2
        at = Pill(middle=middle, top=top, width=plan.width, unit=u)
        wide = called_in(self._kit, text, at).w
        if aimed is None:
            self._aside = 0
            return at
        apart = _APART * u + wide / 2
        lies = called_in(self._kit, text, replace(at, middle=middle + self._aside * apart))
        if _meet(lies, aimed):
            self._aside = -1 if aimed.centre[0] > middle else 1
        return replace(at, middle=middle + self._aside * apart)

    def _caller(self, surface: pygame.Surface) -> None:
        """Grandmother telephones, the neighbours come running: help is on its way."""
        first = self._called < _CALL_STEPS // 2
        drawing, said = ("caller", "喂，119 吗？") if first else ("neighbours", "来了，都撤出来！")
        comes_up(surface, self._kit, drawing, said, self._plan.told, self._called, _CALL_STEPS)
