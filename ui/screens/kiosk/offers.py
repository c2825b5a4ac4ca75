"""What stands behind the kiosk's doors: the lessons and questions that the installed packs give to the public."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from edu.domain.courses import Callout, Course, Lesson, Page, Run, Runs, text_of, unmarked
from edu.domain.drills.solo_play import SoloPlay
from edu.domain.errors import EduError
from edu.domain.hall.plan import Campaign
from edu.domain.microlessons import MicroLesson
from edu.domain.prng import Stream
from edu.domain.questions import Bank, Option, Question
from edu.domain.register import Register
from edu.services.ports.content import ContentLibrary
from edu.services.question_pictures import bank_picture

log = logging.getLogger(__name__)

QUIZ_LENGTH = 5
_LONGEST_STEM = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskCourse:
    course: Course
    lessons: tuple[Lesson, ...]


def kiosk_courses(library: ContentLibrary) -> tuple[KioskCourse, ...]:
    """Courses with at least one lesson for a hall; a broken pack is left out, the others still teach.

    So is a lesson that asks what no bank holds: it would stop the visitor on its page.
    """
    return tuple(_courses(library))


def _courses(library: ContentLibrary) -> Iterator[KioskCourse]:
    for course_id in library.course_ids:
        try:
            course = library.course(course_id)
        except EduError:
            continue
        lessons = tuple(lesson for lesson in course.for_hall if lesson.pages and _askable(library, lesson.checks))
        if lessons:
            yield KioskCourse(course=course, lessons=lessons)


def teaches(library: ContentLibrary) -> bool:
    """Whether anything stands behind 学一学. Only as much is read as answers it: the hall opens at once."""
    return any(True for _ in _courses(library)) or any(True for _ in _microlessons(library))


def asks(library: ContentLibrary, on: date) -> bool:
    """Whether anything stands behind 考一考, read no further than to the first question."""
    return any(True for _ in _public_questions(library, on))


def _askable(library: ContentLibrary, names: Iterable[str]) -> bool:
    try:
        for name in names:
            library.question(name)
    except EduError:
        return False
    return True


def kiosk_microlessons(library: ContentLibrary) -> tuple[MicroLesson, ...]:
    """A broken one, or one whose question is gone, is left out; the others still teach."""
    return tuple(_microlessons(library))


def _microlessons(library: ContentLibrary) -> Iterator[MicroLesson]:
    for name in library.microlesson_ids:
        try:
            lesson = library.microlesson(name)
            library.question(lesson.question)
        except EduError:
            continue
        yield lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnShelf:
    """What stands together in 学一学; `lessons` with their courses."""

    id: str
    title: str
    micro: tuple[MicroLesson, ...]
    lessons: tuple[tuple[Course, Lesson], ...]


FRONT = "front"
"""The shelf of what the running campaigns put in front."""


def learn_shelves(library: ContentLibrary, campaigns: Sequence[Campaign]) -> tuple[LearnShelf, ...]:
    """By group of topics; what the campaigns put in front stands on a shelf before them as well."""
    micro = [(lesson.topic, lesson) for lesson in kiosk_microlessons(library)]
    offered = [(offer.course.topic, offer) for offer in kiosk_courses(library)]
    fronts = [name for campaign in campaigns for name in campaign.front]
    first = [one for _, one in micro if f"microlesson:{one.id}" in fronts]
    led = [one for _, one in offered if f"course:{one.course.id}" in fronts]
    made = [_shelf(FRONT, "这几天先学", first, led)] if first or led else []
    for group, things in library.topics.shelved([*micro, *offered], lambda row: row[0]):
        short = [one for _, one in things if isinstance(one, MicroLesson)]
        long = [one for _, one in things if isinstance(one, KioskCourse)]
        made.append(_shelf(group.id or "rest", group.title, short, long))
    return tuple(made)


def _shelf(name: str, title: str, micro: Sequence[MicroLesson], offered: Sequence[KioskCourse]) -> LearnShelf:
    lessons = tuple((offer.course, lesson) for offer in offered for lesson in offer.lessons)
    return LearnShelf(id=name, title=title, micro=tuple(micro), lessons=lessons)


def rule_of_microlesson(lesson: MicroLesson, library: ContentLibrary) -> Rule:
    return Rule(text=lesson.rule, source="；".join(cited(lesson.cites[:1], library)))


_WRITTEN = date(2026, 11, 30)
"""The day of the shipped content: no day before it can be today. The clock of a PC with an empty battery says 1970,
when nothing was in force yet, and the door would be gone.
"""


def public_questions(library: ContentLibrary, on: date) -> tuple[Question, ...]:
    """In force, with one right option, short enough to be read while standing; a broken bank is left out."""
    return tuple(_public_questions(library, on))


def _public_questions(library: ContentLibrary, on: date) -> Iterator[Question]:
    today = max(on, _WRITTEN)
    for bank in _banks(library):
        for question in bank.questions:
            if (
                question.for_audience("public")
                and question.alone
                and question.scorable
                and question.effective(today)
                and question.type != "multiple"
                and len(question.stem) <= _LONGEST_STEM
            ):
                yield question


def _banks(library: ContentLibrary) -> Iterator[Bank]:
    for name in library.bank_ids:
        try:
            yield library.bank(name)
        except EduError:
            log.exception("bank %s asks nothing", name)


def draw_quiz(
    questions: Sequence[Question],
    seed: int,
    avoid: Collection[str] = (),
    length: int = QUIZ_LENGTH,
    *,
    first: Sequence[str] = (),
) -> tuple[Question, ...]:
    """Bank after bank, never two of one group, what was asked before only when nothing else is left.

    Banks of `first` come first, and have two of their questions in.
    """
    shuffled = Stream(seed, "kiosk-quiz").shuffled(questions)
    fresh = sorted(shuffled, key=lambda question: question.id in avoid)
    known = dict.fromkeys(question.bank for question in fresh)
    leading = [bank for bank in first if bank in known]
    banks = [*leading, *leading, *(bank for bank in known if bank not in leading)]
    piles = {bank: [q for q in fresh if q.bank == bank] for bank in banks}
    drawn: list[Question] = []
    facts: set[str] = set()
    while len(drawn) < length and any(piles.values()):
        for bank in banks:
            pile = piles[bank]
            if not pile or len(drawn) == length:
                continue
            question = pile.pop(0)
            if question.fact not in facts:
                drawn.append(question)
                facts.add(question.fact)
    return tuple(drawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The one thing to take home, and where it stands."""

    text: str
    source: str
    picture: Path | None = None


