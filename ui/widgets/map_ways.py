"""How the ways on a map are laid: as bows between two marks, each bent so that it keeps clear of the others.

A scenario says only which place a way leads from and to. On which side of the straight line a way lies is decided
once for a scenario (`sides`): a drill may ask which of two roads is the safe one, and it must be the same one in every
window. How far it is bent depends on the room there is: the cheapest bend is taken, one that neither crosses nor runs
along another, passes no foreign mark and is no more bent than it must be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from ui.widgets.map_plane import Box, Point, Stretch, apart, around, crossings, encloses, nearest, stretches

MOST = 3
"""Bends to either side."""
STEP, LONG_STEP = 0.9, 0.04
"""A bend in lines, and of the length of the way."""
PARTS = 8
"""Stretches of a bow."""
BENT, CROSSING, OUTSIDE, BLOCKED, AROUND, CLOSE = 0.25, 12.0, 4.0, 12.0, 8.0, 2.5
"""What it costs: a bend (its square), a crossing, a point outside or at a foreign mark, a swing round one that a
straight way would leave aside, a point beside another way."""
CLEAR = 1.9
"""Lines that ways keep between them, so that a name has room on each of them."""
FAN = 0.35
"""Of the distance from where they meet: how far apart ways of the same mark should be."""
ROUNDS = 4
BREATH, WALK = 1.2, 3.0
"""Lines between two marks, and between two that a way joins: it must be seen."""
PUSHES = 40
STANDARD: Box = (60.0, 60.0, 740.0, 440.0)
STANDARD_WITHIN: Box = (0.0, 0.0, 800.0, 500.0)
STANDARD_REACH, STANDARD_LINE = 26.0, 18.0
"""The field that all places are spread over while sides are decided, whatever window they will be seen in."""


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


@lru_cache(maxsize=32)
def sides(places: tuple[Point, ...], ways: tuple[tuple[int, int], ...]) -> Sequence[int]:
    """For each way 1 or -1, by nothing but how the places lie to one another: the sign of the bends that it may have.

    Of ways between the same two places the first is the upper one (the left one where they lead straight up or down).
    """
    marks = [Mark(at, STANDARD_REACH) for at in _spread(places)]
    above = [_upper(places[start], places[end]) for start, end in ways]
    return _Layout(marks, ways, STANDARD_WITHIN, STANDARD_LINE, above, free=True).sides()


def laid(
    marks: Sequence[Mark], ways: Sequence[tuple[int, int]], within: Box, line: float, sides: Sequence[int]
) -> Sequence[tuple[Point, ...]]:
    """The points of each way (from one mark to another, by their numbers), as far as they can be seen."""
    return _Layout(marks, ways, within, line, sides).found()


def _spread(places: Sequence[Point]) -> Sequence[Point]:
    left, top, right, bottom = around(places) if places else STANDARD
    x, y, to_x, to_y = STANDARD
    across, down = (to_x - x) / ((right - left) or 1.0), (to_y - y) / ((bottom - top) or 1.0)
    return [(x + (at[0] - left) * across, y + (at[1] - top) * down) for at in places]


def _upper(start: Point, end: Point) -> int:
    """The sign of bends that lead above the straight line (to its left, where that leads straight up or down)."""
    return 1 if end[0] > start[0] or (end[0] == start[0] and end[1] < start[1]) else -1


class _Layout:
    """Ways between the same two marks are bent together, in their order, each farther to one side than the next."""

    def __init__(
        self, marks: Sequence[Mark], ways: Sequence[tuple[int, int]], within: Box, line: float, sides: Sequence[int],
        *, free: bool = False,
    ) -> None:  # fmt: skip
        """`free`: a way that is alone between its marks may lie on either side."""
        self._marks, self._ways, self._within, self._line, self._sides = marks, ways, within, line, sides
        self._bundles: dict[tuple[int, int], list[int]] = {}
        for number, way in enumerate(ways):
            self._bundles.setdefault(way, []).append(number)
        self._bows: dict[tuple[int, float], _Bow] = {}
        self._both: dict[tuple[int, float, int, float], float] = {}
        self._choices = {
            way: sorted(
                ((self._among(numbers, choice), choice) for choice in _choices(len(numbers), sides[numbers[0]], free)),
                key=lambda one: one[0],
            )
            for way, numbers in self._bundles.items()
        }

    def found(self) -> Sequence[tuple[Point, ...]]:
        return [self._shape(self._bow(way, bend), bend) for way, bend in enumerate(self._bends())]

    def sides(self) -> Sequence[int]:
        """What lies straight here has a side too: the better one, should it have to be bent elsewhere."""
        bends, found = self._bends(), list(self._sides)
        for numbers in self._bundles.values():
            way = numbers[0]
            if len(numbers) == 1:
                upper, bend = self._sides[way], bends[way]
                if not bend:
                    bend = min(
                        (upper, -upper), key=lambda one: self._among([way], [one]) + self._beside([way], [one], bends)
                    )
                found[way] = 1 if bend > 0 else -1
        return found

    def _bends(self) -> list[float]:
        """By the numbers of the ways; at first each bundle as if it were alone."""
        bends = [0.0] * len(self._ways)
        for turn in range(ROUNDS + 1):
            before = list(bends)
            for way, numbers in self._bundles.items():
                for number, bend in zip(numbers, self._best(way, bends if turn else None), strict=True):
                    bends[number] = bend
            if turn and bends == before:
                break
        return bends

    def _best(self, way: tuple[int, int], bends: Sequence[float] | None) -> Sequence[float]:
        """The others are asked only about choices that are not dearer in themselves than one that was found."""
        best, least = self._choices[way][0][1], float("inf")
        for price, choice in self._choices[way]:
            if price >= least:
                break
            whole = price + (self._beside(self._bundles[way], choice, bends) if bends is not None else 0.0)
            if whole < least:
                best, least = choice, whole
        return best

    @staticmethod
    def _shape(bow: _Bow, bend: float) -> tuple[Point, ...]:
        return bow.points if bend else (bow.points[0], bow.points[-1])

    def _bow(self, way: int, bend: float) -> _Bow:
        if (way, bend) not in self._bows:
            start, end = self._ways[way]
            self._bows[way, bend] = _bow(self._marks[start], self._marks[end], bend, self._line)
        return self._bows[way, bend]

    def _among(self, numbers: Sequence[int], choice: Sequence[float]) -> float:
        mine = list(zip(numbers, choice, strict=True))
        own = sum(self._alone(way, bend) for way, bend in mine)
        return own + sum(self._together(*one, *other) for one, other in combinations(mine, 2))

    def _beside(self, numbers: Sequence[int], choice: Sequence[float], bends: Sequence[float]) -> float:
        others = [at for at in enumerate(bends) if at[0] not in numbers]
        return sum(self._together(*one, *other) for one in zip(numbers, choice, strict=True) for other in others)

    def _alone(self, way: int, bend: float) -> float:
        bow, room = self._bow(way, bend), self._within
        start, end = self._ways[way]
        rim = (self._marks[start].at, *bow.points, self._marks[end].at)
        price = BENT * bend**2
        price += OUTSIDE * sum(not (room[0] <= x <= room[2] and room[1] <= y <= room[3]) for x, y in bow.points)
        for number, mark in enumerate(self._marks):
            if number not in self._ways[way]:
                near = mark.reach + self._line
                away = nearest(bow.parts, mark.at)[0]
                price += BLOCKED * max(0.0, near - away) / self._line
                price += AROUND * encloses(rim, mark.at)
        return price

    def _together(self, way: int, bend: float, other: int, its: float) -> float:
        if way > other:
            return self._together(other, its, way, bend)
        key = way, bend, other, its
        if key not in self._both:
            self._both[key] = self._between(way, other, self._bow(way, bend), self._bow(other, its))
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


def _choices(count: int, side: int, free: bool) -> Sequence[tuple[float, ...]]:
    """Bends for so many ways between the same two marks: in their order, the first one farthest to `side`."""
    all_bends = [float(side * bend) for bend in range(MOST, -MOST - 1, -1)]
    if count == 1:
        return [(bend,) for bend in sorted(all_bends, key=abs) if free or bend * side >= 0]
    if count > len(all_bends):
        return [tuple(side * MOST * (1 - 2 * at / (count - 1)) for at in range(count))]
    return list(combinations(all_bends, count))


def _bow(start: Mark, end: Mark, bend: float, line: float) -> _Bow:
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
