"""Cells as they come, and what offices mean by them: texts, dates, yes and no."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta

from edu.domain.text import says_nothing, squeezed

Cell = str | float | int | bool | date | datetime | time | timedelta
LOST_FROM = 1e15
"""Excel keeps 15 digits of a number; from here on the last ones are gone."""
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,3}")
_DATE = re.compile(
    r"([12][0-9]{3})\s*[-/.年,]\s*([0-9]{1,2})(?:\s*[-/.月,]\s*([0-9]{1,2})?\s*日?)?(?:[ T]+[0-9:.]{4,15})?"
)
_SOLID = re.compile(r"([12][0-9]{3})([0-9]{2})([0-9]{2})?")
_OPEN_ENDS = frozenset(["长期", "永久", "长期有效", "至今", "今", "无固定期限"])
_YES = frozenset(
    [
        "是", "有", "高危", "√", "✓", "✔", "对", "Y", "YES", "TRUE", "1", "高危行业", "高危企业", "属于", "重点",
        "重点单位", "消防重点单位", "消防安全重点单位",
    ]
)  # fmt: skip
_NO = frozenset(
    [
        "否",
        "无",
        "没有",
        "非高危",
        "×",
        "✗",
        "✘",
        "X",
        "N",
        "NO",
        "FALSE",
        "0",
        "不是",
        "一般",
        "一般行业",
        "非",
        "不属于",
        "不高危",
        "非重点",
        "非重点单位",
        "一般单位",
        "/",
        "-",
    ]
)


class Unclear(ValueError):
    """The text is none of the forms that the field allows."""


def as_text(cell: Cell) -> str:
    """The cell as a person would read it; whole numbers without a point."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float | int):
        whole = isinstance(cell, int) or (cell.is_integer() and abs(cell) < LOST_FROM)
        return str(int(cell)) if whole else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def clean(cell: Cell) -> str:
    return squeezed(as_text(cell))


def lost_digits(cell: Cell) -> bool:
    """A long number that Excel has cut: stored as a number, or already written out as 1.10105E+17."""
    if isinstance(cell, bool):
        return False
    if isinstance(cell, float | int):
        return abs(cell) >= LOST_FROM
    return isinstance(cell, str) and _SCIENTIFIC.fullmatch(squeezed(cell)) is not None


def read_date(cell: Cell, *, end: bool = False) -> date | None:
    """A civil day; None for an open end (长期) or a cell that says nothing.

    A month alone is its first day, at an `end` its last. Raises Unclear.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = clean(cell)
    if not text or text in _OPEN_ENDS or says_nothing(text):
        return None
    if isinstance(cell, float | int) and not isinstance(cell, bool) and 20_000 <= cell < 80_000:
        return date(1899, 12, 30) + timedelta(days=int(cell))
    match = _DATE.fullmatch(text) or _SOLID.fullmatch(text)
    if match is None:
        raise Unclear(text)
    year, month = int(match[1]), int(match[2])
    try:
        day = int(match[3]) if match[3] else calendar.monthrange(year, month)[1] if end else 1
        return date(year, month, day)
    except ValueError:
        raise Unclear(text) from None


def read_yes_no(cell: Cell) -> bool | None:
    """None for a cell that says nothing, but 无 is a no. Raises Unclear."""
    text = clean(cell).upper()
    if not text:
        return None
    if text in _YES:
        return True
    if text in _NO:
        return False
    if says_nothing(text):
        return None
    raise Unclear(text)


def column_letter(index: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
