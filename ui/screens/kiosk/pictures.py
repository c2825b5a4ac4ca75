"""The kiosk's pages of the picture book: every screen lying and upright, plain, large and in high contrast."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from edu.domain.hall.tickets import Guest
from ui import theme
from ui.gallery import GalleryEntry
from ui.modes import KIOSK
from ui.navigation import Builder, Route
from ui.screens.kiosk.attract import AttractScreen
from ui.screens.kiosk.drill import DrillScreen
from ui.screens.kiosk.lesson import LessonScreen
from ui.screens.kiosk.micro import MicroScreen
from ui.screens.kiosk.printing import NoPrinter
from ui.screens.kiosk.quiz import QuizScreen
from ui.screens.kiosk.routes import Kiosk
from ui.screens.kiosk.ticket import TicketScreen
from ui.screens.kiosk.voice import Silent
from ui.screens.kiosk.waiting import WaitScreen
from ui.screens.world import World
from ui.shell.host import ScreenHost

GROUP = Guest(ticket="0", greeting="实验小学三（1）班", people=42, alone=False)
LYING, UPRIGHT = (1920, 1080), (1080, 1920)
LESSON = Route.to("kiosk.lesson", course="yingzhi.fire-escape", lesson="stay-or-go")
MICRO = Route.to("kiosk.micro", lesson="oil-pan")
Play = Callable[[ScreenHost], None]


def nothing(_host: ScreenHost) -> None:
    pass


def turn_page(host: ScreenHost) -> None:
    if isinstance(host.showing, LessonScreen):
        host.showing.turn(1)


def to_check(host: ScreenHost) -> None:
    if isinstance(host.showing, LessonScreen):
        host.showing.turn(host.showing.pages.count() - 2)


def to_step(host: ScreenHost, *, done: int, then: str = "") -> None:
    """So many steps are done; then the place is touched of whoever tempts (`wrong`) or is right (`right`)."""
    screen = host.showing
    if not isinstance(screen, MicroScreen):
        return
    screen.next.click()
    for _ in range(done):
        if screen.step is not None:
            screen.scene.touched.emit(screen.step.right)
        screen.next.click()
    step = screen.step
    if step is not None and then:
        screen.scene.touched.emit(step.right if then == "right" else step.wrong[0].layer)
    screen.scene.arrive()


def practise(host: ScreenHost) -> None:
    to_step(host, done=3)
    screen = host.showing
    if isinstance(screen, MicroScreen):
        next(iter(screen.panel.cards.values())).click()
        screen.next.click()


def answer(host: ScreenHost, *, right: bool) -> None:
    if isinstance(host.showing, QuizScreen):
        panel = host.showing.panel
        option = next(o.id for o in panel.question.options if o.correct is right)
        panel.cards[option].click()


def play_quiz(host: ScreenHost) -> None:
    """Four right, one wrong."""
    for at in range(5):
        screen = host.showing
        if isinstance(screen, QuizScreen):
            answer(host, right=at != 1)
            screen.next.click()


def finish_lesson(host: ScreenHost) -> None:
    screen = host.showing
    if isinstance(screen, LessonScreen):
        screen.turn(screen.pages.count())


def first_question(host: ScreenHost) -> None:
    if isinstance(host.showing, DrillScreen):
        host.showing.next.click()


def decide(host: ScreenHost, *, right: bool) -> None:
    first_question(host)
    screen = host.showing
    if isinstance(screen, DrillScreen):
        verdicts = {option.id: option.verdict for one in screen.play.scenario.decisions for option in one.options}
        wanted = next((id_ for id_ in screen.story.cards if (verdicts[id_] == "good") is right), None)
        if wanted is not None:
            screen.story.choose(wanted)


def play_drill(host: ScreenHost) -> None:
    """Everything right but the first."""
    decide(host, right=False)
    for _ in range(20):
        if isinstance(host.showing, DrillScreen):
            decide(host, right=True)


def to_souvenir(host: ScreenHost) -> None:
    play_quiz(host)
    host.go(Route("kiosk.souvenir"))


def wrong_code(host: ScreenHost) -> None:
    screen = host.showing
    if isinstance(screen, TicketScreen):
        for digit in "4210024":
            screen.pad.press(digit)
        screen.refuse("没有这张票，请再看一遍票上的 8 位数字。")


class PaintedVoice(Silent):
    """The picture book's machine reads aloud, so that the button can be looked at."""

    name = "普通话"


class PaintedPrinter(NoPrinter):
    name = "POS-80"


