"""A scanner that types: it sends the eight digits of a ticket faster than any hand, and Return at the end.

Digits go on to whatever has the keys; only the Return that completes a code is kept from it, so that a scan never
presses the button that happens to have the focus.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow

from edu.domain.hall.tickets import LENGTH

WITHIN_MS = 1500
"""From the first digit to Return: slow scanners take half a second."""
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScanListener(QObject):
    """Installed on the application; `scanned` carries eight digits, whether or not they are a code."""

    scanned = Signal(str)

    def __init__(self, monotonic_ms: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = monotonic_ms
        self._digits: list[tuple[int, str]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key is seen once, where it reaches the window; on its way through the widgets it is the same key."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not isinstance(watched, QWindow):
            return False
        now = self._now()
        if event.key() in _RETURN:
            return self._ended(now)
        typed = event.text()
        if typed.isascii() and typed.isdigit():
            self._digits = [*self._digits, (now, typed)][-LENGTH - 1 :]
        elif typed:
            self._digits.clear()
        return False

    def _ended(self, now: int) -> bool:
        """Exactly eight: nine digits in so short a time are something else's."""
        fast = [digit for at, digit in self._digits if now - at <= WITHIN_MS]
        self._digits.clear()
        if len(fast) != LENGTH:
            return False
        self.scanned.emit("".join(fast))
        return True
