"""Text deflated as it comes, of which the head and the tail are known last.

The blocks of a deflate stream look back only at what went before (RFC 1951, 2): a stream that ends on a whole byte
without a last block may stand between two others. So the rows of a sheet need never lie on the disk as they are.
"""

from __future__ import annotations

import zlib
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import IO

_RAW = -zlib.MAX_WBITS
_TOGETHER = 256
"""Texts (rows of a kilobyte) that are deflated by one call: a call for each took a third longer."""
_ZEROS = bytes(1 << 20)
_ALL_ONES = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a deflate stream, all of `file`; `size` and `crc` are those of the bytes it stands for."""

    file: IO[bytes]
    size: int
    crc: int


class DeflatedText:
    """`file` is empty, binary, and read again when the text has ended."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._deflating = zlib.compressobj(wbits=_RAW)
        self._waiting: list[str] = []
        self._size = self._crc = 0

    def write(self, text: str) -> None:
        self._waiting.append(text)
        if len(self._waiting) == _TOGETHER:
            self._deflate()

    def ended(self, *, last: bool = False) -> Piece:
        """Once. Without `last` another piece must follow."""
        self._deflate()
        self._file.write(self._deflating.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH))
        self._file.seek(0)
        return Piece(self._file, self._size, self._crc)

    def close(self) -> None:
        with suppress(OSError):  # what could not be written was told when it was to be
            self._file.close()

    def _deflate(self) -> None:
        data = "".join(self._waiting).encode()
        self._waiting.clear()
        self._size += len(data)
        self._crc = zlib.crc32(data, self._crc)
        self._file.write(self._deflating.compress(data))


def deflated(data: bytes, *, last: bool = False) -> Piece:
    deflating = zlib.compressobj(wbits=_RAW)
    packed = deflating.compress(data) + deflating.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)
    return Piece(BytesIO(packed), len(data), zlib.crc32(data))


def crc_of_both(first: int, second: int, size: int) -> int:
    """CRC-32 of two texts one after the other, from that of each; `size` is the second's.

    A CRC is linear: as many zeros carry the first one past the second text (0.02 s for 90 MB).
    """
    carried = first ^ _ALL_ONES
    for left in range(size, 0, -len(_ZEROS)):
        carried = zlib.crc32(_ZEROS[:left], carried)
    return carried ^ _ALL_ONES ^ second
