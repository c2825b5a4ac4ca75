"""What the warden at the crossing says: a warning when something was done amiss, and what comes next for as long as
the level allows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from edu.domain.games.road.crossing import Place
from edu.domain.games.rules import HERTZ
from ui.games import ease
from ui.games.faces import panel
from ui.games.kit import Kit
from ui.games.road.advice import Advice, advised
from ui.games.road.plan import Plan

if TYPE_CHECKING:
    from edu.domain.games.road.game import RoadPlay

_WARN_STEPS = 130
_LATE = 9 * HERTZ
_GREETS = 5 * HERTZ // 2
_NONE = Advice("", "")
GREETINGS: dict[Place, str] = {
    "zebra": "放学了，小学生要过斑马线", "lorry": "买菜回来，路边停着大货车", "signal": "下班了，爸爸在路口等灯",
    "bike": "妈妈骑电动车，要横过马路", "night": "天黑没路灯，爷爷要过村道",
}  # fmt: skip
_WARNINGS = {
    "inner-wheel": "别站在黄月牙里", "lorry-front": "车头前，司机看不见你", "red-light": "红灯，不能走",
    "dash": "车近了不抢", "look-both": "还没看清那一边", "hidden-lane": "大车后面有车，没看见",
    "no-turn-back": "走到一半别往回退", "be-seen": "太黑了，司机看不见你", "helmet": "头盔还没戴",
    "push": "骑车横过，太快停不住", "ask-driver": "先招手，车停稳再走", "phone": "过街不看手机",
}  # fmt: skip


class Hints:
    def __init__(self, kit: Kit, plan: Plan, play: RoadPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._warning, self._warned = "", _WARN_STEPS
        self._idle = self._age = 0
        self._advice = _NONE

    def fault(self, card: str) -> None:
        self.warn(_WARNINGS[card])

    def warn(self, text: str) -> None:
        self._warning, self._warned = text, 0

    def enter(self) -> None:
        self._warned = _WARN_STEPS
        self._idle = self._age = 0
        self._advice = _NONE

    def stir(self) -> None:
        self._idle = 0

    def step(self) -> None:
        self._warned += 1
        self._idle += 1
        self._age += 1
        road = self._play.road
        quiet = road.outcome or self._play.over or not self._patient
        self._advice = _NONE if quiet else advised(road)

    @property
    def _patient(self) -> bool:
        return self._kit.level == 1 or (self._kit.level == 2 and self._idle > _LATE)

    @property
    def due(self) -> str:
        """Key of the target to touch next; '' when nothing is to be pointed at."""
        return self._advice.key

    def text(self) -> str:
        """'' when nothing is to be said."""
        if self._warned < _WARN_STEPS:
            return self._warning
        if self._play.road.outcome:
            return ""
        if self._age < (_GREETS // 2 if self._kit.level == 1 else _GREETS):
            return GREETINGS[self._play.road.place]
        return self._advice.text

    def draw(self, surface: pygame.Surface) -> None:
        text = self.text()
        if not text:
            return
        kit, u = self._kit, self._plan.unit
        c, box = kit.theme.colours, self._plan.speech
        warned = self._warned < _WARN_STEPS
        side = box.h
        size = kit.words.fitting(text, kit.theme.type.title * u, box.w - side - 90 * u)
        words = kit.words.line(text, size, c.yellow.on_solid if warned else c.ink)
        wide, high = words.get_width() + 80 * u, words.get_height() + 32 * u
        room = box.w - wide - side * 0.8
        x = box.x + (room / 2 if self._plan.portrait else room if self._plan.mirrored else 0)
        still = kit.theme.reduced_motion
        hop = (
            0.0 if still else 16 * u * max(0.0, 1 - self._warned / 20) if warned else 3 * u * ease.wave(self._age, 2.2)
        )
        nudge = (
            10 * u * max(0.0, 1 - self._warned / 24) * ease.wave(self._warned, 0.15) if warned and not still else 0.0
        )
        left, top = x + side * 0.8 + nudge, box.y + (box.h - high) / 2
        if kit.theme.variant == "contrast":
            edge = panel(kit, wide + 8 * u, high + 8 * u, colour=c.ink, alpha=1.0, radius=high / 2 + 4 * u)
            surface.blit(edge, (round(left - 4 * u), round(top - 4 * u)))
        fill = c.yellow.solid if warned else c.surface
        surface.blit(panel(kit, wide, high, colour=fill, alpha=0.97, radius=high / 2), (round(left), round(top)))
        surface.blit(words, (round(left + 48 * u), round(top + 16 * u)))
        disc = kit.pictures.get("warden-worry" if warned else "warden-happy", side, side)
        surface.blit(disc, (round(x), round(box.y - hop)))
