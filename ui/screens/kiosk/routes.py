"""The kiosk's screens wired to content and visits. It is handed no people, and asks for none."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from edu.domain.courses import Course, Lesson
from edu.domain.drills.solo_play import SoloPlay
from edu.domain.errors import EduError
from edu.domain.hall.health import HealthLine, judged_fittings
from edu.domain.hall.souvenirs import Souvenir
from edu.domain.microlessons import MicroLesson
from edu.domain.questions import Question
from edu.services.drill_offers import DrillOffers
from edu.services.hall import Hall
from edu.services.hall_health import HallHealth
from edu.services.ports.content import ContentLibrary
from edu.services.tickets import Tickets
from edu.services.visits import Visits
from edu.system.clock import Clock, civil_date
from edu.system.memory import give_back
from edu.system.settings import SettingsFile
from ui.games.voice import CAPTIONS, made
from ui.navigation import Builder, Navigator, Route, Screen
from ui.screens.kiosk import offers
from ui.screens.kiosk.attract import AttractScreen
from ui.screens.kiosk.booking import Booking
from ui.screens.kiosk.doors import DoorsScreen
from ui.screens.kiosk.doors_of_day import DoorsOfDay
from ui.screens.kiosk.drill import DrillScreen
from ui.screens.kiosk.drills import DrillsScreen
from ui.screens.kiosk.feedback import feedback_builder
from ui.screens.kiosk.fittings import fittings_of
from ui.screens.kiosk.game_routes import GameRoutes
from ui.screens.kiosk.learn import LearnScreen
from ui.screens.kiosk.lesson import LessonScreen
from ui.screens.kiosk.looks import Looks
from ui.screens.kiosk.micro import MicroScreen, Way
from ui.screens.kiosk.printing import NoPrinter, SouvenirPrinter, SystemPrinter
from ui.screens.kiosk.quiz import QuizScreen
from ui.screens.kiosk.reception import ACTOR, Reception
from ui.screens.kiosk.result import ResultScreen
from ui.screens.kiosk.souvenir import SouvenirScreen
from ui.screens.kiosk.staff import StaffScreen, StaffWays
from ui.screens.kiosk.visit import Visit, VisitCounts
from ui.screens.kiosk.voice import SystemVoice, Voice, found_speech
from ui.screens.kiosk.waiting import WaitScreen
from ui.tasks import TaskRunner

log = logging.getLogger(__name__)
GIVE_BACK_MS = 1_000
"""After a visit: the screens that were left and what the collector finds of them have gone by then."""


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
    @property
    def hall(self) -> Hall: ...
    @property
    def tickets(self) -> Tickets: ...
    @property
    def hall_health(self) -> HallHealth: ...


class Kiosk:
    """One for the window: it holds the running visit, which the window's wipe throws away."""

    def __init__(
        self,
        services: KioskServices,
        tasks: TaskRunner,
        *,
        printer: SouvenirPrinter | None = None,
        voice: Voice | None = None,
        booking: Booking | None = None,
    ) -> None:
        """`printer` and `voice` are the system's own unless others are given.

        `booking` is the program's, which may hold what an earlier hall could not write.
        """
        self._services, self._tasks = services, tasks
        self.printer = printer or SystemPrinter()
        self.voice = voice or self._system_voice()
        self.booking = booking or Booking(tasks)
        self.visit = Visit(services.clock.monotonic_ms, self._book)
        self.looks = Looks()
        self.reception = Reception(services, tasks, self.visit)
        self.games = GameRoutes(
            services.library,
            services.clock,
            self.visit,
            voice=self.voice,
            front=lambda games: self.reception.front("game", games, lambda pack: pack.id),
        )
        self._reading = False
        self._waits = False
        """Memory goes back in a moment."""
        self.ways = StaffWays(restart=lambda: None, leave=lambda: None)
        """Where the staff may go; the window that holds this says."""

    def _system_voice(self) -> SystemVoice:
        """Looked for in the background: the first visitor comes later than its answer."""
        voice = SystemVoice()
        self._tasks.start(voice, lambda _task: found_speech(), voice.take, lane="free")
        return voice

    def wipe(self) -> None:
        """The visitor has gone without a word."""
        self.visit.leave("idle")
        self._cleared()

    def _cleared(self) -> None:
        self.looks.wipe()
        self.games.room.wipe()
        self.voice.hush()
        self.reception.forget()
        if not self._waits:
            self._waits = True
            # no receiver: with one, PySide 6.11 calls this when the object is gone (a crash); without, it forgets it
            QTimer.singleShot(GIVE_BACK_MS, self._give_back)

    def _give_back(self) -> None:
        self._waits = False
        give_back()

    def builders(self) -> dict[str, Builder]:
        found: dict[str, Builder] = {}
        library, today = self._services.library, civil_date(self._services.clock.now_ms())
        if offers.teaches(library):
            found |= {"kiosk.learn": self._learn, "kiosk.lesson": self._lesson, "kiosk.micro": self._microlesson}
        if offers.asks(library, today):
            found["kiosk.quiz"] = self._quiz
        if self._services.drill_offers.any(ACTOR):
            found |= {"kiosk.drills": self._drills, "kiosk.drill": self._drill}
        found = {name: self._once_read(build) for name, build in found.items()}
        found |= self.games.builders()
        if found:
            found |= {
                "kiosk.result": self._result,
                "kiosk.souvenir": self._souvenir,
                "kiosk.feedback": feedback_builder(self._services, self.booking, self.visit, voice=self.voice),
            }
        return found | {
            "kiosk.attract": self._attract,
            "kiosk.doors": self._doors,
            "kiosk.ticket": self.reception.ticket_screen,
            "kiosk.staff": self._staff,
        }

    def read_ahead(self) -> None:
        """The rest of the packs and the sounds of the games, beside the window: made at a touch they would hold it up,
        and the supervisor takes a window that is silent for long for one that hangs.
        """
        library, today = self._services.library, civil_date(self._services.clock.now_ms())

        def read() -> None:
            offers.kiosk_courses(library)
            offers.kiosk_microlessons(library)
            offers.public_questions(library, today)
            for drill in library.drill_ids:
                with suppress(EduError):
                    library.drill(drill)

        def over(error: Exception | None) -> None:
            if error is not None:
                log.error("the packs were not read to the end", exc_info=error)
            self._reading = False
            self._tasks.start(self._tasks, lambda _task: [made(name) for name in CAPTIONS], lane="free")

        self._reading = True
        self._tasks.start(self._tasks, lambda _task: read(), over, on_error=over, lane="free")

    def _once_read(self, build: Builder) -> Builder:
        def when_there(route: Route, navigator: Navigator) -> Screen:
            if self._reading:
                return WaitScreen(route, lambda: not self._reading, navigator)
            return build(route, navigator)

        return when_there

    def _book(self, counts: VisitCounts) -> None:
        services = self._services  # not `self`: what waits would keep a hall that was left in memory
        hall = services.settings.value.home
        self.booking.book(
            "visit",
            lambda: services.visits.finish(
                ACTOR,
                door=counts.door,
                activity=counts.activity,
                seconds=counts.seconds,
                asked=counts.asked,
                correct=counts.correct,
                ended=counts.ended,
                hall=hall,
                game=counts.game,
                done=counts.acts,
                ticket=counts.ticket,
            ),
        )

    def _questions(self) -> tuple[Question, ...]:
        return offers.public_questions(self._services.library, civil_date(self._services.clock.now_ms()))

    def _attract(self, route: Route, navigator: Navigator) -> Screen:
        self.visit.leave("left")
        self._cleared()
        return AttractScreen(self.reception.content(), self.visit.arrive, navigator, self.reception.renew)

    def _doors(self, route: Route, navigator: Navigator) -> Screen:
        doors = DoorsOfDay(self._services.library, self.games, self.reception.day).shown(navigator.can_go)
        reception = self.reception
        return DoorsScreen(doors, navigator, self.looks, guest=reception.guest, tickets=reception.takes_tickets)

    def _drills(self, route: Route, navigator: Navigator) -> Screen:
        drills = self._services.drill_offers.offered(ACTOR)
        return DrillsScreen(self.reception.front("drill", drills, lambda drill: drill.id), navigator)

    def _drill(self, route: Route, navigator: Navigator) -> Screen:
        library = self._services.library
        try:
            scenario = self._services.drill_offers.scenario(ACTOR, route.arg("drill"))
        except EduError:  # taken back, or broken, since the list was made: the visitor chooses another
            log.exception("drill not on offer")
            return self._drills(route, navigator)
        play = SoloPlay(scenario, self._services.clock.now_ms())
        return DrillScreen(
            play, self.visit, navigator, rule=lambda played: offers.rule_of_drill(played, library), voice=self.voice
        )

    def _learn(self, route: Route, navigator: Navigator) -> Screen:
        library = self._services.library
        return LearnScreen(
            offers.learn_shelves(library, self.reception.day.campaigns),
            navigator,
            route.arg("shelf", ""),
            picture=lambda course, lesson: offers.first_picture(library, course, lesson),
            drawing=library.drawing,
        )

    def _microlesson(self, route: Route, navigator: Navigator) -> Screen:
        library = self._services.library
        try:
            lesson = library.microlesson(route.arg("lesson"))
            question, picture = _asked(library, lesson.question)
        except EduError:  # taken back, or broken, since the list was made: the visitor chooses another
            log.exception("microlesson not on offer")
            return self._learn(route, navigator)
        return MicroScreen(
            lesson,
            question,
            picture,
            self.visit,
            navigator,
            drawing=library.drawing,
            rule=offers.rule_of_microlesson(lesson, library),
            way=self._way(lesson),
            voice=self.voice,
        )

    def _way(self, lesson: MicroLesson) -> Way | None:
        """The game first, where it can be played here; else the drill, where it is on offer."""
        if any(pack.id == lesson.game for pack in self.games.games()):
            return Way("去玩一玩", Route.to("kiosk.game_before", game=lesson.game))
        if any(drill.id == lesson.drill for drill in self._services.drill_offers.offered(ACTOR)):
            return Way("去闯一闯", Route.to("kiosk.drill", drill=lesson.drill))
        return None

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
            voice=self.voice,
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
            offers.draw_quiz(self._questions(), seed, self.visit.seen, first=self._banks_in_front()),
            self.visit,
            navigator,
            picture=lambda question: offers.question_picture(library, question),
            rule=lambda question: offers.rule_of_question(question, library),
            voice=self.voice,
        )

    def _result(self, route: Route, navigator: Navigator) -> Screen:
        outcome = self.visit.outcome
        if outcome is None:
            return self._doors(route, navigator)
        return ResultScreen(outcome, self.visit, navigator, self.voice)

    def _banks_in_front(self) -> tuple[str, ...]:
        fronts = [name for campaign in self.reception.day.campaigns[:1] for name in campaign.front]
        return tuple(name.partition(":")[2] for name in fronts if name.startswith("bank:"))

    def _souvenir(self, route: Route, navigator: Navigator) -> Screen:
        kept = self.visit.keepsake
        if kept is None:
            return self._doors(route, navigator)
        souvenir = Souvenir(
            title=kept.title,
            rule=kept.rule.text,
            source=kept.rule.source,
            hall=self._services.settings.value.hall,
            day=civil_date(self._services.clock.now_ms()),
            asked=kept.asked,
            correct=kept.correct,
            picture=kept.rule.picture,
        )
        printer = self.printer if self._services.hall.prints(ACTOR) else NoPrinter()
        return SouvenirScreen(souvenir, printer, self._tasks, navigator)

    def _staff(self, route: Route, navigator: Navigator) -> Screen:
        """Only the window leads here, after the PIN."""
        return StaffScreen(self._check, self._fittings, self.ways, navigator)

    def _fittings(self) -> Sequence[HealthLine]:
        return tuple(judged_fittings(fittings_of(self.printer, self.voice, sound=self.games.room.speaker.device)))

    def _check(
        self, owner: QWidget, done: Callable[[Sequence[HealthLine]], None], failed: Callable[[Exception], None]
    ) -> None:
        """What waits is tried first, and counted when that is over: an empty work behind it in its lane says when."""
        health, booking, tasks = self._services.hall_health, self.booking, self._tasks

        def measure(_nothing: None) -> None:
            unbooked = booking.unbooked
            tasks.start(owner, lambda _task: health.check(ACTOR, unbooked=unbooked), done, on_error=failed)

        booking.try_again()
        tasks.start(owner, lambda _task: None, measure)


def _media(library: ContentLibrary, course: str, path: str) -> Path | None:
    try:
        return library.media(course, path)
    except EduError:
        return None


def _asked(library: ContentLibrary, name: str) -> tuple[Question, Path | None]:
    question = library.question(name)
    return question, offers.question_picture(library, question)
