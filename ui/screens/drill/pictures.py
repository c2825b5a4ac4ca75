"""The pages of drills in the picture book: a trainer's laptop, the room's projector; a run that is half played."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QScrollArea, QWidget

from edu.domain.actors import Role
from edu.domain.drills.phone_views import DoorView, PhoneLine
from ui import theme
from ui.gallery import GalleryEntry
from ui.modes import TRAINER
from ui.navigation import Route
from ui.screens.drill.console import ConsoleScreen
from ui.screens.drill.debrief import DebriefScreen
from ui.screens.drill.phones_sheet import PhonesSheet
from ui.screens.drill.picture_runs import MOMENT, SCENARIO, PictureRuns
from ui.screens.drill.presenter import PAST
from ui.screens.drill.profile_editor import ProfileScreen
from ui.screens.drill.projector import ProjectorWindow
from ui.screens.drill.replay import ReplayScreen
from ui.screens.drill.routes import builders
from ui.screens.world import World
from ui.shell.desktop import DesktopWindow

LAPTOP, OFFICE = (1366, 768), (1920, 1080)
BEAMERS = ((1280, 720), (1024, 768))
"""Old ones are still in use."""
DOOR = DoorView(
    run="", address="192.168.1.20:8080", pin="4826", judge_pin="9053",
    phones=(
        PhoneLine(key="s1", kind="seat", role="commander", name="张伟杰", connected=True),
        PhoneLine(key="s2", kind="seat", role="duty", name="欧阳䶮", connected=True),
        PhoneLine(key="s3", kind="seat", role="secretary", name="李秀英", connected=False),
        PhoneLine(key="j1", kind="judge", role="", name="", connected=True),
    ),
    asking=(("secretary", "王建国", "李秀英"),),
)  # fmt: skip
HOSTS = ("192.168.1.20", "192.168.137.1")
Play = Callable[[DesktopWindow], None]


def gallery_entries(world: World) -> list[GalleryEntry]:
    if SCENARIO not in world.services.library.drill_ids:
        return []
    shelf = PictureRuns(world)
    entries = [
        _entry(world, lambda: Route("drill.home"), "drill.home"),
        _entry(world, lambda: Route.to("drill.setup", scenario=SCENARIO), "drill.setup"),
        _entry(world, lambda: Route.to("drill.console", run=shelf.half()), "drill.console"),
        _entry(world, lambda: Route.to("drill.console", run=shelf.half()), "drill.console", "evaluate", _evaluate),
        _entry(world, lambda: Route.to("drill.console", run=shelf.half()), "drill.console", "profile", _by_profile),
        _entry(world, lambda: Route.to("drill.replay", run=shelf.whole()), "drill.replay", "", _middle),
    ]
    debrief = lambda: Route.to("drill.debrief", run=shelf.whole())  # noqa: E731 asked for when the page is drawn
    for tab, note in enumerate(("scores", "choices", "points", "evaluation", "improve")):
        entries.append(_entry(world, debrief, "drill.debrief", note, _tab(tab)))
    entries.append(_entry(world, debrief, "drill.debrief", "override", _override))
    entries += _evaluation_entries(world, shelf)
    console = lambda: Route.to("drill.console", run=shelf.half())  # noqa: E731 likewise
    entries.append(_entry(world, console, "drill.console", variant="dark"))
    entries.append(_entry(world, console, "drill.console", variant="contrast"))
    entries.append(_entry(world, console, "drill.console", size=OFFICE))
    entries.append(_entry(world, console, "drill.console", size=OFFICE, ratio=1.25))
    entries.append(_entry(world, console, "drill.console", "phones", _phones))
    entries.append(_entry(world, console, "drill.console", "add-message", _add_message))
    entries.append(_entry(world, console, "drill.console", "messages", _sent))
    entries.append(_projector(world, shelf))
    entries.append(_projector(world, shelf, note="door"))
    entries += [_projector(world, shelf, size=size) for size in BEAMERS]
    entries += [_projector(world, shelf, size=size, note="door") for size in BEAMERS]
    return entries


def _evaluation_entries(world: World, shelf: PictureRuns) -> list[GalleryEntry]:
    compare = lambda: Route.to("drill.compare", run=shelf.whole(), against=shelf.other())  # noqa: E731 when drawn
    apart = lambda: Route.to("drill.compare", run=shelf.whole(), against=shelf.other_seed())  # noqa: E731 likewise
    shipped = lambda: Route.to("drill.profile", profile="aq-t-9009-2015")  # noqa: E731
    own = lambda: Route.to("drill.profile", profile=shelf.profile())  # noqa: E731

    def profiles() -> Route:
        shelf.profile()  # so that there is an own one
        return Route("drill.profiles")

    return [
        _entry(world, compare, "drill.compare"),
        _entry(world, compare, "drill.compare", "choices", _scrolled(0.5)),
        _entry(world, compare, "drill.compare", "curves", _scrolled(1)),
        _entry(world, apart, "drill.compare", "another-seed"),
        _entry(world, compare, "drill.compare", size=OFFICE),
        _entry(world, compare, "drill.compare", variant="dark"),
        _entry(world, profiles, "drill.profiles"),
        _entry(world, shipped, "drill.profile", "shipped"),
        _entry(world, own, "drill.profile", "own"),
        _entry(world, own, "drill.profile", "indicators", _scrolled(0.3)),
        _entry(world, own, "drill.profile", "refused", _refused),
        _entry(world, own, "drill.profile", "own", size=OFFICE, ratio=1.25),
    ]


def _nothing(_window: DesktopWindow) -> None:
    pass


def _evaluate(window: DesktopWindow) -> None:
    if isinstance(screen := window.host.showing, ConsoleScreen):
        screen.right.setCurrentIndex(1)


def _phones(window: DesktopWindow) -> None:
    if isinstance(screen := window.host.showing, ConsoleScreen) and screen.view is not None:
        PhonesSheet(screen, screen.view.scenario, DOOR, HOSTS, shown=False).open()


def _add_message(window: DesktopWindow) -> None:
    if isinstance(screen := window.host.showing, ConsoleScreen):
        screen.messages.add_own.click()


def _sent(window: DesktopWindow) -> None:
    if isinstance(screen := window.host.showing, ConsoleScreen):
        screen.messages.turn(PAST)


def _by_profile(window: DesktopWindow) -> None:
    _evaluate(window)
    if isinstance(screen := window.host.showing, ConsoleScreen):
        choice = screen.evaluation.objective
        choice.set_value("profile:warning")
        choice.picked.emit(choice.value)


def _override(window: DesktopWindow) -> None:
    _tab(2)(window)
    if isinstance(screen := window.host.showing, DebriefScreen):
        next(iter(screen.points.override.values())).click()


def _scrolled(share: float) -> Play:
    """The page further down: `share` of the way."""

    def down(window: DesktopWindow) -> None:
        for area in window.findChildren(QScrollArea):
            bar = area.verticalScrollBar()
            bar.setValue(int(bar.maximum() * share))

    return down


def _refused(window: DesktopWindow) -> None:
    if isinstance(screen := window.host.showing, ProfileScreen) and screen.opened is not None:
        screen.grades[1].share.setText("120")
        screen.groups[0].rows[0].text.setText("")
        screen.save.click()


def _middle(window: DesktopWindow) -> None:
    if isinstance(screen := window.host.showing, ReplayScreen):
        screen.slider.setValue(MOMENT)


def _tab(number: int) -> Play:
    def turn(window: DesktopWindow) -> None:
        screen = window.host.showing
        if isinstance(screen, DebriefScreen) and screen.tabs is not None:
            screen.tabs.setCurrentIndex(number)

    return turn


def _entry(
    world: World,
    route: Callable[[], Route],
    name: str,
    note: str = "",
    then: Play = _nothing,
    *,
    size: tuple[int, int] = LAPTOP,
    variant: theme.Variant = "light",
    ratio: float = 1.0,
) -> GalleryEntry:
    """`then` is done when the data is there: until then the page is not ready."""

    def make() -> QWidget:
        window = DesktopWindow(TRAINER, builders(world.services, world.tasks, world.session(Role.TRAINER)))
        window.host.go(route())
        return window

    done: set[int] = set()

    def ready(widget: QWidget) -> bool:
        if world.tasks.busy or not isinstance(widget, DesktopWindow):
            return False
        if id(widget) not in done:
            done.add(id(widget))
            then(widget)
        return True

    return GalleryEntry(
        route=name, mode="trainer", width=size[0], height=size[1], factory=make, note=note, variant=variant,
        ratio=ratio, ready=ready,
    )  # fmt: skip


def _projector(world: World, shelf: PictureRuns, *, size: tuple[int, int] = OFFICE, note: str = "") -> GalleryEntry:
    def make() -> QWidget:
        view = world.services.drill_runs.view(shelf.actor, shelf.half())
        window = ProjectorWindow(view.scenario)
        window.show_view(view)
        window.show_door(DOOR if note == "door" else None)
        return window

    return GalleryEntry(
        route="drill.projector", mode="trainer", width=size[0], height=size[1], factory=make, scale="projector",
        note=note,
    )  # fmt: skip
