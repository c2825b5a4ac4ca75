"""Where the names on a map stand: a mark's beside it, a way's on it, inside the map, over no foreign mark, way or name.

Every name has many places, each with a price: what it would cover and how far away it is. The cheapest is taken, and
after all have one, each is asked again now that the others stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import permutations

from PySide6.QtCore import QPointF, QRectF, QSizeF

from ui.widgets.map_plane import Box, Point, Stretch, around, inside, nearest, shared, stretches, within

_Way = tuple[Box, tuple[Stretch, ...]]

GAP = 2.0
ROUNDS = 8
ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
"""Shares of a way on or beside which its name may stand."""
APART = (0.0, 0.5, 1.3, 2.4)
"""Lines away from the mark or way; what they cost is their square."""
NAME, MARK, WAY, NEAR = 6.0, 12.0, 2.6, 0.3
"""What covering costs: a name, a mark, a way (by its length × a line), and being close to one of the latter two: a name
must not seem to be another's."""
CLOSE = 0.4
"""Lines that are close."""
OFF, STRAY = 2.0, 1.5
"""What it costs a way's name to stand off it (× a line²), and times APART."""
ON = 0.6
"""Lines of a way that are under a name which stands on it."""
SHIFTS = ((0.0, 0.0), (0.0, 0.3), (0.0, -0.3), (0.2, 0.0), (-0.2, 0.0), (0.36, 0.0), (-0.36, 0.0))
"""Of its width and height: how far from its middle a name may be pierced by its way, away from another that is near."""
FLAT = 0.35
"""Of the way's direction: along it a name need not be pushed."""
SHIFT = 2.0
"""What that costs: its square × a line²."""
ROOM = 6.0
"""What an idle name may cost in covering, × a line²."""
SEEN, HIDDEN = 0.9, 2.4
"""Lines of its way that are seen on either side of a name on it, and what it costs where they are not."""


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


@dataclass(slots=True)
class _Offer:
    """`least` is what a place costs by its distance alone; what it covers is looked at only where that may matter."""

    least: float
    box: Box
    spot: Point
    price: float = -1.0
    covers: float = 0.0

    @property
    def rect(self) -> QRectF:
        return QRectF(QPointF(*self.box[:2]), QPointF(*self.box[2:]))


class MapNames:
    """Marks and ways are told first, then the names are placed together."""

    def __init__(self, within: QRectF) -> None:
        self._within = within
        self._marks: list[Box] = []
        self._ways: list[_Way] = []

    def mark(self, box: QRectF) -> None:
        self._marks.append((box.left(), box.top(), box.right(), box.bottom()))

    def way(self, points: Sequence[QPointF]) -> None:
        plain = _plain(points)
        self._ways.append((around(plain), stretches(plain)))

    def placed(self, names: Sequence[Name]) -> Sequence[QRectF | None]:
        """In the order of `names`; None for an idle one that would cover more than some two lines of a way."""
        books = [_Book(name, self._within, self._marks, self._ways) for name in names]
        found: list[_Offer | None] = [None] * len(names)
        for turn in range(ROUNDS):
            before = list(found)
            for at, book in enumerate(books):
                found[at] = book.best([one.box for number, one in enumerate(found) if one and number != at])
            if turn and found == before and not _made_way(books, found):
                break
        return [None if one is None else one.rect for one in found]


