"""The study area in the gallery."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from edu.domain.actors import Role
from edu.domain.case_grounds import ORIGINAL, read_as
from ui.gallery import GalleryEntry, settle
from ui.navigation import Builder, Route
from ui.screens.learner_pictures import Look, entries
from ui.screens.picture_acts import WindowDo
from ui.screens.study.case import CaseScreen
from ui.screens.study.drill import SoloDrillScreen
from ui.screens.study.lesson import LessonScreen
from ui.screens.study.round import RoundScreen
from ui.screens.study.who import WhoScreen
from ui.screens.world import World
from ui.session import Session
from ui.shell.desktop import DesktopWindow

MakeBuilders = Callable[[Session], Mapping[str, Builder]]


def study_entries(world: World, builders: MakeBuilders) -> list[GalleryEntry]:
    def made() -> Mapping[str, Builder]:
        return builders(world.session(Role.LEARNER))

    course = world.services.library.courses[0]
    lesson = next((lesson for lesson in course.lessons if lesson.checks), course.lessons[0])
    with_check = next((at for at, page in enumerate(lesson.pages) if page.checks), 0)
    place = {"course": course.id, "lesson": lesson.id}
    bank = next(iter(world.services.library.banks))
    name = world.services.people.view(world.session(Role.LEARNER).actor, world.person).person.name
    looks = (
        Look(route="study.who", make=lambda: Route("study.who"), note="empty"),
        Look(route="study.who", make=lambda: Route("study.who"), every=True, act=_search(name[:2])),
        Look(route="study.plan", make=lambda: Route("study.plan"), every=True),
        Look(route="study.courses", make=lambda: Route("study.courses"), every=True),
        Look(route="study.course", make=lambda: Route.to("study.course", course=course.id), every=True),
        *_of_last_year(world),
        Look(route="study.lesson", make=lambda: Route.to("study.lesson", **place), every=True, act=_page(1)),
        Look(route="study.lesson", make=lambda: Route.to("study.lesson", **place), note="check", every=True,
             act=_page(with_check)),
        Look(route="study.lesson", make=lambda: Route.to("study.lesson", **place), note="end",
             act=_page(len(lesson.pages))),
        Look(route="study.practice", make=lambda: Route("study.practice"), every=True),
        Look(route="study.round", make=lambda: Route.to("study.round", bank=bank, way="order"), every=True,
             act=_answer_first),
        Look(route="study.drills", make=lambda: Route("study.drills")),
        Look(route="study.drills", make=lambda: _left_one(world), note="unfinished", every=True),
        Look(route="study.drill", make=lambda: _left_run(world), note="again"),
        Look(route="study.drill", make=lambda: Route.to("study.drill", drill="flash-flood"), every=True, act=_decide),
        Look(route="study.cases", make=lambda: Route("study.cases"), every=True),
        *_of_cases(world),
        Look(route="study.file", make=lambda: Route("study.file"), every=True),
    )  # fmt: skip
    return entries(world, made, looks)


def _of_last_year(world: World) -> Iterator[Look]:
    """A course with a lesson that this year's training asks for again: only some worlds have one."""
    learner = world.session(Role.LEARNER).actor
    held = world.services.study.my_courses(learner, world.person)
    again = next((one.course.id for one in held if any(lesson.again for lesson in one.lessons)), None)
    if again is not None:
        yield Look(route="study.course", make=lambda: Route.to("study.course", course=again), note="again", every=True)


def _of_cases(world: World) -> Iterator[Look]:
    """One that tells its toll, before the decision and after it; and one whose report could not be opened in full."""
    library = world.services.library
    read = {name: read_as(library.case(name), library.register) for name in library.case_ids}
    case = next((name for name, words in read.items() if words == ORIGINAL), "")
    untold = next((name for name, words in read.items() if words != ORIGINAL), "")
    yield Look(route="study.case", make=lambda: Route.to("study.case", case=case), every=True)
    yield Look(route="study.case", make=lambda: Route.to("study.case", case=case), note="told", every=True, act=_tell)
    yield Look(route="study.case", make=lambda: Route.to("study.case", case=untold), note="untold", act=_tell)


def _search(text: str) -> WindowDo:
    def act(window: DesktopWindow) -> None:
        screen = window.host.showing
        if isinstance(screen, WhoScreen):
            screen.field.setText(text)
            screen.field.searched.emit(text)

    return act


def _decide(window: DesktopWindow) -> None:
    """The first question, answered in another way than the best."""
    screen = window.host.showing
    if isinstance(screen, SoloDrillScreen) and screen.story is not None:
        screen.next.click()
        best = {
            option.id for one in screen.play.scenario.decisions for option in one.options if option.verdict == "good"
        }
        screen.story.choose(next(id_ for id_ in screen.story.cards if id_ not in best))


def _left_one(world: World) -> Route:
    """A drill that was left after the first decision."""
    _left_run(world)
    return Route("study.drills")


def _left_run(world: World) -> Route:
    actor, solo = world.session(Role.LEARNER).actor, world.services.drill_solo
    left = solo.unfinished(actor)
    if left:
        return Route.to("study.drill", run=left[0].run)
    run = solo.begin(actor, "flash-flood", 7)
    play = solo.take_up(actor, run)
    question = play.next()
    if question is not None:
        solo.chose(actor, run, play.choose(question.decision.id, question.options[0].id))
    return Route.to("study.drill", run=run)


def _tell(window: DesktopWindow) -> None:
    """Decided, not for the best."""
    screen = window.host.showing
    if isinstance(screen, CaseScreen) and screen.panel is not None:
        screen.panel.press(0)
        screen.confirm.click()
        settle()  # the page first grows by what is told: no scrolling beyond its end before
        screen.scroll_to_outcome()


def _page(page: int) -> WindowDo:
    def act(window: DesktopWindow) -> None:
        screen = window.host.showing
        if isinstance(screen, LessonScreen):
            screen.turn_to(page)

    return act


def _answer_first(window: DesktopWindow) -> None:
    screen = window.host.showing
    if isinstance(screen, RoundScreen) and screen.panel is not None:
        screen.panel.press(0)
