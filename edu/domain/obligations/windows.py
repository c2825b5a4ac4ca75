"""Civil-date arithmetic of duties: days in, days out, both ends inclusive, no clock and no time zone.

Months follow 民法典 §202: a period ends on the day of the same number, or on the month's last day where that
number is missing. Half-years begin on 1 January and 1 July. Periods of two and three years are whole calendar
years counted from the rule's `align_year` (2019 with two years: 2019–2020, 2021–2022 …).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from edu.domain.obligations.rules import Calendar, Once, Rolling

ONE_DAY = timedelta(days=1)


class Span(NamedTuple):
    """First and last day, both inside."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def add_months(day: date, months: int) -> date:
    """The day of the same number, or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_covered(first: date, months: int) -> date:
    """Last day of something that lasts `months` months and begins on `first` itself (a certificate)."""
    end = add_months(first, months)
    return end - ONE_DAY if end.day == first.day else end


@lru_cache(maxsize=4096)
def period_of(window: Calendar, day: date) -> Span:
    """The calendar period that contains the day."""
    index = (day.year - window.align_year) * 12 + day.month - 1
    start = index - index % window.months
    first = date(window.align_year + start // 12, start % 12 + 1, 1)
    return Span(first, add_months(first, window.months) - ONE_DAY)


@lru_cache(maxsize=4096)
def period_before(window: Calendar, day: date) -> Span:
    """The last completed calendar period on that day."""
    return period_of(window, period_of(window, day).first - ONE_DAY)


@lru_cache(maxsize=4096)
def rolling_first(window: Rolling, last: date) -> date:
    """First day of the rolling window that ends on `last`."""
    if window.months:
        return add_months(last, -window.months) + ONE_DAY
    return last - timedelta(days=window.days - 1)


@lru_cache(maxsize=4096)
def rolling_last(window: Rolling, first: date) -> date:
    """Last day on which something done on `first` still lies in the rolling window."""
    if window.months:
        return last_covered(first, window.months)
    return first + timedelta(days=window.days - 1)


@lru_cache(maxsize=4096)
def deadline_of(window: Once, anchor: date) -> date:
    """Last day in time: the eve of the anchor ("before"), or the months and days after it."""
    if window.before:
        return anchor - ONE_DAY
    return add_months(anchor, window.months) + timedelta(days=window.days)


def once_first(window: Once, anchor: date) -> date:
    """First day from which evidence counts for a duty of once."""
    return date.min if window.lookback_months is None else add_months(anchor, -window.lookback_months)