class _Book:
    """The places of one name."""

    def __init__(self, name: Name, within: QRectF, marks: Sequence[Box], ways: Sequence[_Way]) -> None:
        self._name, self._within, self._marks = name, within, marks
        self._own = stretches(_plain(name.way))
        at = name.at.x(), name.at.y()
        self._foreign = [way for way in ways if way[1] != self._own]
        self._strange = marks if self._own else [mark for mark in marks if not _holds(mark, at)]
        places = self._way_places() if self._own else self._places()
        self._offers = sorted((_Offer(*place) for place in places), key=lambda offer: offer.least)

    def best(self, others: Sequence[Box]) -> _Offer | None:
        """None for an idle name without room."""
        best, least = None, float("inf")
        for offer in self._offers:
            if offer.least >= least:
                break
            price = self._with(offer, others, least)
            if price < least:
                best, least = offer, price
        for offer in self._nudged(best, others) if best else ():
            price = self._with(offer, others, least)
            if price < least:
                best, least = offer, price
        if best is None or (self._name.idle and self._covers(best, others) > ROOM * self._name.line**2):
            return None
        return best

    def _with(self, offer: _Offer, others: Sequence[Box], most: float) -> float:
        """What a place costs beside those names; not looked at closely where that is `most` already."""
        names = NAME * sum(shared(offer.box, other) for other in others)
        if offer.least + names >= most:
            return most
        if offer.price < 0:
            self._weigh(offer)
        return offer.price + names

    @staticmethod
    def _covers(offer: _Offer, others: Sequence[Box]) -> float:
        return offer.covers + NAME * sum(shared(offer.box, other) for other in others)

    def _nudged(self, offer: _Offer, others: Sequence[Box]) -> Iterator[_Offer]:
        """Less than a line to one side, where it no longer touches a name that it lies on."""
        box = offer.box
        for other in [other for other in others if shared(box, other)]:
            for dx, dy in (
                (other[0] - box[2], 0.0), (other[2] - box[0], 0.0), (0.0, other[1] - box[3]), (0.0, other[3] - box[1]),
            ):  # fmt: skip
                if abs(dx) + abs(dy) < self._name.line:
                    middle = (box[0] + box[2]) / 2 + dx, (box[1] + box[3]) / 2 + dy
                    yield _Offer(offer.least, self._held(middle, box[2] - box[0], box[3] - box[1]), offer.spot)

    def _weigh(self, offer: _Offer) -> None:
        line, box = self._name.line, offer.box
        close = CLOSE * line
        marks = sum(shared(box, mark) for mark in self._marks)
        near = box[0] - close, box[1] - close, box[2] + close, box[3] + close
        beside = sum(shared(near, mark) for mark in self._strange)
        if self._own:  # and what the line crosses that leads to its way
            x, y = offer.spot
            near = min(near[0], x - close), min(near[1], y - close), max(near[2], x + close), max(near[3], y + close)
        ways = _length(self._foreign, near)
        under = _length(self._foreign, box) if ways else 0.0
        offer.covers = MARK * marks + WAY * line * under
        offer.price = offer.least + offer.covers + NEAR * max(0.0, beside - marks)
        if self._own:
            offer.price += NEAR * line * (ways - under)

    def _places(self) -> Iterator[tuple[float, Box, Point]]:
        """Of a mark's name; nearer ones and earlier ones are cheaper."""
        name = self._name
        wide, high = name.size.width(), name.size.height()
        for apart in APART:
            for number, middle in enumerate(_beside(name, apart * name.line)):
                yield (apart * name.line) ** 2 + number, self._held(middle, wide, high), middle

    def _way_places(self) -> Iterator[tuple[float, Box, Point]]:
        """On the way, so that nobody can take it for another's; where that would hide the way, beside it."""
        name, own = self._name, self._own
        wide, high, line = name.size.width(), name.size.height(), name.line
        lengths = [((c - a) ** 2 + (d - b) ** 2) ** 0.5 for a, b, c, d in own]
        whole = sum(lengths)
        for number, share in enumerate(ALONG):
            (x, y), (dx, dy) = _station(own, lengths, share * whole)
            for across, down in SHIFTS:
                if (across and abs(dy) < FLAT) or (down and abs(dx) < FLAT):
                    continue  # another share of the way is the same
                box = self._held((x + across * wide, y + down * high), wide, high)
                begin, end = within(own, box)
                if end - begin >= ON * line:
                    hidden = max(0.0, SEEN * line - min(begin, whole - end))
                    push = SHIFT * line * line * (across * across + down * down)
                    yield number + HIDDEN * line * hidden + push, box, (x, y)
            for apart in APART:
                off = (wide * abs(dy) + high * abs(dx)) / 2 + 2 * GAP + apart * line
                price = number + line * line * (OFF + STRAY * apart**2)
                for sign in (1, -1):
                    yield price, self._held((x + sign * dy * off, y - sign * dx * off), wide, high), (x, y)

    def _held(self, middle: Point, wide: float, high: float) -> Box:
        """Pushed inside from the edges."""
        within = self._within
        left = min(max(within.left(), middle[0] - wide / 2), within.right() - wide)
        top = min(max(within.top(), middle[1] - high / 2), within.bottom() - high)
        return left, top, left + wide, top + high


