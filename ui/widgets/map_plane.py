"""Boxes and stretches of ways in the plane of a map, and how much of the one lies in the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Stretch = tuple[float, float, float, float]
"""From x, y to x, y."""


def stretches(points: Sequence[Point]) -> tuple[Stretch, ...]:
    return tuple((*a, *b) for a, b in pairwise(points))


def around(points: Sequence[Point], more: float = 0.0) -> Box:
    across, down = [x for x, _y in points], [y for _x, y in points]
    return min(across) - more, min(down) - more, max(across) + more, max(down) + more


def apart(one: Box, other: Box) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def shared(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def inside(way: Stretch, box: Box) -> float:
    """Length of the way in the box."""
    begin, end = _shares(way, box)
    return float((end - begin) * ((way[2] - way[0]) ** 2 + (way[3] - way[1]) ** 2) ** 0.5) if begin < end else 0.0


def within(way: Sequence[Stretch], box: Box) -> tuple[float, float]:
    """How far from its beginning the way first comes into the box and last leaves it; (0, 0) where it never does."""
    on, entered, left = 0.0, -1.0, 0.0
    for part in way:
        length = ((part[2] - part[0]) ** 2 + (part[3] - part[1]) ** 2) ** 0.5
        begin, end = _shares(part, box)
        if begin < end:
            left = on + end * length
            if entered < 0:
                entered = on + begin * length
        on += length
    return max(0.0, entered), left


def _shares(way: Stretch, box: Box) -> tuple[float, float]:
    """Of the stretch, from where to where it is in the box (Liang and Barsky 1984); (1, 0) where it is not."""
    x, y, dx, dy = way[0], way[1], way[2] - way[0], way[3] - way[1]
    begin, end = 0.0, 1.0
    for step, room in ((-dx, x - box[0]), (dx, box[2] - x), (-dy, y - box[1]), (dy, box[3] - y)):
        if step == 0:
            if room < 0:
                return 1.0, 0.0
        elif step < 0:
            begin = max(begin, room / step)
        else:
            end = min(end, room / step)
        if begin >= end:
            return 1.0, 0.0
    return begin, end


def nearest(way: Sequence[Stretch], at: Point) -> tuple[float, Point]:
    """The point of the way that lies nearest, and how far off it is."""
    best, found = float("inf"), at
    for x, y, to_x, to_y in way:
        dx, dy = to_x - x, to_y - y
        share = ((at[0] - x) * dx + (at[1] - y) * dy) / ((dx * dx + dy * dy) or 1.0)
        share = min(1.0, max(0.0, share))
        off_x, off_y = x + share * dx - at[0], y + share * dy - at[1]
        away = off_x * off_x + off_y * off_y
        if away < best:
            best, found = away, (at[0] + off_x, at[1] + off_y)
    return float(best**0.5), found


def encloses(rim: Sequence[Point], at: Point) -> bool:
    """Whether a point lies in the polygon (by the parity of crossings to its right)."""
    x, y = at
    inside = False
    for (a, b), (c, d) in zip(rim, (*rim[1:], rim[0]), strict=True):
        if (b > y) != (d > y) and x < a + (c - a) * (y - b) / (d - b):
            inside = not inside
    return inside


def crossings(one: Sequence[Stretch], other: Sequence[Stretch]) -> int:
    return sum(_cross(a, b) for a in one for b in other)


def _cross(a: Stretch, b: Stretch) -> bool:
    if (a[0] < b[0] and a[0] < b[2] and a[2] < b[0] and a[2] < b[2]) or (
        a[0] > b[0] and a[0] > b[2] and a[2] > b[0] and a[2] > b[2]
    ):
        return False
    return _side(a, b[0], b[1]) * _side(a, b[2], b[3]) < 0 and _side(b, a[0], a[1]) * _side(b, a[2], a[3]) < 0


def _side(way: Stretch, x: float, y: float) -> float:
    return (way[2] - way[0]) * (y - way[1]) - (way[3] - way[1]) * (x - way[0])
