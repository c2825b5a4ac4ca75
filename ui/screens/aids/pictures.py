"""One-page aids in the picture book: the list with some ticked, and a search that finds nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from edu.domain.actors import Role
from ui import theme
from ui.gallery import GalleryEntry
from ui.modes import TRAINER
from ui.navigation import Route
from ui.screens.aids.home import AidsScreen
from ui.screens.aids.routes import builders
from ui.screens.world import World
from ui.shell.desktop import DesktopWindow

LAPTOP, OFFICE = (1366, 768), (1920, 1080)
TICKED = ("card-village-flash-flood", "escape-mountain-village", "signal-rainstorm")
FILLED = {"安置点": "云溪镇中心小学教学楼", "乡镇值班电话": "8060119", "转移路线": "老祠堂向上走石阶"}


def gallery_entries(world: World) -> list[GalleryEntry]:
    return [
        _entry(world, _ticked, size=LAPTOP),
        _entry(world, _ticked, size=OFFICE),
        _entry(world, _ticked, size=OFFICE, large_text=True),
        _entry(world, _ticked, size=LAPTOP, large_text=True),
        _entry(world, _ticked, size=LAPTOP, variant="dark"),
        _entry(world, _nothing, size=LAPTOP, note="nothing"),
        _entry(world, _larger, size=LAPTOP, note="larger"),
    ]


def _ticked(screen: AidsScreen) -> None:
    for aid in TICKED:
        screen.ticks[aid].setChecked(True)
    for blank, text in FILLED.items():
        field = screen.fill.fields[blank]
        field.setText(text)
        field.textEdited.emit(text)
        field.setCursorPosition(0)
    screen.look_at(TICKED[0])


def _larger(screen: AidsScreen) -> None:
    screen.larger.click()


def _nothing(screen: AidsScreen) -> None:
    screen.search.setText("火星")
    screen.search.returnPressed.emit()


def _entry(
    world: World,
    then: Callable[[AidsScreen], None],
    *,
    size: tuple[int, int],
    note: str = "",
    variant: theme.Variant = "light",
    large_text: bool = False,
) -> GalleryEntry:
    told: set[QWidget] = set()

    def make() -> QWidget:
        window = DesktopWindow(TRAINER, builders(world.services, world.tasks, world.session(Role.TRAINER)))
        window.host.go(Route("aids.home"))
        return window

    def ready(widget: QWidget) -> bool:
        """Twice: when the list is there it is ticked, and the page is drawn anew."""
        if world.tasks.busy or not isinstance(widget, DesktopWindow):
            return False
        screen = widget.host.showing
        if not isinstance(screen, AidsScreen) or not screen.cards:
            return False
        if widget in told:
            return True
        told.add(widget)
        then(screen)
        return False

    return GalleryEntry(
        route="aids.home", mode="trainer", width=size[0], height=size[1], factory=make, note=note, variant=variant,
        large_text=large_text, ready=ready,
    )  # fmt: skip
