"""Wrong ticket codes at one kiosk: a few are free, then each costs twice the wait of the one before."""

from __future__ import annotations

FREE, FIRST_MS, LONGEST_MS = 3, 5_000, 5 * 60_000


class CodeTries:
    """On a monotonic clock, so that a clock set back locks nobody out; guests are never asked to wait."""

    def __init__(self) -> None:
        self._failed = 0
        self._until = 0

    def wait_s(self, now_ms: int) -> int:
        """Seconds, rounded up; 0 when one may try."""
        return max(0, -(-(self._until - now_ms) // 1000))

    def wrong(self, now_ms: int) -> None:
        self._failed += 1
        over = self._failed - FREE
        if over >= 0:
            self._until = now_ms + min(LONGEST_MS, FIRST_MS << min(over, 10))

    def right(self) -> None:
        self._failed = self._until = 0
