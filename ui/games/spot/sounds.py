"""Of a lens that finds something, of what is put right, of what was accused for nothing."""

from __future__ import annotations

import math
from array import array

from ui.games.wave import Noise, Sound, bell, sine, wave


def _found() -> array[int]:
    """A glass that is struck, and the air that it comes through."""
    noise, low = Noise(21), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.3 * (noise.next() - low)
        return 0.26 * bell(988, t, 0.08, 7) + 0.2 * bell(1319, t, 0.16, 7) + 0.3 * low * math.exp(-9 * t)

    return wave(0.6, at)


def _mended() -> array[int]:
    """Something snaps into its place, then three notes go up."""
    notes = ((659, 0.08), (784, 0.17), (1047, 0.26))
    return wave(0.9, lambda t: 0.5 * math.exp(-60 * t) * sine(180, t)
                 + 0.2 * sum(bell(hertz, t, begin, 6) for hertz, begin in notes))  # fmt: skip


def _accused() -> array[int]:
    """A voice that falls: not me."""
    return wave(0.5, lambda t: 0.3 * min(1.0, t * 20) * min(1.0, (0.5 - t) * 6) * sine(330 - 170 * t, t)
                 * (0.7 + 0.3 * sine(14, t)))  # fmt: skip


def _hurry() -> array[int]:
    return wave(0.3, lambda t: 0.34 * math.exp(-38 * (t % 0.15)) * sine(1100 - 2000 * (t // 0.15) * 0.15, t))


def _onward() -> array[int]:
    noise, low = Noise(17), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += (0.05 + 0.5 * t) * (noise.next() - low)
        return 0.9 * low * min(1.0, t * 14) * min(1.0, (0.4 - t) * 6)

    return wave(0.4, at)


SOUNDS: dict[str, Sound] = {
    "found": Sound("叮：看出一处不对", _found),
    "mended": Sound("咔嗒：改好了", _mended),
    "accused": Sound("哎：它没有错", _accused),
    "hurry": Sound("滴答：时间快到了", _hurry),
    "onward": Sound("唰：去下一处", _onward),
}
