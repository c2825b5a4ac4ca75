"""Hands on the chest: intervals between compressions, recoil, breaths after thirty, pauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from edu.domain.games.rules import HERTZ

BEAT = 33
"""Steps from one beat to the next: 109 a minute, the middle of 100 to 120."""
_FAST, _SLOW = 29, 37
"""Steps: 120 a minute are 30, 100 a minute are 36; one more on either side is the error of the screen."""
_USEFUL = (25, 45)
"""Steps: a rhythm somewhere near it still moves blood."""
_NEW_RUN = 90
"""Steps: after so long a compression begins anew and has no interval."""
_LEANED = 24
"""Steps: a hand that stays down longer does not let the chest up before the next beat."""
_LIES = 60
"""Steps: a palm that lies there is taken for lifted."""
THIRTY, BREATHS = 30, 2
_ABOUT = 2
"""So far from thirty a count is still taken for thirty."""
_BREATH = HERTZ

Verdict: TypeAlias = Literal["", "first", "good", "fast", "slow", "leaned"]
VERDICTS: tuple[Verdict, ...] = ("", "first", "good", "fast", "slow", "leaned")


@dataclass(slots=True)
class Beat:
    """`last` is the verdict on the newest compression; `count` those since the last breaths."""

    breathes: bool
    """Two breaths are due after thirty."""
    last: Verdict = ""
    presses: int = 0
    good: int = 0
    fast: int = 0
    slow: int = 0
    leaned: int = 0
    count: int = 0
    since: int = -1
    """Steps since the last compression began; -1: a new run."""
    down: int = -1
    """Steps that the hand has been down; -1: it is up."""
    breath: int = 0
    """Steps until the breath that is being given is over."""
    breaths: int = 0
    """Given after this count."""
    cycles: int = 0
    rounds: int = 0
    """Of the cycles, those of thirty and two."""
    _dwell: int = 0
    _interval: int = 0

    @property
    def judged(self) -> int:
        return self.good + self.fast + self.slow + self.leaned

    @property
    def useful(self) -> bool:
        """Blood is moving now."""
        near = _USEFUL[0] <= self._interval <= _USEFUL[1]
        return near and self.last != "leaned" and 0 <= self.since <= _USEFUL[1]

    @property
    def due(self) -> bool:
        """Thirty have been counted; the breaths are next."""
        return self.breathes and self.count >= THIRTY

    def press(self) -> bool:
        """Whether it was a compression: none is while a breath is given, or with the hand still down."""
        if self.breath or self.down >= 0:
            return False
        if self.breaths:
            self._close()
        self.last = self._verdict()
        self._interval = self.since if self.last != "first" else 0
        match self.last:
            case "good":
                self.good += 1
            case "fast":
                self.fast += 1
            case "slow":
                self.slow += 1
            case "leaned":
                self.leaned += 1
        self.presses += 1
        self.count += 1
        self.since = self.down = 0
        return True

    def _verdict(self) -> Verdict:
        if not 0 <= self.since <= _NEW_RUN:
            return "first"
        if self._dwell > _LEANED:
            return "leaned"
        return "fast" if self.since < _FAST else "slow" if self.since > _SLOW else "good"

    def release(self) -> None:
        if self.down >= 0:
            self._dwell, self.down = self.down, -1

    def give_breath(self) -> None:
        """One of two, after at least one compression; a third is let go."""
        if self.breathes and not self.breath and self.breaths < BREATHS and self.count:
            self.release()
            self.breath, self.breaths, self.since = _BREATH, self.breaths + 1, -1

    def _close(self) -> None:
        """A count and its breaths are over."""
        self.cycles += 1
        self.rounds += self.breaths == BREATHS and abs(self.count - THIRTY) <= _ABOUT
        self.count = self.breaths = 0

    def rest(self) -> None:
        """Somebody else presses, or nobody may: the next one begins a new run."""
        self.release()
        self.since, self.breath, self._interval = -1, 0, 0
        if self.breaths:
            self._close()
        self.count = 0

    def step(self) -> None:
        self.breath = max(0, self.breath - 1)
        if self.since >= 0:
            self.since += 1
        if self.down >= 0:
            self.down += 1
            if self.down > _LIES:
                self.release()

    def cells(self) -> Iterable[int]:
        yield from (VERDICTS.index(self.last), self.presses, self.good, self.fast, self.slow, self.leaned, self.count)
        yield from (self.since, self.down, self.breath, self.breaths, self.cycles, self.rounds)
        yield from (self._dwell, self._interval)
