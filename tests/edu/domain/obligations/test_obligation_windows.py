"""Periods, deadlines and rolling windows, at month ends and in leap years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from obligation_builders import day

from edu.domain.obligations.rules import Calendar, Once, Rolling
from edu.domain.obligations.windows import (
    Span,
    add_months,
    deadline_of,
    last_covered,
    once_first,
    period_before,
    period_of,
    rolling_first,
    rolling_last,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
PERIODS = st.builds(Calendar, st.sampled_from([1, 3, 6, 12, 24, 36]), st.integers(1990, 2050))
ROLLING = st.one_of(
    st.builds(Rolling, months=st.integers(1, 72)), st.builds(lambda n: Rolling(days=n), st.integers(1, 900))
)


@pytest.mark.parametrize(
    ("start", "months", "result"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -13, "2024-12-15"),
        ("2026-11-22", 0, "2026-11-22"),
    ],
)
def test_months_are_added_without_leaving_the_month(start: str, months: int, result: str) -> None:
    assert add_months(day(start), months) == day(result)


@pytest.mark.parametrize(
    ("window", "on", "first", "last"),
    [
        (Calendar(1), "2024-02-10", "2024-02-01", "2024-02-29"),
        (Calendar(3), "2026-12-31", "2026-10-01", "2026-12-31"),
        (Calendar(6), "2026-06-30", "2026-01-01", "2026-06-30"),
        (Calendar(6), "2026-07-01", "2026-07-01", "2026-12-31"),
        (Calendar(12), "2026-01-01", "2026-01-01", "2026-12-31"),
        (Calendar(24, 2019), "2026-11-22", "2025-01-01", "2026-12-31"),
        (Calendar(24, 2020), "2026-11-22", "2026-01-01", "2027-12-31"),
        (Calendar(24, 2027), "2026-11-22", "2025-01-01", "2026-12-31"),
        (Calendar(36, 2024), "2026-11-22", "2024-01-01", "2026-12-31"),
    ],
)
def test_a_day_lies_in_one_calendar_period(window: Calendar, on: str, first: str, last: str) -> None:
    assert period_of(window, day(on)) == Span(day(first), day(last))


def test_the_period_before_ends_on_the_eve() -> None:
    assert period_before(Calendar(6), day("2026-07-01")) == Span(day("2026-01-01"), day("2026-06-30"))
    assert period_before(Calendar(6), day("2026-07-01")).days == 181


@given(PERIODS, DAYS)
def test_periods_cover_the_calendar_without_gap(window: Calendar, on: date) -> None:
    span = period_of(window, on)
    assert span.first <= on <= span.last
    assert period_of(window, span.last + timedelta(days=1)).first == span.last + timedelta(days=1)
    assert period_before(window, on).last == span.first - timedelta(days=1)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        ("2023-03-01", 72, "2029-02-28"),
        ("2022-03-01", 24, "2024-02-29"),
        ("2026-06-01", 36, "2029-05-31"),
        ("2024-02-29", 72, "2030-02-28"),
        ("2024-08-31", 6, "2025-02-28"),
    ],
)
def test_a_certificate_ends_on_the_eve_of_its_anniversary(first: str, months: int, last: str) -> None:
    assert last_covered(day(first), months) == day(last)


@pytest.mark.parametrize(
    ("window", "last", "first"),
    [
        (Rolling(months=12), "2026-11-22", "2025-11-23"),
        (Rolling(months=6), "2025-02-28", "2024-08-29"),
        (Rolling(months=12), "2024-02-29", "2023-03-01"),
        (Rolling(days=1), "2026-11-22", "2026-11-22"),
        (Rolling(days=365), "2024-12-31", "2024-01-02"),
    ],
)
def test_a_rolling_window_ends_on_the_day_itself(window: Rolling, last: str, first: str) -> None:
    assert rolling_first(window, day(last)) == day(first)


@given(ROLLING, DAYS, st.integers(0, 2500))
def test_both_ends_of_a_rolling_window_agree(window: Rolling, first: date, later: int) -> None:
    on = first + timedelta(days=later)
    assert (first >= rolling_first(window, on)) == (on <= rolling_last(window, first))


@pytest.mark.parametrize(
    ("window", "anchor", "deadline"),
    [
        (Once(before=True), "2026-03-01", "2026-02-28"),
        (Once(before=True), "2024-03-01", "2024-02-29"),
        (Once(months=6), "2026-03-15", "2026-09-15"),
        (Once(months=6), "2026-08-31", "2027-02-28"),
        (Once(days=30), "2026-01-31", "2026-03-02"),
        (Once(months=1, days=1), "2026-01-31", "2026-03-01"),
    ],
)
def test_a_deadline_follows_its_anchor(window: Once, anchor: str, deadline: str) -> None:
    assert deadline_of(window, day(anchor)) == day(deadline)


def test_old_evidence_counts_only_as_far_as_the_rule_looks_back() -> None:
    assert once_first(Once(lookback_months=12), day("2024-02-29")) == day("2023-02-28")
    assert once_first(Once(), day("2024-02-29")) == date.min
