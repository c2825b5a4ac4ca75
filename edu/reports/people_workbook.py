"""The exported roster: the template's headings, text cells only, constant memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import xlsxwriter

from edu.domain.roster_words import FIELD_TITLES
from edu.reports.beside import written_beside
from edu.reports.cells import WORKBOOK_OPTIONS, write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from edu.domain.roster import Field

SHEET = "人员名册"
_WIDTHS: dict[Field, int] = {
    "number": 6, "name": 14, "id_kind": 14, "id_number": 22, "sex": 6, "phone": 14, "category": 16, "role": 16,
    "trade": 16, "enterprise": 30, "uscc": 22, "industry": 14, "high_risk": 9, "key_place": 12, "town": 16,
    "village": 16, "org_code": 15, "start": 12, "end": 12, "education": 10,
}  # fmt: skip
_NOTE = "证件号和电话已遮盖，这份名册只能查看和核对，不能再导入。需要完整号码时，请在程序里逐人查看并写明用途。"


def write_people_workbook(columns: Sequence[Field], rows: Iterable[Sequence[str]], path: Path) -> int:
    count = 0
    options = {**WORKBOOK_OPTIONS, "constant_memory": True}
    with written_beside(path) as part, xlsxwriter.Workbook(str(part), options) as book:
        heading = book.add_format(
            {"bold": True, "font_color": "#FFFFFF", "bg_color": "#143B70", "border": 1, "valign": "vcenter"}
        )
        text = book.add_format({"num_format": "@"})
        sheet: Any = book.add_worksheet(SHEET)
        sheet.freeze_panes(1, 2)
        sheet.set_row(0, 22)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, _WIDTHS.get(column, 14), text)
            write_text(sheet, 0, index, FIELD_TITLES[column], heading)
        for row in rows:
            count += 1
            for index, cell in enumerate(row):
                if cell:
                    write_text(sheet, count, index, cell, text)
        sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        notes: Any = book.add_worksheet("说明")
        notes.set_column(0, 0, 100)
        write_text(notes, 0, 0, _NOTE)
    return count
