"""What is said over the scene: a warning at every level when something goes amiss, what one has just seen, and what
comes next for as long as the level allows it. `due` is the key of what to touch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from edu.domain.games.cpr.beat import BREATHS
from edu.domain.games.cpr.machine import PLACES, RIGHT
from edu.domain.games.rules import HERTZ
from ui.games.callout import Pill, call_out
from ui.games.cpr.cards import ORDER
from ui.games.cpr.plan import Plan
from ui.games.kit import Kit

if TYPE_CHECKING:
    from edu.domain.games.cpr.game import CprPlay

_WARNS, _TELLS = 120, 150
_TREMBLED = 30
_LATE = 9 * HERTZ
_GREETS = 3 * HERTZ
_STOPPED = 3 * HERTZ
_TWICE = 2
"""So many of one kind in a row are worth a word."""
_COACHED = 12
_SHOUTS = ("shout", "look")
_NEXT: dict[str, str] = {
    "shout": "拍他肩膀，大声喊", "call": "叫人打 120，开免提", "fetch": "叫人去取 AED",
    "look": "看胸口有没有正常起伏", "breath": "30 下了，点脸吹两口", "power": "AED 来了，先开机",
    "clear": "喊一声“都让开”", "shock": "没人碰他了，按电击",
}  # fmt: skip
_OFF: dict[str, str] = {
    "fast": "太快了，慢一点",
    "slow": "太慢了，再快一点",
    "leaned": "手抬起来，让胸口弹回来",
}
DELAYED: dict[str, str] = {
    "pinch": "掐人中没用，快看呼吸、快按", "water": "灌水会呛住，快按", "side": "喘一口不算呼吸，别侧过来等",
    "pulse": "不用摸脉，没呼吸就按", "carry": "别背着跑，就地救",
}  # fmt: skip


class Hints:
    def __init__(self, kit: Kit, plan: Plan, play: CprPlay) -> None:
        self._kit, self._plan, self._play = kit, plan, play
        self._warning, self._warned = "", _WARNS
        self._told, self._telling = "", _TELLS
        self._idle = self._age = 0
        self._same, self._verdict = 0, ""

    # -- what happened --

    def warn(self, text: str) -> None:
        """The same again stays, and does not tremble anew."""
        fresh = text != self._warning or self._warned >= _WARNS
        self._warning, self._warned = text, 0 if fresh else min(self._warned, _TREMBLED)

    def tell(self, text: str) -> None:
        self._told, self._telling = text, 0

    def learned(self, deed: str) -> None:
        """What a deed that is done has shown."""
        if deed == "shout":
            self.tell("喊不应！")
        elif deed == "look":
            self.tell("偶尔喘一口，不算呼吸！" if self._play.scene.gasps else "胸口不动，没有呼吸！")

    def pressed(self, verdict: str) -> None:
        self._same = self._same + 1 if verdict == self._verdict else 1
        self._verdict = verdict
        if verdict in _OFF and self._same >= _TWICE:
            self.warn(_OFF[verdict])
        elif verdict == "good" and self._warning in _OFF.values():
            self._warned = _WARNS

    def turn(self) -> None:
        """The machine has the word: what was said before is over."""
        self._warned, self._telling = _WARNS, _TELLS

    def stir(self) -> None:
        self._idle = 0

    def step(self) -> None:
        self._warned += 1
        self._telling += 1
        self._idle += 1
        self._age += 1

    # -- what is said --

    @property
    def _patient(self) -> bool:
        return self._kit.level == 1 or (self._kit.level == 2 and self._idle > _LATE)

    def due(self) -> str:
        """'' when nothing is to be pointed at."""
        return self._wanted() if self._patient and not self._play.over else ""

    def _wanted(self) -> str:
        play = self._play
        machine, beat = play.machine, play.beat
        match machine.stage:
            case "here":
                return "power"
            case "on":
                return next((f"pad-{at}" for at, place in enumerate(PLACES)
                             if place in RIGHT and place not in machine.pads), "")  # fmt: skip
            case "listening":
                return ""
            case "charged":
                return "shock" if machine.cleared else "clear"
        if play.scene.busy:
            return ""
        begun = play.began >= 0
        deed = next((one for one in ORDER if one not in play.scene.done and not (begun and one in _SHOUTS)), "")
        if deed:
            return deed
        return "breath" if beat.due and beat.breaths < BREATHS else "press"

    def text(self) -> str:
        """'' when nothing is to be said."""
        play = self._play
        if play.over:
            return ""
        if self._warned < _WARNS:
            return self._warning
        if play.pause >= _STOPPED:
            return f"手停了 {play.pause // HERTZ} 秒，快接着按"
        if self._telling < _TELLS:
            return self._told
        due = self.due()
        if due.startswith("pad"):
            return "看机器上的图，贴在亮的地方"
        if due == "press":
            return self._coaching()
        if due:
            return _NEXT[due]
        if play.beat.due and play.level == 2 and not play.machine.relieved:
            return _NEXT["breath"]
        return "广场上有人倒下了！" if self._age < _GREETS and play.began < 0 else ""

    def _coaching(self) -> str:
        if self._play.began < 0:
            return "没有正常呼吸！点他胸口，马上按"
        when = "一亮" if self._kit.theme.reduced_motion else "缩到最小"
        return f"圆圈{when}就按，按完抬手" if self._play.beat.presses < _COACHED else ""

    # -- drawn --

    def draw(self, surface: pygame.Surface) -> None:
        text = self.text()
        if not text:
            return
        plan = self._plan
        at = Pill(middle=plan.width / 2, top=plan.speech, width=plan.width, unit=plan.unit)
        urgent = self._warned < _WARNS or text.startswith("手停了")
        call_out(surface, self._kit, text, at, warned=min(self._warned, _WARNS) if urgent else None)
