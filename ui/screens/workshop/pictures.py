"""The workshop's pages of the picture book: a draft in work, one that is broken, the map and the test play."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from edu.domain.actors import Role
from edu.domain.drills.beginnings import Beginning
from edu.domain.drills.editing import Path
from edu.domain.drills.verify import QUICK, verify
from edu.domain.drills.verify.options import with_seeds
from ui.gallery import GalleryEntry, settle
from ui.modes import MANAGER, TRAINER
from ui.navigation import Route
from ui.screens.picture_acts import ready_after
from ui.screens.workshop.condition_field import ConditionField
from ui.screens.workshop.editor import EditorScreen
from ui.screens.workshop.effects_editor import EffectsEditor
from ui.screens.workshop.grounds_field import GroundsField
from ui.screens.workshop.home import WorkshopHomeScreen
from ui.screens.workshop.local import LocalScreen
from ui.screens.workshop.routes import builders
from ui.screens.world import World
from ui.shell.desktop import DesktopWindow
from ui.widgets import TextField

LAPTOP, OFFICE = (1366, 768), (1920, 1080)
FLOOD, DRAFT, EMPTY = "flash-flood", "yunxi-flood", "baishi-flood"
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
    if isinstance(screen, EditorScreen) and screen.editing is not None and screen.pane.form is not None:
        danger = screen.pane.form.fields["danger"]
        if isinstance(danger, TextField):
            danger.setText("min(30, creek.stag - 210)")
        screen.check()
        screen.open(("zones", "stone"))


def _form(path: Path, act: Callable[[EditorScreen], None]) -> Play:
    """The part is open and something is done in its form."""

    def play(window: DesktopWindow) -> None:
        _at(path)(window)
        screen = window.host.showing
        if isinstance(screen, EditorScreen) and screen.pane.form is not None:
            act(screen)

    return play


def _open_effect(screen: EditorScreen) -> None:
    editor = screen.pane.form.fields["effects"] if screen.pane.form is not None else None
    if isinstance(editor, EffectsEditor):
        editor.add.set_value("when")
        editor.add.picked.emit("when")
        settle(1)
        condition = editor.rows[-1].form.fields["condition"] if editor.rows[-1].form is not None else None
        if isinstance(condition, ConditionField):
            condition.add.click()
        settle(3)
        screen.check()  # as the pause after typing does
        editor.rows[-1].come_into_view()


def _open_order(screen: EditorScreen) -> None:
    editor = screen.pane.form.fields["effects"] if screen.pane.form is not None else None
    if isinstance(editor, EffectsEditor):
        editor.rows[0].unfold()
        settle(3)
        editor.rows[0].come_into_view()


def _open_grounds(screen: EditorScreen) -> None:
    grounds = screen.pane.form.fields["cites"] if screen.pane.form is not None else None
    if isinstance(grounds, GroundsField):
        grounds.add.click()


def _begin(window: DesktopWindow) -> None:
    screen = window.host.showing
    if isinstance(screen, WorkshopHomeScreen):
        screen.begin.click()


def _refused(window: DesktopWindow) -> None:
    screen = window.host.showing
    if isinstance(screen, WorkshopHomeScreen):
        screen.switches[EMPTY].click()


def _proof(window: DesktopWindow) -> None:
    """With a fault that only playing shows."""
    screen = window.host.showing
    if isinstance(screen, EditorScreen) and screen.editing is not None:
        screen.open(("roads", "mouth-hill"))
        screen.editing.change("closed", "t >= 12")
        screen.open(())
        screen.side.setCurrentIndex(2)
        scenario = screen.editing.scenario
        screen.side.trial.show_report(scenario, verify(scenario, with_seeds(QUICK, 2), shipped=False))


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
        workshop.copy(actor, FLOOD, DRAFT, "云溪镇小流域山洪夜间叫应")
    if not workshop.id_fault(EMPTY):
        new = Beginning(
            id=EMPTY, title="白石村夜间山洪", hazard="flash-flood", level="village", world="rain",
            roles=("村党组织书记", "网格员"), zone="白石村",
        )  # fmt: skip
        workshop.begin(actor, new)
    fresh = Route.to("workshop.editor", drill=EMPTY)
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
        (editor, "effect", _form(option, _open_order)),
        (editor, "when", _form(option, _open_effect)),
        (editor, "condition", _at(("roads", "stone-river"))),
        (editor, "grounds", _form(option, _open_grounds)),
        (editor, "proof", _proof),
        (fresh, "empty", _nothing),
        (Route("workshop.home"), "begin", _begin),
        (local, "", _nothing),
        (local, "refused", _without_road),
    ]
    entries = [_entry(world, *shot, LAPTOP) for shot in shots]
    entries += [_entry(world, *shot, OFFICE) for shot in (*shots[:2], shots[7], shots[12])]
    entries.append(_entry(world, Route("workshop.home"), "office", _nothing, OFFICE, role=Role.ADMIN))
    entries.append(_entry(world, Route("workshop.home"), "refused", _refused, LAPTOP, role=Role.ADMIN))
    entries.append(_entry(world, Route("workshop.home"), "", _nothing, LAPTOP, large_text=True))
    entries.append(_entry(world, editor, "option", _at(option), OFFICE, ratio=1.5))
    entries.append(_entry(world, editor, "option", _at(option), LAPTOP, large_text=True))
    entries.append(_entry(world, editor, "broken", _broken, LAPTOP, variant="dark"))
    entries.append(_entry(world, editor, "broken", _broken, LAPTOP, variant="contrast"))
    return entries


def _nothing(_window: DesktopWindow) -> None:
    pass


def _entry(
    world: World, route: Route, note: str, play: Play, size: tuple[int, int], role: Role = Role.TRAINER, **look: object
) -> GalleryEntry:  # fmt: skip

    def make() -> QWidget:
        spec = MANAGER if role is Role.ADMIN else TRAINER
        window = DesktopWindow(spec, builders(world.services, world.tasks, world.session(role)))
        window.host.go(route)
        return window

    mode = "manager" if role is Role.ADMIN else "trainer"
    return GalleryEntry(
        route=route.name, mode=mode, width=size[0], height=size[1], factory=make, note=note,
        ready=ready_after(world.tasks, play), **look,  # type: ignore[arg-type]
    )  # fmt: skip
