"""How many steps are due: sixty a second whatever the screen does, caught up after a stutter but never by a leap."""

from __future__ import annotations

from edu.domain.games.rules import HERTZ

SLOW = 0.6
MOST = 4
"""Steps caught up in one frame; what a longer pause swallowed is gone."""


class Pace:
    def __init__(self, *, slow: bool = False) -> None:
        self._rate = HERTZ * (SLOW if slow else 1.0)
        self._last: float | None = None
        self._owed = 0.0

    def due(self, seconds: float) -> int:
        """At `seconds` of a clock that only goes on."""
        if self._last is None or seconds < self._last:
            self._last = seconds
            return 0
        self._owed = min(float(MOST), self._owed + (seconds - self._last) * self._rate)
        self._last = seconds
        steps = int(self._owed + 1e-6)
        self._owed = max(0.0, self._owed - steps)
        return steps

    def rest(self) -> None:
        """After a pause nothing is owed."""
        self._last, self._owed = None, 0.0
