"""Folds of training classes and of recorded drills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.canonical import canonical_json
from edu.domain.events import Reason
from edu.domain.events import classes as e
from edu.storage import schema_classes as t
from edu.storage.folds.registry import folds

if TYPE_CHECKING:
    from edu.domain.events import Stamp
    from edu.storage.rows import Rows


@folds(e.ClassOpened)
def class_opened(rows: Rows, stamp: Stamp, fact: e.ClassOpened, private: None) -> None:
    rows.put(
        t.classes,
        id=stamp.subject,
        title=fact.title,
        programme=fact.programme,
        programme_kind=fact.programme_kind,
        person_class=fact.person_class,
        org=fact.org,
        starts=fact.starts,
        ends=fact.ends,
        form=fact.form,
        state="open",
        closed_ms=None,
        people=0,
        passed=0,
        minutes_total=0,
    )


@folds(e.ClassChanged)
def class_changed(rows: Rows, stamp: Stamp, fact: e.ClassChanged, private: None) -> None:
    rows.change(t.classes, (stamp.subject,), title=fact.title, starts=fact.starts, ends=fact.ends)


@folds(e.ClassClosed)
def class_closed(rows: Rows, stamp: Stamp, fact: e.ClassClosed, private: None) -> None:
    rows.change(
        t.classes,
        (stamp.subject,),
        state="closed",
        closed_ms=stamp.time_ms,
        people=fact.people,
        passed=fact.passed,
        minutes_total=fact.minutes_total,
    )


@folds(e.ClassReopened, Reason)
def class_reopened(rows: Rows, stamp: Stamp, fact: e.ClassReopened, private: Reason | None) -> None:
    rows.change(t.classes, (stamp.subject,), state="open", closed_ms=None, people=0, passed=0, minutes_total=0)


@folds(e.MeetingPlanned, e.MeetingTeacher)
def meeting_planned(rows: Rows, stamp: Stamp, fact: e.MeetingPlanned, private: e.MeetingTeacher | None) -> None:
    rows.put(
        t.meetings,
        id=fact.meeting,
        training_class=stamp.subject,
        topic=fact.topic,
        starts_ms=fact.starts_ms,
        minutes=fact.minutes,
        venue=fact.venue,
        teacher=private.teacher if private else "",
        teacher_title=private.teacher_title if private else "",
        cancelled=False,
    )


@folds(e.MeetingCancelled, Reason)
def meeting_cancelled(rows: Rows, stamp: Stamp, fact: e.MeetingCancelled, private: Reason | None) -> None:
    rows.change(t.meetings, (fact.meeting,), cancelled=True)


@folds(e.Enrolled)
def enrolled(rows: Rows, stamp: Stamp, fact: e.Enrolled, private: None) -> None:
    assert stamp.person is not None
    rows.put(t.enrolments, training_class=stamp.subject, person=stamp.person, at_ms=stamp.time_ms, withdrawn=False)


@folds(e.EnrolmentWithdrawn, Reason)
def enrolment_withdrawn(rows: Rows, stamp: Stamp, fact: e.EnrolmentWithdrawn, private: Reason | None) -> None:
    rows.change(t.enrolments, (stamp.subject, stamp.person), withdrawn=True)


_NOT_MADE_UP = {"made_up_minutes": 0, "made_up_how": "", "made_up_day": ""}
_NOT_THERE = {"in_ms": None, "out_ms": None, "method": ""}


def _attend(rows: Rows, stamp: Stamp, meeting: str, absent_status: str, **changed: object) -> None:
    rows.merge(
        t.attendance,
        (meeting, stamp.person),
        {"training_class": stamp.subject, **changed},
        {**_NOT_THERE, **_NOT_MADE_UP, "status": absent_status},
    )


@folds(e.SignedIn)
def signed_in(rows: Rows, stamp: Stamp, fact: e.SignedIn, private: None) -> None:
    _attend(rows, stamp, fact.meeting, "present", status="present", in_ms=fact.at_ms, method=fact.method)


@folds(e.SignedOut)
def signed_out(rows: Rows, stamp: Stamp, fact: e.SignedOut, private: None) -> None:
    _attend(rows, stamp, fact.meeting, "present", out_ms=fact.at_ms)


@folds(e.MarkedAbsent, Reason)
def marked_absent(rows: Rows, stamp: Stamp, fact: e.MarkedAbsent, private: Reason | None) -> None:
    _attend(rows, stamp, fact.meeting, "absent", status="absent", **_NOT_THERE, **_NOT_MADE_UP)


@folds(e.AttendanceTakenBack)
def attendance_taken_back(rows: Rows, stamp: Stamp, fact: e.AttendanceTakenBack, private: None) -> None:
    if fact.what == "out":
        _attend(rows, stamp, fact.meeting, "none", out_ms=None)
    else:
        _attend(rows, stamp, fact.meeting, "none", status="none", **_NOT_THERE, **_NOT_MADE_UP)


@folds(e.MadeUp)
def made_up(rows: Rows, stamp: Stamp, fact: e.MadeUp, private: None) -> None:
    _attend(
        rows,
        stamp,
        fact.meeting,
        "made_up",
        status="made_up",
        made_up_minutes=fact.minutes,
        made_up_how=fact.how,
        made_up_day=fact.day,
    )


@folds(e.RoomAsked, e.RoomQuestion)
def room_asked(rows: Rows, stamp: Stamp, fact: e.RoomAsked, private: e.RoomQuestion | None) -> None:
    rows.put(
        t.room_questions,
        id=fact.ask,
        training_class=stamp.subject,
        meeting=fact.meeting,
        question=fact.question,
        version=fact.version,
        stem=private.stem if private else "",
        options=canonical_json(private.options if private else {}),
        present=fact.present,
        counts=canonical_json(fact.counts),
        correct=",".join(fact.correct),
        at_ms=stamp.time_ms,
    )


@folds(e.DrillRecorded, e.DrillNotes)
def drill_recorded(rows: Rows, stamp: Stamp, fact: e.DrillRecorded, private: e.DrillNotes | None) -> None:
    notes = private or e.DrillNotes()
    rows.put(
        t.drills,
        id=stamp.subject,
        title=fact.title,
        org=fact.org,
        enterprise=fact.enterprise,
        level=fact.level,
        content=fact.content,
        form=fact.form,
        hazard=fact.hazard,
        no_notice=fact.no_notice,
        day=fact.day,
        minutes=fact.minutes,
        participants=fact.participants,
        evaluated=fact.evaluated,
        place=notes.place,
        commander=notes.commander,
        summary=notes.summary,
        findings=notes.findings,
        withdrawn=False,
    )


@folds(e.DrillAttended)
def drill_attended(rows: Rows, stamp: Stamp, fact: e.DrillAttended, private: None) -> None:
    rows.put(t.drill_people, drill=stamp.subject, person=stamp.person, part=fact.part)


@folds(e.DrillDocumentAdded, e.DocumentName)
def drill_document_added(rows: Rows, stamp: Stamp, fact: e.DrillDocumentAdded, private: e.DocumentName | None) -> None:
    rows.put(
        t.drill_documents,
        drill=stamp.subject,
        sha256=fact.sha256,
        name=private.name if private else "",
        media_type=fact.media_type,
        size=fact.size,
    )


@folds(e.DrillWithdrawn, Reason)
def drill_withdrawn(rows: Rows, stamp: Stamp, fact: e.DrillWithdrawn, private: Reason | None) -> None:
    rows.change(t.drills, (stamp.subject,), withdrawn=True)
