"""Which events show that somebody stands before the glass: a press, or a fresh finger on its way.

What merely lies there shows nothing, however long it trembles; neither does a pointer that drifts or a key held down.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QKeyEvent, QMouseEvent, QTouchEvent

FRESH_MS = 20_000
"""A contact older than this lies on the glass: nobody drags for longer without lifting the finger."""
MOVED_PX = 24
"""So far a contact has to come to have moved (12 mm on a 43-inch panel); a finger at rest trembles by less."""

_TYPES = QEvent.Type
_TOUCHES = frozenset({_TYPES.TouchBegin, _TYPES.TouchUpdate, _TYPES.TouchEnd})
_PRESSES = frozenset({_TYPES.MouseButtonPress, _TYPES.MouseButtonDblClick})
_POINTER = "pointer"


@dataclass(slots=True)
class _Contact:
    """`at` is where it was pressed, then where it was last seen to have moved to (pixels of the screens)."""

    since_ms: int
    at: QPointF


class SignsOfLife:
    """Follows every contact from its press to its end. One event may be seen several times: by the window, by the
    widget under the finger and by those behind it.
    """

    def __init__(self, monotonic_ms: Callable[[], int]) -> None:
        self._now = monotonic_ms
        self._contacts: dict[Hashable, _Contact] = {}

    def shown_by(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHES:
            return isinstance(event, QTouchEvent) and self._touch(event)
        if kind in _PRESSES:
            return isinstance(event, QMouseEvent) and self._down(_POINTER, event.globalPosition())
        if kind == _TYPES.MouseMove:
            held = isinstance(event, QMouseEvent) and event.buttons() != Qt.MouseButton.NoButton
            return held and self._moved(_POINTER, event.globalPosition())  # type: ignore[attr-defined]
        if kind == _TYPES.KeyPress:
            return isinstance(event, QKeyEvent) and not event.isAutoRepeat()
        if kind == _TYPES.MouseButtonRelease:
            self._contacts.pop(_POINTER, None)
        elif kind == _TYPES.TouchCancel:
            self._contacts.clear()
        return kind == _TYPES.Wheel

    def _touch(self, event: QTouchEvent) -> bool:
        shown = False
        device = event.pointingDevice().systemId()
        for point in event.points():
            finger, state = (device, point.id()), point.state()
            if state == QEventPoint.State.Pressed:
                shown = self._down(finger, point.globalPosition()) or shown
            elif state == QEventPoint.State.Updated:
                shown = self._moved(finger, point.globalPosition()) or shown
            elif state == QEventPoint.State.Released:
                self._contacts.pop(finger, None)
        return shown

    def _down(self, contact: Hashable, at: QPointF) -> bool:
        self._contacts[contact] = _Contact(self._now(), at)
        return True

    def _moved(self, contact: Hashable, at: QPointF) -> bool:
        """False as well for one whose press was never seen: it was there before."""
        known = self._contacts.get(contact)
        if known is None or self._now() - known.since_ms > FRESH_MS or (at - known.at).manhattanLength() < MOVED_PX:
            return False
        known.at = at
        return True
