"""The kiosk's screens wired to content and visits. It is handed no people, and asks for none."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Protocol

from edu.domain.actors import Actor, Role
from edu.domain.courses import Course, Lesson
from edu.domain.drills.solo_play import SoloPlay
from edu.domain.errors import EduError
from edu.domain.questions import Question
from edu.services.drill_offers import DrillOffers
from edu.services.ports.content import ContentLibrary
from edu.services.visits import Visits
from edu.system.clock import Clock, civil_date
from edu.system.settings import SettingsFile
from ui.navigation import Builder, Navigator, Route, Screen
from ui.screens.kiosk import offers
from ui.screens.kiosk.attract import AttractScreen
from ui.screens.kiosk.doors import Door, DoorsScreen
from ui.screens.kiosk.drill import DrillScreen
from ui.screens.kiosk.drills import DrillsScreen
from ui.screens.kiosk.feedback import feedback_builder
from ui.screens.kiosk.game_routes import GameRoutes
from ui.screens.kiosk.learn import LearnScreen
from ui.screens.kiosk.lesson import LessonScreen
from ui.screens.kiosk.quiz import QuizScreen
from ui.screens.kiosk.result import ResultScreen
from ui.screens.kiosk.teasers import teasers_of
from ui.screens.kiosk.visit import Visit, VisitCounts
from ui.tasks import TaskRunner

log = logging.getLogger(__name__)
ACTOR = Actor(role=Role.KIOSK)


class KioskServices(Protocol):
    """All that a hall's machine needs."""

    @property
    def library(self) -> ContentLibrary: ...
    @property
    def drill_offers(self) -> DrillOffers: ...
    @property
    def visits(self) -> Visits: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def settings(self) -> SettingsFile: ...


