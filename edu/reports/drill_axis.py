"""The time axis of a drill's charts: round steps of clock time under a number of ticks."""

from __future__ import annotations

from collections.abc import Sequence

from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.scenario import Scenario

_STEPS = (1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 1440)
"""Minutes."""


def clock_marks(scenario: Scenario, ticks: int, most: int) -> Sequence[tuple[int, str]]:
    """Tick and clock time of at most `most` + 1 marks, from the start."""
    minutes = max(1, ticks * scenario.tick // 60)
    step = next((one for one in _STEPS if minutes <= one * most), -(-minutes // most))
    found = [minute * 60 // scenario.tick for minute in range(0, minutes + 1, step)]
    return [(tick, clock_text(scenario, tick)) for tick in dict.fromkeys(found)]


def ceiling(highest: float) -> int:
    """A round number at or above it that divides by four."""
    size = 1
    while True:
        for step in (4, 8, 12, 20, 40):
            if highest <= step * size:
                return step * size
        size *= 10
