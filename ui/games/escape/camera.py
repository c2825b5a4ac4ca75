"""The eye that follows who walks: millimetres of the corridor to pixels of the glass."""

from __future__ import annotations

from edu.domain.games.smoke.floor import LENGTH
from ui.games import ease
from ui.games.escape.plan import Plan

_AHEAD = 900
"""It looks this far ahead of the way one goes."""
_BEYOND = 700
"""So much of what lies beyond the end walls is seen."""


class Camera:
    def __init__(self, plan: Plan, place: int, *, still: bool) -> None:
        self._plan, self._still = plan, still
        self.at = self._kept(place)

    def step(self, place: int, going: int) -> None:
        goal = self._kept(place + going * _AHEAD)
        self.at = self._kept(place) if self._still else ease.toward(self.at, goal, 0.07)

    def x(self, place: float) -> float:
        return self._plan.focus + (place - self.at) * self._plan.scale

    def place(self, x: float) -> float:
        return self.at + (x - self._plan.focus) / self._plan.scale

    def _kept(self, place: float) -> float:
        """Cards at a side hide what is there: both ends are seen between them."""
        half = min(self._plan.focus, self._plan.width - self._plan.focus) / self._plan.scale
        return max(half - _BEYOND, min(LENGTH + _BEYOND - half, place))