SEEN = "图"
"""A stem with this word asks about its drawing."""
_MARKS = "甲乙丙丁"
_TAKEN_HOME = 135
"""Characters of a rule that its card can show in large letters."""


def mixed(question: Question, seed: int) -> Sequence[Option]:
    """Options in an order of their own; those that name the marks of a drawing in the order of the marks, or two orders
    of letters would stand against each other.
    """
    named = sorted(question.options, key=lambda option: _MARKS.find(option.text[:1]))
    if "".join(option.text[:1] for option in named) == _MARKS[: len(named)]:
        return named
    return Stream(seed, question.id).shuffled(question.options)


def rule_of_question(question: Question, library: ContentLibrary) -> Rule:
    """What was asked, the right answer, and why: at home nobody remembers the question.

    Without a drawing that only the question explains, and then without the question: the marks of the drawing would be
    left without a meaning.
    """
    source = "；".join(cited(question.cites[:1], library))
    why = unmarked(question.explanation)
    if SEEN in question.stem and not any(mark in question.explanation for mark in (SEEN, *_MARKS)):
        return Rule(text=why, source=source)
    said = (f"{answered}{why}" for answered in _answered(question))
    text = next((text for text in said if len(text) <= _TAKEN_HOME), why)
    return Rule(text=text, source=source, picture=question_picture(library, question))


def _answered(question: Question) -> tuple[str, ...]:
    """The question with its answer; of a long one the answer alone."""
    stem = unmarked(question.stem)
    if question.type == "truefalse":
        return (stem if question.key == {"true"} else f"“{stem}”不对。",)
    right = "；".join(unmarked(option.text) for option in question.options if option.correct)
    return f"{stem}{right}。", f"{right}。"


def rule_of_lesson(course: Course, lesson: Lesson, library: ContentLibrary) -> Rule:
    """The last 记住 of the lesson, else its goal; its source is what the lesson cites most."""
    said = [block for page in lesson.pages for block in page.blocks if isinstance(block, Callout)]
    kept = [block for block in said if block.kind == "记住"]
    text = "".join(_words(block) for block in kept[-1:]) or f"{lesson.goal}。"
    register = _register(library)
    cites = [cite for page in lesson.pages for run in page.runs() for cite in _cites(run, register)]
    most = sorted(dict.fromkeys(cites), key=cites.count, reverse=True)[:1]
    source = "；".join(cited(most, library)) or f"课程《{course.title}》"
    return Rule(text=text, source=source, picture=first_picture(library, course, lesson))


def rule_of_drill(play: SoloPlay, library: ContentLibrary) -> Rule:
    """What the first wrong decision should have been, with its ground; all right: the drill's first rule."""
    missed = next((answer for answer in play.answers if not answer.right), None)
    if missed is None:
        return Rule(text=play.scenario.debrief.rules[0], source=f"推演《{play.scenario.title}》")
    source = "；".join(cited(missed.best.cites[:1], library)) or f"推演《{play.scenario.title}》"
    return Rule(text=f"{missed.best.text}。{missed.best.why}", source=source)


def first_picture(library: ContentLibrary, course: Course, lesson: Lesson) -> Path | None:
    return next(
        (found for page in lesson.pages for found in _pictures(library, course, page) if found is not None), None
    )


def question_picture(library: ContentLibrary, question: Question) -> Path | None:
    return bank_picture(library, question.bank, question.image)


def _pictures(library: ContentLibrary, course: Course, page: Page) -> list[Path | None]:
    found: list[Path | None] = []
    for block in page.pictures:
        try:
            found.append(library.media(course.id, block.path))
        except EduError:
            found.append(None)
    return found


def _words(block: Callout) -> str:
    rows: list[Runs] = []
    for inner in block.blocks:
        rows += [inner.runs] if hasattr(inner, "runs") else list(inner.items)
    return "".join(text_of(row) for row in rows)


def _cites(run: Run, register: Register) -> tuple[str, ...]:
    if run.cite:
        return (run.cite,)
    return register.cites_of(run.fact) if run.fact else ()


def _register(library: ContentLibrary) -> Register:
    """Of a broken one nothing is cited; what is taught stands all the same."""
    try:
        return library.register
    except EduError:
        return Register()


def cited(cites: Sequence[str], library: ContentLibrary) -> list[str]:
    """Where it stands, in words; what the register does not know is left out."""
    register = _register(library)
    return [register.cite_text(cite) for cite in cites if cite.partition("#")[0] in register.sources]
