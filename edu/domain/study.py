"""What studying a lesson is worth, from evidence: value in, value out; no clock, no store.

Time of a page, in active milliseconds (edu.domain.activity), over all visits of one course version:

    ceiling = 20 s + 1 s a 汉字 + 30 s a picture + 90 s a check     more does not count
    floor   =  100 ms a 汉字 + 2 s a picture + 3 s a check          less is `too_fast`: the page is not read yet

Why: people read aloud at some 250 汉字 a minute and silently about a third faster (aloud 183, silently 238 words in
English: Brysbaert 2019, doi 10.1016/j.jml.2019.104047; the Chinese figure is an assumption until a source is opened).
The ceiling lets a slow reader read everything twice, aloud, at 120 a minute. The floor is 600 a minute, nearly twice
the silent mean, so that no honest reader is accused. A screen left open earns at most its ceiling.

A check is settled when it is right, or after three tries. A lesson is due when every page is read, every check settled
and a whole minute has come together; it earns the counted time in whole minutes, never more than it plans.
The same lesson in the same course version is credited once; in a new version once more, but once a calendar year.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from edu.domain.courses import Lesson, Page
from edu.domain.study_records import CheckAnswer, CreditLine, LessonMark, LessonProgress, StudyState

MAX_TRIES = 3
MINUTE = 60_000
LONGEST_VISIT_MS = 24 * 60 * MINUTE
CLOCK_SLACK_MS = 5_000
"""Between a screen's measure and the service's own; more than that apart is a jump."""
_IDLE_FROM_MS = MINUTE

FLAG_NAMES = {
    "too_fast": "翻页过快",
    "idle": "长时间无操作",
    "clock_jump": "电脑时间跳变或休眠",
    "capped": "时长超过上限，已截去",
    "hurried": "用时不到计划的一半",
    "guessed": "检查题三次未答对",
}


def page_ceiling_ms(page: Page) -> int:
    return 20_000 + 1_000 * page.han_count() + 30_000 * len(page.pictures) + 90_000 * len(page.checks)


def page_floor_ms(page: Page) -> int:
    return 100 * page.han_count() + 2_000 * len(page.pictures) + 3_000 * len(page.checks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One look at a page as measured: by the screen (active, seen) and by the service's two clocks since the last."""

    active_ms: int
    seen_ms: int
    monotonic_ms: int
    wall_ms: int


def accepted(page: Page, visit: Visit) -> tuple[int, int, list[str]]:
    """Active and seen time that this visit is believed, and its flags; never more than really passed."""
    passed = max(0, visit.monotonic_ms) + CLOCK_SLACK_MS
    seen = min(max(0, visit.seen_ms), LONGEST_VISIT_MS)
    claimed = min(max(0, visit.active_ms), seen)
    active = min(claimed, passed, page_ceiling_ms(page))
    flags = []
    if abs(visit.wall_ms - visit.monotonic_ms) > CLOCK_SLACK_MS:
        flags.append("clock_jump")
    if seen - claimed >= _IDLE_FROM_MS and claimed * 2 < seen:
        flags.append("idle")
    if active < claimed:
        flags.append("capped")
    return active, seen, flags


def is_read(page: Page, active_ms: int) -> bool:
    return active_ms >= page_floor_ms(page)


