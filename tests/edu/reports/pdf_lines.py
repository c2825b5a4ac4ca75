"""The lines of a PDF as they lie on the page: pdfium alone breaks a line wherever the subset of the face changes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

_SAME_LINE, _BACK, _GAP, _LARGEST = 1.5, 8, 8, 60


def page_lines(data: bytes) -> list[list[str]]:
    """A list of lines a page, in the order of drawing; the word behind the text is left out by its size."""
    with pypdfium2.PdfDocument(data) as document:
        return [list(_lines(page.get_textpage())) for page in document]


def _lines(text: pypdfium2.PdfTextPage) -> Iterator[str]:
    line, last, end = "", None, 0.0
    x, y = ctypes.c_double(), ctypes.c_double()
    for number in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, number))
        if raw.FPDFText_IsGenerated(text, number) or raw.FPDFText_GetFontSize(text, number) > _LARGEST:
            continue
        if "\udc00" <= char <= "\udfff":
            line += char
            continue
        raw.FPDFText_GetCharOrigin(text, number, x, y)
        if last is not None and (abs(y.value - last) > _SAME_LINE or x.value < end - _BACK):
            yield _whole(line)
            line = ""
        elif line and x.value > end + _GAP:
            line += " "
        line += char
        last, end = y.value, text.get_charbox(number)[2]
    if line:
        yield _whole(line)


def _whole(line: str) -> str:
    """pdfium gives a rare character in two halves."""
    return line.encode("utf-16", "surrogatepass").decode("utf-16").rstrip()
