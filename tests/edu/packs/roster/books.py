"""Builders of rosters, good and bad."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import openpyxl

from edu.domain.identity import check_digit
from edu.domain.roster import RosterFile
from edu.packs.roster.parse import parse_roster

TODAY = date(2026, 11, 22)
HEADER = ["姓名", "身份证号", "岗位", "手机", "工作单位", "村(社区)"]


def id_number(order: int = 1, born: str = "19800101", area: str = "331124") -> str:
    body = f"{area}{born}{order:03}"
    return body + check_digit(body)


def person(order: int = 1, name: str = "张三", role: str = "网格员", **more: str) -> list[Any]:
    return [
        name,
        more.get("number", id_number(order)),
        role,
        more.get("phone", "13800138000"),
        more.get("unit", ""),
        more.get("village", "叶村村"),
    ]


def xlsx(rows: Sequence[Sequence[Any]], merges: Sequence[str] = (), also: Callable[[Any], None] | None = None) -> bytes:
    """One sheet 名册; strings beginning with '=' become formulas without a cached value, as openpyxl writes them."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名册"
    for row in rows:
        sheet.append(list(row))
    for area in merges:
        sheet.merge_cells(area)
    if also is not None:
        also(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def with_part(data: bytes, name: str, content: bytes | Callable[[bytes], bytes]) -> bytes:
    """The package with one part replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {entry: old.read(entry) for entry in old.namelist()}
        parts[name] = content(parts[name]) if callable(content) else content
        for entry, part in parts.items():
            new.writestr(entry, part)
    return target.getvalue()


def sheet_xml(rows: str) -> bytes:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData></worksheet>'.encode()


SHEET_PART = "xl/worksheets/sheet1.xml"


def sparse(row: int, column: str) -> bytes:
    """One cell far away; some 5 kB."""
    cells = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{column}{row}"><v>1</v></c></row>'
    return with_part(xlsx([HEADER]), SHEET_PART, sheet_xml(cells))


def compound_file(*entries: str) -> bytes:
    """A minimal OLE2 file whose directory has these streams."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[24:34] = bytes.fromhex("3e000300feff09000600")
    header[44:52] = (1).to_bytes(4, "little") + (1).to_bytes(4, "little")
    header[56:60] = (4096).to_bytes(4, "little")
    header[76:80] = (0).to_bytes(4, "little")
    header[80:512] = b"\xff" * 432
    table = (0xFFFFFFFD).to_bytes(4, "little") + (0xFFFFFFFE).to_bytes(4, "little") + b"\xff" * 504
    directory = b"".join(_entry(name, 5 if name == "Root Entry" else 2) for name in ("Root Entry", *entries))
    return bytes(header) + table + directory.ljust(512, b"\0")


def _entry(name: str, kind: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    return (encoded.ljust(64, b"\0") + len(encoded).to_bytes(2, "little") + bytes([kind, 1])).ljust(128, b"\0")


def parse(data: bytes, name: str = "名册.xlsx") -> RosterFile:
    """In this process: the child has its own tests."""
    return parse_roster(data, name, TODAY)


def codes(roster: RosterFile, severity: str | None = None) -> list[str]:
    """Without class_untold, which any roster of a few columns has."""
    found = [problem for problem in roster.problems if problem.code != "class_untold"]
    return [problem.code for problem in found if severity in (None, problem.severity)]