def _made_way(books: Sequence[_Book], found: list[_Offer | None]) -> bool:
    """Of two names that lie on each other one goes where it would best stand alone, and the other makes way for it."""
    moved = False
    for one, other in permutations(range(len(books)), 2):
        first, second = found[one], found[other]
        if first is None or second is None or not shared(first.box, second.box):
            continue
        rest = [box.box for at, box in enumerate(found) if box is not None and at not in (one, other)]
        mine = books[one].best(rest)
        its = books[other].best([*rest, mine.box]) if mine else None
        if mine and its and _price((mine, its), rest) < _price((first, second), rest) - 1:
            found[one], found[other], moved = mine, its, True
    return moved


def _price(two: tuple[_Offer, _Offer], rest: Sequence[Box]) -> float:
    over = shared(two[0].box, two[1].box) + sum(shared(offer.box, box) for offer in two for box in rest)
    return two[0].price + two[1].price + NAME * over


def leader(name: Name, box: QRectF, least: float) -> tuple[QPointF, QPointF] | None:
    """From a name to what it names, where they are more than `least` from each other."""
    own = stretches(_plain(name.way))
    sides = (box.left(), box.top(), box.right(), box.bottom())
    if own:
        middle = box.center().x(), box.center().y()
        away, end = nearest(own, middle)
        if away <= box.height() / 2 + least or sum(inside(part, sides) for part in own) >= ON * name.line:
            return None
        spot = _rim(box, end)
    else:
        end = (name.at.x(), name.at.y())
        spot = _toward(sides, end)
        if abs(spot[0] - end[0]) + abs(spot[1] - end[1]) - name.reach <= least:
            return None
    return QPointF(*spot), QPointF(*end)


def _beside(name: Name, apart: float) -> Iterator[Point]:
    wide, high, at = name.size.width(), name.size.height(), name.at
    down, across = name.reach + high / 2 + GAP + apart, name.reach + wide / 2 + GAP + apart
    spots = [(0.0, down), (0.0, -down), (across, 0.0), (-across, 0.0)]
    for share in (wide / 4, wide / 2, wide / 3):
        spots += [(share, down), (-share, down), (share, -down), (-share, -down)]
    for share in (high / 2, high, down):
        spots += [(across, share), (across, -share), (-across, share), (-across, -share)]
    for x, y in spots:
        yield at.x() + x, at.y() + y


def _station(way: Sequence[Stretch], lengths: Sequence[float], on: float) -> tuple[Point, Point]:
    """A point of the way so far from its beginning, and where the way goes there (of length 1)."""
    for (x, y, to_x, to_y), length in zip(way, lengths, strict=True):
        if on <= length and length:
            share = on / length
            return (x + share * (to_x - x), y + share * (to_y - y)), ((to_x - x) / length, (to_y - y) / length)
        on -= length
    return (way[-1][2], way[-1][3]), (1.0, 0.0)


def _length(ways: Sequence[_Way], box: Box) -> float:
    """Of all ways in the box."""
    left, top, right, bottom = box
    found = 0.0
    for rim, way in ways:
        if rim[0] > right or rim[2] < left or rim[1] > bottom or rim[3] < top:
            continue
        for part in way:
            x, y, to_x, to_y = part
            if (x < left and to_x < left) or (x > right and to_x > right):
                continue
            if (y < top and to_y < top) or (y > bottom and to_y > bottom):
                continue
            found += inside(part, box)
    return found


def _holds(box: Box, at: Point) -> bool:
    return box[0] <= at[0] <= box[2] and box[1] <= at[1] <= box[3]


def _rim(box: QRectF, at: Point) -> Point:
    """Where the line from the middle of the box to `at` leaves it."""
    x, y = box.center().x(), box.center().y()
    dx, dy = at[0] - x, at[1] - y
    share = min([1.0, *(half / abs(step) for half, step in ((box.width() / 2, dx), (box.height() / 2, dy)) if step)])
    return x + share * dx, y + share * dy


def _toward(box: Box, at: Point) -> Point:
    """The point of the box that is nearest to `at`."""
    return min(max(box[0], at[0]), box[2]), min(max(box[1], at[1]), box[3])


def _plain(points: Sequence[QPointF]) -> tuple[Point, ...]:
    return tuple((point.x(), point.y()) for point in points)
