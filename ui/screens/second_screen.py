"""Where the room's window stands: over the whole second screen while there is one, else as a window beside the console.

A cable that is pulled never covers the console: Qt would bring the window, still full, to the only screen that is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

PART = 2, 3
"""Of the console's screen, where there is no other."""


class SecondScreen(QObject):
    """`moved` carries True when `window` came to the second screen, False when it came back from there."""

    moved = Signal(bool)

    def __init__(
        self, window: QWidget, beside: QWidget, screens: Callable[[], Sequence[QScreen]] = QGuiApplication.screens
    ) -> None:
        super().__init__(window)
        self._window, self._beside, self._screens = window, beside, screens
        self._away = False
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._soon)
            app.screenRemoved.connect(self._soon)

    def place(self) -> None:
        screens = self._screens()
        own = self._beside.screen()
        other = next((screen for screen in screens if screen is not own), None)
        self._away = other is not None
        if other is not None:
            self._window.setGeometry(other.geometry())
            self._window.showFullScreen()
            return
        self._window.showNormal()
        self._window.setGeometry(self._corner(own.availableGeometry()))

    def changed(self) -> None:
        """A screen came or went."""
        before = self._away
        if not self._window.isVisible():
            return
        self.place()
        if before != self._away:
            self.moved.emit(self._away)

    def _soon(self) -> None:
        """After Qt has moved what stood on a screen that went."""
        QTimer.singleShot(0, self, self.changed)

    def _corner(self, whole: QRect) -> QRect:
        wide, high = whole.width() * PART[0] // PART[1], whole.height() * PART[0] // PART[1]
        return QRect(whole.right() - wide, whole.bottom() - high, wide, high)
