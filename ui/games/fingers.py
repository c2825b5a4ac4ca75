"""Which touches count: several fingers do, a palm and a storm do not."""

from __future__ import annotations

from collections import deque

FINGERS = 4
"""At once; whoever lays more on the glass lays a hand on it."""
_STORM, _STORM_MS = 8, 250
PALM = 90.0
"""A contact broader than this (pixels) is no finger tip."""


class Fingers:
    def __init__(self) -> None:
        self._down: set[int] = set()
        self._lately: deque[int] = deque(maxlen=_STORM)

    @property
    def down(self) -> frozenset[int]:
        return frozenset(self._down)

    def begins(self, finger: int, now_ms: int, broad: float = 0.0) -> bool:
        """False: not counted, and neither is anything else that this finger does until it is lifted."""
        storm = len(self._lately) == _STORM and now_ms - self._lately[0] < _STORM_MS
        self._lately.append(now_ms)
        if storm or broad > PALM or len(self._down) >= FINGERS or finger in self._down:
            return False
        self._down.add(finger)
        return True

    def holds(self, finger: int) -> bool:
        return finger in self._down

    def ends(self, finger: int) -> bool:
        if finger not in self._down:
            return False
        self._down.discard(finger)
        return True

    def clear(self) -> None:
        self._down.clear()
        self._lately.clear()
