"""Keeps a window over everything: the whole of its screen, in front, with the keys; a curtain on every other screen.

Screens come and go while the hall is open (a cable is pulled, a second one plugged in, a panel turned upright).
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from ui import theme

log = logging.getLogger(__name__)

LOOK_MS = 500
_POINT = 0, 0, 1, 1
# a screen that changes says so several times; and what is larger than its screen for a moment shows nothing behind it
_SETTLE_MS = 300


class Curtain(QWidget):
    """Plain ground for a screen that shows nothing of its own; it takes neither focus nor keys."""

    def __init__(self, screen: QScreen) -> None:
        super().__init__()
        self.setWindowTitle("应知应会")
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        cover_screen(self, screen)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().colours.rail))
        painter.end()


def cover_screen(window: QWidget, screen: QScreen) -> None:
    """Without a window manager nobody else makes a window as large as its screen."""
    if window.screen() is not screen:
        window.setScreen(screen)
    if window.geometry() != screen.geometry():
        window.setGeometry(screen.geometry())


class Glass(QObject):
    """`take_keys`: also hold the keyboard, so that a window manager's own shortcuts never hear of a key."""

    def __init__(self, window: QWidget, *, take_keys: bool) -> None:
        super().__init__(window)
        self._window, self._take_keys = window, take_keys
        self._holds_keys = False
        self.curtains: dict[QScreen, Curtain] = {}
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.cover)

    def start(self) -> None:
        app = QGuiApplication.instance()
        if not isinstance(app, QGuiApplication):
            return
        app.screenAdded.connect(self._screen_came)
        app.screenRemoved.connect(self._screen_went)
        app.primaryScreenChanged.connect(self._settle.start)
        for screen in app.screens():
            screen.geometryChanged.connect(self._settle.start)
        app.focusWindowChanged.connect(self._focus_went)
        self.cover()
        self._look.start()

    def stop(self) -> None:
        """Lets the keys go and takes the curtains away."""
        app = QGuiApplication.instance()
        if not self._look.isActive() or not isinstance(app, QGuiApplication):
            return
        self._look.stop()
        self._settle.stop()
        app.screenAdded.disconnect(self._screen_came)
        app.screenRemoved.disconnect(self._screen_went)
        app.primaryScreenChanged.disconnect(self._settle.start)
        for screen in app.screens():
            screen.geometryChanged.disconnect(self._settle.start)
        app.focusWindowChanged.disconnect(self._focus_went)
        self._hold_keys(False)
        for curtain in self.curtains.values():
            curtain.close()
            curtain.deleteLater()
        self.curtains.clear()

    def cover(self) -> None:
        """Every screen that is there now: the window on the first one, a curtain on each other."""
        screens = QGuiApplication.screens()
        if not screens:  # the only cable is out: nothing to cover until one comes
            return
        first = QGuiApplication.primaryScreen()
        self._cover_others()
        cover_screen(self._window, first)
        self._to_front()

    def _cover_others(self) -> None:
        first = QGuiApplication.primaryScreen()
        others = [screen for screen in QGuiApplication.screens() if screen is not first]
        for gone in [screen for screen in self.curtains if screen not in others]:
            curtain = self.curtains.pop(gone)
            curtain.close()
            curtain.deleteLater()
        for screen in others:
            curtain = self.curtains.get(screen) or Curtain(screen)
            self.curtains[screen] = curtain
            cover_screen(curtain, screen)
            curtain.show()

    def look(self) -> None:
        """Whatever else came up meanwhile goes behind again."""
        self._to_front()
        if QGuiApplication.screens() and self._window.geometry() != QGuiApplication.primaryScreen().geometry():
            self._settle.start()

    def _to_front(self) -> None:
        window = self._window
        if window.isMinimized() or not window.isVisible():
            window.showFullScreen()
        for one in (*self.curtains.values(), window):
            bring_up(one)
        if not window.isActiveWindow():
            window.activateWindow()
        self._hold_keys(True)

    def _hold_keys(self, wanted: bool) -> None:
        handle = self._window.windowHandle()
        if not self._take_keys or handle is None or wanted == self._holds_keys:
            return
        self._holds_keys = handle.setKeyboardGrabEnabled(wanted) and wanted

    def _screen_came(self, screen: QScreen) -> None:
        log.info("a screen came: %s", screen.name())
        screen.geometryChanged.connect(self._settle.start)
        self._cover_others()
        self._settle.start()

    def _screen_went(self, screen: QScreen) -> None:
        log.info("a screen went: %s", screen.name())
        curtain = self.curtains.pop(screen, None)
        if curtain is not None:
            curtain.close()
            curtain.deleteLater()
        self._settle.start()

    def _focus_went(self) -> None:
        if QGuiApplication.focusWindow() is None:
            QTimer.singleShot(0, self, self._to_front)


def bring_up(window: QWidget) -> None:
    """Above all other windows, at once: drawing sends the request off, on a still picture it would wait in xcb's buffer
    until something else is sent.
    """
    if has_order():
        window.raise_()
        window.update(*_POINT)


def has_order() -> bool:
    """Without a display there is no window above another, and the platform complains when asked for one."""
    return QGuiApplication.platformName() not in ("offscreen", "minimal")


def takes_keys() -> bool:
    """X11 alone lets a program hold the keyboard; elsewhere the system's own filter must do it."""
    return QGuiApplication.platformName() == "xcb"
