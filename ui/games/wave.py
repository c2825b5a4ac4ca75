"""Waves made of numbers: 16-bit mono at RATE, and what they are built from."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable
from dataclasses import dataclass

RATE = 16_000
LOUD = 32_000


@dataclass(frozen=True, slots=True)
class Sound:
    caption: str
    """Said on the screen while it sounds; empty for what says nothing."""
    make: Callable[[], array[int]]


def wave(seconds: float, at: Callable[[float], float]) -> array[int]:
    count = int(seconds * RATE)
    return array("h", (int(LOUD * max(-1.0, min(1.0, at(n / RATE)))) for n in range(count)))


def sine(hertz: float, t: float) -> float:
    return math.sin(2 * math.pi * hertz * t)


def bell(hertz: float, t: float, begin: float, fade: float = 6.0) -> float:
    """A struck note: two partials that die away."""
    if t < begin:
        return 0.0
    since = t - begin
    rise = min(1.0, since * 200)
    return rise * math.exp(-fade * since) * (sine(hertz, since) + 0.35 * sine(2.01 * hertz, since))


class Noise:
    """White noise that is the same every time."""

    def __init__(self, seed: int = 9) -> None:
        self._state = seed

    def next(self) -> float:
        self._state = (self._state * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        return self._state / 0x3FFFFFFF - 1.0


def rumble(seconds: float, sharp: float, fade: float, seed: int) -> array[int]:
    """Filtered noise that swells and dies: thunder is dull, water sharper."""
    noise, low = Noise(seed), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += sharp * (noise.next() - low)
        swell = min(1.0, t * 5) * math.exp(-fade * t) * (0.75 + 0.25 * sine(2.6, t))
        return 0.5 * swell * low / math.sqrt(sharp)

    return wave(seconds, at)