DRILL = Route.to("kiosk.drill", drill="flash-flood")
_SHOTS: tuple[tuple[Route, Route, str, Play], ...] = (
    (Route("kiosk.attract"), Route("kiosk.attract"), "", nothing),
    (Route("kiosk.doors"), Route("kiosk.doors"), "", nothing),
    (Route("kiosk.learn"), Route("kiosk.learn"), "", nothing),
    (LESSON, LESSON, "", turn_page),
    (LESSON, LESSON, "check", to_check),
    (MICRO, MICRO, "", nothing),
    (MICRO, MICRO, "asked", lambda host: to_step(host, done=1)),
    (MICRO, MICRO, "wrong", lambda host: to_step(host, done=1, then="wrong")),
    (MICRO, MICRO, "done", lambda host: to_step(host, done=1, then="right")),
    (MICRO, MICRO, "question", lambda host: to_step(host, done=3)),
    (MICRO, MICRO, "practise", practise),
    (Route("kiosk.quiz"), Route("kiosk.quiz"), "", nothing),
    (Route("kiosk.quiz"), Route("kiosk.quiz"), "right", lambda host: answer(host, right=True)),
    (Route("kiosk.quiz"), Route("kiosk.quiz"), "wrong", lambda host: answer(host, right=False)),
    (Route("kiosk.result"), Route("kiosk.quiz"), "", play_quiz),
    (Route("kiosk.result"), LESSON, "lesson", finish_lesson),
    (Route("kiosk.drills"), Route("kiosk.drills"), "", nothing),
    (DRILL, DRILL, "", nothing),
    (DRILL, DRILL, "question", first_question),
    (DRILL, DRILL, "wrong", lambda host: decide(host, right=False)),
    (Route("kiosk.result"), DRILL, "drill", play_drill),
)
_RECEPTION: tuple[tuple[Route, Route, str, Play], ...] = (
    (Route("kiosk.ticket"), Route("kiosk.ticket"), "", nothing),
    (Route("kiosk.ticket"), Route("kiosk.ticket"), "wrong", wrong_code),
    (Route("kiosk.souvenir"), Route("kiosk.quiz"), "", to_souvenir),
    (Route("kiosk.staff"), Route("kiosk.staff"), "", nothing),
)


def gallery_entries(world: World) -> list[GalleryEntry]:
    entries: list[GalleryEntry] = []
    for shot in (*_SHOTS, *_RECEPTION):
        for size in (LYING, UPRIGHT):
            entries.append(_entry(world, shot, size))
            entries.append(_entry(world, shot, size, large_text=True))
            entries.append(_entry(world, shot, size, variant="contrast"))
            entries.append(_entry(world, shot, size, variant="contrast", large_text=True))
    entries += [_entry(world, shot, LYING, variant="dark") for shot in (_SHOTS[1], _SHOTS[3])]
    entries.append(_entry(world, (Route("kiosk.doors"), Route("kiosk.doors"), "guest", nothing), LYING, guest=GROUP))
    entries += [_too_early(size, large_text=large) for size in (LYING, UPRIGHT) for large in (False, True)]
    entries += [_closed(world, size, large_text=large) for size in (LYING, UPRIGHT) for large in (False, True)]
    return entries


def _hosted(route: str, size: tuple[int, int], builder: Builder) -> ScreenHost:
    """One page of the hall by itself, with the hall's sizes."""
    host = ScreenHost(KIOSK, {route: builder})
    theme.dress(host, "kiosk")
    host.resize(*size)
    host.go(Route(route))
    return host


def _closed(world: World, size: tuple[int, int], *, large_text: bool) -> GalleryEntry:
    """The wall on a holiday: the longest that its foot has to say."""

    def make() -> QWidget:
        kiosk = Kiosk(world.services, world.tasks)
        hours = "今天闭馆（中秋节、国庆节放假调休），10月12日（周一） 09:00 开放"
        content = replace(kiosk.reception.content(), hours=hours, visitors=81)
        return _hosted("kiosk.attract", size, lambda _route, host: AttractScreen(content, lambda: None, host))

    return GalleryEntry(route="kiosk.attract", mode="kiosk", width=size[0], height=size[1], factory=make, note="closed",
                        scale="kiosk", large_text=large_text)  # fmt: skip


def _too_early(size: tuple[int, int], *, large_text: bool) -> GalleryEntry:
    """A door that was touched before the packs were read."""

    def make() -> QWidget:
        return _hosted("kiosk.learn", size, lambda route, host: WaitScreen(route, lambda: False, host))

    return GalleryEntry(route="kiosk.learn", mode="kiosk", width=size[0], height=size[1], factory=make, note="waiting",
                        scale="kiosk", large_text=large_text)  # fmt: skip


def _entry(
    world: World,
    shot: tuple[Route, Route, str, Play],
    size: tuple[int, int],
    *,
    variant: theme.Variant = "light",
    large_text: bool = False,
    guest: Guest | None = None,
) -> GalleryEntry:
    shown, first, note, play = shot

    def make() -> QWidget:
        kiosk = Kiosk(world.services, world.tasks, printer=PaintedPrinter(), voice=PaintedVoice())
        kiosk.visit.guest = guest
        host = ScreenHost(KIOSK, kiosk.builders())
        theme.dress(host, "kiosk")
        host.resize(*size)
        host.go(first)
        play(host)
        return host

    return GalleryEntry(
        route=shown.name, mode="kiosk", width=size[0], height=size[1], factory=make, note=note, scale="kiosk",
        variant=variant, large_text=large_text, ready=lambda _widget: not world.tasks.busy,
    )  # fmt: skip
