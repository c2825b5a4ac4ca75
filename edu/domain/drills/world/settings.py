"""The settings of a model, read strictly: a wrong one is a named finding, not a crash in the middle of a drill."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

MOST_POINTS = 200
"""They are searched one by one for every tick."""


class BadSetting(Exception):
    """The message is a plain Chinese sentence."""


class Settings:
    def __init__(self, raw: Mapping[str, object]) -> None:
        self._raw = raw
        self._used: set[str] = set()

    def number(self, key: str, default: int | None = None, *, low: int = 0, high: int = 1_000_000) -> int:
        value = self._get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise BadSetting(f"“{key}”应是 {low} 到 {high} 的整数。")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        value = self._get(key, default)
        if not isinstance(value, str):
            raise BadSetting(f"“{key}”应是文字。")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._get(key, None)
        if not isinstance(value, Sequence) or isinstance(value, str) or not all(isinstance(one, str) for one in value):
            raise BadSetting(f"“{key}”应是一列文字。")
        return tuple(str(one) for one in value)

    def points(self, key: str, *, high: int = 1_000_000) -> tuple[tuple[int, int], ...]:
        """Two or more pairs of integers, the first rising from 0 to no more than `high`."""
        pairs = tuple((row[0], row[1]) for row in self.rows(key, 2))
        if len(pairs) > MOST_POINTS or any(not 0 <= pair[0] <= high for pair in pairs):
            raise BadSetting(f"“{key}”最多 {MOST_POINTS} 个点，横值在 0 到 {high} 之间。")
        if len(pairs) < 2 or any(a[0] >= b[0] for a, b in itertools.pairwise(pairs)):
            raise BadSetting(f"“{key}”应是两个以上的 [横, 纵]，横值递增。")
        return pairs

    def rows(self, key: str, width: int) -> tuple[tuple[int, ...], ...]:
        value = self._get(key, None)
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise BadSetting(f"“{key}”应是列表。")
        rows = [tuple(row) if isinstance(row, Sequence) and not isinstance(row, str) else () for row in value]
        if any(len(row) != width or not all(type(cell) is int for cell in row) for row in rows):
            raise BadSetting(f"“{key}”的每一行应是 {width} 个整数。")
        return tuple(rows)

    def pair(self, key: str) -> tuple[int, int]:
        value = self._get(key, None)
        if not isinstance(value, Sequence) or len(value) != 2 or not all(type(one) is int for one in value):
            raise BadSetting(f"“{key}”应是两个整数。")
        return int(value[0]), int(value[1])

    def maps(self, key: str) -> tuple[Settings, ...]:
        value = self._get(key, None)
        if not isinstance(value, Sequence) or not all(isinstance(one, Mapping) for one in value) or not value:
            raise BadSetting(f"“{key}”应是一列“字段: 值”。")
        return tuple(Settings(one) for one in value)

    def finished(self, *inner: Settings) -> None:
        """What the model never asked for is misspelt."""
        for unknown in sorted(set(self._raw) - self._used):
            raise BadSetting(f"没有“{unknown}”这项设置。")
        for one in inner:
            one.finished()

    def _get(self, key: str, default: object) -> object:
        self._used.add(key)
        value = self._raw.get(key, default)
        if value is None:
            raise BadSetting(f"缺少“{key}”。")
        return value
