from __future__ import annotations

import zipfile
from pathlib import Path

import xlsxwriter

from edu.domain.columns import Column
from edu.reports.cells import WORKBOOK_OPTIONS
from edu.reports.row_form import RowForm
from edu.reports.row_sheet import RowSheet, RowWorkbook
from edu.reports.statistics_styles import Styles

ROWS = 700
FORM = RowForm([Column("序号", "count", 6, ""), Column("姓名", "text", 14, "")])


class Plain(xlsxwriter.worksheet.Worksheet):  # type: ignore[misc]
    """The same rows through XlsxWriter's own file of rows."""

    def write_form(self, row: int, xml: str) -> None:
        self._write_single_row(row)
        self.fh.write(xml)
        self.dim_rowmax = row


def filled(book: xlsxwriter.Workbook, sheet_class: type) -> None:
    styles = Styles(book)
    for name in ("一", "空", "三"):
        sheet = book.add_worksheet(name, sheet_class)
        sheet.write_string(0, 0, "题目 & <标题>", styles["title"])
        sheet.write_string(0, 1, "", styles["title"])
        for number in range(0 if name == "空" else ROWS):
            sheet.write_form(1 + number, FORM.xml(1 + number, (number, f"张伟{number}")))
        sheet.autofilter(0, 0, ROWS, 1)


def test_every_part_is_what_xlsxwriter_alone_makes_of_the_same_rows(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with RowWorkbook(tmp_path / "ours.xlsx", folder) as book:
        filled(book, RowSheet)
    with xlsxwriter.Workbook(str(tmp_path / "plain.xlsx"), {**WORKBOOK_OPTIONS, "constant_memory": True}) as book:
        filled(book, Plain)
    with zipfile.ZipFile(tmp_path / "ours.xlsx") as ours, zipfile.ZipFile(tmp_path / "plain.xlsx") as plain:
        assert ours.testzip() is None
        assert sorted(ours.namelist()) == sorted(plain.namelist())
        assert ours.namelist()[0] == "[Content_Types].xml"
        for name in plain.namelist():
            if name != "docProps/core.xml":  # which has the time
                assert ours.read(name) == plain.read(name), name
        assert ours.read("xl/worksheets/sheet3.xml").count(b"<row ") == ROWS + 1


def test_rows_are_deflated_before_the_workbook_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with RowWorkbook(tmp_path / "book.xlsx", folder) as book:
        sheet = book.add_worksheet("一", RowSheet)
        sheet.write_string(0, 0, "题目")
        for number in range(5_000):
            sheet.write_form(1 + number, FORM.xml(1 + number, (number, "张伟")))
        plain = sum(one.stat().st_size for one in folder.iterdir())
        assert plain < 10_000, "no row lies there as it is: 5,000 of them are 700 kB"
