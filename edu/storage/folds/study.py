"""Folds of lessons studied, checks answered, credit hours and kiosk visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.events import Reason
from edu.domain.events import study as e
from edu.storage import schema_study as t
from edu.storage.folds.registry import folds, label
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from edu.domain.events import Stamp
    from edu.storage.rows import Rows


def _joined(*flag_lists: list[str]) -> str:
    return ",".join(sorted({flag for flags in flag_lists for flag in flags if flag}))


@folds(e.LessonPageFinished)
def lesson_page_finished(rows: Rows, stamp: Stamp, fact: e.LessonPageFinished, private: None) -> None:
    """Active time of a page seen again adds up; the ceiling is applied where hours are credited."""
    key = (stamp.subject, fact.course, fact.version, fact.lesson, fact.page)
    before = rows.get(t.lesson_pages, *key) or {"active_ms": 0, "seen_ms": 0, "flags": ""}
    rows.put(
        t.lesson_pages,
        person=stamp.subject,
        course=fact.course,
        lesson=fact.lesson,
        page=fact.page,
        version=fact.version,
        active_ms=before["active_ms"] + fact.active_ms,
        seen_ms=before["seen_ms"] + fact.seen_ms,
        flags=_joined(before["flags"].split(","), fact.flags),
        at_ms=stamp.time_ms,
    )
    rows.merge(
        t.lesson_progress,
        (stamp.subject, fact.course, fact.version, fact.lesson),
        {"last_page": fact.page, "last_ms": stamp.time_ms},
        {"completed_ms": None, "credit_minutes": 0, "flags": ""},
    )


@folds(e.CheckAnswered)
def check_answered(rows: Rows, stamp: Stamp, fact: e.CheckAnswered, private: None) -> None:
    """The last answer counts as the state; `tries` keeps how many it took, and begins anew with a mended question."""
    key = (stamp.subject, fact.course, fact.course_version, fact.lesson, fact.question)
    before = rows.get(t.check_answers, *key)
    tries = before["tries"] if before is not None and before["version"] == fact.version else 0
    rows.put(
        t.check_answers,
        person=stamp.subject,
        course=fact.course,
        course_version=fact.course_version,
        lesson=fact.lesson,
        question=fact.question,
        version=fact.version,
        options=",".join(fact.options),
        correct=fact.correct,
        tries=tries + 1,
        at_ms=stamp.time_ms,
    )


@folds(e.LessonCompleted)
def lesson_completed(rows: Rows, stamp: Stamp, fact: e.LessonCompleted, private: None) -> None:
    done = {
        "completed_ms": stamp.time_ms,
        "credit_minutes": fact.credit_minutes,
        "flags": _joined(fact.flags),
        "last_ms": stamp.time_ms,
    }
    key = (stamp.subject, fact.course, fact.version, fact.lesson)
    rows.merge(t.lesson_progress, key, done, {"last_page": 0})


@folds(e.LessonBegunAnew)
def lesson_begun_anew(rows: Rows, stamp: Stamp, fact: e.LessonBegunAnew, private: None) -> None:
    lesson = (stamp.subject, fact.course, fact.version, fact.lesson)
    for page in range(fact.pages):
        rows.remove(t.lesson_pages, *lesson, page)
    for question in fact.checks:
        rows.remove(t.check_answers, *lesson, question)
    begun = {"last_page": 0, "last_ms": stamp.time_ms, "completed_ms": None, "credit_minutes": 0, "flags": ""}
    rows.merge(t.lesson_progress, lesson, begun, {})


@folds(e.HoursCredited)
def hours_credited(rows: Rows, stamp: Stamp, fact: e.HoursCredited, private: None) -> None:
    rows.put(
        t.credit_rows,
        id=label(stamp),
        person=stamp.subject,
        minutes=fact.minutes,
        unit_minutes=fact.unit_minutes,
        form=fact.form,
        source=fact.source,
        source_id=fact.source_id,
        programme=fact.programme,
        programme_kind=fact.programme_kind,
        person_class=fact.person_class,
        day=fact.day,
        title=fact.title,
        withdrawn=False,
    )


@folds(e.HoursWithdrawn, Reason)
def hours_withdrawn(rows: Rows, stamp: Stamp, fact: e.HoursWithdrawn, private: Reason | None) -> None:
    rows.change(t.credit_rows, (fact.credit,), withdrawn=True)


@folds(e.VisitFinished)
def visit_finished(rows: Rows, stamp: Stamp, fact: e.VisitFinished, private: None) -> None:
    rows.put(
        t.visits,
        id=stamp.subject,
        hall=fact.hall,
        door=fact.door,
        activity=fact.activity,
        day=civil_date(stamp.time_ms).isoformat(),
        at_ms=stamp.time_ms,
        seconds=fact.seconds,
        asked=fact.asked,
        correct=fact.correct,
        people=fact.people,
        ended=fact.ended,
        game=fact.game,
        level=fact.level,
        score=fact.score,
        missed=",".join(fact.missed),
        before_asked=fact.before_asked,
        before_correct=fact.before_correct,
        after_asked=fact.after_asked,
        after_correct=fact.after_correct,
    )
