"""The kiosk as main.py starts it, with a hand inside: a socket asks for fingers, for what a fault would do, and looks.

`python -m tests.rigs.escape.touching SOCKET [arguments of main.py]`; the socket is `SOCKET.<pid>`. A visitor has no
such hand; it stands for a touch screen, which XTEST cannot be, and for faults of our own.
"""

from __future__ import annotations

import ctypes
import json
import os
import socket
import sys
import threading
import time
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputDevice,
    QPointingDevice,
    QShowEvent,
    QTabletEvent,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QFileDialog,
    QFontDialog,
    QMenu,
    QMessageBox,
    QToolTip,
    QWhatsThis,
    QWidget,
)

from ui import main_window
from ui.navigation import Route
from ui.shell.kiosk import KioskWindow
from ui.shell.kiosk_sheets import PinSheet
from ui.widgets import Button

FAULTS = {
    "file dialog": lambda: QFileDialog.getOpenFileName(None, "打开"),
    "save dialog": lambda: QFileDialog.getSaveFileName(None, "保存"),
    "message box": lambda: QMessageBox.critical(None, "出错", "出错"),
    "colour dialog": QColorDialog.getColor,
    "font dialog": QFontDialog.getFont,
    "menu": lambda: QMenu("菜单").exec(QPoint(300, 300)),
    "tooltip": lambda: QToolTip.showText(QPoint(300, 300), "提示"),
    "what's this": QWhatsThis.enterWhatsThisMode,
    "about box": lambda: QMessageBox.aboutQt(None),
    "second window": lambda: _second().show(),
    "quit": lambda: (_KIOSKS[-1].close(), QApplication.quit()),
    "exception": lambda: 1 // 0,
    "hang": lambda: time.sleep(3600),
    "abort": os.abort,
    "segmentation fault": lambda: ctypes.string_at(0),
}
PAGES = {
    "kiosk.micro": Route.to("kiosk.micro", lesson="oil-pan"),
    "kiosk.lesson": Route.to("kiosk.lesson", course="yingzhi.fire-escape", lesson="stay-or-go"),
    "kiosk.game_play": Route.to("kiosk.game_play", game="spot"),
    "kiosk.drill": Route.to("kiosk.drill", drill="flash-flood"),
}
"""Those that want to be told of what; the others go by their names."""
_KEPT: list[QWidget] = []
_KIOSKS: list[KioskWindow] = []


def _second() -> QWidget:
    _KEPT.append(QWidget())
    _KEPT[-1].resize(800, 600)
    return _KEPT[-1]


