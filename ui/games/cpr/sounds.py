"""The beat, the hand on the chest, the breath, the machine's voice, the ambulance."""

from __future__ import annotations

import math
from array import array

from ui.games.wave import Noise, Sound, bell, sine, wave


def _beat() -> array[int]:
    """A wooden knock, short, so that two of them never run into each other."""
    return wave(0.09, lambda t: 0.42 * math.exp(-48 * t) * (sine(990, t) + 0.5 * sine(1980, t)))


def _push() -> array[int]:
    return wave(0.14, lambda t: 0.5 * math.exp(-24 * t) * sine(112 - 160 * t, t))


def _breath() -> array[int]:
    noise, low = Noise(4), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.22 * (noise.next() - low)
        return 0.5 * low * math.sin(math.pi * min(1.0, t / 0.9)) ** 2

    return wave(0.9, at)


def _shout() -> array[int]:
    """Two syllables of a voice: a buzz that falls, through the nose of a vowel."""

    def at(t: float) -> float:
        since = t if t < 0.26 else t - 0.3
        if since < 0 or since > 0.34:
            return 0.0
        pitch = 300 - 190 * since
        body = sine(pitch, t) + 0.6 * sine(2 * pitch, t) + 0.35 * sine(3 * pitch, t)
        return 0.22 * body * math.sin(math.pi * since / 0.34)

    return wave(0.64, at)


def _dialled() -> array[int]:
    tones = ((697, 1209), (697, 1336), (941, 1336))

    def at(t: float) -> float:
        key = int(t / 0.16)
        if key >= len(tones) or t - key * 0.16 > 0.11:
            return 0.0
        return 0.2 * (sine(tones[key][0], t) + sine(tones[key][1], t))

    return wave(0.5, at)


def _steps() -> array[int]:
    noise, low = Noise(8), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.3 * (noise.next() - low)
        return 0.9 * low * math.exp(-34 * (t % 0.17))

    return wave(0.85, at)


def _voice(*notes: float) -> array[int]:
    """The machine speaks up: soft notes one after the other."""
    return wave(
        0.24 * len(notes) + 0.3, lambda t: sum(0.24 * bell(note, t, 0.24 * at, 5) for at, note in enumerate(notes))
    )


def _charged() -> array[int]:
    return wave(1.2, lambda t: 0.2 * min(1.0, 8 * t) * min(1.0, (1.2 - t) * 9) * sine(500 + 330 * t, t))


def _shock() -> array[int]:
    noise = Noise(6)
    return wave(0.4, lambda t: 0.55 * math.exp(-13 * t) * (sine(66, t) + 0.5 * noise.next() * math.exp(-20 * t)))


def _siren() -> array[int]:
    def at(t: float) -> float:
        high = int(t / 0.45) % 2 == 0
        return 0.2 * min(1.0, 6 * t) * min(1.0, (1.8 - t) * 4) * sine(870 if high else 650, t)

    return wave(1.8, at)


SOUNDS: dict[str, Sound] = {
    "cpr-beat": Sound("嗒、嗒：跟着节拍，一声按一下", _beat),
    "cpr-tick": Sound("", _beat),
    "cpr-push": Sound("", _push),
    "cpr-breath": Sound("呼：吹一口气", _breath),
    "cpr-shout": Sound("“喂，醒醒！”", _shout),
    "cpr-call": Sound("嘟嘟：打通 120，开着免提", _dialled),
    "cpr-fetch": Sound("脚步声：跑去取 AED", _steps),
    "cpr-here": Sound("“AED 来了，我替你按！”", lambda: _voice(587, 784)),
    "cpr-pads": Sound("AED：解开衣服，照图贴片", lambda: _voice(659, 784, 659)),
    "cpr-listen": Sound("AED：正在分析，别碰他", lambda: _voice(523, 523, 523)),
    "cpr-charged": Sound("AED：建议电击，都让开", _charged),
    "cpr-shock": Sound("AED：电击完成，继续按压", _shock),
    "cpr-resume": Sound("AED：继续按压", lambda: _voice(784, 988, 784)),
    "cpr-siren": Sound("救护车的笛声", _siren),
}
