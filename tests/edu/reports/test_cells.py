import io
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from edu.reports.cells import MAX_TEXT, WORKBOOK_OPTIONS, csv_text, is_active, plain_text, set_text, write_text

ACTIVE = ["=1+1", "+86", "-5", "@a", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠a"]


@pytest.mark.parametrize("text", [*ACTIVE, "#N/A", "http://a.b", "123", "\x00=1", "a\x0bb", "\ud800x", "𠮷"])
def test_openpyxl_cells_stay_text_through_a_round_trip(text: str) -> None:
    book = openpyxl.Workbook()
    set_text(book.worksheets[0].cell(1, 1), text)
    target = io.BytesIO()
    book.save(target)
    cell = openpyxl.load_workbook(io.BytesIO(target.getvalue())).worksheets[0]["A1"]
    assert cell.data_type == "s" or cell.value is None
    assert (cell.value or "").replace("\r\n", "\r") in (plain_text(text), plain_text(text).replace("\r", "\n"))


def test_xlsxwriter_cells_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path), WORKBOOK_OPTIONS) as book:
        sheet = book.add_worksheet()
        for row, text in enumerate(ACTIVE):
            write_text(sheet, row, 0, text)
            sheet.write(row, 1, text)
    page = openpyxl.load_workbook(path).worksheets[0]
    assert {cell.data_type for row in page.iter_rows() for cell in row} == {"s"}


def test_long_texts_are_cut_at_excels_limit() -> None:
    assert len(plain_text("a" * 40_000)) == MAX_TEXT


def test_csv_text_is_disarmed() -> None:
    assert all(is_active(text) and csv_text(text) == "'" + text for text in ACTIVE)
    assert csv_text(" =1") == "' =1"
    assert csv_text("张三") == "张三"


def test_covered_cells_of_a_merged_area_are_left_alone() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].merge_cells("A1:B2")
    set_text(book.worksheets[0]["B2"], "x")
    assert book.worksheets[0]["B2"].value is None
