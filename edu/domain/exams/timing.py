"""How much time a sitting has left, from monotonic stretches and the gaps between them; integer milliseconds.

A stretch is time in which the program ran with the sitting open, measured by the monotonic clock; a gap is the time
between two stretches (power cut, restart), known only by the civil clock and therefore never trusted below zero.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from edu.domain.exams.blueprint import Downtime

MINUTE = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingTime:
    """`used_ms`: finished stretches; `down_ms`: gaps. `started_ms` and `stretch_ms` are readings of two clocks.

    `started_ms` is the civil time (UTC) of the start; `stretch_ms` the monotonic reading at which the running
    stretch began, comparable only within one boot.
    """

    minutes: int
    downtime: Downtime
    started_ms: int
    stretch_ms: int
    used_ms: int = 0
    down_ms: int = 0

    @property
    def charged_down_ms(self) -> int:
        """Down time that the person pays for."""
        if self.downtime.rule == "counts":
            return self.down_ms
        return max(0, self.down_ms - self.downtime.max_minutes * MINUTE)

    @property
    def given_back_ms(self) -> int:
        """Down time that costs nothing."""
        return self.down_ms - self.charged_down_ms

    def remaining_ms(self, monotonic_ms: int) -> int:
        """Never below 0."""
        return max(0, self.deadline_ms - monotonic_ms)

    @property
    def deadline_ms(self) -> int:
        """The monotonic reading of the running stretch at which time is up; may lie before its beginning."""
        return self.stretch_ms + self.minutes * MINUTE - self.used_ms - self.charged_down_ms

    def spent_ms(self, monotonic_ms: int) -> int:
        """Active time so far, without gaps, for the record."""
        return self.used_ms + monotonic_ms - self.stretch_ms

    def over(self, monotonic_ms: int) -> bool:
        return self.remaining_ms(monotonic_ms) == 0


def started(*, minutes: int, downtime: Downtime, utc_ms: int, monotonic_ms: int) -> SittingTime:
    return SittingTime(minutes=minutes, downtime=downtime, started_ms=utc_ms, stretch_ms=monotonic_ms)


def resumed(time: SittingTime, *, used_ms: int, gap_ms: int, monotonic_ms: int) -> SittingTime:
    """After a restart: the last known active time of the whole sitting, and the gap by the civil clock.

    A negative gap (the clock was put back) counts as none; active time never shrinks.
    """
    return replace(
        time,
        used_ms=max(time.used_ms, used_ms),
        down_ms=time.down_ms + max(0, gap_ms),
        stretch_ms=monotonic_ms,
    )
