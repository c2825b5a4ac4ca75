"""Courses and lessons as a learner's list shows them. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from edu.domain.courses import Review
from edu.domain.reviews import TopicReview
from edu.domain.study import FLAG_NAMES
from edu.domain.study_records import CourseProgress, LessonProgress

Mood = Literal["met", "running", "none"]
_AGAIN: tuple[Mood, str] = ("none", "往年学完，今年可重学")


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseTile:
    id: str
    title: str
    summary: str
    facts: str
    done: int
    lessons: int
    mood: Mood
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A heading with its courses."""

    title: str
    tiles: tuple[CourseTile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What can be studied, and the names of the courses that cannot because a file is broken."""

    shelves: tuple[Shelf, ...]
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonLine:
    id: str
    number: int
    title: str
    goal: str
    facts: str
    mood: Mood
    word: str
    missing: tuple[str, ...]
    action: str
    main: bool  # the one to go on with
    again: bool = False  # of an earlier year: may be begun anew


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseView:
    """A person's course, and how far the review of its topic is; None where nobody can say."""

    progress: CourseProgress
    review: TopicReview | None


def review_words(shipped: Review, kept: TopicReview | None) -> str:
    """已审 or 未审: by who publishes the course, else by who signed for this office."""
    if shipped.by is not None:
        return f"内容已审：{shipped.by}，{shipped.on.isoformat() if shipped.on else ''}。"
    if kept is not None and kept.signed and kept.last is not None:
        return f"内容已审：{'、'.join(kept.reviewers) or '审核人已隐去'}，{kept.last.isoformat()}。"
    return "内容未审：还没有经专业人员逐条审定，如与当地规定不同，以当地规定为准。"


def shelves(courses: Sequence[CourseProgress]) -> tuple[Shelf, ...]:
    """What the post requires first."""
    required = tuple(_tile(course) for course in courses if course.required_by)
    others = tuple(_tile(course) for course in courses if not course.required_by)
    other_title = "其他课程" if required else "全部课程"
    made = (Shelf(title="岗位要求的课程", tiles=required), Shelf(title=other_title, tiles=others))
    return tuple(shelf for shelf in made if shelf.tiles)


def _tile(progress: CourseProgress) -> CourseTile:
    course = progress.course
    mood, word = _state(progress.state)
    if any(lesson.again for lesson in progress.lessons):
        mood, word = _AGAIN
    return CourseTile(
        id=course.id,
        title=course.title,
        summary=course.summary,
        facts=f"{len(progress.lessons)} 课，约 {course.minutes} 分钟",
        done=progress.done,
        lessons=len(progress.lessons),
        mood=mood,
        word=word,
    )


def lesson_lines(progress: CourseProgress) -> tuple[LessonLine, ...]:
    following = progress.next_lesson
    return tuple(
        _lesson(at, lesson, main=following is not None and following.id == lesson.id)
        for at, lesson in enumerate(progress.lessons, start=1)
    )


def _lesson(number: int, lesson: LessonProgress, *, main: bool) -> LessonLine:
    mood, word = _AGAIN if lesson.again else _state(lesson.state)
    return LessonLine(
        id=lesson.id,
        number=number,
        title=lesson.title,
        goal=lesson.goal,
        facts=_facts(lesson),
        mood=mood,
        word=word,
        missing=lesson.missing if lesson.state == "started" else (),
        action={"new": "开始学", "started": "接着学", "done": "再看一遍"}[lesson.state],
        main=main,
        again=lesson.again,
    )


def _facts(lesson: LessonProgress) -> str:
    parts = [f"{lesson.pages} 页", f"约 {lesson.minutes} 分钟"]
    if lesson.checks:
        parts.append(f"检查题 {lesson.checks} 道")
    if lesson.state == "done":
        parts.append(f"计入 {lesson.credit_minutes} 分钟")
        parts += [FLAG_NAMES[flag] for flag in lesson.flags if flag in FLAG_NAMES]
    elif lesson.state == "started":
        parts.append(f"已读 {lesson.pages_read} 页")
    return "，".join(parts)


def _state(state: str) -> tuple[Mood, str]:
    moods: dict[str, tuple[Mood, str]] = {
        "done": ("met", "学完了"), "started": ("running", "学习中"), "new": ("none", "没开始"),
    }  # fmt: skip
    return moods[state]
