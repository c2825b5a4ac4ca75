"""A detailed sheet: title, headers, then as many rows as the stream gives, none of them held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from edu.domain.columns import Column
from edu.reports.cells import write_text
from edu.reports.row_form import RowForm, Value, note_xml
from edu.reports.row_sheet import RowSheet
from edu.reports.statistics_styles import Styles, set_up_print

HEADER = 2
"""Row of the headers (from 0); above it title and subtitle."""
LAST_ROW = 1_048_575


class Table:
    """Rows are appended one at a time and numbered from 1; `close` sets what depends on their number."""

    def __init__(self, sheet: RowSheet, styles: Styles, columns: Sequence[Column], title: str, subtitle: str) -> None:
        self._sheet = sheet
        self._styles = styles
        self._columns = columns
        self._form = RowForm(columns)
        self._count = 0
        self._write_head(title, subtitle)

    def append(self, values: Sequence[Value]) -> None:
        """`values` without the running number; nothing beyond Excel's last row, which holds a note."""
        row = HEADER + self._count + 1
        if row > LAST_ROW:
            return
        self._count += 1
        if row == LAST_ROW:
            self._sheet.write_form(row, note_xml(row, "行数已达表格上限，其余未列出。"))
        else:
            self._sheet.write_form(row, self._form.xml(row, (self._count, *values)))

    def close(self) -> int:
        self._sheet.autofilter(HEADER, 0, HEADER + max(1, self._count), len(self._columns) - 1)
        return self._count

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


def fill(table: Table, rows: Iterable[Sequence[Value]]) -> int:
    for values in rows:
        table.append(values)
    return table.close()
