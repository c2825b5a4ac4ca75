"""Notices that a visitor has gone: after a while asks, then counts down, then says so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from ui.shell.signs_of_life import SignsOfLife

COUNTDOWN_S = 15


class IdleWatcher(QObject):
    """Counts on a monotonic clock that is passed in. `warned` carries the seconds left, once a second.

    While `watching` is False (the attract loop runs) nothing happens. The watcher sees every event of the program
    once it is installed on the application.
    """

    warned = Signal(int)
    stirred = Signal()
    expired = Signal()

    def __init__(
        self,
        monotonic_ms: Callable[[], int],
        *,
        idle_s: int = 45,
        countdown_s: int = COUNTDOWN_S,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._now, self._idle, self._countdown = monotonic_ms, idle_s * 1000, countdown_s * 1000
        self._last = monotonic_ms()
        self._signs = SignsOfLife(monotonic_ms)
        self._warning = False
        self._watching = False
        self._timer = QTimer(self)
        self._timer.setInterval(500)
        self._timer.timeout.connect(self.tick)

    @property
    def watching(self) -> bool:
        return self._watching

    def watch(self, on: bool) -> None:
        self._watching = on
        self._warning = False
        self._last = self._now()
        if on:
            self._timer.start()
        else:
            self._timer.stop()

    def stir(self) -> None:
        """Someone is there."""
        self._last = self._now()
        if self._warning:
            self._warning = False
            self.stirred.emit()

    def tick(self) -> None:
        if not self._watching:
            return
        still = self._now() - self._last
        if still >= self._idle + self._countdown:
            self.watch(False)
            self.expired.emit()
        elif still >= self._idle:
            self._warning = True
            self.warned.emit(-((still - self._idle - self._countdown) // 1000))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._signs.shown_by(event) and self._watching:  # a contact is followed from its press, watched or not
            self.stir()
        return False
