from __future__ import annotations

import time
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from edu.system.clock import FixedClock, SystemClock, civil_date, civil_text, ms_at


def test_a_civil_day_is_that_of_china() -> None:
    last = ms_at(date(2026, 11, 22), 23, 59)

    assert civil_date(last) == date(2026, 11, 22)
    assert civil_date(last + 60_000) == date(2026, 11, 23)
    assert civil_text(last) == "2026-11-22 23:59"


@given(st.dates(date(1970, 1, 2), date(2099, 12, 31)), st.integers(0, 23), st.integers(0, 59))
def test_an_instant_of_a_day_lies_in_that_day(day: date, hour: int, minute: int) -> None:
    assert civil_date(ms_at(day, hour, minute)) == day


def test_the_system_clock_runs() -> None:
    clock = SystemClock()
    now, mono = clock.now_ms(), clock.monotonic_ms()
    time.sleep(0.02)

    assert clock.now_ms() > now
    assert clock.monotonic_ms() > mono
    assert len(clock.boot) == 32
    assert clock.boot == clock.boot
    assert SystemClock().boot != clock.boot


def test_a_reboot_starts_the_monotonic_clock_anew() -> None:
    clock = FixedClock(1000)
    clock.advance(500)
    clock.jump_to(99_000)
    assert (clock.now_ms(), clock.monotonic_ms()) == (99_000, 500)

    clock.reboot("1" * 32)

    assert (clock.now_ms(), clock.monotonic_ms(), clock.boot) == (99_000, 0, "1" * 32)
