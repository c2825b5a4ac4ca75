"""Workbooks → grids, through calamine. Runs in the child only: calamine aborts on what it cannot allocate."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from defusedxml.ElementTree import ParseError, fromstring
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from edu.domain.errors import BadFile
from edu.packs.roster.looks import password_protected
from edu.packs.roster.values import Cell
from edu.packs.roster.workbook import MAX_AREA, MAX_COLUMNS, MAX_ROWS, SheetLook, damaged

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(slots=True)
class Grid:
    """One table of cells. `numbers[i]` is the number that the office program shows beside `rows[i]`.

    `merges` are (top, left, bottom, right), counted from 0 in `rows`. `unvalued` and `errors` name cells like C5.
    """

    name: str
    numbers: Sequence[int]
    rows: list[list[Cell]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False
    unvalued: frozenset[str] = frozenset()
    errors: frozenset[str] = frozenset()


def read_workbook(data: bytes, looks: Mapping[str, SheetLook]) -> list[Grid]:
    """All work sheets, in the workbook's order; `looks` is empty for an .xls."""
    by_name = _looks_by_name(data, looks) if any(look.unvalued or look.errors for look in looks.values()) else {}
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return [
                _grid(book, index, meta.name, meta.visible != SheetVisibleEnum.Visible, by_name.get(meta.name))
                for index, meta in enumerate(book.sheets_metadata)
                if meta.typ == SheetTypeEnum.WorkSheet
            ]
    except PasswordError:
        raise password_protected() from None
    except (CalamineError, OSError, ValueError):
        raise damaged() from None


def _grid(book: CalamineWorkbook, index: int, name: str, hidden: bool, look: SheetLook | None) -> Grid:
    sheet = book.get_sheet_by_index(index)
    if sheet.total_width > MAX_COLUMNS or sheet.total_height > MAX_ROWS:
        raise BadFile(
            f"工作表“{name}”有 {sheet.total_height} 行 {sheet.total_width} 列（上限 {MAX_ROWS} 行 {MAX_COLUMNS} 列）",
            "请只保留名册需要的行和列，或把名册拆成几个文件",
        )
    if sheet.total_width * sheet.total_height > MAX_AREA:
        raise BadFile(f"工作表“{name}”太大", "请只保留名册需要的列，或把名册拆成几个文件")
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    if look is not None and look.unvalued:  # calamine does not see rows that hold nothing but such formulas
        last = max(int(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for place in look.unvalued)
        rows += [[] for _ in range(len(rows), min(last, MAX_ROWS))]
    merges = [(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
    return Grid(
        name=name,
        numbers=range(1, len(rows) + 1),
        rows=rows,
        merges=[merge for merge in merges if merge[0] < len(rows) and merge[1] < MAX_COLUMNS],
        hidden=hidden,
        unvalued=frozenset(look.unvalued) if look else frozenset(),
        errors=frozenset(look.errors) if look else frozenset(),
    )


def _looks_by_name(data: bytes, looks: Mapping[str, SheetLook]) -> dict[str, SheetLook]:
    """Looks are keyed by part; the workbook and its relations say which sheet a part is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lower(): name for name in archive.namelist()}
            book = fromstring(archive.read(names["xl/workbook.xml"]))
            relations = fromstring(archive.read(names["xl/_rels/workbook.xml.rels"]))
    except (KeyError, ParseError, zipfile.BadZipFile):
        raise damaged() from None
    targets = {item.get("Id"): _part(item.get("Target", "")) for item in relations}
    parts = {part.lower(): look for part, look in looks.items()}
    sheets = (element for element in book.iter() if re.fullmatch(r"(?:\{.*\})?sheet", str(element.tag)))
    found: dict[str, SheetLook] = {}
    for sheet in sheets:
        relation = sheet.get(_RELATION) or next((v for k, v in sheet.items() if k.endswith("}id")), "")
        if (look := parts.get(targets.get(relation, ""))) is not None:
            found[sheet.get("name", "")] = look
    return found


def _part(target: str) -> str:
    path = target.lstrip("/") if target.startswith("/") else posixpath.normpath("xl/" + target)
    return path.lower()
