"""A file of pieces that one process writes while another reads it. A pipe would make the writer wait for its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = 4
"""Bytes before each piece, which say how long it is."""


def write_piece(file: BinaryIO, piece: bytes) -> None:
    file.write(len(piece).to_bytes(_HEAD, "big"))
    file.write(piece)
    file.flush()


def pieces_so_far(file: BinaryIO) -> Iterator[bytes]:
    """Those that are whole by now and were not read before."""
    while True:
        begun = file.tell()
        length = int.from_bytes(head := file.read(_HEAD), "big")
        piece = file.read(length)
        if len(head) < _HEAD or len(piece) < length:
            file.seek(begun)
            return
        yield piece
