"""What a certificate PDF says, read by pdfium. Runs in a child process: pdfium is C++, and the file may be hostile.

Only this module touches pdfium; `read` is called there with bytes and answers with bytes (MessagePack of PdfPages).
"""

from __future__ import annotations

from typing import Any

import msgspec

MAX_BYTES = 64 * 1024 * 1024
MAX_PAGES = 5_000
_MAX_TEXT = 20_000
_MAX_OBJECTS = 400


class PdfPage(msgspec.Struct, frozen=True):
    """Visible text in drawing order, how many shapes are drawn, and in `extras` what a certificate never has."""

    text: str
    shapes: int
    extras: tuple[str, ...]


class PdfPages(msgspec.Struct, frozen=True):
    keywords: str
    pages: tuple[PdfPage, ...]
    unreadable: str = ""  # a sentence, when nothing could be read


def answer(data: bytes) -> bytes:
    return msgspec.msgpack.encode(read(data))


def read(data: bytes) -> PdfPages:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return _refused("文件不是能打开的 PDF，可能已损坏或加了密码")
    try:
        count = len(document)
        if not 0 < count <= MAX_PAGES:
            return _refused(f"PDF 有 {count} 页，不像证书文件")
        keywords = document.get_metadata_value("Keywords")
        return PdfPages(keywords=keywords, pages=tuple(_page(document, index) for index in range(count)))
    except pypdfium2.PdfiumError:
        return _refused("PDF 里有读不出来的页")
    finally:
        document.close()


def _refused(sentence: str) -> PdfPages:
    return PdfPages(keywords="", pages=(), unreadable=sentence)


def _page(document: Any, index: int) -> PdfPage:
    page = document[index]
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range(0, min(textpage.count_chars(), _MAX_TEXT))
        shapes, extras = _objects(page)
        return PdfPage(text=text, shapes=shapes, extras=tuple(dict.fromkeys(extras)))
    finally:
        textpage.close()
        page.close()


def _objects(page: Any) -> tuple[int, list[str]]:
    from pypdfium2 import raw

    extras = ["批注或表单"] if raw.FPDFPage_GetAnnotCount(page) > 0 else []
    shapes = forms = 0
    for number, item in enumerate(page.get_objects(max_depth=1)):
        if number > _MAX_OBJECTS:
            return shapes, [*extras, "过多的图形"]
        shapes += item.type == raw.FPDF_PAGEOBJ_PATH
        forms += item.type == raw.FPDF_PAGEOBJ_FORM
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            hidden = raw.FPDFTextObj_GetTextRenderMode(item) != raw.FPDF_TEXTRENDERMODE_FILL
            extras += ["隐藏的文字"] if hidden else []
        elif item.type not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM):
            extras.append("图片")
    return shapes, [*extras, "叠加的内容"] if forms > 1 else extras
