"""The week's hours, and above them the days that are otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from edu.domain.hall.days import day_of, hours_words
from edu.domain.hall.plan import HallPlan, Opening, Session, SpecialDays, clash_faults, plan_faults, special_faults

MONDAY = date(2027, 2, 1)
WEEK = tuple(Opening(weekday=day, opens="09:00", closes="16:30") for day in range(2, 8))  # closed on Mondays


def special(first: date, last: date | None = None, **given: str) -> SpecialDays:
    values = {"id": f"{first}", "first": first, "last": last or first} | given
    return SpecialDays(**values)  # type: ignore[arg-type]


def said(plan: HallPlan, day: date) -> str:
    return hours_words(day_of(plan, day))


def test_a_holiday_is_closed_on_its_first_and_last_day_and_says_when_the_hall_opens_again() -> None:
    spring = special(date(2027, 2, 5), date(2027, 2, 14), why="春节")  # ends on a Sunday: the Monday is closed anyway
    plan = HallPlan(openings=WEEK, special_days=(spring,))

    assert said(plan, date(2027, 2, 4)) == "今天 09:00–16:30 开放"
    for day in (5, 9, 14):
        assert said(plan, date(2027, 2, day)) == "今天闭馆（春节），2月16日（周二） 09:00 开放"
    assert said(plan, date(2027, 2, 15)) == "今天闭馆，明天 09:00 开放"
    assert said(plan, date(2027, 2, 16)) == "今天 09:00–16:30 开放"


def test_a_day_that_is_closed_every_week_opens_on_its_date_at_its_own_hours() -> None:
    plan = HallPlan(openings=WEEK, special_days=(special(MONDAY, opens="13:00", closes="15:00", why="消防开放日"),))

    assert said(plan, MONDAY) == "今天 13:00–15:00 开放（消防开放日）"
    assert said(plan, MONDAY + timedelta(days=7)) == "今天闭馆，明天 09:00 开放"


def test_one_open_day_in_a_closed_week_is_open_and_is_when_the_hall_opens_again() -> None:
    week = special(date(2027, 2, 5), date(2027, 2, 14), why="春节")
    fifth = special(date(2027, 2, 10), opens="10:00", closes="12:00")
    plan = HallPlan(openings=WEEK, special_days=(fifth, week))

    assert said(plan, date(2027, 2, 9)) == "今天闭馆（春节），明天 10:00 开放"
    assert said(plan, date(2027, 2, 10)) == "今天 10:00–12:00 开放"
    assert said(plan, date(2027, 2, 11)) == "今天闭馆（春节），2月16日（周二） 09:00 开放"
    assert plan_faults(plan) == []


def test_a_hall_without_weekly_hours_can_be_closed_too() -> None:
    plan = HallPlan(special_days=(special(MONDAY, MONDAY + timedelta(days=1)),))

    assert said(plan, MONDAY) == "今天闭馆，2月3日（周三）开放"
    assert said(plan, MONDAY + timedelta(days=2)) == ""


def test_a_hall_that_nothing_opens_again_says_only_that_it_is_closed() -> None:
    years = tuple(special(date(year, 1, 1), date(year, 12, 31)) for year in (2027, 2028))

    assert said(HallPlan(openings=WEEK, special_days=years), MONDAY) == "今天闭馆"


def test_what_is_held_every_week_is_not_held_on_a_holiday_but_what_is_set_for_the_date_is() -> None:
    tuesday = date(2027, 2, 2)
    weekly = Session(id="w", title="灭火器讲解", at="10:00", weekday=2)
    once = Session(id="o", title="检修演示", at="11:00", day=tuesday)
    plan = HallPlan(openings=WEEK, sessions=(weekly, once))

    closed = HallPlan(openings=WEEK, sessions=(weekly, once), special_days=(special(tuesday),))

    assert day_of(plan, tuesday).sessions == (weekly, once)
    assert day_of(closed, tuesday).sessions == (once,)


def test_all_that_is_wrong_with_special_days_is_said_at_once() -> None:
    wrong = special(MONDAY, MONDAY - timedelta(days=1), opens="16:00", closes="09:00", why="长" * 17)

    assert [fault.field for fault in special_faults(wrong)] == ["last", "closes", "why"]
    assert [fault.field for fault in special_faults(special(MONDAY, MONDAY + timedelta(days=366)))] == ["last"]
    assert special_faults(special(MONDAY, MONDAY + timedelta(days=365))) == []


@pytest.mark.parametrize(("opens", "closes"), [("09:00", ""), ("", "16:00"), ("9:00", "16:00"), ("09:00", "09:00")])
def test_half_an_hour_is_no_hours(opens: str, closes: str) -> None:
    assert [fault.field for fault in special_faults(special(MONDAY, opens=opens, closes=closes))] == ["closes"]


def test_two_of_one_length_that_share_a_day_are_refused_with_their_dates() -> None:
    one = special(MONDAY, MONDAY + timedelta(days=2))
    other = special(MONDAY + timedelta(days=2), MONDAY + timedelta(days=4))
    after = special(MONDAY + timedelta(days=5), MONDAY + timedelta(days=7))

    assert [fault.words for fault in clash_faults((one, other, after))] == [
        "和2月1日至2月3日的安排日子重叠，又一样长，分不出听哪一个。请改日期，或先删去那一个。"
    ]
    assert "2月1日的" in clash_faults((special(MONDAY), special(MONDAY)))[0].words
    assert len(plan_faults(HallPlan(special_days=(one, other)))) == 1
    assert len(plan_faults(HallPlan(special_days=(one, one)))) == 2  # they clash, and have one id


def test_more_than_a_year_of_sundays_is_no_plan() -> None:
    days = tuple(special(MONDAY + timedelta(days=at)) for at in range(61))

    assert [fault.field for fault in plan_faults(HallPlan(special_days=days))] == ["special_days"]
