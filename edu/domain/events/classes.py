"""Events of training classes and of recorded drills."""

from __future__ import annotations

from edu.domain.events.fact import Fact, Private


class ClassOpened(Fact, frozen=True, kw_only=True):
    """Subject: the class (培训班, 期)."""

    title: str
    programme: str = ""
    programme_kind: str = ""
    person_class: str = ""
    org: str = ""
    starts: str
    ends: str
    form: str = "offline"


class ClassChanged(Fact, frozen=True, kw_only=True):
    title: str
    starts: str
    ends: str


class MeetingPlanned(Fact, frozen=True, kw_only=True):
    """Subject: the class. `minutes` is the taught time that a full attendance earns. Planned again = changed."""

    meeting: str
    topic: str
    starts_ms: int
    minutes: int
    venue: str = ""


class MeetingTeacher(Private, frozen=True, kw_only=True):
    teacher: str = ""
    teacher_title: str = ""


class MeetingCancelled(Fact, frozen=True, kw_only=True):
    meeting: str
    reason: str = ""


class Enrolled(Fact, frozen=True, kw_only=True):
    """Subject: the class; person: who."""


class EnrolmentWithdrawn(Fact, frozen=True, kw_only=True):
    reason: str = ""


class SignedIn(Fact, frozen=True, kw_only=True):
    """Subject: the class; person: who. `at_ms` may differ from the event's time when entered later."""

    meeting: str
    at_ms: int
    method: str = "tap"  # tap | list | card | qr


class SignedOut(Fact, frozen=True, kw_only=True):
    meeting: str
    at_ms: int


class AttendanceTakenBack(Fact, frozen=True, kw_only=True):
    """A wrong tap: `what` is in (the whole attendance) or out (only the signing out)."""

    meeting: str
    what: str


class MarkedAbsent(Fact, frozen=True, kw_only=True):
    meeting: str
    reason: str = ""


class MadeUp(Fact, frozen=True, kw_only=True):
    """A missed meeting was made up; `how` is a key of edu.domain.classes.MAKE_UPS."""

    meeting: str
    minutes: int
    how: str
    day: str


class RoomAsked(Fact, frozen=True, kw_only=True):
    """A show of hands: counts of the room, never invented individuals."""

    ask: str
    meeting: str = ""
    question: str = ""  # <bank>/<slug>, or '' with own words in the vault half
    version: str = ""
    present: int
    counts: dict[str, int]
    correct: list[str] = []


class RoomQuestion(Private, frozen=True, kw_only=True):
    stem: str = ""
    options: dict[str, str] = {}


class ClassClosed(Fact, frozen=True, kw_only=True):
    """Hours are credited by HoursCredited events in the same transaction."""

    people: int
    passed: int
    minutes_total: int


class ClassReopened(Fact, frozen=True, kw_only=True):
    reason: str


class DrillRecorded(Fact, frozen=True, kw_only=True):
    """Subject: the drill. content: comprehensive | special | site; form: tabletop | field; no_notice is 双盲."""

    title: str
    org: str = ""
    enterprise: str = ""
    level: str  # county | township | village | enterprise
    content: str
    form: str
    hazard: str = ""
    no_notice: bool = False
    day: str
    minutes: int = 0
    participants: int
    evaluated: bool = False


class DrillNotes(Private, frozen=True, kw_only=True):
    place: str = ""
    commander: str = ""
    summary: str = ""
    findings: str = ""


class DrillAttended(Fact, frozen=True, kw_only=True):
    """Subject: the drill; person: who, as a participant of known identity."""

    part: str = ""


class DrillDocumentAdded(Fact, frozen=True, kw_only=True):
    """Subject: the drill. The bytes stand in the blob store under their hash."""

    sha256: str
    media_type: str
    size: int


class DocumentName(Private, frozen=True, kw_only=True):
    name: str


class DrillWithdrawn(Fact, frozen=True, kw_only=True):
    """Recorded in error."""

    reason: str
