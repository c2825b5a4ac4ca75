"""Takes typed values out of one raw mapping and reports what does not fit, with the line; reading always goes on.

A field that is wrong gives a stand-in value; whoever builds the object asks `sound` at the end and drops it if not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from edu.packs.source import Report, YamlList, YamlMap

L = TypeVar("L", bound=str)

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_HELP = "编号只用小写字母、数字和连字符，如 call-119。"


class Form:
    """One mapping being read; `what` names it in messages (题目 fire-escape/call-119), `spoilt` are its wrong keys."""

    def __init__(self, raw: YamlMap, report: Report, what: str) -> None:
        self.raw = raw
        self.report = report
        self.what = what
        self.used: set[str] = set()
        self.spoilt: set[str] = set()
        self.errors_before = report.errors

    @property
    def sound(self) -> bool:
        """No error was reported since this form was opened."""
        return self.report.errors == self.errors_before

    def line(self, key: str) -> int:
        return self.raw.line_of(key)

    def wrong(self, key: str, message: str, remedy: str = "", code: str = "field") -> None:
        self.spoilt.add(key)
        self.report.error(code, f"{self.what}：{message}", self.line(key), remedy)

    def get(self, key: str) -> Any:
        """The raw value; None where it is missing or null."""
        self.used.add(key)
        return self.raw.get(key)

    def required(self, key: str) -> Any:
        value = self.get(key)
        if value is None or value in ("", []):
            self.wrong(key, f"缺少“{key}”。", f"请补上字段 {key}。", "missing")
            return None
        return value

    def text(self, key: str) -> str:
        """Required, one or more characters; a bare number is taken as its text."""
        return self._as_text(key, self.required(key)) or ""

    def text_or_none(self, key: str) -> str | None:
        return self._as_text(key, self.get(key))

    def slug(self, key: str) -> str:
        return self._slug(key, self.text(key)) or ""

    def slug_or_none(self, key: str) -> str | None:
        return self._slug(key, self.text_or_none(key))

    def integer(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """Required unless there is a default."""
        value = self.required(key) if default is None else self.get(key)
        if value is None:
            return low if default is None else default
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.wrong(key, f"“{key}”应是 {low} 到 {high} 的整数，现在是 {_shown(value)}。")
            return low
        return value

    def hundredths(self, key: str, low: int, high: int) -> int:
        """A number with at most two decimals, as integer hundredths; the bounds are hundredths too."""
        value = self.required(key)
        if value is None:
            return low
        number = Decimal(value) * 100 if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
        if number is None or number != number.to_integral_value() or not low <= number <= high:
            span = f"{Decimal(low) / 100} 到 {Decimal(high) / 100}"
            self.wrong(key, f"“{key}”应是 {span} 的数，最多两位小数，现在是 {_shown(value)}。")
            return low
        return int(number)

    def flag(self, key: str, *, default: bool) -> bool:
        value = self.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.wrong(key, f"“{key}”应是 true 或 false，现在是 {_shown(value)}。")
            return default
        return value

    def day(self, key: str) -> date | None:
        """A civil day as YYYY-MM-DD, or null."""
        value = self.get(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(value if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else "")
        except (ValueError, TypeError):
            self.wrong(key, f"“{key}”应是 2026-01-31 这样的日期，现在是 {_shown(value)}。")
            return None

    def days_in_order(self, first: str, last: str) -> tuple[date | None, date | None]:
        start, end = self.day(first), self.day(last)
        if start and end and start > end:
            self.wrong(last, f"“{last}”早于“{first}”。")
        return start, end

    def one_of(self, key: str, choices: Sequence[L], default: L | None = None) -> L:
        """Required unless there is a default."""
        value = self.required(key) if default is None else self.get(key)
        if value is None:
            return choices[0] if default is None else default
        return self._choice(key, value, choices) or choices[0]

    def many_of(self, key: str, choices: Sequence[L]) -> tuple[L, ...]:
        """At least one of the choices, none twice."""
        if self.required(key) is None:
            return ()
        chosen = [self._choice(key, value, choices) for value in self.texts(key)]
        return tuple(value for value in chosen if value is not None)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none twice; missing means empty."""
        found = [self._as_text(key, value) for value in self._list(key)]
        rows = [text for text in found if text]
        for twice in sorted(text for text, times in Counter(rows).items() if times > 1):
            self.wrong(key, f"“{key}”里{_shown(twice)}写了两次。", "请删去一个。")
        return tuple(rows)

    def whole_numbers(self, key: str, count: int, most: int) -> tuple[int, ...] | None:
        """That many of them between -most and most, or None where the field is missing."""
        if self.get(key) is None:
            return None
        found = tuple(self._list(key))
        if len(found) != count or not all(type(one) is int and abs(one) <= most for one in found):
            self.wrong(key, f"“{key}”应是 {count} 个整数，每个在 -{most} 到 {most} 之间。", "写成 [1, 2, 3] 这样。")
            return (0,) * (count - 1) + (1,)
        return found

    def forms(self, key: str, what: str) -> Iterator[Form]:
        """The mappings of a list, opened one by one as they are read; `what` names one of them."""
        rows = self._list(key)
        for place, row in enumerate(rows):
            name = f"{self.what}的第 {place + 1} {what}"
            if isinstance(row, YamlMap):
                yield Form(row, self.report, name)
            else:
                self.report.error("field", f"{name}应是“字段: 值”，现在是 {_shown(row)}。", rows.lines[place])

    def form(self, key: str) -> Form | None:
        """A nested mapping, or None where it is missing."""
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, YamlMap):
            self.wrong(key, f"“{key}”应是“字段: 值”，现在是 {_shown(value)}。")
            return None
        return Form(value, self.report, f"{self.what}的 {key}")

    def close(self) -> None:
        """Reports every field that nobody asked for; a misspelt field must not be passed over."""
        for key in self.raw:
            if key not in self.used:
                self.wrong(key, f"没有{_shown(key)}这个字段。", "请检查拼写，或删去这一行。", "unknown-field")

    def _list(self, key: str) -> YamlList:
        value = self.get(key)
        if value is None:
            return YamlList(self.line(key))
        if not isinstance(value, YamlList):
            self.wrong(key, f"“{key}”应是列表，现在是 {_shown(value)}。", "每项一行、以“- ”开头，或写成 [甲, 乙]。")
            return YamlList(self.line(key))
        return value

    def _as_text(self, key: str, value: Any) -> str | None:
        if value is None or value == "":
            return None
        if isinstance(value, bool | YamlMap | YamlList):
            self.wrong(key, f"“{key}”应是文字，现在是 {_shown(value)}。", "true、false 作文字用时要加引号。")
            return None
        return str(value).strip()

    def _slug(self, key: str, value: str | None) -> str | None:
        if value and not SLUG.fullmatch(value):
            self.wrong(key, f"“{key}”不能是{_shown(value)}。", SLUG_HELP, "slug")
        return value

    def _choice(self, key: str, value: Any, choices: Sequence[L]) -> L | None:
        for choice in choices:
            if value == choice:
                return choice
        self.wrong(key, f"“{key}”不能是 {_shown(value)}。", f"可以用：{'、'.join(choices)}。", "choice")
        return None


def _shown(value: Any) -> str:
    if isinstance(value, YamlMap):
        return "一组字段"
    if isinstance(value, YamlList):
        return "列表"
    text = "true" if value is True else "false" if value is False else str(value)
    return f"“{text[:40]}”"
