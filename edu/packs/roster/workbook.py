"""The streamed look into an .xlsx before any library loads it.

Sizes are counted on the bytes that come out, not on what the archive says. Patterns, not a parser: what slips
through them meets the child's memory limit; they are here so that a person gets a sentence instead.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from edu.domain.errors import BadFile

MAX_ROWS, MAX_COLUMNS, MAX_AREA = 200_000, 200, 6_000_000
MAX_ENTRIES, MAX_UNPACKED, MAX_RATIO = 2_000, 300 * 1024 * 1024, 100
MAX_NAMED_CELLS = 500_000
_CHUNK = 1 << 20
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="([0-9]{1,9})"')
_WIDE = re.compile(rb'\br="([A-Z]{2,4})[0-9]')
_FILLED = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,4})([0-9]{1,9})"[^>]*?(?<!/)>\s*<(?!/)')
# t="str" with an empty <v> is a result: the empty text
_UNVALUED = re.compile(
    rb'<(?:\w+:)?c\b(?![^>]*\bt="str")[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*?>\s*'
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"')


@dataclass(slots=True)
class SheetLook:
    """What was noticed in one sheet's part. Cells are named as in Excel (C5), at most MAX_NAMED_CELLS of a kind."""

    rows: int = 0
    columns: int = 0
    filled_rows: int = 0
    filled_columns: int = 0
    unvalued: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PackageLook:
    """`sheets` is keyed by the part's name (xl/worksheets/sheet1.xml)."""

    sheets: dict[str, SheetLook]
    macros: bool
    external_links: bool
    dde: bool


def check_package(data: bytes) -> None:
    """Refuse archives that are no workbook, or that a bomb or a forger made."""
    with _open(data) as archive:
        names = [entry.filename for entry in archive.infolist()]
    if len(names) > MAX_ENTRIES or len(set(names)) != len(names):
        raise damaged()
    lower = {name.lower() for name in names}
    if "xl/workbook.xml" in lower:
        return
    if "xl/workbook.bin" in lower:
        raise BadFile("这是二进制格式的 Excel 文件（.xlsb）", "请用 Excel 打开，另存为 .xlsx 后再导入")
    if any(name.startswith("word/") for name in lower):
        raise BadFile("这是 Word 文档，不是表格", "请把其中的表格复制到 Excel，保存为 .xlsx 后再导入")
    if "mimetype" in lower and "content.xml" in lower:
        raise BadFile("这是 OpenDocument 格式的文件（.ods 等）", "请打开后另存为 .xlsx 再导入")
    raise BadFile("这是压缩包，不是表格", "请先解压，再选择里面的名册")


def look(data: bytes) -> PackageLook:
    """Read every XML part once, in pieces; BadFile on entities, on bombs and on sizes past the caps."""
    sheets: dict[str, SheetLook] = {}
    dde, total = False, 0
    with _open(data) as archive:
        for entry in archive.infolist():
            name = entry.filename.lower()
            if not name.endswith((".xml", ".rels")):
                continue
            is_sheet = name.startswith("xl/worksheets/") and name.endswith(".xml")
            found = sheets.setdefault(entry.filename, SheetLook()) if is_sheet else None
            first = True
            for piece in _pieces(archive, entry):
                total += len(piece)
                _check_text(piece, first=first)
                first = False
                if total > MAX_UNPACKED:
                    raise bomb()
                if found is not None:
                    _scan(piece, found)
                dde = dde or (name.startswith("xl/externallinks/") and b"ddeLink" in piece)
        names = [name.lower() for name in archive.namelist()]
    for found in sheets.values():
        _check_extent(found)
    return PackageLook(
        sheets=sheets,
        macros=any(name.endswith("vbaproject.bin") for name in names),
        external_links=any(name.startswith("xl/externallinks/") for name in names),
        dde=dde,
    )


def _open(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
        raise damaged() from None


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """About a megabyte each, cut after a row where there are rows, so that no cell lies across two pieces."""
    tail, size = b"", 0
    try:
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                size += len(chunk)
                if size > _CHUNK and size > MAX_RATIO * max(entry.compress_size, 1):
                    raise bomb()
                tail += chunk
                cut = tail.rfind(b"row>") + 4
                if cut < 4:
                    cut = tail.rfind(b">") + 1
                yield tail[:cut]
                tail = tail[cut:]
                if len(tail) > 32 * _CHUNK:
                    raise bomb()
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        raise damaged() from None
    yield tail


def _check_text(piece: bytes, *, first: bool) -> None:
    if first and piece and piece.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"<", b""):
        raise damaged()
    if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
        raise BadFile("文件里含有不该出现的实体定义，可能是有人做过手脚", "请不要使用这个文件，并联系文件的提供者")


def _scan(piece: bytes, found: SheetLook) -> None:
    numbers = [int(number) for number in _ROW.findall(piece)]
    found.rows = max(found.rows, *numbers, 0)
    wide = max((column_number(letters) for letters in set(_WIDE.findall(piece))), default=26)
    found.columns = max(found.columns, wide)
    if numbers and (found.rows > MAX_ROWS or found.columns > MAX_COLUMNS or found.rows * found.columns > MAX_AREA // 4):
        for letters, number in _FILLED.findall(piece):
            found.filled_rows = max(found.filled_rows, int(number))
            found.filled_columns = max(found.filled_columns, column_number(letters))
    if b"<f" in piece or b":f" in piece:
        found.unvalued += _named(_UNVALUED, piece, found.unvalued)
    if b't="e"' in piece:
        found.errors += _named(_ERROR, piece, found.errors)


def _named(pattern: re.Pattern[bytes], piece: bytes, already: list[str]) -> list[str]:
    room = MAX_NAMED_CELLS - len(already)
    return [name.decode() for name in pattern.findall(piece)[:room]]


def _check_extent(found: SheetLook) -> None:
    rows, columns = found.filled_rows, found.filled_columns
    if rows > MAX_ROWS:
        raise BadFile(
            f"表格一直写到第 {rows} 行，超过了 {MAX_ROWS} 行的上限",
            "请按 Ctrl+End 看看最下面是否有多余内容，删除多余的行后保存；确实很多人时请拆成几个文件",
        )
    if columns > MAX_COLUMNS:
        raise BadFile(
            f"表格一直写到第 {columns} 列，超过了 {MAX_COLUMNS} 列的上限",
            "请按 Ctrl+End 看看最右边是否有多余内容，删除多余的列后保存",
        )
    if rows * columns > MAX_AREA:
        raise BadFile(f"表格有 {rows} 行 {columns} 列，太大了", "请只保留名册需要的列，或把名册拆成几个文件")


def column_number(letters: bytes) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def damaged() -> BadFile:
    return BadFile(
        "表格文件已经损坏，打不开", "请重新复制或下载这个文件；如果 Excel 能修复打开，请另存为新文件后再导入"
    )


def bomb() -> BadFile:
    return BadFile(
        "文件解压后大得不正常，已拒绝读取", "请不要使用这个文件；如果确实是名册，请复制到新工作簿后另存再导入"
    )
