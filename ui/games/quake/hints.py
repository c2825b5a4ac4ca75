"""What is said over the scene: a warning when something went amiss, and what comes next for as long as the level
allows it. `due` is what to point at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from edu.domain.games.quake.leaving import Leaving, Thing
from edu.domain.games.quake.rooms import SPOTS, place
from edu.domain.games.quake.shake import Blow, Shake
from edu.domain.games.rules import HERTZ
from ui.games.callout import Pill, call_out
from ui.games.kit import Kit
from ui.games.quake.plan import Plan
from ui.games.quake.words import HELD, thing_called
from ui.games.quake.words import SPOTS as NAMES

if TYPE_CHECKING:
    from edu.domain.games.quake.game import QuakePlay

_WARN_STEPS = 120
_LATE = 9 * HERTZ
_BLOWS: dict[Blow, str] = {
    "glass": "玻璃先碎，离窗远点", "tall": "高柜子会倒，别靠着它", "hanging": "头顶的东西掉下来了",
    "crowd": "晃的时候别往楼梯口挤", "open": "别站在屋子中间，快躲", "stood": "伏低！按住能抓的东西",
    "slipped": "手松了，桌子滑开了",
}  # fmt: skip
_RED: dict[Thing, str] = {
    "jump": "不能跳！走楼梯", "lighter": "漏气了，一点就炸", "lift": "不能坐电梯", "back": "别回头拿东西",
}  # fmt: skip


class Hints:
    def __init__(self, kit: Kit, plan: Plan, play: QuakePlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._warning, self._warned = "", _WARN_STEPS
        self._idle = 0

    # -- what happened --

    def blow(self, blow: str) -> None:
        self._warn(next((text for name, text in _BLOWS.items() if name == blow), ""))

    def red(self, thing: str) -> None:
        self._warn(next((text for name, text in _RED.items() if name == thing), ""))

    def came_out(self) -> None:
        self._warn("还没晃完，别出来")

    def _warn(self, text: str) -> None:
        self._warning, self._warned = text, 0

    def stir(self) -> None:
        self._idle = 0

    def clear(self) -> None:
        self._warned, self._idle = _WARN_STEPS, 0

    def step(self) -> None:
        self._warned += 1
        self._idle += 1

    # -- what is said --

    @property
    def _patient(self) -> bool:
        return self._kit.level == 1 or (self._kit.level == 2 and self._idle > _LATE)

    def due(self) -> str:
        """The key of the target to touch next; '' when nothing is to be pointed at."""
        visit = self._play.visit
        if not self._patient or visit.leaving.ending:
            return ""
        return self._of_leaving(visit.leaving) if visit.shake.over else self._of_shake(visit.shake)

    @staticmethod
    def _of_shake(shake: Shake) -> str:
        if shake.safe:
            return "" if shake.holds else "hold"
        if shake.goal >= 0 and shake.set.safe(shake.goal):
            return ""
        near = min((at for at in range(SPOTS) if shake.set.safe(at)), key=lambda at: abs(place(at) - shake.x))
        return f"spot-{near}"

    @staticmethod
    def _of_leaving(leaving: Leaving) -> str:
        if leaving.busy:
            return ""
        if leaving.where == "room":
            return next(thing for thing in ("off", "head", "door") if thing in leaving.here)
        if leaving.where == "landing":
            return "stairs"
        return "" if leaving.ground == "open" else "open"

    def text(self) -> str:
        """'' when nothing is to be said."""
        if self._warned < _WARN_STEPS:
            return self._warning
        visit = self._play.visit
        if visit.leaving.ending:
            return ""
        if visit.shake.over:
            return self._said_of_leaving(visit.leaving)
        return self._said_of_shake(visit.shake)

    def _said_of_shake(self, shake: Shake) -> str:
        due = self.due()
        if due.startswith("spot"):
            where = NAMES[shake.set.name(int(due[5:]))]
            return f"地震预警，快去{where}" if shake.since < 0 else f"快躲到{where}"
        if shake.safe and self._patient:
            held = HELD[shake.set.name(shake.goal)]
            if due == "hold" and shake.wave >= 0 and shake.slid >= 0:
                return f"{held}滑开了，手指跟上去"
            if due == "hold":
                return f"手指按住{held}，别松开"
            if shake.since < 0:
                return "抓牢，就要晃了"
            return f"跟着{held}走" if shake.wave >= 0 else "停一下还会来，别松手"
        return ""

    def _said_of_leaving(self, leaving: Leaving) -> str:
        due = self.due()
        if due == "head":
            return f"拿{thing_called('head', leaving.room.id)}护住头"
        said = {"off": "不晃了，先关火", "door": "快从门口出去", "stairs": "走楼梯，不坐电梯", "open": "到空地上去"}
        if due in said:
            return said[due]
        return "站在空地上等，余震会来" if self._patient and leaving.ground == "open" else ""

    # -- drawn --

    def draw(self, surface: pygame.Surface) -> None:
        text = self.text()
        if not text:
            return
        plan, box = self._plan, self._plan.speech
        warned = self._warned if self._warned < _WARN_STEPS else None
        call_out(surface, self._kit, text, Pill(box.x + box.w / 2, box.y, plan.width, plan.unit), warned=warned)
