"""One answer, durable when it returns, against one bare committed insert with full sync; the two take turns.

Each waits a moment first, as an answer comes from somebody who reads before touching. Back to back, one of a pair met a
disk that the other had woken (a sync of 0.03 instead of 0.2 to 0.8 ms), and the ratio told which of the two that was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median

from edu.domain.actors import OPERATOR
from tests.bench.measuring import BARE_EVENTS, BARE_INSERT, Measure, bare_row, bare_sqlcipher, sizes
from tests.people import register
from tests.stores import make_bench

WARM = 50
PAUSE = 0.0005, 0.002  # seconds before each, never the same twice: no step is kept with the disk's own
_PAUSES = Random(1)


def bench(scale: float, folder: Path) -> Iterator[Measure]:
    for count in sizes(scale, 5_000):
        ours, floor = _both(folder / str(count), count)
        middle, bare = median(ours), median(floor)
        late = ours[int(len(ours) * 0.99)]
        yield Measure(
            name=f"answer.median.{count}",
            value=middle,
            unit="ms",
            goal="≤ 2 × floor",
            holds=middle <= 2 * bare,
            floor=bare,
        )
        yield Measure(
            name=f"answer.p99.{count}",
            value=late,
            unit="ms",
            goal="≤ 15 ms",
            holds=late <= 15,
            floor=floor[int(len(floor) * 0.99)],
        )


def _both(folder: Path, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds, sorted. One of each in turn, both after a pause: the same disk and the same neighbours for both."""
    made = make_bench(folder)
    services = made.services()
    view = services.sittings.start_mock(OPERATOR, register(services), "safety-manager-mock")
    items = view.paper.items
    bare = bare_sqlcipher(folder / "bare.db")
    bare.execute(BARE_EVENTS)

    def ours(n: int) -> None:
        item = items[n % len(items)]
        services.sittings.answer(OPERATOR, view.id, item.slot, [item.question.options[n % 2].id])

    def floor(n: int) -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(BARE_INSERT, bare_row(n))
        bare.execute("COMMIT")

    pairs = [(_ms(ours, n), _ms(floor, n)) for n in range(WARM + count)][WARM:]
    bare.close()
    made.store.close()
    return sorted(pair[0] for pair in pairs), sorted(pair[1] for pair in pairs)


def _ms(step: Callable[[int], None], n: int) -> float:
    time.sleep(_PAUSES.uniform(*PAUSE))
    begun = time.perf_counter()
    step(n)
    return (time.perf_counter() - begun) * 1000
