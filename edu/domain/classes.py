"""A training class, its meetings, people, attendance and questions to the room; its file (一期一档) as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from edu.domain.certificates import CertificateRecord
from edu.domain.exams.sitting import ExamRecord, SittingRecord
from edu.domain.study_records import CreditLine

MAKE_UPS = {
    "class": "随其他班补课",
    "tutoring": "个别辅导",
    "self_study": "自学并经检查",
    "lessons": "线上课程补学（学时已由线上课程计入）",
}
STATUS_NAMES = {"present": "到课", "absent": "缺课", "made_up": "已补课", "none": "未签到"}
CANCELLED = "已取消"  # of a meeting, whatever anybody's attendance was: it is worth nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRecord:
    """`state` is open | closed; the three counts are those of the closing, 0 before. Days are ISO."""

    id: str
    title: str
    programme: str
    programme_kind: str
    person_class: str
    org: str
    starts: str
    ends: str
    form: str
    state: str
    closed_ms: int | None
    people: int
    passed: int
    minutes_total: int

    @property
    def is_closed(self) -> bool:
        return self.state == "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLine:
    """A row of the list of classes, with today's counts."""

    record: ClassRecord
    org_name: str
    people: int
    meetings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    id: str
    training_class: str
    topic: str
    starts_ms: int
    minutes: int
    venue: str
    teacher: str
    teacher_title: str
    cancelled: bool

    @property
    def ends_ms(self) -> int:
        return self.starts_ms + self.minutes * 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One person at one meeting. `status`: present | absent | made_up | none."""

    meeting: str
    person: str
    in_ms: int | None = None
    out_ms: int | None = None
    status: str = "none"
    method: str = ""
    made_up_minutes: int = 0
    made_up_how: str = ""
    made_up_day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomAnswer:
    """A question to the room: counts of hands per option id, never individuals."""

    id: str
    meeting: str
    question: str
    version: str
    stem: str
    options: Mapping[str, str]
    present: int
    counts: Mapping[str, int]
    correct: tuple[str, ...]
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLine:
    """One enrolled person as rosters print them."""

    person: str
    name: str
    initials: str
    id_mask: str
    phone_mask: str
    place: str  # org unit or enterprise of the current post
    role: str
    enrolled_ms: int

    @property
    def id(self) -> str:
        return self.person


class BoardLine(NamedTuple):
    """A name on the board of one meeting, with what is known of it there."""

    person: RosterLine
    attendance: Attendance


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceBoard:
    """The board of names for one meeting, in the roster's order; `uses_sign_out`: somebody signed out already."""

    meeting: Meeting
    lines: tuple[BoardLine, ...]
    uses_sign_out: bool

    @property
    def present(self) -> int:
        return sum(held.status == "present" for _, held in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One station of 报名 → 签到 → 授课 → 互动 → 考试 → 结业. `state`: done | current | ahead; no closed class has a
    current one, what was not done by then is `ahead` for good.
    """

    key: str  # enrol | sign_in | teach | interact | exam | close
    name: str
    state: str
    summary: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassOverview:
    """`hindrances` forbid closing; `gaps` can be accepted on closing (close(..., despite_gaps=True))."""

    record: ClassRecord
    steps: tuple[Step, ...]
    hindrances: tuple[str, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarnedMinutes:
    """What attendance is worth to one person: taught minutes, made-up minutes, and the last day of either (ISO)."""

    person: str
    taught: int
    made_up: int
    day: str
    passed: bool | None  # None: the class has no exam


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamOfClass:
    exam: ExamRecord
    sittings: tuple[SittingRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRow:
    """One person's line of the attendance table: a cell and its credited minutes for every meeting, in order."""

    person: str
    cells: tuple[Attendance, ...]
    minutes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassFile:
    """一期一档: plan, meetings with teachers, roster, attendance, interaction, exams, hours, certificates.

    `unit_minutes` is the length of one taught 学时, by which the minutes are told.
    """

    record: ClassRecord
    programme_title: str
    org_name: str
    meetings: tuple[Meeting, ...]
    roster: tuple[RosterLine, ...]
    attendance: tuple[AttendanceRow, ...]
    room: tuple[RoomAnswer, ...]
    exams: tuple[ExamOfClass, ...]
    earned: tuple[EarnedMinutes, ...]
    credits: tuple[CreditLine, ...]
    certificates: tuple[CertificateRecord, ...]
    unit_minutes: int
