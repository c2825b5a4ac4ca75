"""Values of a scenario as somebody types them, and back. A ValueError is a sentence for people. No Qt."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

MOMENT = re.compile(r"(?:(\d{1,3}):([0-5]\d)(?::([0-5]\d))?|(\d{1,5}))")
SPAN = re.compile(r"(\d{1,5})\s*(分钟|分|m|秒|s)?")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LARGEST = 100_000
LONGEST = 2000
NAME = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")


def long_of(text: str) -> str:
    if len(text.strip()) > LONGEST:
        raise ValueError(f"最多 {LONGEST} 个字，现在 {len(text.strip())} 个。")
    return text.strip()


def clock_of(text: str) -> str:
    clock = text.strip().replace("：", ":")
    if not CLOCK.fullmatch(clock):
        raise ValueError("写成钟点，如 00:30。")
    return clock


def slug_of(text: str) -> str:
    if text.strip() and not SLUG.fullmatch(text.strip()):
        raise ValueError("只用小写字母、数字和连字符，如 wait-for-orders。")
    return text.strip()


def moment_text(seconds: int | None) -> str:
    """Minutes from the start, or h:mm:ss where they are not whole."""
    if seconds is None:
        return ""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if rest else str(minutes)


def moment_of(text: str) -> int:
    match = MOMENT.fullmatch(text.strip().replace("：", ":"))
    if match is None:
        raise ValueError("写成从开始算起的分钟数，如 40；或 1:30（1 小时 30 分）。")
    if match[4] is not None:
        return int(match[4]) * 60
    return int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3] or 0)


def moment_or_none_of(text: str) -> int | None:
    return moment_of(text) if text.strip() else None


def span_text(seconds: int) -> str:
    return f"{seconds}秒" if seconds % 60 else f"{seconds // 60}分"


def span_of(text: str) -> int:
    match = SPAN.fullmatch(text.strip())
    if match is None:
        raise ValueError("写成时长，如 8分 或 90秒。")
    seconds = int(match[1]) * (1 if match[2] in ("秒", "s") else 60)
    if seconds > 24 * 3600:
        raise ValueError("时长最多 24 小时。")
    return seconds


def lines_text(rows: tuple[str, ...]) -> str:
    return "\n".join(rows)


def lines_of(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def params_text(params: Mapping[str, int]) -> str:
    return "\n".join(f"{name} = {value}" for name, value in params.items())


def params_of(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in lines_of(text):
        name, _, value = (piece.strip() for piece in line.partition("="))
        if not NAME.fullmatch(name) or not re.fullmatch(r"-?\d{1,6}", value) or name in found:
            raise ValueError(f"“{line[:30]}”读不懂：一行一个，写成 名称 = 整数，名称不重复。")
        found[name] = int(value)
    return found


def settings_text(settings: Mapping[str, object]) -> str:
    return "\n".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in settings.items())


def settings_of(text: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for line in lines_of(text):
        name, _, value = (piece.strip() for piece in line.partition("="))
        try:
            found[name] = _frozen(json.loads(value))
        except (ValueError, RecursionError):
            raise ValueError(f"“{line[:30]}”读不懂：写成 名称 = 数值，列表用方括号。") from None
    return found


def _frozen(value: Any) -> object:
    """Lists as tuples, as a reader gives them; nothing but what a file may hold."""
    if isinstance(value, list):
        return tuple(_frozen(one) for one in value)
    if isinstance(value, dict):
        return {str(key): _frozen(one) for key, one in value.items()}
    if isinstance(value, str) or (isinstance(value, int) and abs(value) <= LARGEST):
        return value
    raise ValueError("只能写整数、文字和它们的列表。")


Shown = Callable[[Any], str]
Taken = Callable[[str], Any]
TYPED: Mapping[str, tuple[Shown, Taken]] = {
    "line": (str, str.strip),
    "slug": (str, slug_of),
    "clock": (str, clock_of),
    "long": (str, long_of),
    "expression": (str, str.strip),
    "moment": (moment_text, moment_of),
    "moment_or_none": (moment_text, moment_or_none_of),
    "span": (span_text, span_of),
    "lines": (lines_text, lines_of),
    "params": (params_text, params_of),
    "settings": (settings_text, settings_of),
}
"""By kind of field, how its value is shown and how it is taken back."""
