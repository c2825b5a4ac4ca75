"""Studying as the store and the screens see it: pages visited, checks answered, hours credited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from edu.domain.courses import Course, Lesson
from edu.domain.questions import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class PageVisit:
    """All visits of one page of one course version together. `page` counts from 0."""

    lesson: str
    page: int
    active_ms: int
    seen_ms: int
    flags: tuple[str, ...]
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAnswer:
    """The last answer to a check; `version` is the question's, `tries` counts the answers to that version."""

    lesson: str
    question: str
    version: str
    options: tuple[str, ...]
    correct: bool
    tries: int
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonMark:
    """What the ledger says of one lesson as a whole: where the person stopped, and whether it is completed."""

    course: str
    version: int
    lesson: str
    last_page: int
    last_ms: int
    completed_ms: int | None
    credit_minutes: int
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyState:
    """Everything a person did in one version of a course."""

    pages: tuple[PageVisit, ...] = ()
    checks: tuple[CheckAnswer, ...] = ()
    marks: tuple[LessonMark, ...] = ()

    def of_lesson(self, lesson: str) -> StudyState:
        return StudyState(
            pages=tuple(visit for visit in self.pages if visit.lesson == lesson),
            checks=tuple(answer for answer in self.checks if answer.lesson == lesson),
            marks=tuple(mark for mark in self.marks if mark.lesson == lesson),
        )

    @property
    def mark(self) -> LessonMark | None:
        """Of a single lesson's state: its mark."""
        return self.marks[0] if self.marks else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLine:
    """Hours credited once. `id` is the label of the ledger event; `minutes` are clock minutes, `day` is ISO."""

    id: str
    person: str
    minutes: int
    unit_minutes: int
    form: str  # offline | online
    source: str  # lesson | class | makeup | drill
    source_id: str
    programme: str
    programme_kind: str
    person_class: str
    day: str
    title: str
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonProgress:
    """One lesson as a list shows it. `missing` says in sentences what still stands between it and completion."""

    id: str
    title: str
    goal: str
    minutes: int
    pages: int
    pages_read: int
    checks: int
    checks_settled: int
    last_page: int
    last_ms: int | None
    completed_ms: int | None
    credit_minutes: int
    flags: tuple[str, ...]
    missing: tuple[str, ...]
    again: bool = False
    """Completed in an earlier year, and the yearly training asks for it: it may be begun anew and counts once more."""

    @property
    def state(self) -> str:
        """New | started | done"""
        if self.completed_ms is not None:
            return "done"
        return "started" if self.last_ms is not None or self.checks_settled else "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseProgress:
    """A course as one person sees it. `required_by` names the programmes of their posts that contain it."""

    course: Course = field(repr=False)
    required_by: tuple[str, ...]
    lessons: tuple[LessonProgress, ...]

    @property
    def done(self) -> int:
        return sum(lesson.state == "done" for lesson in self.lessons)

    @property
    def state(self) -> str:
        """New | started | done"""
        if self.done == len(self.lessons):
            return "done"
        return "new" if all(lesson.state == "new" for lesson in self.lessons) else "started"

    @property
    def next_lesson(self) -> LessonProgress | None:
        """Where to go on: the one last worked at that is not done, else the first that is not."""
        open_ = [lesson for lesson in self.lessons if lesson.state != "done"]
        return max(open_, key=lambda lesson: lesson.last_ms or 0, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonView:
    """All that a lesson's screen needs. `resume_page` is where to open; `questions` by full id."""

    course: Course = field(repr=False)
    lesson: Lesson = field(repr=False)
    progress: LessonProgress
    resume_page: int
    pages_read: frozenset[int]
    questions: Mapping[str, Question] = field(repr=False)
    answers: Mapping[str, CheckAnswer]
    settled: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonDone:
    """The lesson was completed by this step. `note` is one sentence for the screen (credited, or why not)."""

    credit_minutes: int
    planned_minutes: int
    credited: bool
    flags: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOutcome:
    """`read` False: the page was in view too shortly to have been read and does not count yet."""

    read: bool
    active_ms: int
    flags: tuple[str, ...]
    progress: LessonProgress
    completed: LessonDone | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionNote:
    """`correct` is None and `why` '' while the option's truth is kept back for the next try."""

    id: str
    text: str
    chosen: bool
    correct: bool | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOutcome:
    """`settled`: right, or no tries left; then everything is explained. Texts name options by words, not letters."""

    correct: bool
    settled: bool
    tries: int
    tries_left: int
    explanation: str
    options: tuple[OptionNote, ...]
    progress: LessonProgress
    completed: LessonDone | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyOverview:
    """One person's year. Minutes are clock minutes; `credits` newest first, withdrawn ones included and marked."""

    year: int
    online_minutes: int
    offline_minutes: int
    lessons_done: int
    lessons_started: int
    last_ms: int | None
    credits: tuple[CreditLine, ...]
