"""CSV and tab-separated text → grid: the encoding and the separator are found out, never asked."""

from __future__ import annotations

import codecs
import csv
import io
import re

from edu.domain.errors import BadFile
from edu.domain.roster_words import field_of
from edu.packs.roster.sheets import Grid
from edu.packs.roster.workbook import MAX_COLUMNS, MAX_ROWS

_SEPARATORS = (",", "\t", ";", "|", "，")
_LOOK_LINES = 40
_LONGEST_RECORD = 20
"""Lines in one record; more means that a quotation mark was never closed."""
_EXCEL_TEXT = re.compile(r'="([^"]*)"')


def decode(data: bytes) -> str:
    """UTF-8 (with or without BOM), UTF-16, else GB18030, the encoding in which Excel saves CSV in China."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in data[:2000]:
        even = data[:2000:2].count(0) > data[1:2000:2].count(0)
        encodings = ("utf-16-be",) if even else ("utf-16-le",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and _looks_like_text(text):
            return text
    raise BadFile("这个文件不是表格，也不是文字，或者文字编码无法识别", "请用 Excel 打开，另存为 .xlsx 后再导入")


def _looks_like_text(text: str) -> bool:
    odd = sum(character < " " and character not in "\t\r\n\f\x1a" for character in text[:5000])
    return odd * 50 <= len(text[:5000])


def read_text_table(data: bytes) -> Grid:
    """A grid without a name; row numbers are line numbers of the file (of a record's first line)."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a")
    separator = _separator(text)
    records = _records(text, separator, quoted=True)
    if records is None:
        records = _records(text, separator, quoted=False)
    if records is None or len(records) > MAX_ROWS:
        raise BadFile(f"表格超过 {MAX_ROWS} 行，或者有一格内容过长", "请把名册拆成几个文件，再分别导入")
    if any(len(cells) > MAX_COLUMNS for _, cells in records):
        raise BadFile(f"表格超过 {MAX_COLUMNS} 列", "请只保留名册需要的列；检查分隔符是否写错")
    return Grid("", [number for number, _ in records], [[*cells] for _, cells in records])


def _separator(text: str) -> str:
    """The separator under which some line reads most like a header; failing that, the one that occurs most."""
    lines = text.split("\n", _LOOK_LINES)[:_LOOK_LINES]

    def merit(separator: str) -> tuple[int, int]:
        known = (sum(field_of(_unquoted(cell)[:40]) is not None for cell in line.split(separator)) for line in lines)
        return max(known, default=0), sum(line.count(separator) for line in lines)

    return max(_SEPARATORS, key=merit)


def _unquoted(cell: str) -> str:
    cell = cell.strip()
    if match := _EXCEL_TEXT.fullmatch(cell):  # ="110105…": how exports keep Excel from cutting digits
        return match[1]
    return cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell


def _records(text: str, separator: str, *, quoted: bool) -> list[tuple[int, list[str]]] | None:
    """None when a record runs over too many lines or a field over the module's limit."""
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    )
    records: list[tuple[int, list[str]]] = []
    before = 0
    try:
        for cells in reader:
            if quoted and reader.line_num - before > _LONGEST_RECORD:
                return None
            records.append((before + 1, [_unquoted(cell) if cell[:1] in '="' else cell for cell in cells]))
            before = reader.line_num
    except csv.Error:
        return None
    return records
