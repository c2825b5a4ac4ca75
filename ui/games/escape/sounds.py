"""Of the storey in smoke."""

from __future__ import annotations

import math
from array import array

from ui.games.wave import Noise, Sound, bell, sine, wave


def _detector() -> array[int]:
    """Three short beeps, as the thing under the ceiling gives them."""
    return wave(1.1, lambda t: 0.22 * sine(2900, t) if t % 0.36 < 0.16 else 0.0)


def _dial() -> array[int]:
    """The tone of a line, then somebody lifts."""
    return wave(1.0, lambda t: 0.2 * (sine(425, t) + sine(450, t)) if t < 0.7 else 0.25 * bell(660, t, 0.75, 12))


def _hinge() -> array[int]:
    noise, low = Noise(7), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.2 * (noise.next() - low)
        return 0.5 * math.exp(-5 * t) * (low + 0.5 * sine(170 + 260 * t, t) * sine(13, t))

    return wave(0.6, at)


def _cough() -> array[int]:
    noise, low = Noise(11), 0.0

    def at(t: float) -> float:
        nonlocal low
        since = t % 0.34
        low += 0.24 * (noise.next() - low)
        return math.exp(-15 * since) * (0.9 * low + 0.25 * sine(240 - 260 * since, since))

    return wave(0.68, at)


def _siren() -> array[int]:
    """Two notes, three times, from far to near."""
    return wave(2.4, lambda t: 0.1 * (0.4 + t / 2.4) * min(1.0, (2.4 - t) * 5) * sine(650 if t % 0.8 < 0.4 else 490, t))


SOUNDS: dict[str, Sound] = {
    "detector": Sound("嘀嘀：烟雾报警器响了", _detector),
    "dial": Sound("119 接通了", _dial),
    "hinge": Sound("开门声", _hinge),
    "cough": Sound("咳嗽声", _cough),
    "siren": Sound("消防车来了", _siren),
}
