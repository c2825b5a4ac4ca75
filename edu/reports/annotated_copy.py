"""Gives refused rows back: the office's own workbook, its header and layout kept, with a red column 问题.

Loads the outside file once more with openpyxl, so bootstrap runs `answer` in the child process of roster reading
(with `may_write`: openpyxl uses temporary files, and removes them). Large workbooks, .xls and CSV get a plain
workbook with the same columns instead.
"""

from __future__ import annotations

import hashlib
import io
import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from edu.domain.errors import BadFile
from edu.domain.roster import RefusedRow, RosterFile, RosterSheet
from edu.reports.cells import set_text

HEADING = "问题"
LAYOUT_LIMIT = 24 * 1024 * 1024
"""Bytes of sheet XML above which openpyxl would need too much memory (about 15 times as much)."""
_MAX_REASONS = 20
_RED = Font(color="FFC00000")
_RED_BOLD = Font(color="FFC00000", bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True, slots=True)
class Reasons:
    """What is wrong, by place: `lines[sheet, row]`, and `sheets[sheet]` for a whole sheet."""

    lines: dict[tuple[str, int], str]
    sheets: dict[str, str]

    def of(self, row: RefusedRow) -> str:
        own = self.lines.get((row.line.sheet, row.line.row), "")
        return own or self.sheets.get(row.line.sheet, "")


class Order(msgspec.Struct, frozen=True):
    """What the parent asks the child for."""

    source: str
    roster: RosterFile


def answer(body: bytes) -> bytes:
    """The child's entry: an Order (msgpack) in, the bytes of an .xlsx out."""
    order = msgspec.msgpack.decode(body, type=Order)
    return annotated_copy(Path(order.source), order.roster)


def annotated_copy(source: Path, roster: RosterFile) -> bytes:
    """The refused rows of `source`, as read into `roster`, as an .xlsx.

    Raises BadFile when the source has changed since it was read.
    """
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest() != roster.sha256:
        raise BadFile("名册文件在导入之后又被改动过，不能再标注", "请重新导入这个文件")
    reasons = _reasons(roster)
    if roster.kind == "xlsx" and _sheet_bytes(data) <= LAYOUT_LIMIT:
        book = _annotated(data, roster, reasons)
    else:
        book = _plain(roster, reasons)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _reasons(roster: RosterFile) -> Reasons:
    lines: dict[tuple[str, int], list[str]] = {}
    sheets: dict[str, list[str]] = {}
    for problem in roster.problems:
        text = f"{problem.message}。{problem.remedy}" if problem.remedy else problem.message
        place = f"{problem.column} 列：" if problem.column else ""
        sheet, row = problem.sheet or "", problem.row or problem.line
        if row is not None and problem.severity == "error":
            lines.setdefault((sheet, row), []).append(place + text)
        elif problem.severity == "error":
            sheets.setdefault(sheet, []).append(text)
    for page in roster.sheets:
        if page.header_rows and (whole := lines.get((page.name, page.header_rows[1]))):
            sheets.setdefault(page.name, []).extend(whole)
    return Reasons({place: _join(found) for place, found in lines.items()}, {n: _join(f) for n, f in sheets.items()})


def _join(found: list[str]) -> str:
    return "\n".join(dict.fromkeys(found[:_MAX_REASONS]))


def _sheet_bytes(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist() if part.filename.lower().endswith(".xml"))


def _annotated(data: bytes, roster: RosterFile, reasons: Reasons) -> openpyxl.Workbook:
    """`data_only`: results instead of formulas, which would point at rows that have moved."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about extensions that openpyxl drops
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    book.defined_names.clear()
    for sheet in roster.sheets:
        page = book[sheet.name]
        if sheet.header_rows is not None and isinstance(page, Worksheet):
            _annotate(page, sheet, [row for row in roster.refused if row.line.sheet == sheet.name], reasons)
    for name in book.sheetnames:
        if isinstance(page := book[name], Worksheet):
            _disarm(page)
    return book


def _annotate(page: Worksheet, sheet: RosterSheet, refused: Sequence[RefusedRow], reasons: Reasons) -> None:
    """Move the refused rows up below the header, drop the rest, and say beside each what is wrong."""
    top = sheet.header_rows[1] + 1 if sheet.header_rows else 1
    column = max((column.index for column in sheet.columns), default=0) + 2
    for area in [area for area in page.merged_cells.ranges if area.max_row >= top or area.max_col >= column]:
        page.unmerge_cells(area.coord)
    heights = {row.line.row: page.row_dimensions[row.line.row].height for row in refused}
    _keep_rows(page, top, [row.line.row for row in refused])
    for offset, row in enumerate(refused):
        page.row_dimensions[top + offset].height = None if reasons.of(row) else heights[row.line.row]
        cell = page.cell(top + offset, column)
        set_text(cell, reasons.of(row))
        cell.font, cell.alignment = _RED, _WRAP
    heading = page.cell(top - 1, column)
    set_text(heading, HEADING)
    heading.font = _RED_BOLD
    page.column_dimensions[get_column_letter(column)].width = 60
    page.auto_filter.ref = None


def _keep_rows(page: Worksheet, top: int, kept: Sequence[int]) -> None:
    """Rows at `top` and below become the kept ones, with cells and styles; `delete_rows` is quadratic."""
    cells = page._cells  # noqa: SLF001 - openpyxl has no other way to move rows at once
    moved = {number: top + offset for offset, number in enumerate(kept)}
    for place in [place for place in cells if place[0] >= top]:
        cell = cells.pop(place)
        if place[0] in moved:
            cell.row = moved[place[0]]
            cells[cell.row, place[1]] = cell
    for number in [number for number in page.row_dimensions if number >= top]:
        del page.row_dimensions[number]


def _disarm(page: Worksheet) -> None:
    """No formula of the outside file lives on: not in cells, conditions, nor lists computed elsewhere."""
    for cell in page._cells.values():  # noqa: SLF001 - iterating over rows would create every missing cell
        if not isinstance(cell, Cell):
            continue
        if isinstance(cell.value, str):
            set_text(cell, cell.value)
        elif cell.data_type == "f":
            cell.value = None
        cell.hyperlink = None
    page.conditional_formatting = type(page.conditional_formatting)()
    kept = [rule for rule in page.data_validations.dataValidation if (rule.formula1 or "").startswith('"')]
    page.data_validations.dataValidation = kept


def _plain(roster: RosterFile, reasons: Reasons) -> openpyxl.Workbook:
    """The same columns without the layout; every cell text, as it was read."""
    book = openpyxl.Workbook(write_only=False)
    book.remove(book.worksheets[0])
    for sheet in roster.sheets:
        refused = [row for row in roster.refused if row.line.sheet == sheet.name]
        if not refused and len(roster.sheets) > 1:
            continue
        page = book.create_sheet(sheet.name[:31] or "退回的行")
        width = max([column.index for column in sheet.columns] + [len(row.cells) - 1 for row in refused], default=0) + 1
        for column in sheet.columns:
            set_text(page.cell(1, column.index + 1), column.heading)
            page.cell(1, column.index + 1).font = Font(bold=True)
        set_text(page.cell(1, width + 1), HEADING)
        page.cell(1, width + 1).font = _RED_BOLD
        for number, row in enumerate(refused, start=2):
            for index, text in enumerate(row.cells):
                set_text(page.cell(number, index + 1), text)
            cell = page.cell(number, width + 1)
            set_text(cell, reasons.of(row))
            cell.font, cell.alignment = _RED, _WRAP
        page.column_dimensions[get_column_letter(width + 1)].width = 60
    if not book.worksheets:
        book.create_sheet("退回的行")
    return book
