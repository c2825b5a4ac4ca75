"""Of the street: engines, horns, brakes, the light that ticks."""

from __future__ import annotations

import math
from array import array

from ui.games.wave import Noise, Sound, bell, sine, wave


def _honk() -> array[int]:
    return wave(0.6, lambda t: 0.2 * min(1.0, t * 40, (0.6 - t) * 12) * (sine(392, t) + sine(494, t)))


def _brakes() -> array[int]:
    noise, low = Noise(21), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.5 * (noise.next() - low)
        return (0.3 * low + 0.16 * sine(1_150 - 320 * t, t)) * math.exp(-2.4 * t) * min(1.0, t * 40)

    return wave(0.9, at)


def _stands() -> array[int]:
    """A car that comes to rest: a sigh of air."""
    noise, low = Noise(23), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.3 * (noise.next() - low)
        return 0.5 * low * math.exp(-5 * t) * min(1.0, t * 30)

    return wave(0.5, at)


def _beeper() -> array[int]:
    return wave(1.2, lambda t: 0.22 * sine(1_250, t) * (t % 0.4 < 0.2) * min(1.0, (t % 0.4) * 60))


def _ticks() -> array[int]:
    return wave(0.8, lambda t: 0.3 * math.exp(-40 * (t % 0.13)) * sine(1_050, t))


def _engine() -> array[int]:
    noise, low = Noise(25), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.08 * (noise.next() - low)
        return (
            min(1.0, t * 6)
            * min(1.0, (1.1 - t) * 3)
            * (0.9 * low + 0.2 * sine(46 + 30 * t, t) * (0.6 + 0.4 * sine(13, t)))
        )

    return wave(1.1, at)


def _telephone() -> array[int]:
    notes = ((659, 0.0), (784, 0.13), (988, 0.26), (784, 0.39), (659, 0.7), (784, 0.83), (988, 0.96))
    return wave(1.3, lambda t: 0.16 * sum(bell(hertz, t, begin, 8) for hertz, begin in notes))


def _glance() -> array[int]:
    noise, low = Noise(27), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += (0.06 + 0.5 * t) * (noise.next() - low)
        return 0.7 * low * math.sin(math.pi * min(1.0, t / 0.25))

    return wave(0.25, at)


def _zip() -> array[int]:
    return wave(0.35, lambda t: 0.25 * sine(420 + 900 * t, t) * (sine(40, t) > -0.3) * (0.35 - t) * 3)


def _footsteps() -> array[int]:
    return wave(0.6, lambda t: 0.4 * math.exp(-34 * (t % 0.28)) * sine(150, t % 0.28))


SOUNDS: dict[str, Sound] = {
    "honk": Sound("滴——：司机按喇叭", _honk),
    "brakes": Sound("吱——：急刹车", _brakes),
    "stands": Sound("嗤：车停稳了", _stands),
    "beeper": Sound("滴滴：大车右转", _beeper),
    "ticks": Sound("哒哒哒：人行绿灯", _ticks),
    "engine": Sound("轰隆：大货车开动了", _engine),
    "telephone": Sound("叮铃铃：手机响了", _telephone),
    "glance": Sound("", _glance),
    "put-on": Sound("咔嗒：穿戴好了", _zip),
    "footsteps": Sound("", _footsteps),
}
OF_NEWS = {
    "look": "glance", "took": "put-on", "brake": "brakes", "horn": "honk", "waits": "stands", "nod": "good",
    "starts": "engine", "rings": "telephone", "answered": "click", "hit": "brakes", "wheels": "brakes", "late": "bad",
    "across": "medal", "wave": "click",
}  # fmt: skip
"""What is heard of each of the news."""
