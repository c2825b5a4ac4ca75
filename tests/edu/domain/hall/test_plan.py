from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from edu.domain.hall.attract import Teaser, teasers_on
from edu.domain.hall.days import day_of, doors_in_front, hours_words, in_front, runs_on, season_of, sessions_words
from edu.domain.hall.plan import (
    Campaign,
    HallPlan,
    Notice,
    Opening,
    Session,
    campaign_faults,
    merged,
    month_day,
    notice_faults,
    opening_faults,
    plan_faults,
    session_faults,
)


def make_notice(**given: object) -> Notice:
    values = {
        "id": "n1", "level": "notice", "text": "本周有大风，收好阳台花盆", "first": date(2026, 11, 20),
        "last": date(2026, 11, 26),
    } | given  # fmt: skip
    return Notice(**values)  # type: ignore[arg-type]


def make_campaign(id_: str = "fire", first: str = "11-01", last: str = "11-30", **given: object) -> Campaign:
    values = {"id": id_, "title": "消防宣传月", "sentence": "家家会用灭火器", "first": first, "last": last} | given
    return Campaign(**values)  # type: ignore[arg-type]


def test_a_warning_is_shown_on_its_first_and_its_last_day_and_the_gravest_stands_first() -> None:
    red = make_notice(id="n2", level="red", issuer="县气象台")
    plan = HallPlan(notices=(make_notice(), red))

    assert [n.id for n in day_of(plan, date(2026, 11, 20)).notices] == ["n2", "n1"]
    assert [n.id for n in day_of(plan, date(2026, 11, 26)).notices] == ["n2", "n1"]
    assert day_of(plan, date(2026, 11, 19)).notices == day_of(plan, date(2026, 11, 27)).notices == ()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"level": "purple"}, "level"),
        ({"text": "风"}, "text"),
        ({"text": "风" * 61}, "text"),
        ({"text": "大风\x07来了快跑"}, "text"),
        ({"level": "red"}, "issuer"),
        ({"issuer": "台" * 31}, "issuer"),
        ({"last": date(2026, 11, 19)}, "last"),
        ({"last": date(2028, 11, 19)}, "last"),
    ],
)
def test_a_colour_needs_its_publisher_and_a_warning_words_and_days(given: dict, field: str) -> None:
    assert [fault.field for fault in notice_faults(make_notice(**given))] == [field]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": "月"}, "title"),
        ({"sentence": "短"}, "sentence"),
        ({"first": "11-31"}, "first"),
        ({"last": "1130"}, "last"),
        ({"door": "window"}, "door"),
        ({"front": ("smoke",)}, "front"),
        ({"front": ("course:",)}, "front"),
    ],
)
def test_a_campaign_says_which_field_is_wrong(given: dict, field: str) -> None:
    assert [fault.field for fault in campaign_faults(replace(make_campaign(), **given))] == [field]


def test_a_season_over_the_new_year_runs_on_both_sides_of_it() -> None:
    winter = make_campaign("winter", "12-01", "02-29")

    days = (date(2026, 12, 1), date(2027, 1, 5), date(2027, 2, 28), date(2028, 2, 29))
    assert all(runs_on(winter, day) for day in days)
    assert not any(runs_on(winter, day) for day in (date(2026, 11, 30), date(2027, 3, 1)))
    assert not runs_on(make_campaign(first="13-01"), date(2026, 1, 1))


def test_a_week_beats_the_season_that_it_lies_in_and_one_switched_off_is_not_there() -> None:
    season, week = make_campaign("flood", "05-01", "09-30"), make_campaign("week", "05-06", "05-16")
    off = make_campaign("off", "05-12", "05-12", on=False)
    odd = make_campaign("odd", "xx", "yy")

    shown = day_of(HallPlan(campaigns=(season, week, off, odd)), date(2026, 5, 12))

    assert [c.id for c in shown.campaigns] == ["week", "flood"]
    assert shown.lead == week
    assert day_of(HallPlan(campaigns=(odd, season)), date(2026, 6, 1)).lead == season
    assert day_of(HallPlan(), date(2026, 5, 12)).lead is None


