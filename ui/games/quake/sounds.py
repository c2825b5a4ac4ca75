"""Of the warning, the shaking, what breaks, and of getting out."""

from __future__ import annotations

import math
from array import array

from ui.games.wave import Noise, Sound, rumble, sine, wave


def _prewarn() -> array[int]:
    """Two tones in turn, as an early warning sounds."""
    return wave(1.4, lambda t: 0.26 * sine(880 if t % 0.35 < 0.175 else 660, t) * min(1.0, (1.4 - t) * 8))


def _tremor() -> array[int]:
    return rumble(3.4, 0.03, 0.5, 21)


def _shatter() -> array[int]:
    noise = Noise(17)

    def at(t: float) -> float:
        ring = sum(sine(hertz, t) * math.exp(-fade * t) for hertz, fade in ((2350, 9), (3110, 12), (4170, 15)))
        return 0.16 * ring + 0.3 * noise.next() * math.exp(-16 * t) + 0.1 * sine(3400, t) * math.exp(-9 * abs(t - 0.22))

    return wave(0.7, at)


def _topple() -> array[int]:
    noise, low = Noise(19), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.1 * (noise.next() - low)
        second = math.exp(-14 * (t - 0.2)) if t > 0.2 else 0.0
        return (1.1 * low + 0.5 * sine(74, t)) * (0.7 * math.exp(-12 * t) + second)

    return wave(0.8, at)


def _thump() -> array[int]:
    return wave(0.4, lambda t: 0.6 * math.exp(-13 * t) * sine(92 - 60 * t, t))


def _clutch() -> array[int]:
    return wave(0.16, lambda t: 0.4 * math.exp(-34 * t) * (sine(340, t) + 0.5 * sine(512, t)))


def _slip() -> array[int]:
    return wave(0.5, lambda t: 0.22 * sine(620 - 420 * t, t) * min(1.0, (0.5 - t) * 7))


def _hush() -> array[int]:
    return wave(0.9, lambda t: 0.2 * math.exp(-3 * t) * (sine(392, t) + 0.5 * sine(587, t)))


def _knob() -> array[int]:
    return wave(0.2, lambda t: 0.4 * math.exp(-60 * (t % 0.09)) * sine(1250, t))


def _cloth() -> array[int]:
    noise, low = Noise(23), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.3 * (noise.next() - low)
        return 0.9 * low * math.exp(-9 * t)

    return wave(0.3, at)


SOUNDS: dict[str, Sound] = {
    "prewarn": Sound("滴嘟滴嘟：地震预警", _prewarn),
    "tremor": Sound("轰隆隆：晃起来了", _tremor),
    "shatter": Sound("哗啦：玻璃碎了", _shatter),
    "topple": Sound("咣当：柜子倒了", _topple),
    "thump": Sound("咚：砸下来了", _thump),
    "clutch": Sound("啪：抓住了", _clutch),
    "slip": Sound("哧溜：滑开了", _slip),
    "hush": Sound("静下来了", _hush),
    "knob": Sound("咔嗒：火关了", _knob),
    "cloth": Sound("噗：护住头了", _cloth),
}
