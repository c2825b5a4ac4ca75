"""One person's learning file (一人一档) as values: what a screen shows, what the PDF and the SQLite export hold.

Every line carries `source`, the label of the ledger event that it was folded from (`3f2a91-1-000123`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from edu.domain.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLine:
    source: str
    role: str
    person_class: str  # in words
    place: str  # org unit or enterprise
    work_type: str
    starts: str
    ends: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """One meeting of a class in which the person was enrolled; `status` is a word for people (到课, 已取消 …).

    A `cancelled` one is there because it was signed into; its minutes and times count nowhere.
    """

    source: str
    day: str
    class_title: str
    topic: str
    teacher: str
    minutes: int
    in_ms: int | None
    out_ms: int | None
    status: str
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonLine:
    source: str
    day: str
    course_title: str
    lesson_title: str
    credit_minutes: int
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursLine:
    """Hours credited: `minutes` are clock minutes, `unit_minutes` the length of one 学时."""

    source: str
    day: str
    title: str
    form: str  # offline | online
    minutes: int
    unit_minutes: int
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """The last answer to one slot of the paper: option ids as booked and their texts. The key is not in the file."""

    source: str
    slot: int
    question: str
    stem: str = field(repr=False)
    options: tuple[str, ...]
    given: str = field(repr=False)
    marks: int  # hundredths, -1 while not marked
    full: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingLine:
    """`score`, `total` and `pass_mark` are hundredths; -1 while not marked.

    `paper_lost` says in a few words why there are no `answers`: the frozen paper is gone or damaged; else ''.
    """

    source: str
    id: str
    day: str
    title: str
    kind: str  # in words: 考试, 模拟考试 …
    attempt: int
    used_ms: int
    score: int
    total: int
    pass_mark: int
    passed: bool | None
    overridden: bool
    answers: tuple[AnswerLine, ...] = field(default=(), repr=False)
    paper_lost: str = ""

    @property
    def vetoed(self) -> bool:
        """Failed though the marks would do: a life-critical question was missed (一票否决)."""
        return self.passed is False and self.score >= self.pass_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillLine:
    source: str
    day: str
    title: str
    kind: str  # in words: 桌面推演 …
    place: str
    part: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLine:
    """Own (培训证明, 结业证书) or State (`own` False); `state` in words as of the day of the file.

    `training` is the class that it was issued for, '' where there was none.
    """

    source: str
    own: bool
    title: str
    number: str
    issuer: str
    issued: str
    expires: str
    state: str
    training: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearHours:
    """One calendar year; 学时 in tenths, each form with its own length of a 学时."""

    year: int
    offline_minutes: int
    online_minutes: int
    offline_tenths: int
    online_tenths: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationLine:
    title: str
    state: str  # met | due_soon | due | overdue | not_applicable | unverified
    sentence: str
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLine:
    source: str
    at_ms: int
    form: str
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One event of the ledger that concerns the person; `what` in words."""

    source: str
    kind: str
    what: str
    at_ms: int
    actor: str
    subject: str
    payload: str = field(repr=False)
    hash: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningFile:
    """`id_number` is masked unless the reader may see the whole number and gave a reason."""

    person: Person
    registered: str  # source of the registration
    id_kind: str  # in words
    id_number: str = field(repr=False)
    organisation: str
    made_ms: int
    posts: tuple[PostLine, ...]
    meetings: tuple[MeetingLine, ...]
    lessons: tuple[LessonLine, ...]
    hours: tuple[HoursLine, ...]
    years: tuple[YearHours, ...]
    sittings: tuple[SittingLine, ...]
    drills: tuple[DrillLine, ...]
    certificates: tuple[CertificateLine, ...]
    obligations: tuple[ObligationLine, ...]
    exports: tuple[ExportLine, ...]
    events: tuple[EventLine, ...]
