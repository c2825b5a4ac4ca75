"""Of the courtyard, the charging shed and the night."""

from __future__ import annotations

import math
from array import array

from ui.games.wave import Noise, Sound, bell, sine, wave


def _roll() -> array[int]:
    """A hub motor that starts and stops."""
    return wave(0.4, lambda t: 0.16 * min(1.0, t * 12) * min(1.0, (0.4 - t) * 8) * sine(180 + 420 * t, t))


def _plugged() -> array[int]:
    return wave(0.5, lambda t: 0.3 * math.exp(-60 * t) * sine(240, t) + 0.24 * bell(988, t, 0.12, 9))


def _charged() -> array[int]:
    return wave(0.9, lambda t: 0.22 * (bell(880, t, 0, 6) + bell(1175, t, 0.12, 6) + bell(1319, t, 0.24, 5)))


def _ring() -> array[int]:
    """A bicycle bell, for who has just come."""
    return wave(0.7, lambda t: 0.16 * (bell(2093, t, 0, 9) + bell(2093, t, 0.14, 8)))


def _hot() -> array[int]:
    return wave(0.5, lambda t: 0.2 * sine(1320, t) * (1.0 if t % 0.2 < 0.1 else 0.0) * min(1.0, (0.5 - t) * 9))


def _fizz() -> array[int]:
    """Gas under pressure, then a thump."""
    noise = Noise(17)

    def at(t: float) -> float:
        hiss = 0.3 * noise.next() * min(1.0, t * 3) * min(1.0, max(0.0, (0.9 - t) * 4))
        return hiss + (0.6 * math.exp(-9 * (t - 0.7)) * sine(70, t) if t > 0.7 else 0.0)

    return wave(1.3, at)


def _huff() -> array[int]:
    """Somebody who will not wait."""
    return wave(0.5, lambda t: 0.24 * min(1.0, t * 14) * min(1.0, (0.5 - t) * 6) * sine(240 - 140 * t, t) * sine(13, t))


def _splash() -> array[int]:
    noise, low = Noise(23), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.35 * (noise.next() - low)
        return 0.9 * low * min(1.0, t * 30) * math.exp(-4 * t)

    return wave(0.8, at)


SOUNDS: dict[str, Sound] = {
    "roll": Sound("", _roll),
    "plugged": Sound("滴：开始充电", _plugged),
    "charged": Sound("叮：充满了", _charged),
    "bike-bell": Sound("丁零：又来一辆", _ring),
    "hot": Sound("嘀嘀：电池发烫", _hot),
    "fizz": Sound("嘶，呼：电池着火了", _fizz),
    "huff": Sound("哼：不等了", _huff),
    "splash": Sound("哗：水泼上去了", _splash),
}
