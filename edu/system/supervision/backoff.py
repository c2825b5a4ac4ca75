"""How long to wait after a failure: not at all after the first, longer while they go on, never for ever."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

SHORT_MS = 5 * 60_000
"""Failures within this time belong together."""
PATIENCE = 5
"""So many of them, and a person is asked for; the trying goes on."""
_FREE = 2
_FIRST_MS = 1_000
_LONGEST_MS = 60_000


@dataclass(frozen=True, slots=True)
class Pause:
    wait_ms: int
    needs_staff: bool


@dataclass(slots=True)
class Backoff:
    _failures: deque[int] = field(default_factory=deque)

    def failed(self, now_ms: int) -> Pause:
        """`now_ms` is monotonic."""
        self._failures.append(now_ms)
        while now_ms - self._failures[0] > SHORT_MS:
            self._failures.popleft()
        over = len(self._failures) - _FREE
        wait = 0 if over <= 0 else min(_LONGEST_MS, _FIRST_MS << min(over - 1, 10))
        return Pause(wait, len(self._failures) >= PATIENCE)
