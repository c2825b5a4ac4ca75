"""A wildfire on a grid, in the form of Alexandridis et al. 2008: fuel × wind × slope for each of the eight neighbours.

Outputs: `burnt` cells that ever caught fire, `edge` cells on fire now, `front` bearing of the fire from where it began
(0 north … 7, -1 none), `to-<place>` cells between the fire and each place named. Levers: `wind` 0–7 (where it comes
from), `force` 0–9 Beaufort, `lit`, and `<line>` 1 once a line is cut: no cell of it catches fire any more. What can be
taught with it: uphill and downwind it runs, a turning wind makes a flank a head, a line must be cut before it is there.

The grid is a slot for each row, a bit for each cell; the fire's chances come from its own stream, whose state is a
slot too. Only cells that burn are worked on.

From the paper (A. Alexandridis, D. Vakalis, C. I. Siettos, G. V. Bafas, "A cellular automata model for forest fire
spread prediction: The case of the wildfire that swept through Spetses Island in 1990", Applied Mathematics and
Computation 204, 2008): the form of the chance, and its four fitted constants, base 0.58, slope 0.078 a degree, wind
0.045 and 0.131 a m/s. Only its abstract was read; the four were read in several public programs that name it.
Chosen for teaching, from no source: FUEL (the paper has classes of vegetation and of density instead), m/s of a
Beaufort number rounded, slopes cut off at 45°, the tangent of a diagonal not lengthened, no spotting, the minutes of
a generation, and the `base` of a scenario. It forecasts no real fire.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from edu.domain.drills.layout import Layout
from edu.domain.drills.state import Desk
from edu.domain.drills.world.settings import BadSetting, Settings
from edu.domain.drills.world.winds import NORTH_EAST_STEPS, apart, bearing, downwind
from edu.domain.prng import step, stream_state

LARGEST = 64
FUEL = (0, 250, 400, 550, 700, 850, 1000, 1150, 1300, 1400)
"""Permille by fuel digit: 0 nothing burns, 3 grass, 6 mixed wood, 9 dense pine."""
WIND = (
    (1000, 1000, 1000, 1000, 1000),
    (1046, 1007, 918, 836, 805),
    (1094, 1013, 842, 700, 648),
    (1197, 1027, 709, 489, 420),
    (1370, 1048, 548, 286, 219),
    (1499, 1061, 461, 200, 142),
    (1716, 1083, 356, 117, 74),
    (1964, 1105, 275, 69, 39),
    (2351, 1134, 195, 34, 16),
    (2815, 1165, 138, 16, 7),
)
"""exp(0.045 V + 0.131 V (cos θ - 1)), permille, for V of Beaufort 0–9 (0 1 2 4 7 9 12 15 19 23 m/s), θ by eighths."""
SLOPE = (30, 44, 65, 96, 142, 210, 310, 458, 677, 1000, 1477, 2181, 3222, 4759, 7029, 10381, 15333, 22646, 33448)
"""exp(0.078 × degrees), permille, for -45° to 45° by 5°."""


class Wildfire:
    """Settings: fuel (rows of digits), heights (rows of digits) and steep (degrees that one of them makes), base
    permille, every (minutes between generations), burns (generations that a cell burns), start [[row, column]], wind,
    force, lit, places [{id, at: [row, column]}], lines [{id, rows: [first, last], columns: [first, last]}].
    """

    def __init__(self, layout: Layout, name: str, settings: Mapping[str, object]) -> None:
        read = Settings(settings)
        self._name = name
        self._fuel = _grid(read, "fuel")
        self._high, self._wide = len(self._fuel), len(self._fuel[0])
        self._heights = _grid(read, "heights") if "heights" in settings else None
        if self._heights is not None and (len(self._heights), len(self._heights[0])) != (self._high, self._wide):
            raise BadSetting("“heights”和“fuel”的行列数不同。")
        self._steep = read.number("steep", 10, high=45)
        self._base = read.number("base", 580, high=1000)
        beat = layout.scenario.beat * layout.scenario.tick
        self._beats = max(1, read.number("every", 2, low=1, high=60) * 60 // beat)
        self._beat = layout.scenario.beat
        self._start = [self._cell(cell) for cell in read.rows("start", 2)]
        if not self._start:
            raise BadSetting("“start”里至少要有一格。")
        places = read.maps("places") if "places" in settings else ()
        lines = read.maps("lines") if "lines" in settings else ()
        self._outputs = [
            layout.add("model", f"{name}.{one}", piece=f"model {name}") for one in ("burnt", "edge", "front")
        ]
        self._places = []
        for place in places:
            at = self._cell(place.pair("at"))
            near = min(_cells_between(at, one) for one in self._start)
            self._places.append((at, layout.add("model", f"{name}.to-{place.text('id')}", near)))
        self._ever = self._rows_of(layout, "ever")
        self._ages = [self._rows_of(layout, f"age{age}") for age in range(read.number("burns", 2, low=1, high=4))]
        self._stream = layout.add("kept", f"{name}.stream")
        self.levers = {
            "wind": layout.add("lever", f"{name}.wind", read.number("wind", 0, high=7)),
            "force": layout.add("lever", f"{name}.force", read.number("force", 3, high=9)),
            "lit": layout.add("lever", f"{name}.lit", read.number("lit", 1, high=1)),
        }
        self._lines = []
        for line in lines:
            lever = self.levers[line.text("id")] = layout.add("lever", f"{name}.{line.text('id')}")
            self._lines.append((lever, self._mask(line.pair("rows"), line.pair("columns"))))
        self._chances: dict[tuple[int, int], dict[int, list[tuple[int, int, int]]]] = {}
        read.finished(*places, *lines)

    def begin(self, desk: Desk, seed: int) -> None:
        desk.put(self._stream, stream_state(seed, f"wildfire:{self._name}"))

    def step(self, desk: Desk) -> None:
        v = desk.slots
        if not v[self.levers["lit"]] or desk.tick // self._beat % self._beats:
            return
        if v[self._outputs[0]]:
            if v[self._outputs[1]]:
                self._generation(desk)
        else:
            self._burn(desk, self._start)

    def _generation(self, desk: Desk) -> None:
        v = desk.slots
        chances = self._chances.setdefault((v[self.levers["wind"]] % 8, max(0, min(9, v[self.levers["force"]]))), {})
        cut = self._cut(v)
        ever, state = self._ever, v[self._stream]
        caught: set[int] = set()
        for row, column in self._burning(v):
            cell = row * self._wide + column
            if cell not in chances:
                chances[cell] = self._neighbours(desk, row, column)
            state, value = step(state)
            for to_row, to_column, chance in chances[cell]:
                # eight bits of one draw for each neighbour
                lucky, value = value & 255, value >> 8
                if lucky < chance and not (v[ever + to_row] | cut[to_row]) >> to_column & 1:
                    caught.add(to_row * self._wide + to_column)
        desk.put(self._stream, state)
        for older, younger in zip(reversed(self._ages), reversed([-1, *self._ages[:-1]]), strict=True):
            desk.put_row(older, v[younger : younger + self._high] if younger >= 0 else [0] * self._high)
        self._burn(desk, [divmod(cell, self._wide) for cell in sorted(caught)])

    def _burn(self, desk: Desk, cells: list[tuple[int, int]]) -> None:
        """These catch fire; the outputs follow."""
        v = desk.slots
        ever, young = v[self._ever : self._ever + self._high], v[self._ages[0] : self._ages[0] + self._high]
        for row, column in cells:
            ever[row] |= 1 << column
            young[row] |= 1 << column
        desk.put_row(self._ever, ever)
        desk.put_row(self._ages[0], young)
        burning = list(self._burning(v))
        row, column = self._start[0]
        front = bearing(sum(one - row for one, _ in burning), sum(one - column for _, one in burning))
        desk.put_row(self._outputs[0], [sum(one.bit_count() for one in ever), len(burning), front if burning else -1])
        for at, slot in self._places:
            desk.put(slot, min([v[slot], *(_cells_between(at, cell) for cell in cells)]))

    def _burning(self, v: list[int]) -> Iterator[tuple[int, int]]:
        for row in range(self._high):
            bits = 0
            for age in self._ages:
                bits |= v[age + row]
            while bits:
                low = bits & -bits
                yield row, low.bit_length() - 1
                bits ^= low

    def _cut(self, v: list[int]) -> list[int]:
        cut = [0] * self._high
        for lever, mask in self._lines:
            if v[lever]:
                cut = [one | more for one, more in zip(cut, mask, strict=True)]
        return cut

    def _neighbours(self, desk: Desk, row: int, column: int) -> list[tuple[int, int, int]]:
        """(row, column, chance of 256 that it catches fire from here)."""
        v = desk.slots
        to, force = downwind(v[self.levers["wind"]] % 8), max(0, min(9, v[self.levers["force"]]))
        found = []
        for direction, (down, right) in enumerate(NORTH_EAST_STEPS):
            at = row + down, column + right
            if 0 <= at[0] < self._high and 0 <= at[1] < self._wide and self._fuel[at[0]][at[1]]:
                chance = self._base * FUEL[self._fuel[at[0]][at[1]]] * WIND[force][apart(direction, to)] // 1_000_000
                if self._heights is not None:
                    degrees = self._steep * (self._heights[at[0]][at[1]] - self._heights[row][column])
                    chance = chance * SLOPE[max(0, min(18, 9 + degrees // 5))] // 1000
                found.append((*at, min(1000, chance) * 256 // 1000))
        return found

    def _rows_of(self, layout: Layout, what: str) -> int:
        slots = [
            layout.add("kept", f"{self._name}.{what}.{row}", piece=f"{self._name} {what}") for row in range(self._high)
        ]
        return slots[0]

    def _cell(self, cell: tuple[int, ...]) -> tuple[int, int]:
        row, column = cell
        if not (0 <= row < self._high and 0 <= column < self._wide):
            raise BadSetting(f"[{row}, {column}] 不在格网里。")
        return row, column

    def _mask(self, rows: tuple[int, int], columns: tuple[int, int]) -> list[int]:
        self._cell((rows[0], columns[0]))
        self._cell((rows[1], columns[1]))
        wide = sum(1 << column for column in range(columns[0], columns[1] + 1))
        return [wide if rows[0] <= row <= rows[1] else 0 for row in range(self._high)]


def _grid(read: Settings, key: str) -> list[list[int]]:
    rows = read.texts(key)
    wide = len(rows[0]) if rows else 0
    if not 0 < wide <= LARGEST or len(rows) > LARGEST or any(len(row) != wide for row in rows):
        raise BadSetting(f"“{key}”应是等长的行，不超过 {LARGEST}×{LARGEST}。")
    if not all(row.isascii() and row.isdigit() for row in rows):
        raise BadSetting(f"“{key}”的每一格应是 0 到 9。")
    return [[int(cell) for cell in row] for row in rows]


def _cells_between(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))
