"""What studying is worth: the rules of time, checks and credit, value in and value out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.domain import study
from edu.domain.study_records import CheckAnswer, CreditLine, LessonMark, PageVisit, StudyState
from tests.edu.services.school import make_lesson, make_page

VERSIONS = {"fire/call": "v1"}
LESSON = make_lesson()


def visit(page: int, active_ms: int, *flags: str) -> PageVisit:
    return PageVisit(lesson="call-119", page=page, active_ms=active_ms, seen_ms=active_ms, flags=flags, at_ms=0)


def answer(*, correct: bool = True, tries: int = 1, version: str = "v1") -> CheckAnswer:
    return CheckAnswer(
        lesson="call-119", question="fire/call", version=version, options=(), correct=correct, tries=tries, at_ms=0
    )


def mark(last_page: int, completed_ms: int | None = None) -> LessonMark:
    return LessonMark(
        course="c", version=1, lesson="call-119", last_page=last_page, last_ms=0, completed_ms=completed_ms,
        credit_minutes=0, flags=(),
    )  # fmt: skip


def credit(source_id: str, day: str, *, withdrawn: bool = False) -> CreditLine:
    return CreditLine(
        id="x", person="p", minutes=4, unit_minutes=30, form="online", source="lesson", source_id=source_id,
        programme="", programme_kind="", person_class="", day=day, title="", withdrawn=withdrawn,
    )  # fmt: skip


def measured(active: int, seen: int, passed: int, wall: int | None = None) -> study.Visit:
    return study.Visit(active_ms=active, seen_ms=seen, monotonic_ms=passed, wall_ms=passed if wall is None else wall)


def test_ceiling_and_floor_grow_with_what_is_on_the_page() -> None:
    page = make_page(60, pictures=2, check="fire/call")
    assert study.page_ceiling_ms(page) == 20_000 + 60_000 + 60_000 + 90_000
    assert study.page_floor_ms(page) == 6_000 + 4_000 + 3_000


@pytest.mark.parametrize(
    ("visit_", "active", "flags"),
    [
        (measured(30_000, 40_000, 40_000), 30_000, []),
        (measured(50_000, 40_000, 40_000), 40_000, []),
        (measured(200_000, 200_000, 200_000), 80_000, ["capped"]),
        (measured(60_000, 60_000, 10_000), 15_000, ["capped"]),
        (measured(60_000, 200_000, 200_000), 60_000, ["idle"]),
        (measured(30_000, 30_000, 30_000, 3_630_000), 30_000, ["clock_jump"]),
        (measured(-5, -9, -1), 0, []),
    ],
)
def test_a_visit_is_believed_within_bounds(visit_: study.Visit, active: int, flags: list[str]) -> None:
    found, _, noticed = study.accepted(make_page(60), visit_)
    assert (found, noticed) == (active, flags)


@given(st.integers(-(10**9), 10**12), st.integers(-(10**9), 10**12), st.integers(-(10**6), 10**9))
def test_nobody_earns_more_than_passed_or_than_the_ceiling(active: int, seen: int, passed: int) -> None:
    page = make_page(60)
    found, shown, _ = study.accepted(page, measured(active, seen, passed))
    assert 0 <= found <= min(max(0, passed) + study.CLOCK_SLACK_MS, study.page_ceiling_ms(page))
    assert found <= shown


def test_a_lesson_is_due_when_all_is_read_and_settled() -> None:
    state = StudyState(pages=(visit(0, 60_000), visit(1, 50_000), visit(2, 30_000)), checks=(answer(),))
    now = study.standing(LESSON, VERSIONS, state)
    assert (now.missing, now.credit_minutes, now.flags) == ((), 2, ())


def test_credit_never_exceeds_the_plan() -> None:
    state = StudyState(pages=tuple(visit(n, 10**9) for n in range(3)), checks=(answer(),))
    assert study.standing(LESSON, VERSIONS, state).credit_minutes == LESSON.minutes


def test_what_is_missing_is_said_page_by_page() -> None:
    now = study.standing(LESSON, VERSIONS, StudyState(pages=(visit(0, 5_999), visit(7, 10**6))))
    assert now.missing == ("还有 2 页没看（第 2、3 页）", "第 1 页停留太短，请再看一遍", "还有 1 道检查题没答对")


def test_less_than_a_minute_is_not_yet_a_lesson() -> None:
    pages = tuple(visit(n, 15_000) for n in range(3))
    now = study.standing(LESSON, VERSIONS, StudyState(pages=pages, checks=(answer(),)))
    assert now.missing == ("学习时间还不到 1 分钟",)


def test_doubts_stay_with_the_lesson() -> None:
    pages = (visit(0, 30_000, "idle"), visit(1, 20_000), visit(2, 20_000))
    now = study.standing(LESSON, VERSIONS, StudyState(pages=pages, checks=(answer(correct=False, tries=3),)))
    assert now.flags == ("guessed", "hurried", "idle")
    assert set(now.flags) <= study.FLAG_NAMES.keys()


@pytest.mark.parametrize(
    ("given_", "settled"),
    [
        (answer(), True),
        (answer(correct=False, tries=2), False),
        (answer(correct=False, tries=3), True),
        (answer(version="old"), False),
    ],
)
def test_a_check_is_settled_right_or_after_three_tries(given_: CheckAnswer, settled: bool) -> None:
    assert study.is_settled(given_, "v1") is settled


def test_a_lesson_opens_where_something_lacks() -> None:
    read = StudyState(pages=(visit(0, 60_000), visit(2, 60_000)))
    now = study.standing(LESSON, VERSIONS, read)
    assert study.resume_page(LESSON, now, None) == 0
    assert study.resume_page(LESSON, now, mark(0)) == 1
    assert study.resume_page(LESSON, now, mark(2)) == 2  # its check is open
    assert study.resume_page(LESSON, now, mark(9, completed_ms=1)) == 0
    all_read = StudyState(pages=tuple(visit(n, 15_000) for n in range(3)), checks=(answer(),))
    assert study.resume_page(LESSON, study.standing(LESSON, VERSIONS, all_read), mark(2)) == 2


def test_progress_shows_the_booked_credit_once_done() -> None:
    state = StudyState(pages=(visit(0, 60_000),))
    now = study.standing(LESSON, VERSIONS, state)
    assert study.progress_of(LESSON, now, None).state == "new"
    assert study.progress_of(LESSON, now, mark(0)).state == "started"
    done = study.progress_of(LESSON, now, mark(0, completed_ms=5))
    assert (done.state, done.credit_minutes, done.missing) == ("done", 0, ())


@pytest.mark.parametrize(
    ("held", "allowed"),
    [
        ([], True),
        ([credit("c/l@2", "2026-01-01")], False),
        ([credit("c/l@2", "2025-12-31")], True),
        ([credit("c/l@2", "2026-01-01", withdrawn=True)], True),
        ([credit("c/l@1", "2026-01-01")], False),
        ([credit("c/l@1", "2025-12-31")], True),
        ([credit("c/l2@1", "2026-01-01")], True),
    ],
)
def test_a_lesson_is_credited_once_a_year(held: list[CreditLine], allowed: bool) -> None:
    assert (study.why_no_credit(held, "c", "l", 2, "2026-11-22") == "") is allowed
