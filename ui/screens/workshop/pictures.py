"""The workshop's pages of the picture book: a draft in work, one that is broken, the map and the test play."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from edu.domain.actors import Role
from edu.domain.drills.editing import Path
from ui.gallery import GalleryEntry
from ui.modes import TRAINER
from ui.navigation import Route
from ui.screens.workshop.editor import EditorScreen
from ui.screens.workshop.local import LocalScreen
from ui.screens.workshop.routes import builders
from ui.screens.world import World
from ui.shell.desktop import DesktopWindow
from ui.widgets import TextField

LAPTOP, OFFICE = (1366, 768), (1920, 1080)
FLOOD, DRAFT = "flash-flood", "yecun-flood"
Play = Callable[[DesktopWindow], None]


def _at(path: Path, tab: int = 0) -> Play:
    def play(window: DesktopWindow) -> None:
        screen = window.host.showing
        if isinstance(screen, EditorScreen) and screen.editing is not None:
            screen.open(path)
            screen.side.setCurrentIndex(tab)

    return play


def _broken(window: DesktopWindow) -> None:
    _at(("zones", "stone"))(window)
    screen = window.host.showing
    if isinstance(screen, EditorScreen) and screen.editing is not None and screen.form is not None:
        danger = screen.form.fields["danger"]
        if isinstance(danger, TextField):
            danger.setText("min(30, creek.stag - 210)")
        screen.check()
        screen.open(("zones", "stone"))


def _trial(window: DesktopWindow) -> None:
    _at((), 2)(window)
    screen = window.host.showing
    if isinstance(screen, EditorScreen) and screen.editing is not None:
        screen.side.trial.play.click()


def _without_road(window: DesktopWindow) -> None:
    screen = window.host.showing
    if isinstance(screen, LocalScreen) and screen.roads:
        screen.fields["people", "stone.homes"].setText("一百")
        next(iter(screen.roads.values())).setChecked(True)
        screen.check()


def gallery_entries(world: World) -> list[GalleryEntry]:
    workshop, actor = world.services.drill_workshop, world.session(Role.TRAINER).actor
    if FLOOD not in world.services.library.drill_ids:
        return [_entry(world, Route("workshop.home"), "", _nothing, LAPTOP)]
    if not workshop.id_fault(DRAFT):
        workshop.copy(actor, FLOOD, DRAFT, "叶村乡小流域山洪夜间叫应")
    editor, local = Route.to("workshop.editor", drill=DRAFT), Route.to("workshop.local", drill=FLOOD)
    option = ("decisions", "who-calls", "options", "three-calls")
    shots: list[tuple[Route, str, Play]] = [
        (Route("workshop.home"), "", _nothing),
        (editor, "", _at(())),
        (editor, "option", _at(option)),
        (editor, "list", _at(("roads",))),
        (editor, "map", _at(("zones", "leaf"), 1)),
        (editor, "broken", _broken),
        (editor, "trial", _trial),
        (local, "", _nothing),
        (local, "refused", _without_road),
    ]
    entries = [_entry(world, *shot, LAPTOP) for shot in shots]
    entries += [_entry(world, *shot, OFFICE) for shot in shots[:2]]
    entries.append(_entry(world, editor, "option", _at(option), OFFICE, ratio=1.5))
    entries.append(_entry(world, editor, "option", _at(option), LAPTOP, large_text=True))
    entries.append(_entry(world, editor, "broken", _broken, LAPTOP, variant="dark"))
    entries.append(_entry(world, editor, "broken", _broken, LAPTOP, variant="contrast"))
    return entries


def _nothing(_window: DesktopWindow) -> None:
    pass


def _entry(
    world: World, route: Route, note: str, play: Play, size: tuple[int, int], **look: object
) -> GalleryEntry:  # fmt: skip
    played: list[int] = []

    def make() -> QWidget:
        window = DesktopWindow(TRAINER, builders(world.services, world.tasks, world.session(Role.TRAINER)))
        window.host.go(route)
        return window

    def ready(widget: QWidget) -> bool:
        """Loaded, then played once, then calm again."""
        if world.tasks.busy:
            return False
        if id(widget) not in played and isinstance(widget, DesktopWindow):
            played.append(id(widget))
            play(widget)
            return not world.tasks.busy
        return True

    return GalleryEntry(
        route=route.name, mode="trainer", width=size[0], height=size[1], factory=make, note=note, ready=ready,
        **look,  # type: ignore[arg-type]
    )  # fmt: skip
