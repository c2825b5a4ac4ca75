"""One sheet of a drill's workbook: title, a line about the run, headings that stay, rows, totals; ready to print."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal

from edu.reports.cells import write_text
from edu.reports.statistics_styles import Style, Styles, set_up_print, shown_width

Kind = Literal["text", "long", "number", "points", "day"]
Column = tuple[str, int, Kind]
"""Heading, width in Latin characters, how its cells are shown."""
Cell = str | int | float | None
Row = Sequence[Cell]
_HEADING = 2
_LINE_POINTS = 13.5
_MOST_LINES = 30
"""Excel shows no row higher than 409 points."""
_TOTALS: dict[Kind, Style] = {
    "text": "total_text", "long": "total_text", "number": "total_text", "points": "total_points", "day": "total_text",
}  # fmt: skip


def write_sheet(
    sheet: Any, styles: Styles, title: str, said: str, columns: Sequence[Column], rows: Iterable[Row],
    totals: Iterable[Row] = (),
) -> None:  # fmt: skip
    set_up_print(sheet, header_rows=(_HEADING, _HEADING))
    sheet.freeze_panes(_HEADING + 1, 0)
    write_text(sheet, 0, 0, title, styles["line_title"])
    write_text(sheet, 1, 0, said, styles["line"])
    sheet.set_row(0, 26)
    sheet.set_row(_HEADING, 30)
    for number, (heading, width, _kind) in enumerate(columns):
        sheet.set_column(number, number, width)
        write_text(sheet, _HEADING, number, heading, styles["heading"])
    last = _HEADING
    for last, row in enumerate(rows, _HEADING + 1):
        sheet.set_row(last, _LINE_POINTS * _lines(columns, row) + 3)
        for number, ((_, _, kind), value) in enumerate(zip(columns, row, strict=True)):
            _write(sheet, last, number, _day(value) if kind == "day" else value, styles[kind])
    if last == _HEADING:
        write_text(sheet, last + 1, 0, "没有记录。", styles["line"])
    else:
        sheet.autofilter(_HEADING, 0, last, len(columns) - 1)
    for at, row in enumerate(totals, last + 1):
        for number, ((_, _, kind), value) in enumerate(zip(columns, row, strict=True)):
            _write(sheet, at, number, value, styles[_TOTALS[kind]])


def _write(sheet: Any, row: int, column: int, value: Cell | date, style: Any) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        write_text(sheet, row, column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)


def _day(iso: Cell) -> date | None:
    """Stands as a day, so that it can be sorted and reckoned with."""
    return date.fromisoformat(iso) if isinstance(iso, str) and iso else None


def _lines(columns: Sequence[Column], row: Row) -> int:
    """How many lines the fullest cell takes: Excel does not grow rows of a file that it did not write."""
    needed = [
        sum(max(1, math.ceil(shown_width(part) / (width - 1))) for part in value.split("\n"))
        for (_, width, kind), value in zip(columns, row, strict=True)
        if kind == "long" and isinstance(value, str)
    ]
    return min(_MOST_LINES, max(needed, default=1))
