"""The classroom's screens wired to their services."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from edu.bootstrap import Services
from edu.domain.courses import Page
from edu.domain.errors import EduError
from edu.services.ports.content import ContentLibrary
from ui.navigation import Builder, Navigator, Route, Screen
from ui.screens.classroom.ask import AskScreen
from ui.screens.classroom.class_file import ClassFileScreen
from ui.screens.classroom.class_page import ClassScreen
from ui.screens.classroom.classes import ClassesScreen
from ui.screens.classroom.close import CloseScreen
from ui.screens.classroom.courses import CoursesScreen
from ui.screens.classroom.enrol import EnrolScreen
from ui.screens.classroom.new_class import NewClassScreen
from ui.screens.classroom.signin import SignInScreen
from ui.screens.classroom.teach import TeachScreen
from ui.screens.classroom.today import TodayScreen
from ui.screens.desk import Desk
from ui.session import Session
from ui.tasks import TaskRunner


class Classroom:
    """One a window: it makes the screen of each route."""

    def __init__(self, services: Services, tasks: TaskRunner, session: Session) -> None:
        self._services, self._tasks, self._session = services, tasks, session

    def _desk(self, navigator: Navigator) -> Desk:
        return Desk(actor=self._session.actor, tasks=self._tasks, navigator=navigator, clock=self._services.clock)

    def today(self, route: Route, navigator: Navigator) -> Screen:
        return TodayScreen(self._desk(navigator), self._services.classes, self._services.class_close)

    def classes(self, route: Route, navigator: Navigator) -> Screen:
        return ClassesScreen(self._desk(navigator), self._services.classes)

    def new(self, route: Route, navigator: Navigator) -> Screen:
        services = self._services
        return NewClassScreen(
            self._desk(navigator), services.classes, services.organisations, services.settings.value.home
        )

    def one(self, route: Route, navigator: Navigator) -> Screen:
        return ClassScreen(self._desk(navigator), self._services, route.arg("class"), route.arg("step", ""))

    def enrol(self, route: Route, navigator: Navigator) -> Screen:
        services = self._services
        return EnrolScreen(
            self._desk(navigator), services.classes, services.people, services.organisations, route.arg("class")
        )

    def signin(self, route: Route, navigator: Navigator) -> Screen:
        place = route.arg("class"), route.arg("meeting")
        return SignInScreen(self._desk(navigator), self._services.attendance, *place)

    def courses(self, route: Route, navigator: Navigator) -> Screen:
        return CoursesScreen(self._services.library.courses, navigator)

    def teach(self, route: Route, navigator: Navigator) -> Screen:
        library = self._services.library
        course = library.course(route.arg("course"))
        return TeachScreen(
            course,
            route.arg("lesson", ""),
            route.arg("class", ""),
            navigator,
            picture=lambda path: _media(library, course.id, path),
            question=library.question,
            grounds=lambda page: grounds_of(page, library),
            monotonic_ms=self._services.clock.monotonic_ms,
        )

    def ask(self, route: Route, navigator: Navigator) -> Screen:
        services, library = self._services, self._services.library
        return AskScreen(
            self._desk(navigator), services.room, services.class_close, library.banks, library.topics, library.question,
            route.arg("class"), route.arg("question", ""),
        )  # fmt: skip

    def close(self, route: Route, navigator: Navigator) -> Screen:
        return CloseScreen(self._desk(navigator), self._services, route.arg("class"))

    def file(self, route: Route, navigator: Navigator) -> Screen:
        return ClassFileScreen(self._desk(navigator), self._services.class_close, route.arg("class"))


def builders(services: Services, tasks: TaskRunner, session: Session) -> dict[str, Builder]:
    room = Classroom(services, tasks, session)
    return {
        "classroom.today": room.today,
        "classroom.classes": room.classes,
        "classroom.new": room.new,
        "classroom.class": room.one,
        "classroom.enrol": room.enrol,
        "classroom.signin": room.signin,
        "classroom.courses": room.courses,
        "classroom.teach": room.teach,
        "classroom.ask": room.ask,
        "classroom.close": room.close,
        "classroom.file": room.file,
    }


def grounds_of(page: Page, library: ContentLibrary) -> Sequence[str]:
    """The facts of a page with the clauses they stand on, for the trainer's eyes."""
    found: dict[str, None] = {}
    for run in page.runs():
        try:
            if run.fact:
                fact = library.register.fact(run.fact)
                found[f"{fact.text}（{library.register.fact_grounds(run.fact)}）"] = None
            elif run.cite:
                found[library.register.cite_text(run.cite)] = None
        except EduError:
            continue
    return tuple(found)


def _media(library: ContentLibrary, course: str, path: str) -> Path | None:
    try:
        return library.media(course, path)
    except EduError:
        return None