def test_what_a_campaign_puts_in_front_comes_first_and_the_rest_keeps_its_order() -> None:
    lead = make_campaign(door="drill", front=("game:smoke", "game:gone", "game:gas"))
    names = ["game:extinguisher", "game:gas", "game:river", "game:smoke"]

    assert in_front(names, names, [lead]) == ("game:smoke", "game:gas", "game:extinguisher", "game:river")
    assert doors_in_front(("play", "learn", "quiz", "drill"), [make_campaign(), lead]) == (
        "drill", "play", "learn", "quiz",
    )  # fmt: skip
    assert in_front(names, names, []) == tuple(names)


def test_hours_and_sessions_of_the_day_are_said() -> None:
    sunday = date(2026, 11, 22)
    plan = HallPlan(
        openings=(Opening(weekday=7, opens="09:00", closes="16:30"),),
        sessions=(
            Session(id="b", title="灭火器讲解", at="14:00", weekday=7),
            Session(id="a", title="学校专场", at="10:00", day=sunday),
            Session(id="c", title="别的日子", at="10:00", day=date(2026, 11, 23)),
        ),
    )

    shown = day_of(plan, sunday)

    assert hours_words(shown) == "今天 09:00–16:30 开放"
    assert hours_words(day_of(plan, date(2026, 11, 23))) == "今天闭馆，11月29日（周日） 09:00 开放"
    assert hours_words(day_of(HallPlan(), sunday)) == ""
    assert sessions_words(shown, "08:00") == ("10:00 学校专场", "14:00 灭火器讲解")
    assert sessions_words(shown, "10:01") == ("14:00 灭火器讲解",)


@pytest.mark.parametrize(
    "wrong",
    [
        Opening(weekday=0, opens="09:00", closes="10:00"),
        Opening(weekday=1, opens="10:00", closes="09:00"),
        Opening(weekday=1, opens="9:00", closes="10:00"),
    ],
)
def test_a_hall_closes_after_it_opens(wrong: Opening) -> None:
    assert opening_faults(wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        Session(id="s", title="讲", at="10:00", weekday=1),
        Session(id="s", title="讲解", at="25:00", weekday=1),
        Session(id="s", title="讲解", at="10:00"),
        Session(id="s", title="讲解", at="10:00", weekday=1, day=date(2026, 1, 1)),
    ],
)
def test_a_session_has_a_time_and_one_kind_of_day(wrong: Session) -> None:
    assert len(session_faults(wrong)) == 1


def test_a_whole_plan_is_checked_piece_by_piece_and_for_twins() -> None:
    notice, session = make_notice(), Session(id="s", title="讲解", at="10:00", weekday=1)
    opening = Opening(weekday=1, opens="09:00", closes="10:00")
    good = HallPlan(notices=(notice,), campaigns=(make_campaign(),), openings=(opening,), sessions=(session,))

    assert plan_faults(good) == []
    assert len(plan_faults(replace(good, notices=(notice, notice), openings=(opening, opening)))) == 2
    assert plan_faults(replace(good, notices=tuple(make_notice(id=str(n)) for n in range(21))))
    assert plan_faults(replace(good, sessions=tuple(replace(session, id=str(n)) for n in range(61))))


def test_a_newly_shipped_campaign_appears_beside_what_the_manager_changed() -> None:
    shipped = (make_campaign("a"), make_campaign("b"))
    own = (make_campaign("b", on=False), make_campaign("own"))

    assert [(c.id, c.on) for c in merged(shipped, own)] == [("a", True), ("b", False), ("own", True)]


def test_days_and_seasons() -> None:
    assert month_day("02-29") == (2, 29)
    assert month_day("02-30") is month_day("5-12") is month_day("") is None
    assert [season_of(date(2026, month, 15)) for month in (1, 3, 6, 9, 12)] == [
        "winter", "spring", "summer", "autumn", "winter",
    ]  # fmt: skip


def test_the_loop_shows_campaign_then_season_then_the_rest_and_no_other_season() -> None:
    def teaser(question: str, *seasons: str, campaigns: tuple[str, ...] = ()) -> Teaser:
        return Teaser(course="c", picture="p", question=question, seasons=seasons, campaigns=campaigns)

    all_ = (
        teaser("全年"),
        teaser("夏", "summer"),
        teaser("秋", "autumn"),
        teaser("消防", "summer", campaigns=("fire",)),
    )

    shown = teasers_on(all_, day_of(HallPlan(campaigns=(make_campaign(),)), date(2026, 11, 22)))

    assert [one.question for one in shown] == ["消防", "秋", "全年"]
