"""The manager's screens in the gallery: the whole window, at its sizes, with the demo township."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from edu.domain.actors import Role
from edu.domain.drill_records import DrillQuery
from ui.gallery import GalleryEntry
from ui.modes import MANAGER
from ui.navigation import Builder, Route
from ui.screens.learner_pictures import stand_ins
from ui.screens.manager.picture_scenes import Scene, scenes
from ui.screens.picture_acts import ready_after
from ui.screens.world import World
from ui.shell.desktop import DesktopWindow

Builders = Callable[..., dict[str, Builder]]


@dataclass(frozen=True, slots=True)
class _Look:
    width: int = 1366
    height: int = 768
    more: dict[str, object] = field(default_factory=dict)
    note: str = ""


_LAPTOP = _Look()
_OFFICE = _Look(1920, 1080)
_EVERY = (
    _LAPTOP,
    _OFFICE,
    _Look(1920, 1080, {"ratio": 1.25}),
    _Look(1920, 1080, {"ratio": 1.5}),
    _Look(more={"large_text": True}),
    _Look(more={"variant": "dark"}),
    _Look(more={"variant": "contrast"}),
)
_WHOLE = _Look(1366, 2300, note="whole")
"""So tall that nothing is scrolled away."""
_FEW = (_LAPTOP, _Look(1920, 1080, {"ratio": 1.5}), _Look(more={"large_text": True}))


def entries(world: World, builders: Builders) -> list[GalleryEntry]:
    made: list[GalleryEntry] = []
    for route, looks in _routes(world):
        made.extend(_entry(world, builders, _still(route, look), look) for look in looks)
    made.extend(_entry(world, builders, scene, look) for scene in scenes(world) for look in _FEW)
    return made


def _routes(world: World) -> Iterator[tuple[Route, tuple[_Look, ...]]]:
    yield Route("manager.dashboard"), _EVERY
    yield Route("manager.people"), _EVERY
    yield Route.to("manager.person", person=world.person), _EVERY
    yield Route("manager.import"), _FEW
    yield Route("manager.units"), _FEW
    yield Route("manager.classes"), _FEW
    yield Route("manager.papers"), _FEW
    yield Route("manager.certificates"), _FEW
    yield Route.to("manager.issue", training_class=world.training_class), (_LAPTOP,)
    yield Route("manager.drills"), _FEW
    yield Route.to("manager.drill_new", org=world.township), _FEW
    yield Route("manager.hall"), _EVERY
    for tab in ("times", "tickets"):
        yield Route.to("manager.hall", tab=tab), _FEW
    yield Route("manager.obligations"), _EVERY
    yield Route.to("manager.obligations", on="2027-03-31"), _FEW
    yield Route.to("manager.duties", kind="township", id=world.township), _FEW
    yield Route("manager.hall_figures"), (*_EVERY, _WHOLE)
    yield Route("manager.reports"), _FEW
    yield Route("manager.reviews"), _FEW
    yield Route("manager.settings"), _EVERY
    yield from _found(world)


def _found(world: World) -> Iterator[tuple[Route, tuple[_Look, ...]]]:
    """Screens of things that only some worlds have."""
    actor = world.session(Role.ADMIN).actor
    for drill in world.services.drills.list(actor, DrillQuery())[:1]:
        yield Route.to("manager.drill", drill=drill.id), (_LAPTOP,)
    for exam in world.services.exams.exams(actor)[:1]:
        yield Route.to("manager.exam", exam=exam.id), (_LAPTOP,)


def _still(route: Route, look: _Look) -> Scene:
    return Scene(
        name=route.name, note=look.note or route.arg("tab", "") or route.arg("on", ""), route=lambda: route
    )  # fmt: skip


def _entry(world: World, builders: Builders, scene: Scene, look: _Look) -> GalleryEntry:
    def factory() -> QWidget:
        made = builders(world.services, world.tasks, world.session(Role.ADMIN))
        window = DesktopWindow(MANAGER, {**stand_ins(MANAGER), **made}, on_launcher=lambda: None)
        window.host.go(scene.route())
        return window

    return GalleryEntry(
        route=scene.name,
        mode="manager",
        width=look.width,
        height=look.height,
        factory=factory,
        ready=ready_after(world.tasks, scene.act),
        note=scene.note,
        **look.more,  # type: ignore[arg-type]
    )
