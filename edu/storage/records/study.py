"""Queries about study, credit hours and visits (port: edu.services.ports.study)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from edu.domain.events.study import LessonCompleted
from edu.domain.study_records import CheckAnswer, CreditLine, LessonMark, PageVisit, StudyState
from edu.domain.visits import VisitCount
from edu.storage.records.chunks import chunked
from edu.storage.schema import codes, events
from edu.storage.schema_study import check_answers, credit_rows, lesson_pages, lesson_progress, visits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import Connection


class StudyRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def state(self, person: str, course: str, version: int, lesson: str = "") -> StudyState:
        pages = self._rows(lesson_pages, lesson_pages.c.version, person, course, version, lesson, "page")
        checks = self._rows(check_answers, check_answers.c.course_version, person, course, version, lesson, "question")
        marks = self._rows(lesson_progress, lesson_progress.c.version, person, course, version, lesson, "lesson")
        return StudyState(
            pages=tuple(_visit(row) for row in pages),
            checks=tuple(_answer(row) for row in checks),
            marks=tuple(_mark(row) for row in marks),
        )

    def _rows(
        self, table: Any, version_column: Any, person: str, course: str, version: int, lesson: str, order: str
    ) -> list[Any]:
        query = select(table).where(table.c.person == person, table.c.course == course, version_column == version)
        if lesson:
            query = query.where(table.c.lesson == lesson)
        return list(self._connect().execute(query.order_by(table.c.lesson, table.c[order])))

    def last_ms(self, person: str) -> int | None:
        query = select(func.max(lesson_progress.c.last_ms)).where(lesson_progress.c.person == person)
        newest: int | None = self._connect().execute(query).scalar_one()
        return newest

    def lessons_touched(self, person: str, first_ms: int, last_ms: int) -> tuple[int, int]:
        held = lesson_progress.c.person == person
        touched = select(func.count()).where(held, lesson_progress.c.last_ms.between(first_ms, last_ms))
        # by the events: a lesson that was begun anew this year was completed last year all the same
        kind = select(codes.c.id).where(codes.c.family == "kind", codes.c.value == LessonCompleted.kind)
        done = select(func.count()).where(
            events.c.subject == person, events.c.kind.in_(kind), events.c.time_ms.between(first_ms, last_ms)
        )
        connection = self._connect()
        return connection.execute(touched).scalar_one(), connection.execute(done).scalar_one()

    # -- credit hours --

    def credits_of(self, person: str, *, withdrawn: bool = False) -> Sequence[CreditLine]:
        return self._credits(credit_rows.c.person == person, withdrawn=withdrawn)

    def credits_of_many(self, people: Iterable[str]) -> Mapping[str, Sequence[CreditLine]]:
        found: dict[str, list[CreditLine]] = {}
        for chunk in chunked(people):
            for line in self._credits(credit_rows.c.person.in_(chunk), withdrawn=False):
                found.setdefault(line.person, []).append(line)
        return found

    def credits_from(self, source_id: str, *, withdrawn: bool = False) -> Sequence[CreditLine]:
        return self._credits(credit_rows.c.source_id == source_id, withdrawn=withdrawn)

    def _credits(self, where: Any, *, withdrawn: bool) -> list[CreditLine]:
        query = select(credit_rows).where(where).order_by(credit_rows.c.day, credit_rows.c.id)
        if not withdrawn:
            query = query.where(credit_rows.c.withdrawn.is_(False))
        return [CreditLine(**row) for row in self._connect().execute(query).mappings()]

    # -- visits --

    def visit_counts(self, first: str, last: str) -> Sequence[VisitCount]:
        query = (
            select(
                visits.c.day,
                visits.c.door,
                func.count().label("visits"),
                func.sum(visits.c.people).label("people"),
                func.sum(visits.c.seconds).label("seconds"),
                func.sum(visits.c.asked).label("asked"),
                func.sum(visits.c.correct).label("correct"),
            )
            .where(visits.c.day >= first, visits.c.day <= last)  # PostgreSQL refuses BETWEEN with COLLATE
            .group_by(visits.c.day, visits.c.door)
            .order_by(visits.c.day, visits.c.door)
        )
        return [VisitCount(**row) for row in self._connect().execute(query).mappings()]


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def _visit(row: Any) -> PageVisit:
    return PageVisit(
        lesson=row.lesson,
        page=row.page,
        active_ms=row.active_ms,
        seen_ms=row.seen_ms,
        flags=_split(row.flags),
        at_ms=row.at_ms,
    )


def _answer(row: Any) -> CheckAnswer:
    return CheckAnswer(
        lesson=row.lesson,
        question=row.question,
        version=row.version,
        options=_split(row.options),
        correct=row.correct,
        tries=row.tries,
        at_ms=row.at_ms,
    )


def _mark(row: Any) -> LessonMark:
    return LessonMark(
        course=row.course,
        version=row.version,
        lesson=row.lesson,
        last_page=row.last_page,
        last_ms=row.last_ms,
        completed_ms=row.completed_ms,
        credit_minutes=row.credit_minutes,
        flags=_split(row.flags),
    )
