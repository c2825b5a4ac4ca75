"""Time, injected. Instants are integer UTC milliseconds; civil days are UTC+8, fixed."""

from __future__ import annotations

import time
import uuid
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

BEIJING = timezone(timedelta(hours=8))


class Clock(Protocol):
    """`boot` is 32 hex characters and changes whenever `monotonic_ms` starts anew."""

    @property
    def boot(self) -> str: ...
    def now_ms(self) -> int: ...
    def monotonic_ms(self) -> int: ...


class SystemClock:
    """The machine's own clocks; one boot id a process, because the monotonic clock is only compared within one."""

    def __init__(self) -> None:
        self._boot = uuid.UUID(int=time.time_ns() << 64 | time.monotonic_ns() & (2**64 - 1)).hex

    @property
    def boot(self) -> str:
        return self._boot

    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def monotonic_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000


class FixedClock:
    """Stands still until it is moved: tests and the demo township."""

    def __init__(self, now_ms: int, boot: str = "0" * 32) -> None:
        self._now = now_ms
        self._mono = 0
        self._boot = boot

    @property
    def boot(self) -> str:
        return self._boot

    def now_ms(self) -> int:
        return self._now

    def monotonic_ms(self) -> int:
        return self._mono

    def advance(self, ms: int) -> None:
        """Time passes: both clocks go on by `ms`."""
        self._now += ms
        self._mono += ms

    def jump_to(self, now_ms: int) -> None:
        """Somebody sets the wall clock; the monotonic one goes on as if nothing was."""
        self._now = now_ms

    def reboot(self, boot: str, now_ms: int | None = None) -> None:
        """The machine starts again: a new boot id and a monotonic clock from 0."""
        self._boot = boot
        self._mono = 0
        self._now = self._now if now_ms is None else now_ms


def civil_date(ms: int) -> date:
    """The calendar day in China at that instant."""
    return datetime.fromtimestamp(ms / 1000, BEIJING).date()


def civil_text(ms: int) -> str:
    """2026-11-22 09:05, as printed on every screen and paper."""
    return datetime.fromtimestamp(ms / 1000, BEIJING).strftime("%Y-%m-%d %H:%M")


def ms_at(day: date, hour: int = 0, minute: int = 0) -> int:
    """The instant of a civil day and hour in China."""
    local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=BEIJING)
    return int(local.astimezone(UTC).timestamp() * 1000)


def civil_minute(ms: int) -> int:
    """Minutes since midnight in China: 0 … 1439."""
    return (ms // 60_000 + 8 * 60) % (24 * 60)
