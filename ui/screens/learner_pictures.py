"""A learner's window for the gallery: the whole frame with one area's screens; other places only stand in the rail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from ui.gallery import GalleryEntry
from ui.modes import STUDY, ModeSpec
from ui.navigation import Builder, Navigator, Route, Screen
from ui.screens.picture_acts import WindowDo, ready_after
from ui.screens.world import World
from ui.shell.desktop import DesktopWindow
from ui.theme.tokens import Variant

_ABOVE = {
    "study.course": "study.courses", "study.lesson": "study.courses", "study.round": "study.practice",
    "study.case": "study.cases",
    "exam.rules": "exam.hall", "exam.sitting": "exam.hall", "exam.result": "exam.hall",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`every` True: at all sizes and variants, else at the laptop's size alone. `act` runs when the data is there."""

    route: str
    make: Callable[[], Route]
    note: str = ""
    every: bool = False
    act: WindowDo | None = field(default=None, repr=False)


def learner_window(builders: Mapping[str, Builder], route: Route) -> DesktopWindow:
    window = DesktopWindow(STUDY, {**stand_ins(STUDY), **builders}, on_launcher=lambda: None)
    window.host.home()
    for step in (Route(_ABOVE.get(route.name, STUDY.home)), route):
        if window.host.route != step:
            window.host.go(step)
    return window


def stand_ins(spec: ModeSpec) -> dict[str, Builder]:
    """Of every place of the rail: the picture of a window shows them all, whichever area it is made of."""
    return {entry.route: _stand_in for entry in spec.rail}


def _stand_in(route: Route, navigator: Navigator) -> Screen:
    """Never looked at: only so that the place is in the rail."""
    del route, navigator
    return Screen()


def entries(world: World, builders: Callable[[], Mapping[str, Builder]], looks: tuple[Look, ...]) -> list[GalleryEntry]:
    return [entry for look in looks for entry in _entries(world, builders, look)]


def _entries(world: World, builders: Callable[[], Mapping[str, Builder]], look: Look) -> Iterator[GalleryEntry]:
    def factory() -> QWidget:
        return learner_window(builders(), look.make())

    ready = ready_after(world.tasks, look.act)

    def entry(
        width: int, height: int, variant: Variant = "light", *, large: bool = False, ratio: float = 1.0
    ) -> GalleryEntry:
        return GalleryEntry(route=look.route, mode="study", width=width, height=height, factory=factory, ready=ready,
                            variant=variant, large_text=large, ratio=ratio, note=look.note)  # fmt: skip

    yield entry(1366, 768)
    if not look.every:
        return
    yield entry(1920, 1080)
    yield entry(1920, 1080, ratio=1.25)
    yield entry(1920, 1080, ratio=1.5)
    yield entry(1366, 768, large=True)
    yield entry(1366, 768, "dark")
    yield entry(1366, 768, "contrast")
