"""A part that is deflated already goes into a zip as it is: `zipfile` takes only what it may deflate by itself."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from functools import reduce
from shutil import copyfileobj

from edu.reports.deflated_text import Piece, crc_of_both

_TIME = (1980, 1, 31, 0, 0, 0)
"""As XlsxWriter dates its parts: no file of the same cells differs by the minute in which it was made."""
_OWNER_ONLY = 0o600 << 16


def add_deflated(book: zipfile.ZipFile, name: str, pieces: Sequence[Piece]) -> None:
    """The pieces, of which the last ends the stream, as one part; `book` is open for appending."""
    assert book.fp is not None
    info = zipfile.ZipInfo(name, _TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = _OWNER_ONLY
    info.file_size = sum(piece.size for piece in pieces)
    info.CRC = reduce(lambda crc, piece: crc_of_both(crc, piece.crc, piece.size), pieces, 0)
    info.compress_size = sum(piece.file.seek(0, 2) for piece in pieces)
    info.header_offset = book.start_dir
    book.fp.seek(book.start_dir)
    book.fp.write(info.FileHeader())
    for piece in pieces:
        piece.file.seek(0)
        copyfileobj(piece.file, book.fp)
    book.start_dir = book.fp.tell()
    book.filelist.append(info)
    book.NameToInfo[name] = info
    book._didModify = True  # type: ignore[attr-defined]  # noqa: SLF001 else no directory is written
