"""Sounds made of numbers: 16-bit mono at RATE, each with the words that stand for it when nobody hears it."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable
from functools import cache

RATE = 16_000
_LOUD = 32_000

CAPTIONS: dict[str, str] = {
    "click": "",
    "alarm": "哨声：来人啊",
    "hiss": "喷射声",
    "good": "叮咚：做对了",
    "bad": "嘟：不对",
    "blast": "轰的一声",
    "door": "关门声",
    "medal": "欢呼声",
    "drop": "",
    "lift": "",
    "zip": "哧啦：拉上了",
    "chime": "叮：换卡了",
    "loop": "",
    "detector": "嘀嘀：烟雾报警器响了",
    "dial": "119 接通了",
    "hinge": "开门声",
    "cough": "咳嗽声",
    "siren": "消防车来了",
    # 燃气侦探
    "valve": "吱扭：阀门关紧了",
    "creak": "嘎吱：拧不动",
    "window": "哗啦：窗开了",
    "wake": "快起来，出门",
    "crackle": "噼啪：打出火花",
    "steps": "噔噔噔：下楼声",
    "ringing": "嘟：抢修电话通了",
    "brush": "刷刷声",
    "bubble": "咕噜：鼓泡了",
    "rain": "",
    "horn": "大喇叭：快转移",
    "knock": "咚咚：有人在家吗",
    "thunder": "轰隆：打雷了",
    "oink": "猪叫：有人往回跑",
    "flood": "哗：水漫上来了",
}
"""Said on the screen while it sounds; nothing for what says nothing."""


@cache
def made(name: str) -> array[int]:
    """The wave of one of CAPTIONS; always the same numbers. A tenth of a second of work for most, half for the loop."""
    return _MAKERS[name]()


def _wave(seconds: float, at: Callable[[float], float]) -> array[int]:
    count = int(seconds * RATE)
    return array("h", (int(_LOUD * max(-1.0, min(1.0, at(n / RATE)))) for n in range(count)))


def _sine(hertz: float, t: float) -> float:
    return math.sin(2 * math.pi * hertz * t)


def _bell(hertz: float, t: float, begin: float, fade: float = 6.0) -> float:
    """A struck note: two partials that die away."""
    if t < begin:
        return 0.0
    since = t - begin
    rise = min(1.0, since * 200)
    return rise * math.exp(-fade * since) * (_sine(hertz, since) + 0.35 * _sine(2.01 * hertz, since))


class _Noise:
    """White noise that is the same every time."""

    def __init__(self, seed: int = 9) -> None:
        self._state = seed

    def next(self) -> float:
        self._state = (self._state * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        return self._state / 0x3FFFFFFF - 1.0


def _click() -> array[int]:
    return _wave(0.06, lambda t: 0.35 * math.exp(-70 * t) * _sine(880, t))


def _alarm() -> array[int]:
    """A whistle that trills, as wardens carry one."""
    return _wave(0.9, lambda t: 0.26 * min(1.0, (0.9 - t) * 6) * _sine(1500 + 160 * _sine(17, t), t))


def _hiss() -> array[int]:
    noise, low = _Noise(), 0.0

    def at(_t: float) -> float:
        nonlocal low
        fresh = noise.next()
        low += 0.32 * (fresh - low)
        return 0.3 * (fresh - low)

    return _wave(0.8, at)


def _good() -> array[int]:
    return _wave(0.8, lambda t: 0.28 * (_bell(784, t, 0) + _bell(1047, t, 0.14)))


def _bad() -> array[int]:
    return _wave(0.45, lambda t: 0.3 * (_bell(262, t, 0, 9) + _bell(208, t, 0.16, 9)))


def _blast() -> array[int]:
    noise, low = _Noise(5), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += (0.02 + 0.2 * math.exp(-5 * t)) * (noise.next() - low)
        return 1.6 * low * math.exp(-3.2 * t) + 0.4 * math.exp(-7 * t) * _sine(58, t)

    return _wave(1.1, at)


def _door() -> array[int]:
    noise, low = _Noise(3), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.16 * (noise.next() - low)
        return math.exp(-16 * t) * (0.7 * low + 0.5 * _sine(92, t))

    return _wave(0.4, at)


def _drop() -> array[int]:
    """Something soft falls into cloth."""
    noise, low = _Noise(11), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.1 * (noise.next() - low)
        return math.exp(-22 * t) * (0.8 * low + 0.5 * _sine(150 - 180 * t, t))

    return _wave(0.28, at)


def _lift() -> array[int]:
    return _wave(0.16, lambda t: 0.3 * math.exp(-18 * t) * _sine(420 + 1500 * t, t))


def _zip() -> array[int]:
    """Tooth after tooth, quicker and higher."""
    noise = _Noise(13)

    def at(t: float) -> float:
        tooth = (t * (70 + 90 * t)) % 1.0
        return 0.34 * math.exp(-7 * tooth) * (noise.next() * 0.6 + _sine(1100 + 900 * t, t)) * min(1.0, (0.5 - t) * 12)

    return _wave(0.5, at)


def _chime() -> array[int]:
    return _wave(1.0, lambda t: 0.26 * (_bell(659, t, 0, 4) + _bell(880, t, 0.2, 4)))


def _medal() -> array[int]:
    notes = ((523, 0.0), (659, 0.12), (784, 0.24), (1047, 0.36))
    return _wave(1.5, lambda t: 0.2 * sum(_bell(hertz, t, begin, 3.2) for hertz, begin in notes))


def _rain() -> array[int]:
    """Three seconds that meet their own beginning: the noise is blended over into itself."""
    noise, low, length, over = _Noise(31), 0.0, 3 * RATE, RATE // 2
    raw = []
    for _ in range(length + over):
        low += 0.45 * (noise.next() - low)
        raw.append(low)
    for n in range(over):
        raw[n] = raw[n] * n / over + raw[length + n] * (1 - n / over)
    return array("h", (int(_LOUD * 0.12 * value) for value in raw[:length]))


def _horn() -> array[int]:
    """Three calls of a voice far too loud for its loudspeaker."""

    def at(t: float) -> float:
        since = t % 0.42
        hertz = (330, 392, 294)[int(t / 0.42) % 3] * (1 + 0.04 * since)
        buzz = math.tanh(2.4 * (_sine(hertz, t) + 0.5 * _sine(2 * hertz, t) + 0.4 * _sine(5 * hertz, t)))
        return 0.24 * buzz * min(1.0, since * 30) * max(0.0, 1 - since / 0.38)

    return _wave(1.2, at)


def _knock() -> array[int]:
    def at(t: float) -> float:
        since = next(t - begin for begin in (0.44, 0.22, 0.0) if t >= begin)
        return 0.6 * math.exp(-38 * since) * (_sine(170, since) + 0.5 * _sine(410, since))

    return _wave(0.7, at)


def _rumble(seconds: float, sharp: float, fade: float, seed: int) -> array[int]:
    """Filtered noise that swells and dies: thunder is dull, water sharper."""
    noise, low = _Noise(seed), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += sharp * (noise.next() - low)
        swell = min(1.0, t * 5) * math.exp(-fade * t) * (0.75 + 0.25 * _sine(2.6, t))
        return 0.5 * swell * low / math.sqrt(sharp)

    return _wave(seconds, at)


def _oink() -> array[int]:
    def at(t: float) -> float:
        since = t % 0.3
        hertz = 150 - 120 * since
        return 0.3 * math.exp(-6 * since) * min(1.0, since * 60) * math.tanh(3 * _sine(hertz, t) * (1 + _sine(31, t)))

    return _wave(0.6, at)


def _loop() -> array[int]:
    """Eight seconds of a quiet five-tone tune over two held notes; its end meets its beginning."""
    tune = (392, 440, 523, 587, 523, 440, 392, 330, 392, 523, 587, 659, 587, 523, 440, 392)
    length = 8.0
    held = array("d", bytes(8 * int(length * RATE)))
    for at, hertz in enumerate(tune):
        first = int(at * length / len(tune) * RATE)
        for n in range(int(1.2 * RATE)):
            held[(first + n) % len(held)] += 0.1 * _bell(hertz, n / RATE, 0.0, 3.0)
    for n in range(len(held)):
        t = n / RATE
        held[n] += 0.025 * (_sine(98, t) + _sine(147, t))
    return array("h", (int(_LOUD * max(-1.0, min(1.0, value))) for value in held))


def _detector() -> array[int]:
    """Three short beeps, as the thing under the ceiling gives them."""
    return _wave(1.1, lambda t: 0.22 * _sine(2900, t) if t % 0.36 < 0.16 else 0.0)


def _dial() -> array[int]:
    """The tone of a line, then somebody lifts."""
    return _wave(1.0, lambda t: 0.2 * (_sine(425, t) + _sine(450, t)) if t < 0.7 else 0.25 * _bell(660, t, 0.75, 12))


def _hinge() -> array[int]:
    noise, low = _Noise(7), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.2 * (noise.next() - low)
        return 0.5 * math.exp(-5 * t) * (low + 0.5 * _sine(170 + 260 * t, t) * _sine(13, t))

    return _wave(0.6, at)


def _cough() -> array[int]:
    noise, low = _Noise(11), 0.0

    def at(t: float) -> float:
        nonlocal low
        since = t % 0.34
        low += 0.24 * (noise.next() - low)
        return math.exp(-15 * since) * (0.9 * low + 0.25 * _sine(240 - 260 * since, since))

    return _wave(0.68, at)


def _siren() -> array[int]:
    """Two notes, three times, from far to near."""
    return _wave(
        2.4, lambda t: 0.1 * (0.4 + t / 2.4) * min(1.0, (2.4 - t) * 5) * _sine(650 if t % 0.8 < 0.4 else 490, t)
    )


# 燃气侦探


def _valve() -> array[int]:
    """A thread that turns, and the stop at its end."""
    return _wave(0.7, lambda t: 0.2 * min(1.0, (0.55 - t) * 9) * _sine(520 + 90 * _sine(9, t), t) * (_sine(9, t) > -0.2)
                 if t < 0.55 else 0.5 * math.exp(-40 * (t - 0.55)) * _sine(190, t))  # fmt: skip


def _creak() -> array[int]:
    return _wave(0.5, lambda t: 0.3 * min(1.0, (0.5 - t) * 8) * _sine(150 + 60 * t, t) * _sine(31, t))


def _window() -> array[int]:
    noise, low = _Noise(7), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += (0.1 + 0.25 * t) * (noise.next() - low)
        return 0.9 * low * min(1.0, t * 12) * min(1.0, (0.8 - t) * 3)

    return _wave(0.8, at)


def _wake() -> array[int]:
    return _wave(0.7, lambda t: 0.26 * (_bell(587, t, 0, 9) + _bell(880, t, 0.16, 7)))


def _crackle() -> array[int]:
    noise = _Noise(11)
    return _wave(0.35, lambda t: 0.7 * noise.next() * math.exp(-9 * t) * (_sine(37, t) > 0.55))


def _steps() -> array[int]:
    return _wave(0.9, lambda t: 0.5 * math.exp(-26 * (t % 0.22)) * _sine(120 - 14 * (t // 0.22), t % 0.22))


def _ringing() -> array[int]:
    return _wave(1.0, lambda t: 0.2 * _sine(450, t) * min(1.0, t * 30) * min(1.0, max(0.0, (0.8 - t) * 20)))


def _brush() -> array[int]:
    noise, low = _Noise(13), 0.0

    def at(t: float) -> float:
        nonlocal low
        low += 0.4 * (noise.next() - low)
        return 0.5 * low * max(0.0, _sine(6.5, t)) * min(1.0, (0.45 - t) * 8)

    return _wave(0.45, at)


def _bubble() -> array[int]:
    """Three drops that rise in pitch."""
    return _wave(
        0.5, lambda t: 0.34 * math.exp(-14 * (t % 0.16)) * _sine(300 + 900 * (t % 0.16) + 120 * (t // 0.16), t)
    )


_MAKERS: dict[str, Callable[[], array[int]]] = {
    "click": _click, "alarm": _alarm, "hiss": _hiss, "good": _good, "bad": _bad, "blast": _blast, "door": _door,
    "medal": _medal, "loop": _loop,
    "detector": _detector, "dial": _dial, "hinge": _hinge, "cough": _cough, "siren": _siren,
    "valve": _valve, "creak": _creak, "window": _window, "wake": _wake, "crackle": _crackle, "steps": _steps,
    "ringing": _ringing, "brush": _brush, "bubble": _bubble,
    "rain": _rain, "horn": _horn, "knock": _knock, "oink": _oink,
    "thunder": lambda: _rumble(2.4, 0.04, 1.5, 13), "flood": lambda: _rumble(1.6, 0.4, 2.2, 21),
    "drop": _drop, "lift": _lift, "zip": _zip, "chime": _chime,
}  # fmt: skip
