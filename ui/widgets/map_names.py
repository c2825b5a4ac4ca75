"""Where the names on a map stand: beside what they name, inside the map, over as little as can be."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSizeF

GAP = 2.0
STEPS = (0, 1, -1, 2, -2)
"""Lines away from a way's bend, where the name of the way belongs."""


class MapNames:
    """Marks are taken first, then each name takes the place it got."""

    def __init__(self, inside: QRectF) -> None:
        self._inside = inside
        self._taken: list[QRectF] = []

    def take(self, box: QRectF) -> None:
        self._taken.append(box)

    def place(self, at: QPointF, size: QSizeF, reach: float = 0.0) -> QRectF:
        """`reach` is half the mark's size, 0 for a way. The first place that is free, else the freest."""
        found, least = QRectF(), float("inf")
        for box in self._around(at, size, reach):
            covered = self._covered(box)
            if covered < least:
                found, least = box, covered
            if not covered:
                break
        self._taken.append(found)
        return found

    def _around(self, at: QPointF, size: QSizeF, reach: float) -> Iterator[QRectF]:
        wide, high = size.width(), size.height()
        down, across = reach + high / 2 + GAP, reach + wide / 2 + GAP
        if reach:
            middles = [
                (0.0, down),
                (0.0, -down),
                (across, 0.0),
                (-across, 0.0),
                (0.0, down + high),
                (0.0, -down - high),
            ]
        else:
            middles = [(0.0, step * (high + GAP)) for step in STEPS]
        for x, y in middles:
            yield self._held(QRectF(at.x() + x - wide / 2, at.y() + y - high / 2, wide, high))

    def _held(self, box: QRectF) -> QRectF:
        """Pushed inside from the edges."""
        inside = self._inside
        left = min(max(inside.left(), box.left()), inside.right() - box.width())
        top = min(max(inside.top(), box.top()), inside.bottom() - box.height())
        return QRectF(left, top, box.width(), box.height())

    def _covered(self, box: QRectF) -> float:
        return sum(both.width() * both.height() for one in self._taken if (both := box.intersected(one)).isValid())
