"""Of the kitchen, the stairs and the search with soap."""

from __future__ import annotations

import math
from array import array

from ui.games.wave import Noise, Sound, bell, sine, wave


def _valve() -> array[int]:
    """A thread that turns, and the stop at its end."""
    return wave(0.7, lambda t: 0.2 * min(1.0, (0.55 - t) * 9) * sine(520 + 90 * sine(9, t), t) * (sine(9, t) > -0.2)
                 if t < 0.55 else 0.5 * math.exp(-40 * (t - 0.55)) * sine(190, t))  # fmt: skip


def _creak() -> array[int]:
    return wave(0.5, lambda t: 0.3 * min(1.0, (0.5 - t) * 8) * sine(150 + 60 * t, t) * sine(31, t))


def _window() -> array[int]:
    noise, low = Noise(7), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += (0.1 + 0.25 * t) * (noise.next() - low)
        return 0.9 * low * min(1.0, t * 12) * min(1.0, (0.8 - t) * 3)

    return wave(0.8, at)


def _wake() -> array[int]:
    return wave(0.7, lambda t: 0.26 * (bell(587, t, 0, 9) + bell(880, t, 0.16, 7)))


def _crackle() -> array[int]:
    noise = Noise(11)
    return wave(0.35, lambda t: 0.7 * noise.next() * math.exp(-9 * t) * (sine(37, t) > 0.55))


def _steps() -> array[int]:
    return wave(0.9, lambda t: 0.5 * math.exp(-26 * (t % 0.22)) * sine(120 - 14 * (t // 0.22), t % 0.22))


def _ringing() -> array[int]:
    return wave(1.0, lambda t: 0.2 * sine(450, t) * min(1.0, t * 30) * min(1.0, max(0.0, (0.8 - t) * 20)))


def _brush() -> array[int]:
    noise, low = Noise(13), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.4 * (noise.next() - low)
        return 0.5 * low * max(0.0, sine(6.5, t)) * min(1.0, (0.45 - t) * 8)

    return wave(0.45, at)


def _bubble() -> array[int]:
    """Three drops that rise in pitch."""
    return wave(0.5, lambda t: 0.34 * math.exp(-14 * (t % 0.16)) * sine(300 + 900 * (t % 0.16) + 120 * (t // 0.16), t))


SOUNDS: dict[str, Sound] = {
    "valve": Sound("吱扭：阀门关紧了", _valve),
    "creak": Sound("嘎吱：拧不动", _creak),
    "window": Sound("哗啦：窗开了", _window),
    "wake": Sound("快起来，出门", _wake),
    "crackle": Sound("噼啪：打出火花", _crackle),
    "steps": Sound("噔噔噔：下楼声", _steps),
    "ringing": Sound("嘟：抢修电话通了", _ringing),
    "brush": Sound("刷刷声", _brush),
    "bubble": Sound("咕噜：鼓泡了", _bubble),
}
