"""File → RosterFile, with every problem at once. Runs inside the child."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import msgspec

from edu.domain.errors import BadFile
from edu.domain.problems import Problem
from edu.domain.roster import FileKind, RefusedRow, RosterFile, RosterLine, RosterRow, RosterSheet
from edu.packs.roster.findings import Findings, letters
from edu.packs.roster.header import find_header
from edu.packs.roster.leavers import left_by_sheet
from edu.packs.roster.lines import LinesReader
from edu.packs.roster.looks import MAX_BYTES, has_macros_ole, kind_of
from edu.packs.roster.merging import merge
from edu.packs.roster.sheets import Grid, read_workbook
from edu.packs.roster.text_tables import read_text_table
from edu.packs.roster.untold import class_untold, roles_untold, schemes_unclear
from edu.packs.roster.workbook import look


class Order(msgspec.Struct, frozen=True):
    """What the parent asks the child to read."""

    path: str
    today: date


def answer(body: bytes) -> bytes:
    """The child's entry: an Order in, a RosterFile out, both msgpack."""
    order = msgspec.msgpack.decode(body, type=Order)
    path = Path(order.path)
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    return msgspec.msgpack.encode(parse_roster(data, path.name, order.today))


def parse_roster(data: bytes, name: str, today: date) -> RosterFile:
    """Raises BadFile when the file as a whole cannot be read; everything else becomes problems."""
    kind = kind_of(data)
    found = Findings(name, kind)
    grids = [grid for grid in _grids(data, kind, found) if grid.rows]
    if not grids:
        raise BadFile("表格里没有任何内容", "请检查是否选错了文件")
    sheets, rows, refused = _read_sheets(grids, today, found)
    columns = {sheet.name: letters(sheet.columns) for sheet in sheets}
    if untold := class_untold(sheets, rows):
        found.add(untold)
    for line, problem in (*roles_untold(rows), *schemes_unclear(sheets, rows)):
        found.add(problem, line, columns[line.sheet])
    merged, clashing, problems = merge(rows)
    for line, problem in problems:
        found.add(problem, line, columns[line.sheet])
    refused += [RefusedRow(line=row.line, cells=row.cells) for row in clashing]
    order = [sheet.name for sheet in sheets]
    return RosterFile(
        name=name,
        kind=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        sheets=tuple(sheets),
        rows=tuple(merged),
        refused=tuple(sorted(refused, key=lambda row: (order.index(row.line.sheet), row.line.row))),
        problems=found.in_order(order),
    )


def _grids(data: bytes, kind: FileKind, found: Findings) -> list[Grid]:
    if kind == "csv":
        return [read_text_table(data)]
    if kind == "xls":
        if has_macros_ole(data):
            found.add(_notice("file_macros", "文件里带有宏，程序不会运行它"))
        return read_workbook(data, {})
    seen = look(data)
    if seen.macros:
        found.add(_notice("file_macros", "文件里带有宏，程序不会运行它"))
    if seen.external_links:
        found.add(_notice("file_external_links", "文件引用了别的文件，只读取其中已经算好的数值"))
    if seen.dde:
        found.add(_notice("file_dde", "文件里有会启动其他程序的链接（DDE），程序不会运行它"))
    return read_workbook(data, seen.sheets)


def _notice(code: str, message: str) -> Problem:
    return Problem(
        code=code, severity="warning", message=message, remedy="不影响导入；来历不明的文件请不要用 Excel 打开"
    )


def _read_sheets(
    grids: list[Grid], today: date, found: Findings
) -> tuple[list[RosterSheet], list[RosterRow], list[RefusedRow]]:
    headers = [None if grid.hidden else find_header(grid) for grid in grids]
    some = any(header is not None for header in headers)
    sheets: list[RosterSheet] = []
    rows: list[RosterRow] = []
    refused: list[RefusedRow] = []
    for grid, header in zip(grids, headers, strict=True):
        if header is None:
            found.add(_no_header(grid, some=some), RosterLine(grid.name, 0))
            sheets.append(RosterSheet(name=grid.name, header_rows=None, columns=(), read=0))
            continue
        span = (grid.numbers[header.first], grid.numbers[header.last])
        for problem in header.problems:
            found.add(problem, RosterLine(grid.name, span[1]))
        lines = LinesReader(grid, header, today, found).read()
        if left := left_by_sheet(grid.name, lines.rows, today):
            found.add(left, RosterLine(grid.name, 0))
        rows += lines.rows
        refused += lines.refused
        read = len(lines.rows) + len(lines.refused)
        sheets.append(RosterSheet(name=grid.name, header_rows=span, columns=header.columns, read=read))
    return sheets, rows, refused


def _no_header(grid: Grid, *, some: bool) -> Problem:
    if grid.hidden:
        return Problem(
            code="sheet_hidden",
            severity="warning",
            message=f"工作表“{grid.name}”是隐藏的，没有读取",
            remedy="里面有名册时，请先取消隐藏再导入",
        )
    if some:
        return Problem(
            code="sheet_without_header",
            severity="warning",
            message=f"工作表“{grid.name}”没有“姓名”“身份证号”等列名，没有读取",
            remedy="不是名册可以不管；是名册请补上表头",
        )
    return Problem(
        code="header_not_found",
        message="没有找到表头：前 40 行里没有一行写着“姓名”“身份证号”等列名",
        remedy="请在数据上面补一行列名，至少有“姓名”和“身份证号”，或者使用导入模板",
    )
