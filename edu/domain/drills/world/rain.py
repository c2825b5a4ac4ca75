"""Rain and the stream of a small catchment: a soil store that fills, then a linear reservoir, then a rating curve.

Outputs: `now` mm/h, `hour` and `three` mm in the last one and three hours, `total` mm, `stage` cm over the bed.
The series is scaled and shifted per run, drawn once, so that two teams with one seed meet the same flood.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from edu.domain.drills.layout import Layout
from edu.domain.drills.state import Desk
from edu.domain.drills.world.settings import Settings
from edu.domain.prng import Stream

DEEPEST = 2000
"""mm in the basin: the rating table has a row for each."""
_OUTPUTS = ("now", "hour", "three", "total", "stage")


class Rain:
    """Settings: series [[minute, mm/h] …], soil mm until runoff, lag minutes of the reservoir, curve [[mm, cm] …],
    scale permille ± of the amount, shift minutes ±, area as runoff permille once the soil is full.
    """

    def __init__(self, layout: Layout, name: str, settings: Mapping[str, object]) -> None:
        read = Settings(settings)
        scenario = layout.scenario
        self._name = name
        series = read.points("series")
        self._scale_by, self._shift_by = read.number("scale", 60, high=900), read.number("shift", 5, high=240)
        self._soil = read.number("soil", 30) * 1000
        self._runoff = read.number("runoff", 700)
        self._lag = max(1, read.number("lag", 40) * 60 // scenario.tick)
        self._curve = _rating(read.points("curve", high=DEEPEST))
        self._tick = scenario.tick
        read.finished()
        self._margin = self._shift_by * 60 // scenario.tick
        count = scenario.ticks + 2 * self._margin + 2
        # micrometres that fall in each tick of the unscaled series, which begins a margin before the run
        self._fall = [
            _between(series, (n - self._margin) * scenario.tick) * scenario.tick // 3600 for n in range(count)
        ]
        self._hour = 3600 // scenario.tick
        slots = [layout.add("model", f"{name}.{output}", piece=f"model {name}") for output in _OUTPUTS]
        self._first = slots[0]
        self._scale = layout.add("drawn", f"{name}.scale", 1000)
        self._shift = layout.add("drawn", f"{name}.shift")
        self._tables: dict[int, list[list[int]]] = {}
        self.levers: dict[str, int] = {}

    def begin(self, desk: Desk, seed: int) -> None:
        draw = Stream(seed, f"rain:{self._name}")
        desk.put(self._scale, 1000 - self._scale_by + draw.below(2 * self._scale_by + 1))
        desk.put(self._shift, draw.below(2 * self._margin + 1))

    def step(self, desk: Desk) -> None:
        v = desk.slots
        scale = v[self._scale]
        table = self._tables.get(scale)
        if table is None:  # nothing that people do moves the rain: worked out once for all runs of this amount
            table = self._tables[scale] = list(self._rows(scale))
        at = desk.tick + v[self._shift]
        desk.put_row(self._first, table[at] if at < len(table) else table[-1])

    def _rows(self, scale: int) -> Iterator[list[int]]:
        """The outputs tick by tick, where that permille of the series falls."""
        fall = [amount * scale // 1000 for amount in self._fall]
        sums = [0, *accumulate(fall)]
        store = basin = 0
        for at, fallen in enumerate(fall):
            store = min(self._soil, store + fallen)
            # a soil half full lets half of its share run off
            basin += fallen * self._runoff * store // max(1, self._soil) // 1000
            basin -= basin // self._lag
            now = fallen * 3600 // self._tick // 1000
            hour, three = (sums[at + 1] - sums[max(0, at + 1 - hours * self._hour)] for hours in (1, 3))
            stage = self._curve[min(basin // 1000, len(self._curve) - 1)]
            yield [now, hour // 1000, three // 1000, sums[at + 1] // 1000, stage]


def _between(points: Sequence[tuple[int, int]], second: int) -> int:
    """Micrometres an hour at a second, straight lines between the points of [minute, mm/h]."""
    minute = second // 60
    if minute <= points[0][0]:
        return points[0][1] * 1000
    for (left, low), (right, high) in pairwise(points):
        if minute <= right:
            return (low * (right - minute) + high * (minute - left)) * 1000 // max(1, right - left)
    return points[-1][1] * 1000


def _rating(points: Sequence[tuple[int, int]]) -> list[int]:
    """Stage in cm for each whole mm that stands in the basin."""
    return [_line(points, depth) for depth in range(points[-1][0] + 1)]


def _line(points: Sequence[tuple[int, int]], x: int) -> int:
    for (left, low), (right, high) in pairwise(points):
        if x <= right:
            return low + (high - low) * (x - left) // max(1, right - left)
    return points[-1][1]
