"""Active time: what a screen's touches and absences add up to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edu.domain.activity import Activity

STEPS = st.lists(st.tuples(st.sampled_from(["touched", "hidden", "shown"]), st.integers(0, 200_000)), max_size=30)


def test_a_page_read_without_touch_counts_a_minute() -> None:
    page = Activity(1_000)
    assert page.active_ms(31_000) == 30_000
    assert page.active_ms(301_000) == 60_000
    assert page.seen_ms(301_000) == 300_000
    assert page.is_idle(301_000)


def test_a_touch_wakes_it_again() -> None:
    page = Activity(0)
    page.touched(200_000)
    assert not page.is_idle(200_000)
    assert page.active_ms(210_000) == 70_000


def test_hidden_time_is_neither_seen_nor_active() -> None:
    page = Activity(0)
    page.hidden(10_000)
    assert page.is_idle(11_000)
    page.shown(500_000)
    assert (page.active_ms(505_000), page.seen_ms(505_000)) == (15_000, 15_000)


def test_a_clock_that_runs_back_takes_nothing_away() -> None:
    page = Activity(10_000)
    page.touched(30_000)
    page.touched(5_000)
    assert page.active_ms(5_000) == 20_000


@given(STEPS)
def test_active_is_never_more_than_seen_nor_seen_than_passed(steps: list[tuple[str, int]]) -> None:
    page, now = Activity(0), 0
    for step, later in steps:
        now += later
        getattr(page, step)(now)
    assert 0 <= page.active_ms(now) <= page.seen_ms(now) <= now
