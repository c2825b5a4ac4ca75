"""Rows of the detailed sheets, streamed: the database sorts, nothing large is held here."""

from __future__ import annotations

from datetime import date
from heapq import merge
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal, or_, select

from edu.domain.obligations.words import PERSON_CLASSES
from edu.domain.statistics import ClassRow, DrillRow, ExpiryRow, PersonRow
from edu.storage.records.placing import line_of, merged_people, place_table, placed, post_place, whoever
from edu.storage.records.statistics_figures import ATTENDED, closed_in, drill_place, drilled_in, drills_with_firms
from edu.storage.records.statistics_members import (
    FOR_EVER,
    credit_sums,
    current,
    exam_people,
    exam_sums,
    hour_sums,
)
from edu.storage.schema_certificates import certificates, state_certificates
from edu.storage.schema_classes import attendance, classes, drills, enrolments, meetings
from edu.storage.schema_people import enterprises, people, posts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import CTE, Connection

    from edu.domain.statistics import Frame

BATCH = 1000


def streamed(connection: Connection, statement: Any) -> Iterator[Any]:
    """Rows a batch at a time (a server-side cursor on PostgreSQL)."""
    return iter(connection.execute(statement.execution_options(yield_per=BATCH)))


def class_rows(connection: Connection, frame: Frame) -> Iterator[ClassRow]:
    place, merged = place_table(frame.line_of), merged_people()
    here = classes.c.id

    def counted(number: Any, table: Any, *where: Any) -> Any:
        return select(number).select_from(table).where(*where).scalar_subquery()

    people_there = attendance.outerjoin(merged, merged.c.id == attendance.c.person)
    person = func.count(func.distinct(whoever(merged, attendance.c.person)))
    attended = counted(person, people_there, attendance.c.training_class == here, attendance.c.status.in_(ATTENDED))
    enrolled = counted(func.count(), enrolments, enrolments.c.training_class == here, enrolments.c.withdrawn.is_(False))
    met = counted(func.count(), meetings, meetings.c.training_class == here, meetings.c.cancelled.is_(False))
    query = (
        select(classes, enrolled.label("enrolled"), attended.label("attended"), met.label("met"))
        .outerjoin(place, place.c.org == classes.c.org)
        .where(placed(place, classes.c.org, unplaced=frame.unplaced))
        .where(classes.c.starts <= frame.last, classes.c.ends >= frame.first)
        .order_by(classes.c.starts, classes.c.ends, classes.c.id)
    )
    for row in streamed(connection, query):
        yield ClassRow(
            id=row.id,
            title=row.title,
            org=frame.names.get(row.org, ""),
            person_class=row.person_class,
            programme_kind=row.programme_kind,
            starts=date.fromisoformat(row.starts),
            ends=date.fromisoformat(row.ends),
            closed=row.state == "closed",
            enrolled=row.enrolled,
            attended=row.attended,
            passed=row.passed,
            meetings=row.met,
            minutes=row.minutes_total,
        )


def person_rows(connection: Connection, frame: Frame) -> Iterator[PersonRow]:
    """One row for each person; the posts of one person stand together because of the order."""
    for _, rows in groupby(streamed(connection, _people(frame)), key=lambda row: row.person):
        yield _person(list(rows), frame.names)


def _people(frame: Frame) -> Any:
    held = _posts_in_order(frame)
    merged = merged_people()
    hours = hour_sums(credit_sums(frame, merged))
    exams = exam_people(exam_sums(frame, merged))
    courses, best = _courses(frame, merged), _best_certificate(frame, merged)
    return (
        select(
            held.c.person, people.c.name, people.c.id_mask, held.c.org, held.c.employer, held.c.person_class,
            held.c.role, held.c.starts, hours.c.offline, hours.c.online, courses.c.number.label("courses"),
            exams.c.sat, exams.c.passed, exams.c.best, best.c.certificate_kind, best.c.category, best.c.expires,
        )
        .join(people, people.c.id == held.c.person)
        .outerjoin(hours, hours.c.person == held.c.person)
        .outerjoin(exams, exams.c.person == held.c.person)
        .outerjoin(courses, courses.c.person == held.c.person)
        .outerjoin(best, best.c.person == held.c.person)
        .order_by(
            held.c.first_line, held.c.first_employer, people.c.initials, people.c.name, held.c.person, held.c.starts,
            held.c.post,
        )
    )  # fmt: skip


def _posts_in_order(frame: Frame) -> CTE:
    """Posts of the frame's last day with the first line and employer of their person."""
    place, merged = place_table(frame.line_of), merged_people()
    person = whoever(merged, posts.c.person)
    employer = func.coalesce(enterprises.c.name, "")
    return (
        select(
            posts.c.id.label("post"),
            person.label("person"),
            post_place().label("org"),
            employer.label("employer"),
            posts.c.person_class,
            posts.c.role,
            posts.c.starts,
            func.min(line_of(place)).over(partition_by=person).label("first_line"),
            func.min(employer).over(partition_by=person).label("first_employer"),
        )
        .outerjoin(enterprises, enterprises.c.id == posts.c.enterprise)
        .outerjoin(merged, merged.c.id == posts.c.person)
        .outerjoin(place, place.c.org == post_place())
        .where(placed(place, post_place(), unplaced=frame.unplaced), current(frame))
        .cte("held")
    )


