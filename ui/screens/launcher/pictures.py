"""The launcher's pages of the picture book."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from edu.domain.actors import Role
from edu.domain.errors import AlreadyRunning
from edu.services.access import Access
from edu.services.recovery import Recovery
from edu.system.settings import SettingsFile
from ui.errors import explain
from ui.gallery import GalleryEntry
from ui.modes import KIOSK, MANAGER, STUDY, TRAINER
from ui.screens.launcher.first_run import FirstRunWindow
from ui.screens.launcher.keeping import DeskKeeping
from ui.screens.launcher.pin_gate import PinGate
from ui.screens.launcher.trouble import TroubleWindow
from ui.screens.world import World
from ui.shell.launcher import LauncherWindow

_CODE = "7KXQ4-M2VDT-9RTA6-HB4WS-ZN8CJ-E3FJG"
LAPTOP, OFFICE = (1366, 768), (1920, 1080)


class _Shown(Recovery):
    """Always still to be confirmed."""

    @property
    def needed(self) -> bool:
        return True


def gallery_entries(world: World) -> list[GalleryEntry]:
    services = world.services

    def launcher() -> LauncherWindow:
        return LauncherWindow((KIOSK, STUDY, TRAINER, MANAGER), hall=services.settings.value.organisation)

    def gate() -> QWidget:
        window = launcher()
        window.resize(*LAPTOP)
        PinGate(window, "讲课", Role.TRAINER, services.access, world.tasks, lambda _actor: None).ask()
        return window

    def first() -> FirstRunWindow:
        """As on an empty machine: an access of its own, with no PIN yet."""
        empty = SettingsFile(services.paths.data / "no-settings-yet.json")
        access = Access(services.database, world.clock, empty, "")
        return FirstRunWindow(access, empty, world.clock, _Shown(empty, None, _CODE), DeskKeeping())

    def recovery() -> QWidget:
        window = first()
        window.show_code(services.settings.value.organisation)
        return window

    def trouble() -> QWidget:
        said = "这个数据文件夹已经被另一个正在运行的程序打开。"
        return TroubleWindow(explain(AlreadyRunning(said, "请切换到已经打开的窗口。")))

    entries = [
        _entry("launcher", launcher),
        _entry("launcher", launcher, OFFICE),
        _entry("launcher", launcher, OFFICE, ratio=1.5),
        _entry("launcher", launcher, large_text=True),
        _entry("launcher.pin", gate),
        _entry("launcher.first-run", first),
        _entry("launcher.recovery", recovery),
        _entry("launcher.trouble", trouble, (680, 300)),
    ]
    return [*entries, *(_entry("launcher", launcher, variant=variant) for variant in ("dark", "contrast"))]


def _entry(route: str, factory: Callable[[], QWidget], size: tuple[int, int] = LAPTOP, **look: object) -> GalleryEntry:
    return GalleryEntry(route=route, mode="launcher", width=size[0], height=size[1], factory=factory, **look)  # type: ignore[arg-type]