def is_settled(answer: CheckAnswer, version: str) -> bool:
    """For this version of the question: a mended question is asked again."""
    return answer.version == version and (answer.correct or answer.tries >= MAX_TRIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a lesson is. `missing` in sentences; empty = due. `credit_minutes` is what it earns now."""

    pages_read: frozenset[int]
    settled: frozenset[str]
    credit_minutes: int
    flags: tuple[str, ...]
    missing: tuple[str, ...]


def standing(lesson: Lesson, versions: Mapping[str, str], state: StudyState) -> Standing:
    """`versions`: question id → its version now; `state`: what the person did in this lesson and course version."""
    active = {visit.page: visit.active_ms for visit in state.pages}
    read = frozenset(n for n, page in enumerate(lesson.pages) if n in active and is_read(page, active[n]))
    answers = {answer.question: answer for answer in state.checks}
    settled = frozenset(q for q in lesson.checks if q in answers and is_settled(answers[q], versions[q]))
    counted = sum(min(ms, page_ceiling_ms(lesson.pages[n])) for n, ms in active.items() if n < len(lesson.pages))
    minutes = min(lesson.minutes, counted // MINUTE)
    return Standing(
        pages_read=read,
        settled=settled,
        credit_minutes=minutes,
        flags=_lesson_flags(lesson, state, minutes, [answers[q] for q in settled]),
        missing=tuple(_missing(lesson, active.keys(), read, settled, minutes)),
    )


def _missing(
    lesson: Lesson, seen: Collection[int], read: frozenset[int], settled: frozenset[str], minutes: int
) -> Iterable[str]:
    unseen = [n + 1 for n in range(len(lesson.pages)) if n not in seen]
    short = [n + 1 for n in range(len(lesson.pages)) if n in seen and n not in read]
    if unseen:
        yield f"还有 {len(unseen)} 页没看（第 {_listed(unseen)} 页）"
    if short:
        yield f"第 {_listed(short)} 页停留太短，请再看一遍"
    open_checks = len(set(lesson.checks)) - len(settled)
    if open_checks:
        yield f"还有 {open_checks} 道检查题没答对"
    if not unseen and not short and not open_checks and minutes < 1:
        yield "学习时间还不到 1 分钟"


def _listed(numbers: list[int]) -> str:
    return "、".join(map(str, numbers))


def _lesson_flags(lesson: Lesson, state: StudyState, minutes: int, settled: list[CheckAnswer]) -> tuple[str, ...]:
    flags = {flag for visit in state.pages for flag in visit.flags}
    if minutes * 2 < lesson.minutes:
        flags.add("hurried")
    if any(not answer.correct for answer in settled):
        flags.add("guessed")
    return tuple(sorted(flags))


def resume_page(lesson: Lesson, now: Standing, mark: LessonMark | None) -> int:
    """Where to open: behind the page last left, at the first that still lacks something; a finished lesson at 0."""
    if mark is None or mark.completed_ms is not None:
        return 0

    def lacks(n: int) -> bool:
        return n not in now.pages_read or any(check.question not in now.settled for check in lesson.pages[n].checks)

    last = min(mark.last_page, len(lesson.pages) - 1)
    order = [*range(last, len(lesson.pages)), *range(last)]
    return next((n for n in order if lacks(n)), last)


def progress_of(lesson: Lesson, now: Standing, mark: LessonMark | None) -> LessonProgress:
    done = mark is not None and mark.completed_ms is not None
    return LessonProgress(
        id=lesson.id,
        title=lesson.title,
        goal=lesson.goal,
        minutes=lesson.minutes,
        pages=len(lesson.pages),
        pages_read=len(now.pages_read),
        checks=len(set(lesson.checks)),
        checks_settled=len(now.settled),
        last_page=mark.last_page if mark else 0,
        last_ms=mark.last_ms if mark else None,
        completed_ms=mark.completed_ms if mark else None,
        credit_minutes=mark.credit_minutes if mark and done else now.credit_minutes,
        flags=mark.flags if mark and done else now.flags,
        missing=() if done else now.missing,
    )


def lesson_source(course: str, lesson: str, version: int) -> str:
    """`source_id` of a lesson's hours."""
    return f"{course}/{lesson}@{version}"


def why_no_credit(lines: Iterable[CreditLine], course: str, lesson: str, version: int, day: str) -> str:
    """'' when the lesson may be credited on that day; else the sentence that says why not."""
    this_year = [line for line in lines if line.source == "lesson" and not line.withdrawn and line.day[:4] == day[:4]]
    if any(line.source_id == lesson_source(course, lesson, version) for line in this_year):
        return "这一课今年的学时已经计入，不重复计算。"
    if any(line.source_id.startswith(f"{course}/{lesson}@") for line in this_year):
        return "这一课的旧版今年已经计过学时，同一年内不重复计算。"
    return ""
