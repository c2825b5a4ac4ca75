"""A detailed sheet: title, headers, then as many rows as the stream gives, none of them held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from edu.domain.column_definitions import Column
from edu.reports.cells import write_text
from edu.reports.statistics_sheet import RowForm, RowSheet, Value
from edu.reports.statistics_styles import Styles, set_up_print, shown_width

HEADER = 2
"""Row of the headers (from 0); above it title and subtitle."""
LAST_ROW = 1_048_575
LINE = 14.5
"""Points that one line of wrapped text takes."""


class Table:
    """Rows are appended one at a time; `close` sets what depends on their number."""

    def __init__(self, sheet: RowSheet, styles: Styles, columns: Sequence[Column], title: str, subtitle: str) -> None:
        self._sheet = sheet
        self._styles = styles
        self._columns = columns
        self._wrapped = [
            (number - 1, int(column.width - 1)) for number, column in enumerate(columns) if column.kind == "long"
        ]
        self._form = RowForm([styles["number"], *(styles[column.kind] for column in columns[1:])])
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
        height = self._height(values) if self._wrapped else None
        self._sheet.write_cells(row, self._form.xml(row, (self.rows, *values)), height)

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

    def _height(self, values: Sequence[Value]) -> float:
        lines = max(_lines(str(values[number] or ""), width) for number, width in self._wrapped)
        return min(LINE * lines + 2, 400)


@lru_cache(maxsize=16_384)
def _lines(text: str, width: int) -> int:
    """Lines that a wrapped text takes; the same sentences come again and again."""
    return sum(-(-max(1, shown_width(part)) // width) for part in text.split("\n"))


def fill(table: Table, rows: Iterable[Sequence[Value]]) -> int:
    for values in rows:
        table.append(values)
    return table.close()
