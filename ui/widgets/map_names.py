"""Where the names on a map stand: beside what they name, inside the map, over no mark, no way and no other name.

Every name has many places, each with a price: what it would cover and how far away it is. The cheapest is taken, and
after all have one, each is asked again now that the others stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF

GAP = 2.0
ROUNDS = 3
ALONG = (0.5, 0.35, 0.65, 0.2, 0.8)
"""Shares of a stretch of way beside which its name may stand."""
MARK, WAY, OWN, NEAR = 4.0, 0.6, 0.3, 0.15
"""What covering costs beside covering a name: a mark, a way (by its length × a line), the way that is named, a way
close by."""
APART = (0.0, 0.5, 1.3)
"""Lines away from the mark or way; what they cost is their square."""
STRAY = 4.0
"""Times that for a way: no line leads to its name."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Stretch = tuple[float, float, float, float]
"""From x, y to x, y."""


@dataclass(frozen=True, slots=True)
class Name:
    """Of a mark (`at`, `reach`: half the mark's size) or of a way (its points). `idle`: see `MapNames.placed`."""

    size: QSizeF
    line: float
    """Height of one line of it."""
    at: QPointF = field(default_factory=QPointF)
    reach: float = 0.0
    way: tuple[QPointF, ...] = ()
    idle: bool = False


class MapNames:
    """Marks and ways are told first, then the names are placed together."""

    def __init__(self, inside: QRectF) -> None:
        self._inside = inside
        self._marks: list[Box] = []
        self._ways: list[Stretch] = []

    def mark(self, box: QRectF) -> None:
        self._marks.append((box.left(), box.top(), box.right(), box.bottom()))

    def way(self, points: Sequence[QPointF]) -> None:
        self._ways += _stretches(points)

    def placed(self, names: Sequence[Name]) -> Sequence[QRectF | None]:
        """In the order of `names`; None for an idle one that would cover more than about a line of a way."""
        found: list[Box | None] = [None] * len(names)
        for turn in range(ROUNDS):
            before = list(found)
            for at, name in enumerate(names):
                others = [box for number, box in enumerate(found) if box is not None and number != at]
                found[at] = self._best(name, others)
            if turn and found == before:
                break
        return [None if box is None else QRectF(box[0], box[1], box[2] - box[0], box[3] - box[1]) for box in found]

    def _best(self, name: Name, others: Sequence[Box]) -> Box | None:
        own = frozenset(_stretches(name.way))
        foreign = [way for way in self._ways if way not in own]
        best, least, covers = None, float("inf"), 0.0
        for extra, box in self._places(name):
            if extra >= least:
                continue
            covered = self._covered(box, name.line, others, foreign)
            price = extra + covered
            if own:
                price += name.line * (OWN * sum(_inside(way, box) for way in own) + _beside(box, name.line, foreign))
            if price < least:
                best, least, covers = box, price, covered
        return None if name.idle and covers > name.line**2 else best

    def _places(self, name: Name) -> Iterator[tuple[float, Box]]:
        """With what each costs by itself: nearer ones and earlier ones are cheaper."""
        wide, high = name.size.width(), name.size.height()
        for apart in APART:
            price = (apart * name.line) ** 2 * (STRAY if name.way else 1.0)
            for number, middle in enumerate(_middles(name, apart * name.line)):
                yield price + number, self._held(middle.x() - wide / 2, middle.y() - high / 2, wide, high)

    def _held(self, left: float, top: float, wide: float, high: float) -> Box:
        """Pushed inside from the edges."""
        inside = self._inside
        left = min(max(inside.left(), left), inside.right() - wide)
        top = min(max(inside.top(), top), inside.bottom() - high)
        return left, top, left + wide, top + high

    def _covered(self, box: Box, line: float, others: Sequence[Box], ways: Sequence[Stretch]) -> float:
        names = sum(_shared(box, other) for other in others)
        marks = sum(_shared(box, mark) for mark in self._marks)
        return names + MARK * marks + WAY * line * sum(_inside(way, box) for way in ways)


def _beside(box: Box, line: float, ways: Sequence[Stretch]) -> float:
    """So that a way's name stands nearer to it than to any other."""
    near = (box[0] - line / 2, box[1] - line / 2, box[2] + line / 2, box[3] + line / 2)
    return NEAR * sum(_inside(way, near) for way in ways)


def _middles(name: Name, apart: float) -> Iterator[QPointF]:
    if name.way:
        yield from _along(name, apart)
        return
    wide, high, at = name.size.width(), name.size.height(), name.at
    down, across = name.reach + high / 2 + GAP + apart, name.reach + wide / 2 + GAP + apart
    spots = [(0.0, down), (0.0, -down), (across, 0.0), (-across, 0.0)]
    for share in (wide / 4, wide / 2, wide / 3):
        spots += [(share, down), (-share, down), (share, -down), (-share, -down)]
    for share in (high / 2, high, down):
        spots += [(across, share), (across, -share), (-across, share), (-across, -share)]
    for x, y in spots:
        yield QPointF(at.x() + x, at.y() + y)


def _along(name: Name, apart: float) -> Iterator[QPointF]:
    """Touching a stretch of the way from one side or the other, or on it."""
    wide, high = name.size.width(), name.size.height()
    for share in ALONG:
        for from_x, from_y, to_x, to_y in _stretches(name.way):
            length = max(1.0, ((to_x - from_x) ** 2 + (to_y - from_y) ** 2) ** 0.5)
            across_x, across_y = (to_y - from_y) / length, (from_x - to_x) / length
            off = (wide * abs(across_x) + high * abs(across_y)) / 2 + 2 * GAP + apart
            x, y = from_x + (to_x - from_x) * share, from_y + (to_y - from_y) * share
            yield QPointF(x + across_x * off, y + across_y * off)
            yield QPointF(x - across_x * off, y - across_y * off)
            if not apart:
                yield QPointF(x, y)


def _stretches(points: Sequence[QPointF]) -> list[Stretch]:
    return [(a.x(), a.y(), b.x(), b.y()) for a, b in pairwise(points)]


def _shared(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _inside(way: Stretch, box: Box) -> float:
    """Length of the way in the box (Liang and Barsky 1984)."""
    x, y, dx, dy = way[0], way[1], way[2] - way[0], way[3] - way[1]
    begin, end = 0.0, 1.0
    for step, room in ((-dx, x - box[0]), (dx, box[2] - x), (-dy, y - box[1]), (dy, box[3] - y)):
        if step == 0:
            if room < 0:
                return 0.0
        elif step < 0:
            begin = max(begin, room / step)
        else:
            end = min(end, room / step)
        if begin >= end:
            return 0.0
    return float((end - begin) * (dx * dx + dy * dy) ** 0.5)
