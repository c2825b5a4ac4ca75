"""Gas or smoke that the wind carries: which zones it reaches, and how badly, in five classes and no ppm.

Outputs: `<zone>` for each zone named, 0 无 1 轻 2 中 3 重 4 极重. Levers: `rate` of the source 0–1000, `wind` 0–7
(where it comes from), `speed` m/s. What can be taught with it: upwind and crosswind are clean, calm air is nowhere
safe, a turning wind brings it to those who were outside, hollows fill and stay full after the valve is shut.
"""

from __future__ import annotations

from collections.abc import Mapping

from edu.domain.drills.layout import Layout
from edu.domain.drills.state import Desk
from edu.domain.drills.world.settings import Settings
from edu.domain.drills.world.winds import apart, downwind

CLASSES = (50, 200, 450, 750)
"""Levels (0–1000) from which a zone is 轻, 中, 重, 极重."""
ACROSS = (1000, 350, 0, 0, 0)
"""Permille that reaches a zone so many eighths of a circle from straight downwind."""
CALM_SHARE = 400
"""Permille in every direction while there is no wind to speak of."""
FARTHER = (1000, 500, 220, 90)
"""Permille by distance class 1–4."""
SPEEDS = ((1, 1000), (3, 800), (6, 550), (10**6, 350))
"""Up to that many m/s, permille: wind thins it out."""
ARRIVES = 90
"""Seconds of each distance class in which most of the change has arrived."""
CLEARS, HOLLOW_CLEARS = 2, 8
"""A zone clears so many times more slowly than it fills; a hollow stays full for long."""
HOLLOW = 1500
"""Permille of the level in a hollow, where the gas is heavier than air."""


class Plume:
    """Settings: zones [{id, bearing 0–7 from the source, near 1–4, low 0/1}]; rate, wind, speed at the start; heavy
    0/1, whether it is heavier than air.
    """

    def __init__(self, layout: Layout, name: str, settings: Mapping[str, object]) -> None:
        read = Settings(settings)
        self._seconds = layout.scenario.beat * layout.scenario.tick
        self._heavy = read.number("heavy", 0, high=1)
        zones = read.maps("zones")
        self._zones = [
            (zone.number("bearing", high=7), zone.number("near", low=1, high=4), zone.number("low", 0, high=1))
            for zone in zones
        ]
        piece = f"model {name}"
        ids = [zone.text("id") for zone in zones]
        self._outputs = [layout.add("model", f"{name}.{one}", piece=piece) for one in ids]
        self._levels = [layout.add("kept", f"{name}.{one}", piece=piece) for one in ids]
        self.levers = {
            "rate": layout.add("lever", f"{name}.rate", read.number("rate", 0, high=1000)),
            "wind": layout.add("lever", f"{name}.wind", read.number("wind", 0, high=7)),
            "speed": layout.add("lever", f"{name}.speed", read.number("speed", 3, high=50)),
        }
        read.finished(*zones)

    def begin(self, desk: Desk, seed: int) -> None:
        """Nothing is left to chance."""

    def step(self, desk: Desk) -> None:
        v, levers = desk.slots, self.levers
        rate, wind, speed = v[levers["rate"]], v[levers["wind"]] % 8, v[levers["speed"]]
        if not rate and not any(v[slot] for slot in self._levels):
            return
        to, thinned = downwind(wind), next(share for most, share in SPEEDS if speed <= most)
        strength = max(0, min(1000, rate)) * thinned // 1000
        levels = []
        for slot, (bearing, near, low) in zip(self._levels, self._zones, strict=True):
            share = ACROSS[apart(bearing, to)] if speed > SPEEDS[0][0] else CALM_SHARE
            aim = strength * share * FARTHER[near - 1] // 1_000_000
            if low and self._heavy:
                aim = min(1000, aim * HOLLOW // 1000)
            levels.append(_nearer(v[slot], aim, near * ARRIVES, self._seconds, HOLLOW_CLEARS if low else CLEARS))
        desk.put_row(self._levels[0], levels)
        desk.put_row(self._outputs[0], [sum(level >= lowest for lowest in CLASSES) for level in levels])


def _nearer(level: int, aim: int, lag: int, seconds: int, clears: int) -> int:
    """The level a beat later: always nearer, never past the aim."""
    if level < aim:
        return level + max(1, (aim - level) * min(seconds, lag) // lag)
    if level > aim:
        lag *= clears
        return level - max(1, (level - aim) * min(seconds, lag) // lag)
    return level
