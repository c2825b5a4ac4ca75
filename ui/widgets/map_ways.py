"""How the ways on a map are laid: as bows between two marks, each bent so that it keeps clear of the others.

A scenario says only which place a way leads from and to. Of several bends of each way the cheapest is taken: one that
neither crosses nor runs along another, passes no foreign mark and is no more bent than it must be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from ui.widgets.map_plane import Box, Point, Stretch, apart, around, crossings, nearest, stretches

BENDS = (0, 1, -1, 2, -2, 3, -3)
STEP, LONG_STEP = 0.9, 0.04
"""A bend in lines, and of the length of the way."""
PARTS = 8
"""Stretches of a bow."""
BENT, CROSSING, OUTSIDE, BLOCKED, CLOSE = 0.25, 3.0, 4.0, 4.0, 1.5
"""What it costs: a bend (its square), a crossing, a point outside or at a foreign mark, a point beside another way."""
CLEAR = 1.9
"""Lines that ways keep between them, so that a name has room on each of them."""
FAN = 0.35
"""Of the distance from where they meet: how far apart ways of the same mark should be."""
ROUNDS = 4
BREATH, WALK = 1.2, 3.0
"""Lines between two marks, and between two that a way joins: it must be seen."""
PUSHES = 40


@dataclass(frozen=True, slots=True)
class Mark:
    at: Point
    reach: float
    """Half its size."""


@dataclass(frozen=True, slots=True)
class _Bow:
    points: tuple[Point, ...]
    parts: tuple[Stretch, ...]
    box: Box


def pushed_apart(marks: Sequence[Mark], ways: Sequence[tuple[int, int]], field: Box, line: float) -> Sequence[Mark]:
    """Marks that lie on or beside one another are moved until each can be seen, and the way between them."""
    joined = {frozenset(way) for way in ways}
    spots = [list(mark.at) for mark in marks]
    for _turn in range(PUSHES):
        moved = False
        for one, other in combinations(range(len(marks)), 2):
            room = (WALK if frozenset((one, other)) in joined else BREATH) * line
            least = marks[one].reach + marks[other].reach + room
            dx, dy = spots[other][0] - spots[one][0], spots[other][1] - spots[one][1]
            away = (dx * dx + dy * dy) ** 0.5
            if away >= least - 0.5:
                continue
            moved = True
            share = (least - away) / 2
            x, y = (dx / away, dy / away) if away else (1.0, 0.0)
            for at, sign in ((one, -1), (other, 1)):
                spots[at][0] = min(max(field[0], spots[at][0] + sign * share * x), field[2])
                spots[at][1] = min(max(field[1], spots[at][1] + sign * share * y), field[3])
        if not moved:
            break
    return [Mark((x, y), mark.reach) for (x, y), mark in zip(spots, marks, strict=True)]


def laid(
    marks: Sequence[Mark], ways: Sequence[tuple[int, int]], within: Box, line: float
) -> Sequence[tuple[Point, ...]]:
    """The points of each way (from one mark to another, by their numbers), as far as they can be seen."""
    return _Layout(marks, ways, within, line).found()


class _Layout:
    def __init__(self, marks: Sequence[Mark], ways: Sequence[tuple[int, int]], within: Box, line: float) -> None:
        self._marks, self._ways, self._within, self._line = marks, ways, within, line
        self._bows = [[_bow(marks[a], marks[b], bend, line) for bend in BENDS] for a, b in ways]
        self._own = [[self._alone(way, at) for at in range(len(BENDS))] for way in range(len(ways))]
        self._both: dict[tuple[int, int, int, int], float] = {}

    def found(self) -> Sequence[tuple[Point, ...]]:
        bends = [min(range(len(BENDS)), key=own.__getitem__) for own in self._own]
        for _turn in range(ROUNDS):
            before = list(bends)
            for way in range(len(bends)):
                prices = [self._price(way, bend, bends) for bend in range(len(BENDS))]
                bends[way] = prices.index(min(prices))
            if bends == before:
                break
        return [self._shape(self._bows[way][bend], BENDS[bend]) for way, bend in enumerate(bends)]

    @staticmethod
    def _shape(bow: _Bow, bend: int) -> tuple[Point, ...]:
        return bow.points if bend else (bow.points[0], bow.points[-1])

    def _price(self, way: int, bend: int, bends: Sequence[int]) -> float:
        return self._own[way][bend] + sum(
            self._together(way, bend, other, bends[other]) for other in range(len(bends)) if other != way
        )

    def _alone(self, way: int, bend: int) -> float:
        bow, left = self._bows[way][bend], self._within
        price = BENT * BENDS[bend] ** 2
        price += OUTSIDE * sum(not (left[0] <= x <= left[2] and left[1] <= y <= left[3]) for x, y in bow.points)
        for number, mark in enumerate(self._marks):
            if number not in self._ways[way]:
                near = mark.reach + self._line
                away = nearest(bow.parts, mark.at)[0]
                price += BLOCKED * max(0.0, near - away) / self._line
        return price

    def _together(self, way: int, bend: int, other: int, its: int) -> float:
        if way > other:
            return self._together(other, its, way, bend)
        key = way, bend, other, its
        if key not in self._both:
            self._both[key] = self._between(way, other, self._bows[way][bend], self._bows[other][its])
        return self._both[key]

    def _between(self, way: int, other: int, one: _Bow, two: _Bow) -> float:
        clear = CLEAR * self._line
        if apart((one.box[0] - clear, one.box[1] - clear, one.box[2] + clear, one.box[3] + clear), two.box):
            return 0.0
        meet = [self._marks[at].at for at in set(self._ways[way]) & set(self._ways[other])]
        price = 0.0 if apart(one.box, two.box) else CROSSING * crossings(one.parts, two.parts)
        for x, y in one.points:
            room = min([clear, *(FAN * ((x - at[0]) ** 2 + (y - at[1]) ** 2) ** 0.5 for at in meet)])
            away = nearest(two.parts, (x, y))[0]
            if away < room:
                price += CLOSE * (1 - away / room) ** 2
        return price


def _bow(start: Mark, end: Mark, bend: int, line: float) -> _Bow:
    """Part of a parabola, from rim to rim."""
    (x, y), (to_x, to_y) = start.at, end.at
    length = max(1.0, ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5)
    off = 2 * bend * (STEP * line + LONG_STEP * length) / length
    turn_x, turn_y = (x + to_x) / 2 + (to_y - y) * off, (y + to_y) / 2 + (x - to_x) * off
    arm = max(1.0, 2 * ((turn_x - x) ** 2 + (turn_y - y) ** 2) ** 0.5)
    begin, last = min(0.4, start.reach / arm), 1 - min(0.4, end.reach / arm)
    points = []
    for part in range(PARTS + 1):
        t = begin + (last - begin) * part / PARTS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append((a * x + b * turn_x + c * to_x, a * y + b * turn_y + c * to_y))
    return _Bow(tuple(points), stretches(points), around(points))
