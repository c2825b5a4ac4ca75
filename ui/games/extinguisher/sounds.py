"""The jet."""

from __future__ import annotations

from array import array

from ui.games.wave import Noise, Sound, wave


def _hiss() -> array[int]:
    noise, low = Noise(), 0.0

    def at(_t: float) -> float:
        nonlocal low
        fresh = noise.next()
        low += 0.32 * (fresh - low)
        return 0.3 * (fresh - low)

    return wave(0.8, at)


SOUNDS: dict[str, Sound] = {
    "hiss": Sound("喷射声", _hiss),
}
