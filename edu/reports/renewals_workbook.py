"""Certificates that end soon, as an office works through them: soonest first, pressing ones marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import xlsxwriter

from edu.reports.beside import written_beside
from edu.reports.cells import WORKBOOK_OPTIONS, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from edu.domain.renewals import RenewalLine

_COLUMNS = (
    ("序号", 6), ("到期日期", 12), ("剩余天数", 9), ("姓名", 14), ("证件号（已遮盖）", 22), ("电话（已遮盖）", 15),
    ("单位", 30), ("证书来源", 12), ("证书名称", 34), ("证书编号", 32), ("发证日期", 12), ("办理情况", 18),
)  # fmt: skip
_PRESSING_DAYS = 30
_DAYS_LEFT = 2


def write_renewals_workbook(lines: Sequence[RenewalLine], path: Path, title: str) -> int:
    with written_beside(path) as part, xlsxwriter.Workbook(str(part), WORKBOOK_OPTIONS) as book:
        styles = {
            "title": book.add_format({"bold": True, "font_size": 14, "font_color": "#143B70"}),
            "heading": book.add_format(
                {"bold": True, "font_color": "#FFFFFF", "bg_color": "#143B70", "border": 1, "valign": "vcenter"}
            ),
            "text": book.add_format({"border": 1, "border_color": "#D5DCE6", "text_wrap": True, "valign": "vcenter"}),
            "pressing": book.add_format({"border": 1, "border_color": "#D5DCE6", "bg_color": "#FEEADB"}),
        }
        _write(book.add_worksheet("到期证书"), lines, title, styles)
    return len(lines)


def _write(sheet: Any, lines: Sequence[RenewalLine], title: str, styles: dict[str, Any]) -> None:
    write_text(sheet, 0, 0, title, styles["title"])
    sheet.set_row(0, 26)
    sheet.set_row(1, 22)
    sheet.freeze_panes(2, 4)
    for index, (heading, width) in enumerate(_COLUMNS):
        sheet.set_column(index, index, width)
        write_text(sheet, 1, index, heading, styles["heading"])
    for number, line in enumerate(lines, start=1):
        cells = (
            line.expires, "", line.name, line.id_mask, line.phone_mask, line.place,
            "本单位证明" if line.own else "国家证书", line.title, line.number, line.issued, "",
        )  # fmt: skip
        sheet.write_number(number + 1, 0, number, styles["text"])
        for index, cell in enumerate(cells, start=1):
            write_text(sheet, number + 1, index, cell, styles["text"])
        near = styles["pressing" if line.days_left <= _PRESSING_DAYS else "text"]
        sheet.write_number(number + 1, _DAYS_LEFT, line.days_left, near)
    if not lines:
        write_text(sheet, 2, 0, "没有到期的证书。", styles["text"])
    sheet.autofilter(1, 0, max(len(lines) + 1, 2), len(_COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
