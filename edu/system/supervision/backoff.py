"""How long to wait after a failure: not at all where the kiosk had stood; longer while it fails at every start."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

SHORT_MS = 5 * 60_000
"""Failures within this time belong together."""
PATIENCE = 5
"""So many of them, and a person is asked for; the trying goes on."""
STOOD_MS = 5_000
"""A kiosk that was open for this long did start: whoever ends it again and again gets it back at once each time."""
_FREE = 2
_FIRST_MS = 1_000
_LONGEST_MS = 60_000


@dataclass(frozen=True, slots=True)
class Pause:
    wait_ms: int
    needs_staff: bool


@dataclass(slots=True)
class Backoff:
    _failures: deque[tuple[int, bool]] = field(default_factory=deque)

    def failed(self, now_ms: int, stood_ms: int = 0) -> Pause:
        """`now_ms` is monotonic; `stood_ms`: how long the window had been open."""
        stood = stood_ms >= STOOD_MS
        self._failures.append((now_ms, stood))
        while now_ms - self._failures[0][0] > SHORT_MS:
            self._failures.popleft()
        over = 0 if stood else sum(not long for _at, long in self._failures) - _FREE
        wait = 0 if over <= 0 else min(_LONGEST_MS, _FIRST_MS << min(over - 1, 10))
        return Pause(wait, len(self._failures) >= PATIENCE)
