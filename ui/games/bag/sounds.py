"""Of the bag."""

from __future__ import annotations

import math
from array import array

from ui.games.wave import Noise, Sound, bell, sine, wave


def _drop() -> array[int]:
    """Something soft falls into cloth."""
    noise, low = Noise(11), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.1 * (noise.next() - low)
        return math.exp(-22 * t) * (0.8 * low + 0.5 * sine(150 - 180 * t, t))

    return wave(0.28, at)


def _lift() -> array[int]:
    return wave(0.16, lambda t: 0.3 * math.exp(-18 * t) * sine(420 + 1500 * t, t))


def _zip() -> array[int]:
    """Tooth after tooth, quicker and higher."""
    noise = Noise(13)

    def at(t: float) -> float:
        tooth = (t * (70 + 90 * t)) % 1.0
        return 0.34 * math.exp(-7 * tooth) * (noise.next() * 0.6 + sine(1100 + 900 * t, t)) * min(1.0, (0.5 - t) * 12)

    return wave(0.5, at)


def _chime() -> array[int]:
    return wave(1.0, lambda t: 0.26 * (bell(659, t, 0, 4) + bell(880, t, 0.2, 4)))


SOUNDS: dict[str, Sound] = {
    "drop": Sound("", _drop),
    "lift": Sound("", _lift),
    "zip": Sound("哧啦：拉上了", _zip),
    "chime": Sound("叮：换卡了", _chime),
}
