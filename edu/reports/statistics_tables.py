"""A detailed sheet: title, headers, then as many rows as the stream gives, none of them held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from edu.domain.column_definitions import Column
from edu.reports.cells import write_text
from edu.reports.statistics_styles import Styles, set_up_print, shown_width

Value = str | int | float | date | None
HEADER = 2
"""Row of the headers (from 0); above it title and subtitle."""
LAST_ROW = 1_048_575
LINE = 14.5
"""Points that one line of wrapped text takes."""


class Table:
    """Rows are appended one at a time; `close` sets what depends on their number."""

    def __init__(self, sheet: Any, styles: Styles, columns: Sequence[Column], title: str, subtitle: str) -> None:
        self._sheet = sheet
        self._styles = styles
        self._columns = columns
        self._wrapped = [(number, column.width) for number, column in enumerate(columns) if column.kind == "long"]
        self.rows = 0
        self._write_head(title, subtitle)

    def append(self, values: Sequence[Value]) -> None:
        """`values` without the running number. Beyond Excel's last row only a note is written."""
        row = HEADER + 1 + self.rows
        if row >= LAST_ROW:
            if row == LAST_ROW:
                write_text(self._sheet, row, 0, "行数已达表格上限，其余未列出。", self._styles["note"])
                self.rows += 1
            return
        self.rows += 1
        if self._wrapped:
            self._sheet.set_row(row, self._height(values))
        self._sheet.write_number(row, 0, self.rows, self._styles["number"])
        for number, (column, value) in enumerate(zip(self._columns[1:], values, strict=True), start=1):
            self._write(row, number, column, value)

    def close(self) -> int:
        last = max(HEADER + 1, HEADER + self.rows)
        self._sheet.autofilter(HEADER, 0, last, len(self._columns) - 1)
        return self.rows

    def _write_head(self, title: str, subtitle: str) -> None:
        sheet, styles = self._sheet, self._styles
        set_up_print(sheet, header_rows=(0, HEADER))
        for number, column in enumerate(self._columns):
            sheet.set_column(number, number, column.width)
        sheet.set_row(0, 28)
        sheet.merge_range(0, 0, 0, len(self._columns) - 1, title, styles["title"])
        sheet.set_row(1, 18)
        write_text(sheet, 1, 0, subtitle, styles["subtitle"])
        sheet.set_row(HEADER, 32)
        for number, column in enumerate(self._columns):
            write_text(sheet, HEADER, number, column.title, styles["heading"])
        sheet.freeze_panes(HEADER + 1, 2)

    def _write(self, row: int, number: int, column: Column, value: Value) -> None:
        style = self._styles["text" if column.kind == "text" else column.kind]
        if value is None or value == "":
            self._sheet.write_blank(row, number, None, style)
        elif isinstance(value, str):
            write_text(self._sheet, row, number, value, style)
        elif isinstance(value, date):
            self._sheet.write_datetime(row, number, value, style)
        else:
            self._sheet.write_number(row, number, value, style)

    def _height(self, values: Sequence[Value]) -> float:
        lines = max(
            sum(-(-max(1, shown_width(part)) // int(width - 1)) for part in str(values[number - 1] or "").split("\n"))
            for number, width in self._wrapped
        )
        return min(LINE * max(1, lines) + 2, 400)


def fill(table: Table, rows: Iterable[Sequence[Value]]) -> int:
    for values in rows:
        table.append(values)
    return table.close()
