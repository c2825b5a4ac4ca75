"""File → RosterFile, with every problem at once. Runs inside the child."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from edu.domain.errors import BadFile
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.domain.problems import Problem
from edu.domain.roster import FileKind, RefusedRow, RosterFile, RosterLine, RosterRow, RosterSheet
from edu.domain.roster_words import POST_FIELDS
from edu.packs.roster.findings import Findings, letters
from edu.packs.roster.header import find_header
from edu.packs.roster.leavers import left_by_sheet
from edu.packs.roster.lines import LinesReader
from edu.packs.roster.looks import MAX_BYTES, has_macros_ole, kind_of
from edu.packs.roster.merging import merge
from edu.packs.roster.sheets import Grid, read_workbook
from edu.packs.roster.text_tables import read_text_table
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
    untold = _class_untold(sheets, rows)
    if untold is not None:
        found.add(untold)
    merged, clashing, problems = merge(rows)
    columns = {sheet.name: letters(sheet.columns) for sheet in sheets}
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


def _class_untold(sheets: Sequence[RosterSheet], rows: Sequence[RosterRow]) -> Problem | None:
    """One for the whole file, of the sheets where no line says what the person is: all get the class without duties."""
    persons = {row.line.sheet for row in rows}
    told = {row.line.sheet for row in rows if any(post.title for post in row.posts)}
    read = [sheet for sheet in sheets if sheet.read]
    silent = [
        sheet
        for sheet in read
        if sheet.name not in told
        and (sheet.name in persons or not any(column.field in POST_FIELDS for column in sheet.columns))
    ]
    if not silent:
        return None
    where = "" if len(silent) == len(read) else "工作表" + "".join(f"“{sheet.name}”" for sheet in silent)
    firms = any(column.field in ("enterprise", "uscc") for sheet in silent for column in sheet.columns)
    worker, public = PERSON_CLASS_NAMES["worker"], PERSON_CLASS_NAMES["public"]
    given = f"所有人都按“{worker}”登记（没写单位的按“{public}”）" if firms else f"没写单位，所有人都按“{public}”登记"
    return Problem(
        code="class_untold",
        severity="warning",
        message=f"{where}没有写人员类别、岗位或工种，看不出谁是主要负责人、安全生产管理人员或特种作业人员；{given}",
        remedy="请补上“人员类别”或“岗位”列并填好，再导入；确实都是这一类人员的，可以不改",
    )


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
