"""Of the village under rain."""

from __future__ import annotations

import math
from array import array

from ui.games.wave import LOUD, RATE, Noise, Sound, rumble, sine, wave


def _rain() -> array[int]:
    """Three seconds that meet their own beginning: the noise is blended over into itself."""
    noise, low, length, over = Noise(31), 0.0, 3 * RATE, RATE // 2
    raw = []
    for _ in range(length + over):
        low += 0.45 * (noise.next() - low)
        raw.append(low)
    for n in range(over):
        raw[n] = raw[n] * n / over + raw[length + n] * (1 - n / over)
    return array("h", (int(LOUD * 0.12 * value) for value in raw[:length]))


def _horn() -> array[int]:
    """Three calls of a voice far too loud for its loudspeaker."""

    def at(t: float) -> float:
        since = t % 0.42
        hertz = (330, 392, 294)[int(t / 0.42) % 3] * (1 + 0.04 * since)
        buzz = math.tanh(2.4 * (sine(hertz, t) + 0.5 * sine(2 * hertz, t) + 0.4 * sine(5 * hertz, t)))
        return 0.24 * buzz * min(1.0, since * 30) * max(0.0, 1 - since / 0.38)

    return wave(1.2, at)


def _knock() -> array[int]:
    def at(t: float) -> float:
        since = next(t - begin for begin in (0.44, 0.22, 0.0) if t >= begin)
        return 0.6 * math.exp(-38 * since) * (sine(170, since) + 0.5 * sine(410, since))

    return wave(0.7, at)


def _oink() -> array[int]:
    def at(t: float) -> float:
        since = t % 0.3
        hertz = 150 - 120 * since
        return 0.3 * math.exp(-6 * since) * min(1.0, since * 60) * math.tanh(3 * sine(hertz, t) * (1 + sine(31, t)))

    return wave(0.6, at)


SOUNDS: dict[str, Sound] = {
    "rain": Sound("", _rain),
    "horn": Sound("大喇叭：快转移", _horn),
    "knock": Sound("咚咚：有人在家吗", _knock),
    "oink": Sound("猪叫：有人往回跑", _oink),
    "thunder": Sound("轰隆：打雷了", lambda: rumble(2.4, 0.04, 1.5, 13)),
    "flood": Sound("哗：水漫上来了", lambda: rumble(1.6, 0.4, 2.2, 21)),
}
