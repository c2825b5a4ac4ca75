"""Everything that is pressed at the console, one change at a time, and after each the run as it then stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from edu.domain.drills.run_views import RunView
from ui.screens.desk import Desk

CLOCK = "clock"


class Presses(QObject):
    """What is pressed meanwhile is done next, so that a step of the clock swallows no press."""

    done = Signal(object)
    lost = Signal(object)
    """The run is not played here any more: the error that said so. What was still to be done is dropped."""
    stalled = Signal()
    """A step of the clock failed (a full disk, say): it is not tried again by itself."""

    def __init__(self, over: QWidget, desk: Desk, look: Callable[[], RunView], held: Callable[[], bool]) -> None:
        super().__init__(over)
        self._over, self._desk, self._view, self._held = over, desk, look, held
        self._doing = ""
        self._waiting: list[tuple[Callable[[], object], str]] = []
        self.busy = False

    def do(self, work: Callable[[], object], what: str = "") -> None:
        """`what` names presses of which a second one is a slip of the finger."""
        if self.busy:
            if what != CLOCK and not (what and what in (self._doing, *(other for _work, other in self._waiting))):
                self._waiting.append((work, what))
            return
        self.busy, self._doing = True, what

        def both() -> RunView:
            work()
            return self._view()

        self._desk.load(self._over, both, self._done, on_error=self._refused)

    def look(self) -> None:
        """A phone put something in. What the trainer pressed meanwhile is done as well, after it."""
        self._desk.load(self._over, self._view, self.done.emit, on_error=self._unseen)

    def _unseen(self, error: Exception) -> None:
        if self._held():
            self._desk.navigator.fail(error)
        else:
            self.lost.emit(error)

    def _refused(self, error: Exception) -> None:
        if self._held():
            self._desk.navigator.fail(error)
            if self._doing == CLOCK:
                self.stalled.emit()
            self._free()
            return
        self._waiting.clear()
        self._free()
        self.lost.emit(error)

    def _done(self, view: RunView) -> None:
        self.done.emit(view)
        self._free()

    def _free(self) -> None:
        self.busy, self._doing = False, ""
        if self._waiting:
            self.do(*self._waiting.pop(0))
