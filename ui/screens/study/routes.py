"""The study area as the learner's window takes it: builders by route, and its pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from edu.bootstrap import Services
from edu.domain.actors import Actor
from edu.domain.errors import NotFound, PackError
from edu.domain.questions import Question
from edu.domain.reviews import TopicReview
from edu.services.question_pictures import bank_picture
from edu.system.clock import civil_date
from ui.gallery import GalleryEntry
from ui.navigation import Builder, Navigator, Route, Screen
from ui.screens.seat import change_person
from ui.screens.study.case import CaseScreen, CaseView
from ui.screens.study.case_presenter import CaseGroup, case_groups
from ui.screens.study.cases import CasesScreen
from ui.screens.study.course import CourseScreen
from ui.screens.study.courses import CoursesScreen
from ui.screens.study.courses_presenter import CourseView, Offered, shelves
from ui.screens.study.drill import SoloDrillScreen
from ui.screens.study.drill_record import LeftRun, NewRun
from ui.screens.study.drills import DrillsScreen, Shelf
from ui.screens.study.file import FileScreen
from ui.screens.study.file_presenter import FileView, file_view
from ui.screens.study.lesson import LessonScreen, Reading
from ui.screens.study.pictures import study_entries
from ui.screens.study.plan import PlanScreen
from ui.screens.study.plan_presenter import Plan, plan_of
from ui.screens.study.practice import PracticeScreen
from ui.screens.study.practice_presenter import Offer, Round, Way, offer_of, round_of
from ui.screens.study.round import RoundScreen
from ui.screens.study.round_question import Asked
from ui.screens.study.who import WhoScreen
from ui.screens.world import World
from ui.session import Session
from ui.tasks import TaskRunner

Make = Callable[[Route, Navigator, Actor, str], Screen]
SEEDS = 1_000_000
_WAYS: dict[str, Way] = {"order": "order", "random": "random", "chapter": "chapter"}


def builders(services: Services, tasks: TaskRunner, session: Session) -> dict[str, Builder]:
    """Until somebody has said who they are, every route shows the question."""
    seat = _Seat(services, tasks)
    makes: dict[str, Make] = {
        "study.plan": seat.plan, "study.courses": seat.courses, "study.course": seat.course,
        "study.lesson": seat.lesson, "study.practice": seat.practice, "study.round": seat.round,
        "study.file": seat.file, "study.drills": seat.drills, "study.drill": seat.drill,
        "study.cases": seat.cases, "study.case": seat.case,
    }  # fmt: skip

    def who(route: Route, navigator: Navigator) -> Screen:
        del route  # whoever was wanted, the question is the same
        return WhoScreen(services.people, session, tasks, navigator)

    def seated(make: Make) -> Builder:
        def build(route: Route, navigator: Navigator) -> Screen:
            if session.learner is None:
                return who(route, navigator)
            return make(route, navigator, session.actor, session.learner)

        return build

    return {"study.who": who, **{name: seated(make) for name, make in makes.items()}}


def gallery_entries(world: World) -> list[GalleryEntry]:
    return study_entries(world, lambda session: builders(world.services, world.tasks, session))


class _Seat:
    """Makes the screens of one learner; what they read runs in the database lane."""

    def __init__(self, services: Services, tasks: TaskRunner) -> None:
        self._services, self._tasks = services, tasks

    def plan(self, _route: Route, navigator: Navigator, actor: Actor, person: str) -> Screen:
        services = self._services

        def read() -> tuple[str, Plan]:
            plan = plan_of(
                services.obligations.person(actor, person),
                services.study.my_courses(actor, person),
                services.exams.offers(actor, person),
                services.study.overview(actor, person),
            )
            return services.people.view(actor, person).person.name, plan

        return self._with_exit(PlanScreen(read, self._tasks, navigator), navigator)

    def courses(self, _route: Route, navigator: Navigator, actor: Actor, person: str) -> Screen:
        study = self._services.study

        def read() -> Offered:
            return Offered(shelves=shelves(study.my_courses(actor, person)), broken=study.broken_courses())

        screen = CoursesScreen(read, self._tasks, navigator)
        return self._with_exit(screen, navigator)

    def course(self, route: Route, navigator: Navigator, actor: Actor, person: str) -> Screen:
        def read() -> CourseView:
            wanted = route.arg("course")
            found = [c for c in self._services.study.my_courses(actor, person) if c.course.id == wanted]
            if not found:
                raise NotFound("没有找到这门课程。", "请返回课程列表。")
            return CourseView(progress=found[0], review=self._review(actor, found[0].course.topic))

        def anew(lesson: str) -> None:
            self._services.study.begin_anew(actor, person, route.arg("course"), lesson)

        return CourseScreen(read, anew, self._tasks, navigator)

    def _review(self, actor: Actor, topic: str) -> TopicReview | None:
        """None where the topic is not listed, or the register is broken: the course is taught all the same."""
        try:
            return self._services.reviews.topic(actor, topic)
        except (NotFound, PackError):
            return None

    def lesson(self, route: Route, navigator: Navigator, actor: Actor, person: str) -> Screen:
        services = self._services
        reading = Reading(
            study=services.study,
            actor=actor,
            person=person,
            course=route.arg("course"),
            lesson=route.arg("lesson"),
            register=lambda: services.library.register,
            media=services.library.media,
            monotonic_ms=services.clock.monotonic_ms,
        )
        return LessonScreen(reading, self._tasks, navigator)

    def drills(self, _route: Route, navigator: Navigator, actor: Actor, _person: str) -> Screen:
        services = self._services

        def read() -> Shelf:
            return services.drill_solo.unfinished(actor), services.drill_offers.offered(actor)

        def give_up(run: str) -> None:
            services.drill_solo.give_up(actor, run)

        return self._with_exit(DrillsScreen(read, give_up, self._tasks, navigator), navigator)

    def drill(self, route: Route, navigator: Navigator, actor: Actor, _person: str) -> Screen:
        services, run = self._services, route.arg("run", "")
        solo, offers = services.drill_solo, services.drill_offers
        seed = services.clock.now_ms() % SEEDS
        record = LeftRun(solo, offers, actor, run) if run else NewRun(solo, offers, actor, route.arg("drill"), seed)
        return SoloDrillScreen(record, services.library.register.cite_text, self._tasks, navigator)

    def cases(self, _route: Route, navigator: Navigator, actor: Actor, person: str) -> Screen:
        services = self._services

        def read() -> tuple[CaseGroup, ...]:
            posts = services.people.view(actor, person).posts
            return case_groups(services.library, services.library.topics, {post.person_class for post in posts})

        return self._with_exit(CasesScreen(read, self._tasks, navigator), navigator)

    def case(self, route: Route, navigator: Navigator, _actor: Actor, _person: str) -> Screen:
        library = self._services.library

        def read() -> CaseView:
            case = library.case(route.arg("case"))
            question = library.question(case.question)
            return CaseView(
                case=case,
                question=question,
                register=library.register,
                question_cites=tuple(library.register.cite_text(cite) for cite in question.cites),
            )

        def picture(question: Question, path: str) -> Path | None:
            return self._picture(question.bank, path)

        return CaseScreen(read, picture, self._tasks, navigator)

    def practice(self, _route: Route, navigator: Navigator, actor: Actor, person: str) -> Screen:
        services = self._services

        def read() -> Offer:
            posts = services.people.view(actor, person).posts
            return offer_of(
                services.exams.blueprints(),
                services.library.banks,
                frozenset(post.person_class for post in posts),
                services.sittings.resumable(actor, person),
                civil_date(services.clock.now_ms()),
                services.library.topics,
            )

        return self._with_exit(PracticeScreen(read, self._tasks, navigator), navigator)

    def round(self, route: Route, navigator: Navigator, _actor: Actor, _person: str) -> Screen:
        services, way = self._services, _WAYS[route.arg("way", "order")]

        def read() -> tuple[str, Round]:
            bank = services.library.banks[route.arg("bank")]
            chapter, now = route.arg("chapter", ""), services.clock.now_ms()
            name = f"{bank.title} · {chapter}" if chapter else bank.title
            return name, round_of(bank, way, chapter, now, civil_date(now))

        return RoundScreen(read, self._asked, self._tasks, navigator)

    def _asked(self, current: Round) -> Asked:
        library, question = self._services.library, current.question
        cites = tuple(library.register.cite_text(cite) for cite in question.cites)
        return Asked(question, current.order, self._picture(question.bank, question.image), cites)

    def _picture(self, bank_id: str, image: str | None) -> Path | None:
        return bank_picture(self._services.library, bank_id, image)

    def file(self, _route: Route, navigator: Navigator, actor: Actor, person: str) -> Screen:
        services = self._services

        def read() -> FileView:
            held = services.certificates.of_person(actor, person)
            papers = {record.number: record.id for record in held if record.token and not record.revoked}
            return file_view(services.learning_files.file(actor, person), papers)

        def print_pdf(certificate: str, path: Path) -> int:
            return services.certificate_papers.print_pdf(actor, [certificate], path)

        return self._with_exit(FileScreen(read, print_pdf, self._tasks, navigator), navigator)

    @staticmethod
    def _with_exit(screen: Screen, navigator: Navigator) -> Screen:
        screen.header_actions = (change_person(navigator),)
        return screen
