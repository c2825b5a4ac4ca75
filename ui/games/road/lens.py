"""The street as one picture to both sides: whole where one crosses, smaller and smaller towards its two ends.

As in a photograph that was swung from left to right: far along and near are on one glass, and what comes grows. All
lengths of the rules are millimetres, all places pixels.
"""

from __future__ import annotations

import math

from edu.domain.games.road.crossing import WIDTH
from ui.games.road.plan import Plan

_STEEPEST = 0.8


class Lens:
    """`tilt`: sine of the angle at which one looks down; `upright` is what height is worth (its cosine)."""

    def __init__(self, plan: Plan) -> None:
        self._middle = plan.width / 2
        self._near, self._vanish = plan.near, plan.vanish
        self._across = (plan.near - plan.far) / WIDTH
        self._bend = plan.bend
        self._reach = plan.width / 2 / math.asinh(plan.sight / plan.bend)
        self.metre = 1000 * self._reach / self._bend
        """Pixels, where one crosses."""
        self.tilt = min(_STEEPEST, self._across * 1000 / self.metre)
        self.upright = math.sqrt(1 - self.tilt**2)

    def share(self, along: float) -> float:
        """1 where one crosses, less towards the ends."""
        return 1 / math.hypot(1, along / self._bend)

    def x(self, along: float) -> float:
        """`along`: left of the crossing is negative."""
        return self._middle + self._reach * math.asinh(along / self._bend)

    def y(self, along: float, across: float) -> float:
        """`across`: from the near kerb."""
        here = self._near - across * self._across
        return self._vanish + (here - self._vanish) * self.share(along)

    def at(self, along: float, across: float) -> tuple[float, float]:
        return self.x(along), self.y(along, across)
