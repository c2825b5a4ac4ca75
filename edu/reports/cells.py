"""Text from outside in a workbook: always text, never a formula, never a link, never a broken file.

openpyxl turns every string that begins with '=' into a formula, XlsxWriter's `write` guesses as well. Reports write
through these functions alone.
"""

from __future__ import annotations

import re
from typing import Any

from openpyxl.cell.cell import Cell, MergedCell

MAX_TEXT = 32_767
"""Excel's limit for one cell."""
WORKBOOK_OPTIONS: dict[str, Any] = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": False,
}
"""For every `xlsxwriter.Workbook`: no guessing, whichever method is called."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ACTIVE = tuple("=+-@\t\r＝＋－＠")


def plain_text(text: str) -> str:
    """Without the characters that XML forbids, and no longer than a cell may be."""
    return _FORBIDDEN.sub("", text)[:MAX_TEXT]


def is_active(text: str) -> bool:
    """Whether a spreadsheet might take this text for a formula when a person edits it or a CSV is opened."""
    return text.startswith(_ACTIVE)


def set_text(cell: Cell | MergedCell, text: str) -> None:
    """openpyxl: the text as text (`data_type` 's'), with Excel's text mark where editing would make a formula."""
    if isinstance(cell, MergedCell):  # the covered part of a merged area holds nothing
        return
    cell.value = plain_text(text)
    cell.data_type = "s"
    if is_active(text):
        cell.quotePrefix = True


def write_text(sheet: Any, row: int, column: int, text: str, style: Any = None) -> None:
    """XlsxWriter: row and column count from 0; `style` is one of the workbook's formats."""
    sheet.write_string(row, column, plain_text(text), style)


def csv_text(text: str) -> str:
    """For CSV only, which has no types: an apostrophe before what would become a formula. This changes the data."""
    text = text.replace("\0", "")
    return "'" + text if is_active(text.lstrip()) or is_active(text) else text
