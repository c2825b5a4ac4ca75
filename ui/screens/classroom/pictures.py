"""The classroom's pages of the picture book: a trainer's laptop, an office screen, some in other looks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from edu.domain.actors import Role
from ui import theme
from ui.gallery import GalleryEntry
from ui.modes import TRAINER
from ui.navigation import Route
from ui.screens.classroom.ask import AskScreen
from ui.screens.classroom.routes import builders
from ui.screens.classroom.teach import TeachScreen
from ui.screens.world import World
from ui.shell.desktop import DesktopWindow

LAPTOP, OFFICE = (1366, 768), (1920, 1080)
Play = Callable[[DesktopWindow], None]
_STEPS = ("enrol", "sign_in", "teach", "interact", "exam", "close")


def _nothing(_window: DesktopWindow) -> None:
    pass


def _turn(window: DesktopWindow) -> None:
    screen = window.host.showing
    if isinstance(screen, TeachScreen):
        screen.turn(1)


def _with_notes(window: DesktopWindow) -> None:
    screen = window.host.showing
    if isinstance(screen, TeachScreen):
        screen.notes_button.click()
        screen.turn(6)


def _own(window: DesktopWindow) -> None:
    screen = window.host.showing
    if isinstance(screen, AskScreen):
        screen.own.click()


def gallery_entries(world: World) -> list[GalleryEntry]:
    id_, trainer = world.training_class, world.session(Role.TRAINER).actor
    meetings = world.services.classes.meetings(trainer, id_)
    one = {"class": id_}
    closed = [line for line in world.services.classes.list(trainer) if line.record.is_closed]
    done = {"class": max(closed, key=lambda line: line.record.passed).record.id if closed else id_}
    signin = Route.to("classroom.signin", meeting=meetings[0].id if meetings else "", **one)
    teach = Route.to("classroom.teach", course="yingzhi.fire-escape", lesson="stay-or-go", **one)
    ask = Route.to("classroom.ask", question="fire-escape/door-hot", **one)
    today = Route("classroom.today")
    plain: list[tuple[Route, str, Play]] = [
        (today, "", _nothing),
        (Route("classroom.classes"), "", _nothing),
        (Route("classroom.new"), "", _nothing),
        *((Route.to("classroom.class", step=step, **one), step, _nothing) for step in _STEPS),
        (Route.to("classroom.enrol", **one), "", _nothing),
        (signin, "", _nothing),
        (Route("classroom.courses"), "", _nothing),
        (teach, "", _turn),
        (teach, "notes", _with_notes),
        (Route.to("classroom.ask", **one), "", _nothing),
        (Route.to("classroom.ask", **one), "own", _own),
        (ask, "hands", _nothing),
        (Route.to("classroom.close", **one), "", _nothing),
        (Route.to("classroom.close", **done), "closed", _nothing),
        (Route.to("classroom.class", step="exam", **done), "exam-held", _nothing),
        (Route.to("classroom.file", **done), "", _nothing),
    ]
    entries = [_entry(world, *shot, LAPTOP) for shot in plain]
    wide = [(today, "", _nothing), (signin, "", _nothing), (teach, "", _turn), (ask, "hands", _nothing)]
    entries += [_entry(world, *shot, OFFICE) for shot in wide]
    for shot in ((today, "", _nothing), (signin, "", _nothing), (Route.to("classroom.class", step="sign_in", **one),
                 "sign_in", _nothing)):  # fmt: skip
        entries += [
            _entry(world, *shot, LAPTOP, large_text=True),
            _entry(world, *shot, LAPTOP, variant="dark"),
            _entry(world, *shot, LAPTOP, variant="contrast"),
            _entry(world, *shot, OFFICE, ratio=1.25),
            _entry(world, *shot, OFFICE, ratio=1.5),
        ]
    return entries


def _entry(
    world: World,
    route: Route,
    note: str,
    play: Play,
    size: tuple[int, int],
    *,
    variant: theme.Variant = "light",
    large_text: bool = False,
    ratio: float = 1.0,
) -> GalleryEntry:
    def make() -> QWidget:
        window = DesktopWindow(TRAINER, builders(world.services, world.tasks, world.session(Role.TRAINER)))
        window.host.go(Route(TRAINER.home))
        if route.name != TRAINER.home:
            window.host.go(route)
        play(window)
        return window

    return GalleryEntry(
        route=route.name, mode="trainer", width=size[0], height=size[1], factory=make, note=note, variant=variant,
        large_text=large_text, ratio=ratio, ready=lambda _window: not world.tasks.busy,
    )  # fmt: skip
