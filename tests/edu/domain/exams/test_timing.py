from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edu.domain.exams.blueprint import Downtime
from edu.domain.exams.timing import MINUTE, SittingTime, resumed, started

PAUSED = Downtime(rule="paused", max_minutes=30)
COUNTS = Downtime(rule="counts", max_minutes=30)


def make_time(downtime: Downtime = PAUSED) -> SittingTime:
    return started(minutes=90, downtime=downtime, utc_ms=1_000_000, monotonic_ms=5_000)


def test_time_runs_down_to_nothing_and_stays_there() -> None:
    time = make_time()
    assert time.remaining_ms(5_000) == 90 * MINUTE
    assert time.remaining_ms(5_000 + 89 * MINUTE) == MINUTE
    assert not time.over(5_000 + 90 * MINUTE - 1)
    assert time.over(5_000 + 90 * MINUTE)
    assert time.remaining_ms(5_000 + 999 * MINUTE) == 0
    assert time.deadline_ms == 5_000 + 90 * MINUTE


def test_a_short_power_cut_costs_nothing_when_paused() -> None:
    time = resumed(make_time(), used_ms=10 * MINUTE, gap_ms=20 * MINUTE, monotonic_ms=77)
    assert time.remaining_ms(77) == 80 * MINUTE
    assert time.given_back_ms == 20 * MINUTE


def test_beyond_the_maximum_all_cuts_together_are_charged() -> None:
    time = resumed(make_time(), used_ms=10 * MINUTE, gap_ms=20 * MINUTE, monotonic_ms=0)
    time = resumed(time, used_ms=15 * MINUTE, gap_ms=25 * MINUTE, monotonic_ms=0)
    assert time.charged_down_ms == 15 * MINUTE
    assert time.given_back_ms == 30 * MINUTE
    assert time.remaining_ms(0) == (90 - 15 - 15) * MINUTE


def test_where_down_time_counts_all_of_it_is_charged() -> None:
    time = resumed(make_time(COUNTS), used_ms=10 * MINUTE, gap_ms=20 * MINUTE, monotonic_ms=0)
    assert time.remaining_ms(0) == 60 * MINUTE
    assert time.given_back_ms == 0


def test_spent_time_has_no_gaps_in_it() -> None:
    time = resumed(make_time(), used_ms=10 * MINUTE, gap_ms=20 * MINUTE, monotonic_ms=100)
    assert time.spent_ms(100 + MINUTE) == 11 * MINUTE


@given(
    rule=st.sampled_from([PAUSED, COUNTS]),
    cuts=st.lists(st.tuples(st.integers(0, 10**7), st.integers(-(10**9), 10**7)), max_size=6),
)
def test_a_cut_never_gives_more_time_than_was_left(rule: Downtime, cuts: list[tuple[int, int]]) -> None:
    """Also when the civil clock was put back between two stretches."""
    time, used = make_time(rule), 0
    left = time.remaining_ms(5_000)
    for ran, gap in cuts:
        used += ran
        time = resumed(time, used_ms=used, gap_ms=gap, monotonic_ms=0)
        assert time.remaining_ms(0) <= max(0, left - ran)
        left = time.remaining_ms(0)


def test_a_stale_clock_row_does_not_give_used_time_back() -> None:
    time = resumed(make_time(), used_ms=10 * MINUTE, gap_ms=0, monotonic_ms=0)
    assert resumed(time, used_ms=9 * MINUTE, gap_ms=0, monotonic_ms=0).used_ms == 10 * MINUTE
