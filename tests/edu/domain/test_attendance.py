"""Minutes earned by attendance: never above the plan, never less for a longer stay."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from edu.domain.attendance import MINUTE, made_up_minutes, taught_minutes, uses_sign_out
from edu.domain.classes import Attendance, Meeting

START = 1_000 * MINUTE
MEETING = Meeting(
    id="m", training_class="c", topic="", starts_ms=START, minutes=90, venue="", teacher="", teacher_title="",
    cancelled=False,
)  # fmt: skip
TIMES = st.integers(START - 300 * MINUTE, START + 900 * MINUTE)
PLANS = st.integers(1, 600)


def sheet(in_ms: int | None = START, out_ms: int | None = None, **more: object) -> Attendance:
    return replace(Attendance(meeting="m", person="p", in_ms=in_ms, out_ms=out_ms, status="present"), **more)


def test_without_signing_out_who_came_has_it_all() -> None:
    assert taught_minutes(MEETING, sheet(START + 80 * MINUTE), sign_out_used=False) == 90
    assert taught_minutes(MEETING, sheet(None), sign_out_used=False) == 0


def test_eighty_percent_is_the_whole_and_less_is_its_own_minutes() -> None:
    assert taught_minutes(MEETING, sheet(START, START + 72 * MINUTE), sign_out_used=True) == 90
    assert taught_minutes(MEETING, sheet(START, START + 72 * MINUTE - 1), sign_out_used=True) == 71
    assert taught_minutes(MEETING, sheet(START), sign_out_used=True) == 0


def test_waiting_before_the_start_earns_nothing() -> None:
    assert taught_minutes(MEETING, sheet(START - 60 * MINUTE, START + 10 * MINUTE), sign_out_used=True) == 10
    assert taught_minutes(MEETING, sheet(START - 60 * MINUTE, START - MINUTE), sign_out_used=True) == 0


def test_a_cancelled_meeting_earns_nothing() -> None:
    off = replace(MEETING, cancelled=True)
    assert taught_minutes(off, sheet(), sign_out_used=False) == 0
    assert made_up_minutes(off, sheet(None, made_up_minutes=10), sign_out_used=False) == 0


def test_making_up_fills_what_is_open_and_online_lessons_earn_elsewhere() -> None:
    left_early = sheet(START, START + 40 * MINUTE, made_up_minutes=90, made_up_how="tutoring")
    assert made_up_minutes(MEETING, left_early, sign_out_used=True) == 50
    assert made_up_minutes(MEETING, replace(left_early, made_up_how="lessons"), sign_out_used=True) == 0


def test_one_signing_out_is_use() -> None:
    assert uses_sign_out([sheet(), sheet(START, START + 1)])
    assert not uses_sign_out([sheet()])


@given(PLANS, TIMES, st.none() | TIMES, st.booleans(), st.integers(0, 900))
def test_never_above_the_plan(plan: int, came: int, left: int | None, used: bool, made_up: int) -> None:
    meeting = replace(MEETING, minutes=plan)
    held = sheet(came, left, made_up_minutes=made_up, made_up_how="tutoring")
    taught = taught_minutes(meeting, held, sign_out_used=used)
    assert taught >= 0
    assert taught + made_up_minutes(meeting, held, sign_out_used=used) <= plan


@given(PLANS, TIMES, TIMES, st.integers(0, 300 * MINUTE))
def test_a_longer_stay_never_earns_less(plan: int, came: int, left: int, longer: int) -> None:
    meeting = replace(MEETING, minutes=plan)
    less = taught_minutes(meeting, sheet(came, left), sign_out_used=True)
    assert taught_minutes(meeting, sheet(came, left + longer), sign_out_used=True) >= less
    assert taught_minutes(meeting, sheet(came - longer, left), sign_out_used=True) >= less
