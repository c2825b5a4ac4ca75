"""Rows of the sheets of classes and drills, streamed in the order that the database gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from edu.domain.statistics import ClassRow, DrillRow
from edu.storage.records.placing import merged_people, place_table, placed, whoever
from edu.storage.records.statistics_figures import drill_place, drilled_in, drills_with_firms
from edu.storage.records.statistics_sums import attended
from edu.storage.records.streams import streamed
from edu.storage.schema_classes import attendance, classes, drills, enrolments, meetings
from edu.storage.schema_people import enterprises

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from edu.domain.statistics import Frame


def class_rows(connection: Connection, frame: Frame) -> Iterator[ClassRow]:
    place, merged = place_table(frame.line_of), merged_people()
    here = classes.c.id

    def counted(number: Any, table: Any, *where: Any) -> Any:
        return select(number).select_from(table).where(*where).scalar_subquery()

    people_there = attendance.outerjoin(merged, merged.c.id == attendance.c.person)
    person = func.count(func.distinct(whoever(merged, attendance.c.person)))
    came = counted(person, people_there, attendance.c.training_class == here, attended())
    enrolled = counted(func.count(), enrolments, enrolments.c.training_class == here, enrolments.c.withdrawn.is_(False))
    met = counted(func.count(), meetings, meetings.c.training_class == here, meetings.c.cancelled.is_(False))
    query = (
        select(classes, enrolled.label("enrolled"), came.label("attended"), met.label("met"))
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
