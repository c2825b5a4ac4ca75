"""The file of a class (一期一档) as one value, and what its attendance is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.attendance import EARNS_ELSEWHERE, made_up_minutes, taught_minutes, uses_sign_out
from edu.domain.classes import Attendance, AttendanceRow, ClassFile, EarnedMinutes, ExamOfClass
from edu.domain.places import settled
from edu.services.rosters import roster_lines
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from edu.domain.classes import ClassRecord, Meeting
    from edu.services.ports import Reading
    from edu.services.ports.content import ContentLibrary


def file_of(view: Reading, library: ContentLibrary, record: ClassRecord, unit_minutes: int) -> ClassFile:
    """Everything of one class as of now."""
    id_ = record.id
    meetings = tuple(view.classes.meetings(id_))
    roster = roster_lines(view, id_, record.starts)
    sheet = {(held.meeting, held.person): held for held in view.classes.attendance(id_)}
    exams = exams_of(view, id_)
    programme = library.programmes.get(record.programme) if record.programme else None
    org = settled(record.org, view.people.org_unit)
    signing_out = _signing_out(meetings, sheet)
    people = [line.person for line in roster]
    return ClassFile(
        record=record,
        programme_title=programme.title if programme else record.programme,
        org_name=org.name if org else "",
        meetings=meetings,
        roster=roster,
        attendance=tuple(_row(person, meetings, sheet, signing_out) for person in people),
        room=tuple(view.classes.room_answers(id_)),
        exams=exams,
        earned=_earned(people, meetings, sheet, exams),
        credits=tuple(view.study.credits_from(id_)),
        certificates=tuple(view.certificates.of_class(id_)),
        unit_minutes=unit_minutes,
    )


def earned_in(view: Reading, training_class: str) -> tuple[EarnedMinutes, ...]:
    """Everybody of the roster, also who earned nothing."""
    meetings = view.classes.meetings(training_class)
    sheet = {(held.meeting, held.person): held for held in view.classes.attendance(training_class)}
    return _earned(view.classes.roster(training_class), meetings, sheet, exams_of(view, training_class))


def exams_of(view: Reading, training_class: str) -> tuple[ExamOfClass, ...]:
    return tuple(
        ExamOfClass(exam=exam, sittings=tuple(view.exams.sittings_at(exam.id)))
        for exam in view.exams.exams(training_class)
    )


def _signing_out(meetings: Sequence[Meeting], sheet: Mapping[tuple[str, str], Attendance]) -> frozenset[str]:
    """Meetings in which signing out is used."""
    return frozenset(m.id for m in meetings if uses_sign_out(held for (id_, _), held in sheet.items() if id_ == m.id))


def _row(
    person: str,
    meetings: Sequence[Meeting],
    sheet: Mapping[tuple[str, str], Attendance],
    signing_out: frozenset[str],
) -> AttendanceRow:
    cells = tuple(sheet.get((m.id, person), Attendance(meeting=m.id, person=person)) for m in meetings)
    minutes = tuple(
        taught_minutes(m, cell, sign_out_used=m.id in signing_out)
        + made_up_minutes(m, cell, sign_out_used=m.id in signing_out)
        for m, cell in zip(meetings, cells, strict=True)
    )
    return AttendanceRow(person=person, cells=cells, minutes=minutes)


def _earned(
    people: Sequence[str],
    meetings: Sequence[Meeting],
    sheet: Mapping[tuple[str, str], Attendance],
    exams: Sequence[ExamOfClass],
) -> tuple[EarnedMinutes, ...]:
    signing_out = _signing_out(meetings, sheet)
    passed = {sitting.person for held in exams for sitting in held.sittings if sitting.passed}
    found = []
    for person in people:
        taught = made_up = 0
        days = [""]
        for meeting in meetings:
            held = sheet.get((meeting.id, person), Attendance(meeting=meeting.id, person=person))
            used = meeting.id in signing_out
            there = taught_minutes(meeting, held, sign_out_used=used)
            later = made_up_minutes(meeting, held, sign_out_used=used)
            taught, made_up = taught + there, made_up + later
            days += [civil_date(meeting.starts_ms).isoformat()] * bool(there) + [held.made_up_day] * bool(later)
        found.append(
            EarnedMinutes(
                person=person,
                taught=taught,
                made_up=made_up,
                day=max(days),
                passed=(person in passed) if exams else None,
            )
        )
    return tuple(found)


def is_settled(held: Attendance) -> bool:
    """Nothing left to make up or to enter for this person at this meeting."""
    return held.status == "present" or held.made_up_minutes > 0 or held.made_up_how == EARNS_ELSEWHERE
