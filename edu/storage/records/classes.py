"""Queries about training classes (port: edu.services.ports.classes)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, select

from edu.domain.classes import Attendance, ClassRecord, Meeting, RoomAnswer
from edu.storage.schema_classes import attendance, classes, enrolments, meetings, room_questions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Connection

_ATTENDANCE = tuple(column for column in attendance.c if column.name != "training_class")
_TEXTS = msgspec.json.Decoder(dict[str, str])
_COUNTS = msgspec.json.Decoder(dict[str, int])


class ClassRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def classes(self) -> Sequence[ClassRecord]:
        query = select(classes).order_by(classes.c.starts.desc(), classes.c.id.desc())
        return [ClassRecord(**row) for row in self._connect().execute(query).mappings()]

    def training_class(self, id: str) -> ClassRecord | None:
        row = self._connect().execute(select(classes).where(classes.c.id == id)).mappings().first()
        return ClassRecord(**row) if row else None

    def classes_of(self, person: str) -> Sequence[str]:
        query = select(enrolments.c.training_class).where(
            enrolments.c.person == person, enrolments.c.withdrawn.is_(False)
        )
        return list(self._connect().execute(query.order_by(enrolments.c.at_ms)).scalars())

    def roster(self, training_class: str) -> Sequence[str]:
        return list(self.enrolled_at(training_class))

    def enrolled_at(self, training_class: str) -> Mapping[str, int]:
        query = select(enrolments.c.person, enrolments.c.at_ms).where(
            enrolments.c.training_class == training_class, enrolments.c.withdrawn.is_(False)
        )
        rows = self._connect().execute(query.order_by(enrolments.c.at_ms, enrolments.c.person))
        return {row.person: row.at_ms for row in rows}

    def sizes(self) -> Mapping[str, tuple[int, int]]:
        people = self._counted(enrolments.c.training_class, enrolments.c.withdrawn)
        held = self._counted(meetings.c.training_class, meetings.c.cancelled)
        return {id_: (people.get(id_, 0), held.get(id_, 0)) for id_ in people.keys() | held.keys()}

    def _counted(self, of: Any, left_out: Any) -> dict[str, int]:
        query = select(of, func.count()).where(left_out.is_(False)).group_by(of)
        return {row[0]: row[1] for row in self._connect().execute(query)}

    def meetings(self, training_class: str) -> Sequence[Meeting]:
        query = select(meetings).where(meetings.c.training_class == training_class)
        rows = self._connect().execute(query.order_by(meetings.c.starts_ms, meetings.c.id)).mappings()
        return [Meeting(**row) for row in rows]

    def attendance(self, training_class: str) -> Sequence[Attendance]:
        query = select(*_ATTENDANCE).where(attendance.c.training_class == training_class)
        rows = self._connect().execute(query.order_by(attendance.c.meeting, attendance.c.person)).mappings()
        return [Attendance(**row) for row in rows]

    def attendance_at(self, meeting: str, person: str) -> Attendance | None:
        query = select(*_ATTENDANCE).where(attendance.c.meeting == meeting, attendance.c.person == person)
        row = self._connect().execute(query).mappings().first()
        return Attendance(**row) if row else None

    def room_answers(self, training_class: str) -> Sequence[RoomAnswer]:
        query = select(room_questions).where(room_questions.c.training_class == training_class)
        rows = self._connect().execute(query.order_by(room_questions.c.at_ms, room_questions.c.id)).mappings()
        return [_room_answer(dict(row)) for row in rows]


def _room_answer(row: dict[str, Any]) -> RoomAnswer:
    correct = row.pop("correct")
    del row["training_class"]
    return RoomAnswer(
        **{**row, "options": _TEXTS.decode(row["options"]), "counts": _COUNTS.decode(row["counts"])},
        correct=tuple(correct.split(",")) if correct else (),
    )
