"""What every game may sound."""

from __future__ import annotations

import math
from array import array

from ui.games.wave import LOUD, RATE, Noise, Sound, bell, sine, wave


def _click() -> array[int]:
    return wave(0.06, lambda t: 0.35 * math.exp(-70 * t) * sine(880, t))


def _alarm() -> array[int]:
    """A whistle that trills, as wardens carry one."""
    return wave(0.9, lambda t: 0.26 * min(1.0, (0.9 - t) * 6) * sine(1500 + 160 * sine(17, t), t))


def _good() -> array[int]:
    return wave(0.8, lambda t: 0.28 * (bell(784, t, 0) + bell(1047, t, 0.14)))


def _bad() -> array[int]:
    return wave(0.45, lambda t: 0.3 * (bell(262, t, 0, 9) + bell(208, t, 0.16, 9)))


def _blast() -> array[int]:
    noise, low = Noise(5), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += (0.02 + 0.2 * math.exp(-5 * t)) * (noise.next() - low)
        return 1.6 * low * math.exp(-3.2 * t) + 0.4 * math.exp(-7 * t) * sine(58, t)

    return wave(1.1, at)


def _door() -> array[int]:
    noise, low = Noise(3), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.16 * (noise.next() - low)
        return math.exp(-16 * t) * (0.7 * low + 0.5 * sine(92, t))

    return wave(0.4, at)


def _medal() -> array[int]:
    notes = ((523, 0.0), (659, 0.12), (784, 0.24), (1047, 0.36))
    return wave(1.5, lambda t: 0.2 * sum(bell(hertz, t, begin, 3.2) for hertz, begin in notes))


def _loop() -> array[int]:
    """Eight seconds of a quiet five-tone tune over two held notes; its end meets its beginning."""
    tune = (392, 440, 523, 587, 523, 440, 392, 330, 392, 523, 587, 659, 587, 523, 440, 392)
    length = 8.0
    held = array("d", bytes(8 * int(length * RATE)))
    for at, hertz in enumerate(tune):
        first = int(at * length / len(tune) * RATE)
        for n in range(int(1.2 * RATE)):
            held[(first + n) % len(held)] += 0.1 * bell(hertz, n / RATE, 0.0, 3.0)
    for n in range(len(held)):
        t = n / RATE
        held[n] += 0.025 * (sine(98, t) + sine(147, t))
    return array("h", (int(LOUD * max(-1.0, min(1.0, value))) for value in held))


SOUNDS: dict[str, Sound] = {
    "click": Sound("", _click),
    "alarm": Sound("哨声：来人啊", _alarm),
    "good": Sound("叮咚：做对了", _good),
    "bad": Sound("嘟：不对", _bad),
    "blast": Sound("轰的一声", _blast),
    "door": Sound("关门声", _door),
    "medal": Sound("欢呼声", _medal),
    "loop": Sound("", _loop),
}
