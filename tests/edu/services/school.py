"""A small school for tests: two lessons, one bank, two programmes, and the services over a bench's store."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from edu.domain.actors import Actor, Role
from edu.domain.courses import Check, Course, Lesson, Page, Paragraph, Picture, Review, Run
from edu.domain.errors import NotFound
from edu.domain.exams.blueprint import Blueprint
from edu.domain.identity import IdDocument, check_digit
from edu.domain.obligations.defaults import Defaults, Grounds
from edu.domain.obligations.rules import CreditHour, Rule
from edu.domain.programmes import Programme
from edu.domain.questions import Bank, Option, Question
from edu.domain.register import Register
from edu.services.attendance import AttendanceSheet
from edu.services.class_close import ClassClose
from edu.services.classes import Classes
from edu.services.drill_records import Drills
from edu.services.organisations import Organisations
from edu.services.people import NewPost, People
from edu.services.room import Room
from edu.services.study import Study
from edu.services.visits import Visits
from tests.stores import Bench

TRAINER = Actor(role=Role.TRAINER, id="t1")
ADMIN = Actor(role=Role.ADMIN, id="a1")
KIOSK = Actor(role=Role.KIOSK, id="k1")
COURSE = "yingzhi.fire"
MINUTE = 60_000


def learner(person: str) -> Actor:
    return Actor(role=Role.LEARNER, person=person)


def make_question(slug: str = "call", *, kind: str = "single", stem: str = "着火了先做什么？") -> Question:
    options = (
        Option(id="run", text="叫人并**撤离**", correct=True, why="人先走。"),
        Option(id="wait", text="等一等", correct=False, why="烟比火快；应{选项:run}。"),
        Option(id="call", text="打119", correct=kind == "multiple", why="也要报警。"),
    )
    return Question(
        id=f"fire/{slug}",
        type=kind,
        stem=stem,
        options=options,
        explanation="{选项:run}是对的。",
        cites=(),
        facts=(),
        knowledge="k",
        audiences=("public",),
        level="remember",
        difficulty=70,
        group=None,
        vital=False,
        status="original",
        effective_from=None,
        effective_to=None,
        image=None,
        image_alt=None,
    )


def make_page(han: int = 60, *, pictures: int = 0, check: str = "") -> Page:
    blocks = [Paragraph(runs=(Run(text="字" * han),))]
    blocks += [Picture(path=f"media/{n}.svg", alt="图") for n in range(pictures)]
    blocks += [Check(question=check)] * bool(check)
    return Page(title="", blocks=tuple(blocks))


def make_lesson(id_: str = "call-119", *, minutes: int = 4, pages: tuple[Page, ...] | None = None) -> Lesson:
    shown = pages or (make_page(), make_page(pictures=1), make_page(3, check="fire/call"))
    return Lesson(id=id_, title=f"课{id_}", goal="会做", minutes=minutes, kiosk=True, pages=shown)


def make_course(version: int = 1, *, id_: str = COURSE) -> Course:
    return Course(
        id=id_,
        version=version,
        title="火灾",
        topic="fire",
        summary="",
        audiences=("public",),
        kiosk=True,
        review=Review(by=None, on=None, due=None),
        lessons=(make_lesson(), make_lesson("trapped", pages=(make_page(), make_page()))),
    )


def make_programme(kind: str = "yearly", *, blueprint: str | None = None) -> Programme:
    return Programme(
        id=f"grid-{kind}",
        version=1,
        title=f"网格员{kind}",
        person_class="grid-member",
        scheme="emergency",
        kind=kind,
        hours_rule=None,
        courses=(COURSE,),
        blueprint=blueprint,
        certificate=None,
    )


@dataclass
class Library:
    """Packs in memory."""

    courses: tuple[Course, ...] = field(default_factory=lambda: (make_course(),))
    programmes: dict[str, Programme] = field(
        default_factory=lambda: {p.id: p for p in (make_programme("initial"), make_programme("yearly"))}
    )
    questions: dict[str, Question] = field(
        default_factory=lambda: {q.id: q for q in (make_question(), make_question("both", kind="multiple"))}
    )
    banks: dict[str, Bank] = field(default_factory=dict)
    blueprints: dict[str, Blueprint] = field(default_factory=dict)
    register: Register = field(default_factory=Register)

    broken_courses: tuple[str, ...] = ()
    broken_blueprints: tuple[str, ...] = ()
    broken_programmes: tuple[str, ...] = ()

    def programme(self, programme_id: str) -> Programme:
        if programme_id not in self.programmes:
            raise NotFound("没有大纲。")
        return self.programmes[programme_id]

    def blueprint(self, blueprint_id: str) -> Blueprint:
        if blueprint_id not in self.blueprints:
            raise NotFound("没有蓝图。")
        return self.blueprints[blueprint_id]

    @property
    def course_ids(self) -> tuple[str, ...]:
        return tuple(course.id for course in self.courses)

    def course(self, course_id: str) -> Course:
        for course in self.courses:
            if course.id == course_id:
                return course
        raise NotFound("没有课程。")

    def question(self, question_id: str) -> Question:
        return self.questions[question_id]

    def media(self, course_id: str, path: str) -> Path:
        return Path(path)


class Face:
    """Draws everything."""

    def missing(self, text: str) -> str:
        return ""


class Book:
    """The two numbers that crediting needs."""

    rules: tuple[Rule, ...] = ()
    grounds = Grounds(cites=("aq-8011",), source_text="", verified="original", valid_from=date(2024, 7, 1))
    defaults = Defaults(credit=CreditHour(), credit_grounds=grounds, pass_mark=80, pass_of=100, pass_grounds=grounds)


@dataclass
class School:
    bench: Bench
    library: Library
    people: People
    organisations: Organisations
    study: Study
    visits: Visits
    classes: Classes
    attendance: AttendanceSheet
    room: Room
    closing: ClassClose
    drills: Drills

    def town(self) -> str:
        return self.organisations.declare_org_unit(ADMIN, code="331124101000", name="古市镇", level="township")

    def person(self, number: int = 1, *, org: str = "", starts: date = date(2026, 3, 1)) -> str:
        digits = f"33112419900101{number:03d}"
        document = IdDocument(kind="resident-id", number=digits + check_digit(digits))
        post = NewPost(role="网格员", person_class="grid-member", org=org, starts=starts)
        return self.people.register(ADMIN, f"王{'一二三四五六七八九十'[number % 10]}", document, [post])

    def read(self, person: str, page: int, *, ms: int = 80_000, lesson: str = "call-119"):
        """Stay on a page for `ms` with the hands on it, then leave it."""
        self.bench.clock.advance(ms)
        return self.study.finish_page(learner(person), person, COURSE, lesson, page, active_ms=ms, seen_ms=ms)

    def answer(self, person: str, *options: str, lesson: str = "call-119", question: str = "fire/call"):
        return self.study.answer_check(learner(person), person, COURSE, lesson, question, options)


def make_school(bench: Bench, library: Library | None = None) -> School:
    store, clock, ids = bench.store, bench.clock, bench.ids
    packs, book = library or Library(), Book()
    return School(
        bench=bench,
        library=packs,
        people=People(store, clock, ids, Face()),
        organisations=Organisations(store, ids),
        study=Study(store, clock, packs, book),
        visits=Visits(store, clock, ids),
        classes=Classes(store, clock, ids, packs),
        attendance=AttendanceSheet(store, clock),
        room=Room(store, ids, packs),
        closing=ClassClose(store, clock, packs, book),
        drills=Drills(store, clock, ids),
    )
