"""The kinds of value that only drill files have: moments, spans with a unit, permille, points, expressions."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from edu.packs.form import Form

MOMENT = re.compile(r"(\d{1,4}):([0-5]\d)(?::([0-5]\d))?")
SPAN = re.compile(r"(\d{1,6})(s|m)")
PERCENT = re.compile(r"(\d{1,3}(?:\.\d)?)%")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
LONGEST_MOMENT = 100_000 * 60
LONGEST_SPAN = 24 * 3600


def moment(form: Form, key: str, high: int = LONGEST_MOMENT) -> int:
    """Required: minutes from the start, or h:mm, or h:mm:ss; in seconds."""
    value = form.required(key)
    seconds = None if value is None else _moment(value)
    if value is not None and (seconds is None or seconds > high):
        form.wrong(key, f"“{key}”应是从开始算起的分钟数。", '写成 90，或 "1:30"（1 小时 30 分），或 "1:30:20"。')
        return 0
    return seconds or 0


def moment_or_none(form: Form, key: str) -> int | None:
    return None if form.get(key) is None else moment(form, key)


def span(form: Form, key: str, default: int | None = None, low: int = 0, high: int = LONGEST_SPAN) -> int:
    """Seconds, written with a unit: 60s, 8m. Required unless there is a default."""
    value = form.required(key) if default is None else form.get(key)
    if value is None:
        return low if default is None else default
    match = SPAN.fullmatch(value) if isinstance(value, str) else None
    seconds = int(match[1]) * (60 if match[2] == "m" else 1) if match else -1
    if not low <= seconds <= high:
        form.wrong(key, f"“{key}”应是 {low} 到 {high} 秒的时长。", "时长要带单位：60s 是 60 秒，8m 是 8 分钟。")
        return low if default is None else default
    return seconds


def permille(form: Form, key: str, default: int | None = None) -> int:
    """0 to 1000, or a percent: 150 is 15%. Required unless there is a default."""
    value = form.required(key) if default is None else form.get(key)
    if value is None:
        return default or 0
    number: Any = value
    if isinstance(value, str) and (match := PERCENT.fullmatch(value)):
        number = int(Decimal(match[1]) * 10)
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= 1000:
        form.wrong(key, f"“{key}”应是 0 到 1000 的千分数，或 0% 到 100%。", "写成 150 或 15%。")
        return default or 0
    return number


def points(form: Form, key: str, default: int | None = None) -> int:
    """Whole points, kept as hundredths."""
    return form.integer(key, 0, 100, default) * 100


def expression(form: Form, key: str, default: str | None = None) -> str:
    """The text of a condition or an amount; a bare number, true or false is taken as its text."""
    value = form.get(key)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value in (None, "") and default is not None:
        return default
    return form.text(key)


def clock(form: Form, key: str) -> str:
    value = form.text(key)
    if value and not CLOCK.fullmatch(value):
        form.wrong(key, f"“{key}”应是时刻，现在是“{value[:40]}”。", '写成 "00:30"。')
        return "00:00"
    return value or "00:00"


def place_on_map(form: Form, key: str) -> tuple[int, int]:
    """[x, y], each 0 to 100."""
    value = form.required(key)
    if value is None:
        return 0, 0
    if not isinstance(value, list) or len(value) != 2 or not all(type(one) is int and 0 <= one <= 100 for one in value):
        form.wrong(key, f"“{key}”应是地图上的位置。", "写成 [30, 62]，每个数 0 到 100。")
        return 0, 0
    return value[0], value[1]


def window(form: Form, key: str) -> tuple[int, int]:
    """[first, last] moments, in seconds."""
    value = form.required(key)
    ends = [_moment(one) for one in value] if isinstance(value, list) else []
    if value is not None and (len(ends) != 2 or None in ends):
        form.wrong(key, f"“{key}”应是两个时刻。", "写成 [40, 120]，单位分钟。")
        return 0, 0
    return (ends[0] or 0, ends[1] or 0) if ends else (0, 0)


def _moment(value: Any) -> int | None:
    if type(value) is int:
        return value * 60 if 0 <= value * 60 <= LONGEST_MOMENT else None
    match = MOMENT.fullmatch(value) if isinstance(value, str) else None
    return int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3] or 0) if match else None
