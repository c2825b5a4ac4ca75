"""The exam area as the learner's window takes it: builders by route, and its pages in the gallery."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from edu.bootstrap import Services
from edu.domain.actors import Actor
from edu.domain.questions import Question
from edu.services.question_pictures import bank_picture
from ui.gallery import GalleryEntry
from ui.navigation import Builder, Navigator, Route, Screen
from ui.screens.exam.hall import HallScreen
from ui.screens.exam.pictures import exam_entries
from ui.screens.exam.result import ResultScreen
from ui.screens.exam.result_presenter import Outcome, outcome_of
from ui.screens.exam.rules import RulesScreen, exam_occasion, mock_occasion
from ui.screens.exam.sitting import Desk, SittingScreen
from ui.screens.seat import Nobody, change_person
from ui.screens.world import World
from ui.session import Session
from ui.tasks import TaskRunner

Make = Callable[[Route, Navigator, Actor, str], Screen]


def builders(services: Services, tasks: TaskRunner, session: Session) -> dict[str, Builder]:
    """Every route acts as the learner who sits here when it is entered; nobody there, it says so."""

    def hall(_route: Route, navigator: Navigator, actor: Actor, person: str) -> Screen:
        screen = HallScreen(services.exams, actor, person, services.clock.now_ms, tasks, navigator)
        screen.header_actions = (change_person(navigator),)
        return screen

    def rules(route: Route, navigator: Navigator, actor: Actor, person: str) -> Screen:
        exam, blueprint = route.arg("exam", ""), route.arg("blueprint", "")
        if exam:
            return RulesScreen(
                lambda: exam_occasion(services.exams, actor, person, exam),
                lambda: services.sittings.start(actor, person, exam),
                tasks, navigator,
            )  # fmt: skip
        return RulesScreen(
            lambda: mock_occasion(services.exams, blueprint),
            lambda: services.sittings.start_mock(actor, person, blueprint),
            tasks, navigator,
        )  # fmt: skip

    def sitting(route: Route, navigator: Navigator, actor: Actor, _person: str) -> Screen:
        desk = Desk(services.sittings, actor, services.clock.monotonic_ms, pictures(services))
        return SittingScreen(desk, route.arg("sitting"), tasks, navigator)

    def result(route: Route, navigator: Navigator, actor: Actor, _person: str) -> Screen:
        def read() -> tuple[str, Outcome]:
            view = services.sittings.result(actor, route.arg("sitting"))
            return view.paper.title, outcome_of(view, services.library.register.cite_text)

        return ResultScreen(read, pictures(services), tasks, navigator)

    makes: dict[str, Make] = {
        "exam.hall": hall, "exam.rules": rules, "exam.sitting": sitting, "exam.result": result,
    }  # fmt: skip
    return {name: seated(make, session) for name, make in makes.items()}


def gallery_entries(world: World) -> list[GalleryEntry]:
    return exam_entries(world, lambda session: builders(world.services, world.tasks, session))


def seated(make: Make, session: Session) -> Builder:
    def build(route: Route, navigator: Navigator) -> Screen:
        if session.learner is None:
            return Nobody(navigator)
        return make(route, navigator, session.actor, session.learner)

    return build


def pictures(services: Services) -> Callable[[Question], Path | None]:
    """The drawing of a question lies with the course of its bank; a missing one is left out."""

    def find(question: Question) -> Path | None:
        return bank_picture(services.library, question.bank, question.image)

    return find
