"""How long a person was really at a page: a screen feeds touches, keys, shown and hidden; it answers active time.

All times are monotonic milliseconds, so that a set clock changes nothing. One object per page; no Qt, no timer.
"""

from __future__ import annotations

IDLE_AFTER_MS = 60_000
"""Without input for longer nobody counts as present: a page holds about 80 汉字, a minute is three slow readings."""


class Activity:
    """`shown_ms` is when the page appeared, which counts as the first input."""

    def __init__(self, shown_ms: int, *, idle_after_ms: int = IDLE_AFTER_MS) -> None:
        self._idle_after = idle_after_ms
        self._mark = shown_ms
        self._input = shown_ms
        self._visible = True
        self._active = 0
        self._seen = 0

    def touched(self, now_ms: int) -> None:
        """A touch, a key, a wheel, a click; never a program's own movement."""
        self._advance(now_ms)
        self._input = max(self._input, now_ms)

    def hidden(self, now_ms: int) -> None:
        """The window was minimised, covered by another task, or the screen locked."""
        self._advance(now_ms)
        self._visible = False

    def shown(self, now_ms: int) -> None:
        """Visible again; somebody did that, so it counts as input."""
        self._advance(now_ms)
        self._visible = True
        self._input = max(self._input, now_ms)

    def active_ms(self, now_ms: int) -> int:
        """Time in view, each stretch up to the idle limit after the last input."""
        self._advance(now_ms)
        return self._active

    def seen_ms(self, now_ms: int) -> int:
        """Time in view, idle or not."""
        self._advance(now_ms)
        return self._seen

    def is_idle(self, now_ms: int) -> bool:
        """For the quiet hint "计时已暂停": no pop-up asks whether somebody is there."""
        return not self._visible or now_ms - self._input > self._idle_after

    def _advance(self, now_ms: int) -> None:
        if now_ms <= self._mark:
            return
        if self._visible:
            self._seen += now_ms - self._mark
            self._active += max(0, min(now_ms, self._input + self._idle_after) - self._mark)
        self._mark = now_ms
