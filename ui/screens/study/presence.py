"""Feeds a page's Activity from the window: touches, keys, wheel; hidden, shown. No movement of its own counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from edu.domain.activity import Activity

_INPUT = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.KeyPress, QEvent.Type.TouchBegin,
     QEvent.Type.ShortcutOverride}
)  # fmt: skip


class Presence(QObject):
    """`watch` every widget that may swallow an input. One Activity a page: `turn` begins the next."""

    def __init__(self, parent: QWidget, monotonic_ms: Callable[[], int]) -> None:
        super().__init__(parent)
        self._now = monotonic_ms
        self._activity = Activity(monotonic_ms())
        self._hidden = False
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_application)

    def watch(self, widget: QWidget) -> None:
        widget.installEventFilter(self)

    def turn(self) -> None:
        self._activity = Activity(self._now())
        if self._hidden:
            self._activity.hidden(self._now())

    def touched(self) -> None:
        self._activity.touched(self._now())

    def measured(self) -> tuple[int, int]:
        """Active and seen milliseconds of this page so far."""
        now = self._now()
        return self._activity.active_ms(now), self._activity.seen_ms(now)

    @property
    def idle(self) -> bool:
        return self._activity.is_idle(self._now())

    def hide(self, *, hidden: bool) -> None:
        if hidden == self._hidden:
            return
        self._hidden = hidden
        if hidden:
            self._activity.hidden(self._now())
        else:
            self._activity.shown(self._now())

    def _on_application(self, state: Qt.ApplicationState) -> None:
        """Another program in front, a locked screen: nobody reads here."""
        self.hide(hidden=state != Qt.ApplicationState.ApplicationActive)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _INPUT:
            self.touched()
        elif kind == QEvent.Type.WindowStateChange and isinstance(watched, QWidget):
            self.hide(hidden=watched.isMinimized())
        return False
