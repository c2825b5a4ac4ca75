"""Who walks along what: lanes, the stairs to the shelter, the steps from the office. Points in pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ui.games.river.plan import Plan

Point = tuple[float, float]


class Ways:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.stairs = plan.stairs.centre[0]
        self.steps = plan.steps.centre[0]
        self.door: Point = (plan.shelter.centre[0], plan.top)

    def lane(self, row: int, x: float) -> Point:
        return x, self._plan.lanes[row]

    def to_shelter(self, row: int, house: int) -> list[Point]:
        """From a house's door to the shelter's."""
        x, y = self._plan.spots[row][house]
        return [(x, y), self.lane(row, x), self.lane(row, self.stairs), (self.stairs, self._plan.top), self.door]

    def office(self, number: int) -> Point:
        """Where the four wait."""
        box, unit = self._plan.office, self._plan.unit
        # upright the roofs of the far row begin there: closer together, or the last one hides a mark
        along = -34 + 54 * number if self._plan.portrait else 8 + 62 * number
        return box.x + box.w + along * unit, self._plan.top

    def at_house(self, row: int, house: int) -> Point:
        """Before the door, a little to its side: who lives there comes out past."""
        x, y = self._plan.spots[row][house]
        return x - 0.3 * self._plan.house, y + 6 * self._plan.unit

    def between(self, here: Point, row_here: int | None, there: Point, row: int) -> list[Point]:
        """From anywhere (`row_here` None: the office) to a place in a row, by whichever flight is nearer."""
        plan = self._plan
        if row_here == row:
            return [here, self.lane(row, here[0]), self.lane(row, there[0]), there]
        if row_here is None:
            return [here, (self.steps, plan.top), self.lane(row, self.steps), self.lane(row, there[0]), there]
        flight = min((self.steps, self.stairs), key=lambda x: abs(x - here[0]) + abs(x - there[0]))
        return [here, self.lane(row_here, here[0]), self.lane(row_here, flight), self.lane(row, flight),
                self.lane(row, there[0]), there]  # fmt: skip


class Path:
    """A line through points, walked by length."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = list(points)
        self._marks = [0.0]
        for (x, y), (to_x, to_y) in zip(self._points, self._points[1:], strict=False):
            self._marks.append(self._marks[-1] + math.hypot(to_x - x, to_y - y))

    @property
    def length(self) -> float:
        return self._marks[-1]

    def back(self) -> Path:
        return Path(self._points[::-1])

    def at(self, far: float) -> tuple[Point, int]:
        """Where one is after `far` pixels, and which way one looks: 1 right, -1 left."""
        if far >= self.length:
            return self._points[-1], self._way(len(self._points) - 1)
        number = next(n for n in range(1, len(self._marks)) if far < self._marks[n])
        share = (far - self._marks[number - 1]) / (self._marks[number] - self._marks[number - 1])
        (x, y), (to_x, to_y) = self._points[number - 1], self._points[number]
        return (x + (to_x - x) * share, y + (to_y - y) * share), self._way(number)

    def _way(self, number: int) -> int:
        """The last sideways step counts: on the stairs one looks on as one came."""
        for at in range(number, 0, -1):
            aside = self._points[at][0] - self._points[at - 1][0]
            if abs(aside) > 1:
                return 1 if aside > 0 else -1
        return 1