class Kiosk:
    """One for the window: it holds the running visit, which the window's wipe throws away."""

    def __init__(self, services: KioskServices, tasks: TaskRunner) -> None:
        self._services, self._tasks = services, tasks
        self.visit = Visit(services.clock.monotonic_ms, self._book)
        self.games = GameRoutes(services.library, services.clock, self.visit, tasks)

    def wipe(self) -> None:
        """The visitor has gone without a word."""
        self.visit.leave("idle")
        self.games.room.wipe()

    def builders(self) -> dict[str, Builder]:
        made: dict[str, Builder] = {"kiosk.attract": self._attract, "kiosk.doors": self._doors}
        if offers.kiosk_courses(self._services.library):
            made |= {"kiosk.learn": self._learn, "kiosk.lesson": self._lesson}
        if self._questions():
            made["kiosk.quiz"] = self._quiz
        if self._services.drill_offers.offered(ACTOR):
            made |= {"kiosk.drills": self._drills, "kiosk.drill": self._drill}
        made |= self.games.builders()
        if len(made) > 2:
            made["kiosk.result"] = self._result
            made["kiosk.feedback"] = feedback_builder(self._services, self._tasks, self.visit)
        return made

    def _book(self, counts: VisitCounts) -> None:
        hall = self._services.settings.value.hall
        visits = self._services.visits

        def work(_task: object) -> str:
            return visits.finish(
                ACTOR,
                door=counts.door,
                activity=counts.activity,
                seconds=counts.seconds,
                asked=counts.asked,
                correct=counts.correct,
                ended=counts.ended,
                hall=hall,
                game=counts.game,
            )

        # a visit that cannot be counted must not stop the next visitor
        self._tasks.start(self._tasks, work, on_error=lambda error: log.error("visit not booked", exc_info=error))

    def _questions(self) -> tuple[Question, ...]:
        try:
            return offers.public_questions(self._services.library, civil_date(self._services.clock.now_ms()))
        except EduError:
            log.exception("no questions for the kiosk")
            return ()

    def _attract(self, route: Route, navigator: Navigator) -> Screen:
        self.visit.leave("left")
        self.games.room.wipe()
        return AttractScreen(
            teasers_of(self._services.library), self.visit.arrive, navigator, self._services.settings.value.hall
        )

    def _doors(self, route: Route, navigator: Navigator) -> Screen:
        library = self._services.library
        doors = []
        if navigator.can_go("kiosk.games"):
            games = self.games.games()
            doors.append(Door(key="play", route="kiosk.games", icon="game", word="玩一玩",
                              picture=self.games.cover(games[0].id) if games else None,
                              hint="一局两三分钟"))  # fmt: skip
        if navigator.can_go("kiosk.learn"):
            picture = _media(library, "yingzhi.fire-escape", "media/low-under-smoke.svg")
            doors.append(Door(key="learn", route="kiosk.learn", icon="lesson", word="学一学", picture=picture,
                              hint="看图学一课，三五分钟"))  # fmt: skip
        if navigator.can_go("kiosk.quiz"):
            picture = _media(library, "yingzhi.extinguisher", "media/oil-pan.svg")
            doors.append(Door(key="quiz", route="kiosk.quiz", icon="question", word="考一考", picture=picture,
                              hint=f"{offers.QUIZ_LENGTH} 道题，当场知对错"))  # fmt: skip
        if navigator.can_go("kiosk.drills"):
            picture = _media(library, "yingzhi.warning-evacuation", "media/colour-ladder.svg")
            doors.append(Door(key="drill", route="kiosk.drills", icon="drill", word="闯一闯", picture=picture,
                              hint="你来指挥一场演练"))  # fmt: skip
        return DoorsScreen(doors, navigator)

    def _drills(self, route: Route, navigator: Navigator) -> Screen:
        return DrillsScreen(self._services.drill_offers.offered(ACTOR), navigator)

    def _drill(self, route: Route, navigator: Navigator) -> Screen:
        library = self._services.library
        try:
            scenario = self._services.drill_offers.scenario(ACTOR, route.arg("drill"))
        except EduError:  # taken back, or broken, since the list was made: the visitor chooses another
            log.exception("drill not on offer")
            return self._drills(route, navigator)
        play = SoloPlay(scenario, self._services.clock.now_ms())
        return DrillScreen(play, self.visit, navigator, rule=lambda played: offers.rule_of_drill(played, library))

    def _learn(self, route: Route, navigator: Navigator) -> Screen:
        library = self._services.library
        return LearnScreen(
            offers.kiosk_courses(library),
            lambda course, lesson: offers.first_picture(library, course, lesson),
            navigator,
            route.arg("course", ""),
        )

    def _lesson(self, route: Route, navigator: Navigator) -> Screen:
        course, lesson = self._found(route)
        library = self._services.library
        return LessonScreen(
            course,
            lesson,
            self.visit,
            navigator,
            picture=lambda path: _media(library, course.id, path),
            question=lambda name: _asked(library, name),
            rule=offers.rule_of_lesson(course, lesson, library),
        )

    def _found(self, route: Route) -> tuple[Course, Lesson]:
        course = self._services.library.course(route.arg("course"))
        lesson = course.lesson(route.arg("lesson"))
        if lesson is None:
            raise LookupError(str(route))
        return course, lesson

    def _quiz(self, route: Route, navigator: Navigator) -> Screen:
        library = self._services.library
        seed = self._services.clock.now_ms()
        return QuizScreen(
            offers.draw_quiz(self._questions(), seed, self.visit.seen),
            self.visit,
            navigator,
            picture=lambda question: offers.question_picture(library, question),
            rule=lambda question: offers.rule_of_question(question, library),
        )

    def _result(self, route: Route, navigator: Navigator) -> Screen:
        outcome = self.visit.outcome
        if outcome is None:
            return self._doors(route, navigator)
        return ResultScreen(outcome, self.visit, navigator)


def _media(library: ContentLibrary, course: str, path: str) -> Path | None:
    try:
        return library.media(course, path)
    except EduError:
        return None


def _asked(library: ContentLibrary, name: str) -> tuple[Question, Path | None]:
    question = library.question(name)
    return question, offers.question_picture(library, question)