class Hand(QObject):
    asked = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._do, Qt.ConnectionType.QueuedConnection)
        self._device = QTest.createTouchDevice()
        self.answer: Any = None
        self.done = threading.Event()

    def _do(self, order: dict[str, Any]) -> None:
        try:
            self.answer = getattr(self, f"do_{order.pop('do')}")(**order)
        finally:
            self.done.set()

    def do_touch(self, frames: list[list[tuple[int, str, int, int]]]) -> None:
        """Each frame: fingers as (number, press|move|stay|release, x, y)."""
        window = _window()
        if window is None:
            return
        for frame in frames:
            event = QTest.touchEvent(window, self._device, False)
            for finger, act, x, y in frame:
                if act == "stay":
                    event.stationary(finger)
                else:
                    getattr(event, act)(finger, QPoint(x, y), window)
            event.commit()

    def do_fault(self, name: str) -> None:
        """Begins it and answers at once: it may never come back."""
        if name.startswith("link "):
            QTimer.singleShot(0, lambda: QDesktopServices.openUrl(QUrl(name[5:])))
        else:
            QTimer.singleShot(0, FAULTS[name])

    def do_go(self, page: str) -> None:
        kiosk = _kiosk()
        if kiosk is not None:
            kiosk.host.go(PAGES.get(page, Route(page)))

    def do_pen(self) -> None:
        """A pen with its side button, and its other end, pressed long in five places."""
        window = _window()
        if window is None:
            return
        for pointer in (QPointingDevice.PointerType.Pen, QPointingDevice.PointerType.Eraser):
            device = QPointingDevice(
                "pen", 7, QInputDevice.DeviceType.Stylus, pointer, QInputDevice.Capability.Position, 1, 3
            )
            for x, y in ((60, 60), (960, 540), (350, 420), (1700, 950), (1400, 500)):
                for kind, buttons in (
                    (QEvent.Type.TabletPress, Qt.MouseButton.RightButton),
                    (QEvent.Type.TabletMove, Qt.MouseButton.RightButton),
                    (QEvent.Type.TabletRelease, Qt.MouseButton.NoButton),
                ):
                    here = QPointF(x, y)
                    event = QTabletEvent(
                        kind, device, here, here, 0.5, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier,
                        Qt.MouseButton.RightButton, buttons,
                    )  # fmt: skip
                    QApplication.sendEvent(window, event)

    def do_drop(self) -> list[str]:
        """What another program's drag would bring, over every part of the page; who took it."""
        kiosk = _kiosk()
        taken: list[str] = []
        for part in [] if kiosk is None else [one for one in kiosk.findChildren(QWidget) if one.isVisible()]:
            brought = QMimeData()
            brought.setText("字")
            brought.setUrls([QUrl("file:///etc/passwd")])
            copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
            middle = part.rect().center()
            comes = QDragEnterEvent(middle, copy, brought, left, Qt.KeyboardModifier.NoModifier)
            comes.ignore()
            if part.acceptDrops():
                QApplication.sendEvent(part, comes)
                falls = QDropEvent(QPointF(middle), copy, brought, left, Qt.KeyboardModifier.NoModifier)
                falls.ignore()
                QApplication.sendEvent(part, falls)
                if falls.isAccepted():
                    taken.append(type(part).__name__)
        return taken

    def do_look(self) -> dict[str, Any]:
        kiosk = _kiosk()
        own = [] if kiosk is None else [kiosk, *kiosk.glass.curtains.values()]
        sheet = None if kiosk is None else next((s for s in kiosk.findChildren(PinSheet) if s.isVisible()), None)
        keys = {}
        if sheet is not None and sheet.pad.isEnabled():
            for name, key in sheet.pad.pad.keys.items():
                keys[name] = _middle(key)
        return {
            "route": "" if kiosk is None or kiosk.host.route is None else kiosk.host.route.name,
            "engaged": kiosk is not None and kiosk.lockdown.engaged,
            "pin": sheet is not None,
            "keys": keys,
            "buttons": {}
            if kiosk is None
            else {b.text().strip(): _middle(b) for b in kiosk.findChildren(Button) if b.isVisible()},
            "screens": [_rect(screen) for screen in QGuiApplication.screens()],
            "tops": sorted(_rect(top) for top in own if top.isVisible()),
        }


def _kiosk() -> KioskWindow | None:
    """Remembered at its making: `topLevelWidgets` keeps Python objects of dialogs that are long gone."""
    return _KIOSKS[-1] if _KIOSKS and shiboken6.isValid(_KIOSKS[-1]) else None


def _window() -> QWindow | None:
    kiosk = _kiosk()
    return None if kiosk is None else kiosk.windowHandle()


def _middle(part: QWidget) -> list[int]:
    middle = part.mapToGlobal(part.rect().center())
    return [middle.x(), middle.y()]


def _rect(thing: Any) -> list[int]:
    rect = thing.geometry()
    return [rect.x(), rect.y(), rect.width(), rect.height()]


def serve(path: str) -> None:
    hand: Hand | None = None
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(f"{path}.{os.getpid()}")
        door.listen()
        while True:
            line, _from = door.accept()
            with line, line.makefile("rw", encoding="utf-8") as stream:
                order = json.loads(stream.readline())
                if hand is None:
                    hand = _MADE.get(timeout=30)
                hand.done.clear()
                hand.asked.emit(order)
                hand.done.wait(10)
                stream.write(json.dumps(hand.answer) + "\n")


class _Made:
    """The hand is made in the thread of the window, as soon as that turns."""

    def __init__(self) -> None:
        self._hand: Hand | None = None
        self._there = threading.Event()

    def make(self) -> None:
        self._hand = Hand()
        self._there.set()

    def get(self, timeout: float) -> Hand:
        self._there.wait(timeout)
        assert self._hand is not None
        return self._hand


_MADE = _Made()


def main(path: str, arguments: list[str]) -> int:
    made = main_window.make_application

    def make_application(*args: Any, **options: Any) -> QApplication:
        app = made(*args, **options)
        QTimer.singleShot(0, _MADE.make)
        return app

    main_window.make_application = make_application
    shown = KioskWindow.showEvent

    def show_event(self: KioskWindow, event: QShowEvent) -> None:
        _KIOSKS.append(self)
        shown(self, event)

    KioskWindow.showEvent = show_event
    threading.Thread(target=serve, args=(path,), daemon=True).start()
    return main_window.run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
