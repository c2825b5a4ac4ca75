"""What is called out beside the scene: who answers the call, what went wrong, and, at the first level, what can be done
now.
"""

from __future__ import annotations

import pygame

from edu.domain.games.rules import HERTZ
from edu.domain.games.smoke.escape import Escape
from ui.games.callout import Pill, call_out, comes_up
from ui.games.escape.advice import advised
from ui.games.escape.plan import Plan
from ui.games.kit import Kit

_WARN_STEPS, _CALL_STEPS = 130, 170
_LATE = 9 * HERTZ


class Hints:
    def __init__(self, kit: Kit, plan: Plan, escape: Escape) -> None:
        self._kit, self._plan, self._escape = kit, plan, escape
        self._warning, self._warned = "", _WARN_STEPS
        self._called = _CALL_STEPS
        self._idle = 0
        self._last = self._mark()

    def warn(self, text: str) -> None:
        self._warning, self._warned = text, 0

    def call(self) -> None:
        self._called = 0

    def _mark(self) -> tuple[object, ...]:
        one = self._escape
        return one.alarm, one.felt, one.door_open, one.sealed, one.signals, one.posture, one.going, one.place

    def step(self) -> None:
        self._warned += 1
        self._called += 1
        mark = self._mark()
        self._idle = 0 if mark != self._last else self._idle + 1
        self._last = mark

    @property
    def helps(self) -> bool:
        return self._kit.level == 1 or (self._kit.level == 2 and self._idle > _LATE)

    @property
    def asked(self) -> str:
        """The target that calls to be touched."""
        return advised(self._escape).key if self.helps else ""

    def text(self) -> str:
        """'' when nothing is to be said."""
        if self._warned < _WARN_STEPS:
            return self._warning
        return advised(self._escape).text if self.helps else ""

    def draw(self, surface: pygame.Surface) -> None:
        text, plan, u = self.text(), self._plan, self._plan.unit
        if text:
            below = plan.head.y + plan.head.h + (48 + 1.45 * self._kit.theme.type.small) * u
            top = below if plan.portrait else max(below, plan.ceiling + 78 * u)  # below the signs that hang there
            at = Pill(middle=plan.focus, top=top, width=plan.width, unit=u)
            call_out(surface, self._kit, text, at, warned=self._warned if self._warned < _WARN_STEPS else None)
        if self._called < _CALL_STEPS:
            said = "119！几楼几号？" if self._called < _CALL_STEPS // 2 else "302，马上就来"
            comes_up(surface, self._kit, "caller", said, plan.told, self._called, _CALL_STEPS)
