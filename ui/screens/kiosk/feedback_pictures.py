"""The two questions in the picture book, lying and upright."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.gallery import GalleryEntry
from ui.modes import KIOSK
from ui.navigation import Route
from ui.screens.kiosk.feedback import ROUTE, FeedbackScreen
from ui.screens.kiosk.pictures import PaintedVoice
from ui.screens.kiosk.routes import Kiosk
from ui.screens.world import World
from ui.shell.host import ScreenHost

LYING, UPRIGHT = (1920, 1080), (1080, 1920)


def gallery_entries(world: World) -> list[GalleryEntry]:
    entries = [_entry(world, touches, size) for touches in (0, 1, 2) for size in (LYING, UPRIGHT)]
    for touches in (0, 1):
        entries += [_entry(world, touches, size, large_text=True) for size in (LYING, UPRIGHT)]
        entries.append(_entry(world, touches, LYING, variant="contrast"))
        entries.append(_entry(world, touches, UPRIGHT, variant="dark"))
    return entries


def _entry(
    world: World, touches: int, size: tuple[int, int], *, variant: theme.Variant = "light", large_text: bool = False
) -> GalleryEntry:
    def make() -> QWidget:
        kiosk = Kiosk(world.services, world.tasks, voice=PaintedVoice())
        host = ScreenHost(KIOSK, kiosk.builders())
        theme.dress(host, "kiosk")
        host.resize(*size)
        host.go(Route(ROUTE))
        screen = host.showing
        if isinstance(screen, FeedbackScreen):
            screen.gone.blockSignals(True)
            for _ in range(touches):
                screen.take(4)
        return host

    return GalleryEntry(
        route=ROUTE, mode="kiosk", width=size[0], height=size[1], factory=make, scale="kiosk", variant=variant,
        large_text=large_text, note=("known", "pleased", "thanks")[touches],
    )  # fmt: skip
