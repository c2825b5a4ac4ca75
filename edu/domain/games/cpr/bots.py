"""Players of CPR 节拍: one who has learned it, and one who has seen it on television."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.cpr.beat import BEAT, BREATHS, THIRTY
from edu.domain.games.cpr.machine import PLACES
from edu.domain.games.rules import HERTZ
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.cpr.game import CprPlay
    from edu.domain.games.rules import Play

_WAIT = {"skilled": HERTZ // 2, "average": 3 * HERTZ // 2}
_FORGETS = {"skilled": 0, "average": 35}
"""Of a hundred: a deed left out, a delay thought of, a pad put wrong."""
_OFF = {"skilled": 0, "average": 5}
"""How far from the beat a hand settles, either way."""
_SHAKES = {"skilled": 2, "average": 4}
"""How much one interval differs from the next."""
_DOWN = 12
"""Steps that a hand stays down."""


class Responder:
    """Bot."""

    def __init__(self, skill: Literal["skilled", "average"], seed: int) -> None:
        self._wait, self._forgets, self._shakes = _WAIT[skill], _FORGETS[skill], _SHAKES[skill]
        self._stream = Stream(seed, f"cpr/{skill}")
        self._pace = BEAT + self._stream.choice((-1, 1)) * _OFF[skill]
        self._count = THIRTY + self._spread(2 * _OFF[skill])
        self._plan: list[str] | None = None
        self._next = HERTZ
        self._up = -1

    def _spread(self, most: int) -> int:
        return self._stream.below(2 * most + 1) - most

    def _forgot(self) -> bool:
        return self._stream.below(100) < self._forgets

    def acts(self, play: Play) -> Sequence[Act]:
        here = cast("CprPlay", play)
        if 0 <= self._up <= here.steps:
            self._up = -1
            return (Act("release"),)
        if here.steps < self._next or here.scene.busy or here.beat.breath:
            return ()
        if self._plan is None:
            self._plan = self._planned(here)
        if self._plan:
            self._next = here.steps + self._wait
            return (Act(self._plan.pop(0)),)
        if here.machine.relieved or here.machine.hands_off:
            self._next = here.steps + self._wait
            return self._handle(here)
        return self._press(here)

    def _planned(self, play: CprPlay) -> list[str]:
        plan = [deed for deed in ("shout", "call", "fetch", "look") if not self._forgot()]
        if self._forgot():
            plan.insert(self._stream.below(len(plan) + 1), self._stream.choice(play.scene.shown))
        return plan

    def _handle(self, play: CprPlay) -> Sequence[Act]:
        machine = play.machine
        match machine.stage:
            case "here":
                return (Act("power"),)
            case "on":
                missing = next(at for at, place in enumerate(PLACES) if place not in machine.pads)
                return (Act("pad", self._stream.below(len(PLACES)) if self._forgot() else missing),)
            case "charged":
                return (Act("shock" if machine.cleared or self._forgot() else "clear"),)
        return (Act("press"),) if self._forgot() else ()

    def _press(self, play: CprPlay) -> Sequence[Act]:
        beat = play.beat
        if beat.breathes and beat.count >= self._count and beat.breaths < BREATHS:
            self._next = play.steps + self._wait // 2
            return (Act("breath"),)
        self._next = play.steps + self._pace + self._spread(self._shakes)
        self._up = play.steps + _DOWN
        return (Act("press"),)
