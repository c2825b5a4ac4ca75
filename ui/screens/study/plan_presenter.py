"""What is due for one person, in the order in which to do it. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from edu.domain.obligations.duties import Duty, SubjectDuties
from edu.domain.study_records import CourseProgress, CreditLine, LessonProgress, StudyOverview
from edu.services.exams import ExamOffer
from ui.screens.wording import span_text

DutyMood = Literal["overdue", "due", "info", "met", "none"]
_MOODS: dict[str, tuple[DutyMood, str]] = {
    "overdue": ("overdue", "已逾期"),
    "due_soon": ("due", "快到期"),
    "due": ("info", "待完成"),
    "met": ("met", "已完成"),
    "unverified": ("none", "待核"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NextLesson:
    course: str
    lesson: str
    course_title: str
    lesson_title: str
    sentence: str
    word: str  # 继续 or 开始


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    mood: DutyMood
    word: str
    title: str
    why: str
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamLine:
    exam: str
    sitting: str  # '' unless one waits to be gone on with
    title: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseLine:
    course: str
    title: str
    required_by: str
    done: int
    lessons: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    next: NextLesson | None
    duties: tuple[DutyLine, ...]
    exams: tuple[ExamLine, ...]
    courses: tuple[CourseLine, ...]
    year: int
    offline_hours: str
    online_hours: str
    lessons_done: int


def plan_of(
    duties: SubjectDuties, courses: Sequence[CourseProgress], offers: Sequence[ExamOffer], overview: StudyOverview
) -> Plan:
    return Plan(
        next=next_lesson(courses),
        duties=tuple(_duty(duty) for duty in duties.duties),
        exams=tuple(_exam(offer) for offer in sorted(offers, key=_waits) if offer.running or offer.may_start),
        courses=tuple(_course(course) for course in courses if course.required_by),
        year=overview.year,
        offline_hours=hours_text(overview.credits, "offline"),
        online_hours=hours_text(overview.credits, "online"),
        lessons_done=overview.lessons_done,
    )


def next_lesson(courses: Sequence[CourseProgress]) -> NextLesson | None:
    """The lesson last worked at; else the first of what the post requires, else of anything."""
    open_ = [(course, course.next_lesson) for course in courses if course.next_lesson is not None]
    begun = [pair for pair in open_ if pair[1] is not None and pair[1].state == "started"]
    if begun:
        course, lesson = max(begun, key=lambda pair: (pair[1].last_ms or 0) if pair[1] else 0)
    elif open_:
        course, lesson = open_[0]
    else:
        return None
    return None if lesson is None else _next(course, lesson)


def _next(course: CourseProgress, lesson: LessonProgress) -> NextLesson:
    started = lesson.state == "started"
    if started:
        sentence = f"共 {lesson.pages} 页，已读 {lesson.pages_read} 页"
    else:
        sentence = f"{lesson.goal}。这一课约 {lesson.minutes} 分钟。"
    return NextLesson(
        course=course.course.id,
        lesson=lesson.id,
        course_title=course.course.title,
        lesson_title=lesson.title,
        sentence=sentence,
        word="继续学习" if started else "开始学习",
    )


def _duty(duty: Duty) -> DutyLine:
    mood, word = _MOODS.get(duty.state, ("none", ""))
    if duty.state == "due_soon" and duty.days_left is not None:
        word = "今天到期" if duty.days_left == 0 else f"还有 {duty.days_left} 天"
    return DutyLine(mood=mood, word=word, title=duty.title, why=duty.why, cite="；".join(duty.cites))


def _exam(offer: ExamOffer) -> ExamLine:
    running = offer.running
    sentence = f"开放时间：{span_text(offer.exam.opens_ms, offer.exam.closes_ms)}"
    return ExamLine(
        exam=offer.exam.id,
        sitting=running.id if running else "",
        title=offer.exam.title,
        sentence="还没有交卷，可以接着答" if running else sentence,
    )


def _waits(offer: ExamOffer) -> tuple[bool, int]:
    """What was begun first, then what closes first."""
    return offer.running is None, offer.exam.closes_ms


def _course(progress: CourseProgress) -> CourseLine:
    return CourseLine(
        course=progress.course.id,
        title=progress.course.title,
        required_by="、".join(progress.required_by),
        done=progress.done,
        lessons=len(progress.lessons),
        state=progress.state,
    )


def hours_text(credits_: Sequence[CreditLine], form: str) -> str:
    """学时 to a tenth, each line with its own length of a 学时."""
    tenths = sum(10 * c.minutes / c.unit_minutes for c in credits_ if c.form == form and not c.withdrawn)
    return f"{int(tenths) / 10:g}"
