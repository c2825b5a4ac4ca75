"""Rules of a course: references hold, pictures exist and are plain, lessons have the agreed shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from edu.domain.courses import (
    STANDING_MINUTES,
    Block,
    Callout,
    Course,
    Lesson,
    ListBlock,
    Page,
    Paragraph,
    count_han,
    text_of,
)
from edu.domain.problems import Problem
from edu.domain.questions import Question
from edu.domain.register import Register
from edu.packs.course_reader import is_media
from edu.packs.reading import Reading
from edu.packs.rules import finding
from edu.packs.rules.finding import error, warning
from edu.packs.rules.numbers import check_lesson_numbers
from edu.packs.rules.svg import check_svg

PAGES = range(4, 9)
HAN = range(40, 161)


SENTENCE = 60
"""汉字 between two stops: what is read aloud once."""
_STOPS = re.compile(r"[。！？；：\n]")


def check_course(
    reading: Reading[Course],
    folder: Path,
    register: Register,
    questions: Mapping[str, Question],
    on: date,
) -> Iterator[Problem]:
    yield from reading.problems
    course = reading.value
    if course is None:
        return
    if course.review.overdue(on):
        place = reading.place("review")
        yield warning(place, "review-overdue", f"复审已于 {course.review.due} 到期。", "请复审后改写 review。")
    for lesson in course.lessons:
        yield from _lesson(lesson, reading, questions, register, on)
        yield from _grounds(lesson, reading, register, on)
        if lesson.kiosk and not course.kiosk:
            place = reading.place(f"lesson:{lesson.id}")
            yield warning(place, "kiosk", f"课时 {lesson.id} 标了 kiosk，但课程没有标。")
        if lesson.kiosk and lesson.minutes > STANDING_MINUTES:
            message = (
                f"课时 {lesson.id} 标了 kiosk，要学 {lesson.minutes} 分钟；大屏前站着学，最多 {STANDING_MINUTES} 分钟。"
            )
            yield error(reading.place(f"lesson:{lesson.id}"), "kiosk-long", message, "请去掉 kiosk，或拆成短课。")
    if course.kiosk and not any(lesson.kiosk for lesson in course.lessons):
        yield warning(reading.place("kiosk"), "kiosk", "课程标了 kiosk，但没有一个课时标了。", "请去掉，或标出短课时。")
    yield from _files(course, reading, folder)


def _lesson(
    lesson: Lesson, reading: Reading[Course], questions: Mapping[str, Question], register: Register, on: date
) -> Iterator[Problem]:
    place = reading.place(f"{lesson.id}:page:1", f"lesson:{lesson.id}")
    if len(lesson.pages) not in PAGES:
        yield warning(place, "pages", f"课时 {lesson.id} 有 {len(lesson.pages)} 页，应为 4–8 页。")
    if not any(page.pictures for page in lesson.pages):
        yield warning(place, "no-picture", f"课时 {lesson.id} 没有一张图。", "至少画一张示意图。")
    if not lesson.checks:
        yield warning(place, "no-check", f"课时 {lesson.id} 没有检查题。", "至少放一道检查题。")
    for number, page in enumerate(lesson.pages, start=1):
        yield from _page(page, reading.place(f"{lesson.id}:page:{number}"))
        yield from _sentences(page, reading.place(f"{lesson.id}:page:{number}"))
        yield from check_lesson_numbers(lesson, page, register, reading.place(f"{lesson.id}:page:{number}"))
    for check in lesson.checks:
        yield from _check(check, reading.place(f"{lesson.id}:check:{check}"), questions, on)


def _check(check: str, place: finding.Place, questions: Mapping[str, Question], on: date) -> Iterator[Problem]:
    """A learner meets it whatever the day, so it must hold on the day."""
    question = questions.get(check)
    if question is None:
        yield error(place, "check-unknown", f"题库里没有“{check}”。", "请改正题号或先出这道题。")
    elif not question.scorable:
        yield warning(place, "check-pending", f"检查题“{check}”还在待核。")
    elif not question.effective(on):
        yield error(place, "check-expired", f"检查题“{check}”这一天不在有效期。", "请换一道现在有效的题。")
    else:
        yield from finding.alone(question, place)


def _page(page: Page, place: finding.Place) -> Iterator[Problem]:
    """A page with a check may be short: the question fills it."""
    han = page.han_count()
    if han not in HAN and not (page.checks and han < HAN.start):
        yield warning(place, "page-length", f"“{page.title}”有 {han} 个汉字，应为 40–160 个。")


def _grounds(lesson: Lesson, reading: Reading[Course], register: Register, on: date) -> Iterator[Problem]:
    """Unknown ids were reported by the reader; here only what has gone out of force."""
    runs = [run for page in lesson.pages for run in page.runs()]
    for cite in dict.fromkeys(run.cite for run in runs if run.cite):
        place = reading.place(f"{lesson.id}:cite:{cite}")
        yield from finding.cites([cite], register, on, place, f"课时 {lesson.id}")
    shown = list(dict.fromkeys(run.fact for run in runs if run.fact))
    pending = [name for name in shown if register.fact(name).pending]
    if pending:
        place = reading.place(f"{lesson.id}:fact:{pending[0]}")
        message = f"课时 {lesson.id} 用了 {len(pending)} 个待核的事实（{'、'.join(pending)}），画面上会写明待核。"
        yield warning(place, "pending-lesson", message)
    for fact in shown:
        if not register.fact(fact).effective(on):
            place = reading.place(f"{lesson.id}:fact:{fact}")
            message = f"课时 {lesson.id}：事实“{fact}”这一天不适用。"
            yield warning(place, "fact-expired", message, "写旧规定时要说明是旧规定。")


def _files(course: Course, reading: Reading[Course], folder: Path) -> Iterator[Problem]:
    """Every picture named exists, every drawing is plain, and no lesson lies unlisted."""
    prefix = reading.file.rpartition("/")[0]
    for lesson in course.lessons:
        for picture in (picture for page in lesson.pages for picture in page.pictures):
            place = reading.place(f"{lesson.id}:picture:{picture.path}")
            if not is_media(picture.path):
                yield error(place, "media", f"图片“{picture.path}”应在 media/ 下，是 .svg。", "请改正路径。")
            elif not (folder / picture.path).is_file():
                yield error(place, "media", f"找不到图片“{picture.path}”。", "请补上图片或改正路径。")
    for path in sorted(folder.glob("media/*")):
        name = f"media/{path.name}"
        if path.suffix == ".svg":
            yield from check_svg(path, f"{prefix}/{name}")
        else:
            yield warning((f"{prefix}/{name}", None), "unused", "media 里只放 .svg 图片。", "请删去这个文件。")
    lessons = {place[0] for place in reading.places.values()}
    for path in sorted(folder.glob("lessons/*.md")):
        if f"{prefix}/lessons/{path.name}" not in lessons:
            yield warning((f"{prefix}/lessons/{path.name}", None), "unused", "这个课时没有列入 course.yaml。")


def _sentences(page: Page, place: finding.Place) -> Iterator[Problem]:
    """Of paragraphs, lists and call-outs; a table is read cell by cell."""
    for text in _texts(page.blocks):
        for sentence in _STOPS.split(text):
            if count_han(sentence) > SENTENCE:
                message = f"“{sentence[:12]}…”一句有 {count_han(sentence)} 个字，最多 {SENTENCE} 个。"
                yield warning(place, "long-sentence", message, "请拆成两句。")


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield text_of(block.runs)
        elif isinstance(block, ListBlock):
            yield from (text_of(item) for item in block.items)
        elif isinstance(block, Callout):
            yield from _texts(block.blocks)