def _courses(frame: Frame, merged: CTE) -> CTE:
    """Closed classes of the year in which a person was present: person, number."""
    person = whoever(merged, attendance.c.person)
    return (
        select(person.label("person"), func.count(func.distinct(attendance.c.training_class)).label("number"))
        .join(classes, classes.c.id == attendance.c.training_class)
        .outerjoin(merged, merged.c.id == attendance.c.person)
        .where(closed_in(frame), attendance.c.status.in_(ATTENDED))
        .group_by(person)
        .cte("course")
    )


def _best_certificate(frame: Frame, merged: CTE) -> CTE:
    """The State certificate of each person that lasts longest."""
    table = state_certificates
    person = whoever(merged, table.c.person)
    ends = func.coalesce(func.nullif(table.c.expires, ""), FOR_EVER)
    rank = func.row_number().over(partition_by=person, order_by=(ends.desc(), table.c.issued.desc(), table.c.id))
    ranked = (
        select(person.label("person"), table.c.certificate_kind, table.c.category, table.c.expires, rank.label("rank"))
        .outerjoin(merged, merged.c.id == table.c.person)
        .where(table.c.withdrawn.is_(False), table.c.issued <= frame.last)
        .subquery()
    )
    return select(ranked).where(ranked.c.rank == 1).cte("best")


def _person(rows: list[Any], names: Mapping[str, str]) -> PersonRow:
    first = rows[0]
    started = min((row.starts for row in rows if row.starts), default="")
    return PersonRow(
        person=first.person,
        name=first.name,
        id_mask=first.id_mask,
        place=_joined([names.get(row.org, "") for row in rows]),
        employer=_joined([row.employer for row in rows]),
        classes=_joined([PERSON_CLASSES.get(row.person_class, row.person_class) for row in rows]),
        roles=_joined([row.role for row in rows]),
        since=_day(started),
        offline_minutes=int(first.offline or 0),
        online_minutes=int(first.online or 0),
        courses=first.courses or 0,
        sat=int(first.sat or 0),
        passed=int(first.passed or 0),
        best_permille=first.best if first.sat else None,
        certificate=first.certificate_kind or "",
        certificate_until=_day(first.expires or ""),
    )


def expiry_rows(connection: Connection, frame: Frame) -> Iterator[ExpiryRow]:
    both = (streamed(connection, _expiring(frame, own=own)) for own in (False, True))
    last = date.fromisoformat(frame.last)
    for row in merge(*both, key=lambda row: (row.expires, row.initials, row.name, row.person)):
        ends = date.fromisoformat(row.expires)
        yield ExpiryRow(
            name=row.name,
            id_mask=row.id_mask,
            place=frame.names.get(row.org, ""),
            employer=row.employer,
            origin=row.origin,
            kind=row.kind,
            category=row.category,
            number=row.number,
            issued=_day(row.issued),
            expires=ends,
            days=(ends - last).days,
        )


def _expiring(frame: Frame, *, own: bool) -> Any:
    table = certificates if own else state_certificates
    later = table.alias("later")
    sort = (table.c.title, table.c.programme) if own else (table.c.certificate_kind, table.c.category)
    same = [later.c[column.name] == column for column in sort]

    def valid(some: Any) -> Any:
        return some.c.revoked == "" if own else some.c.withdrawn.is_(False)

    replaced = (
        select(literal(1))
        .where(later.c.person == table.c.person, *same, valid(later))
        .where(or_(later.c.expires == "", later.c.expires > table.c.expires))
        .exists()
    )
    merged = merged_people()
    held = _posts_in_order(frame)
    ranked = select(
        held, func.row_number().over(partition_by=held.c.person, order_by=(held.c.starts, held.c.post)).label("rank")
    ).cte("first_post")
    person = whoever(merged, table.c.person)
    kind, category, number = (
        (table.c.title, literal(""), table.c.number)
        if own
        else (table.c.certificate_kind, table.c.category, table.c.number_mask)
    )
    return (
        select(
            people.c.name, people.c.initials, people.c.id_mask, people.c.id.label("person"), ranked.c.org,
            ranked.c.employer, literal("own" if own else "state").label("origin"), kind.label("kind"),
            category.label("category"), number.label("number"), table.c.issued, table.c.expires,
        )
        .select_from(table.outerjoin(merged, merged.c.id == table.c.person))
        .join(people, people.c.id == person)
        .join(ranked, and_(ranked.c.person == people.c.id, ranked.c.rank == 1))
        .where(valid(table), table.c.expires >= frame.first, table.c.expires <= frame.soon, ~replaced)
        .order_by(table.c.expires, people.c.initials, people.c.name, people.c.id)
    )  # fmt: skip


def drill_rows(connection: Connection, frame: Frame) -> Iterator[DrillRow]:
    place = place_table(frame.line_of)
    query = (
        select(drills, enterprises.c.name.label("firm"))
        .select_from(drills_with_firms().outerjoin(place, place.c.org == drill_place()))
        .where(placed(place, drill_place(), unplaced=frame.unplaced), drilled_in(frame))
        .order_by(drills.c.day, drills.c.id)
    )
    for row in streamed(connection, query):
        yield DrillRow(
            day=date.fromisoformat(row.day),
            title=row.title,
            place=row.firm or frame.names.get(row.org, ""),
            level=row.level,
            content=row.content,
            form=row.form,
            hazard=row.hazard,
            no_notice=row.no_notice,
            minutes=row.minutes,
            participants=row.participants,
            evaluated=row.evaluated,
        )


def _joined(words: Sequence[str]) -> str:
    if len(words) == 1:  # nearly everybody has one post
        return words[0]
    return "、".join(dict.fromkeys(word for word in words if word))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
