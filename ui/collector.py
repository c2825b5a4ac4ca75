"""Python's collector of cycles, kept in the window's thread.

By itself it runs in whichever thread makes the object that is one too many: mostly a background lane that reads packs.
A screen that was left and waits in a cycle is then destroyed there (PySide6 6.11 does not hand it to its own thread),
while Qt draws in the window's. So the collector is switched off, and asked for from a timer of the window.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 200


class Collector(QObject):
    """Collects as often as the thresholds say, the oldest generation first; they may be changed while it runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> int:
        """Objects that were found to be garbage; 0 where none was due."""
        due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        return next((gc.collect(generation) for generation in (2, 1, 0) if due[generation]), 0)

    def stop(self) -> None:
        """As it was before."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
