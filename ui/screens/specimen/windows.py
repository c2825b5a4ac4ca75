"""The frames with a specimen inside: launcher, desktop window, kiosk with its sheets, and the sheets of any window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ui.gallery import GalleryEntry
from ui.modes import KIOSK, MANAGER, STUDY, TRAINER
from ui.navigation import Builder, Confirmation, Navigator, Route, Screen
from ui.screens.specimen.parts import PartsScreen
from ui.screens.specimen.reading import QuestionScreen
from ui.shell.desktop import DesktopWindow
from ui.shell.kiosk import KioskWindow
from ui.shell.launcher import LauncherWindow
from ui.widgets.busy_overlay import BusyOverlay


def _builder(screen: type[Screen]) -> Builder:
    def build(route: Route, navigator: Navigator) -> Screen:
        return screen()

    return build


def _desktop() -> DesktopWindow:
    builders = {entry.route: _builder(PartsScreen) for entry in MANAGER.rail}
    window = DesktopWindow(MANAGER, builders, on_launcher=lambda: None)
    window.start()
    return window


def _kiosk() -> KioskWindow:
    window = KioskWindow(
        KIOSK,
        {KIOSK.home: _builder(QuestionScreen)},
        monotonic_ms=lambda: 0,
        wipe=lambda: None,
        check_pin=lambda _pin: "密码不对",
    )
    window.start()
    return window


def _launcher() -> QWidget:
    return LauncherWindow((KIOSK, STUDY, TRAINER, MANAGER))


def _asking() -> QWidget:
    window = _desktop()
    window.host.ask(
        Confirmation(
            title="删除这个培训班？",
            text="下面这些会一起删掉，7 天内可以在“审计”里找回。",
            items=("签到表 1 份", "未考的试卷 2 份"),
            yes="删除",
            danger=True,
        ),
        lambda: None,
    )
    return window


def _speaking() -> QWidget:
    window = _desktop()
    window.host.notify("导入完成：118 人，2 行有问题", "ok")
    return window


def _working() -> QWidget:
    window = _desktop()
    window.resize(1366, 768)
    busy = BusyOverlay(window.centralWidget() or window, "正在生成一期一档…", lambda: None)
    busy.progress(0.42, "第 15 / 36 人")
    busy.show_now()
    return window


def _still_there() -> QWidget:
    window = _kiosk()
    window.idle.warned.emit(12)
    return window


def _pin() -> QWidget:
    window = _kiosk()
    window.ask_pin()
    return window


def window_entries() -> Iterator[GalleryEntry]:
    for name, factory in (
        ("launcher", _launcher), ("desktop", _desktop), ("confirm", _asking), ("toast", _speaking),
        ("busy", _working),
    ):  # fmt: skip
        yield GalleryEntry(route=f"specimen.{name}", mode="specimen", width=1366, height=768, factory=factory)
    yield GalleryEntry(route="specimen.desktop", mode="specimen", width=1920, height=1080, factory=_desktop, ratio=1.5)
    for variant in ("dark", "contrast"):
        yield GalleryEntry(route="specimen.desktop", mode="specimen", width=1366, height=768, factory=_desktop,
                           variant=variant)  # fmt: skip
    yield GalleryEntry(route="specimen.desktop", mode="specimen", width=1366, height=768, factory=_desktop,
                       large_text=True)  # fmt: skip
    for name, factory in (("kiosk", _kiosk), ("still-there", _still_there), ("pin", _pin)):
        for width, height in ((1920, 1080), (1080, 1920)):
            yield GalleryEntry(route=f"specimen.{name}", mode="specimen", width=width, height=height,
                               factory=factory, scale="kiosk")  # fmt: skip
