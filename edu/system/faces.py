"""The two faces that the program brings, and whether they are as shipped: a copy to a full disk ends in the middle.

A damaged installation opens all the same, in other letters; whoever needs the faces for paper says that it cannot.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

REGULAR, BOLD = "NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"
FILES = (REGULAR, BOLD)
_SHIPPED = {
    REGULAR: (10559284, "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16"),
    BOLD: (10549020, "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96"),
}
"""Bytes and SHA-256: another version of a face changes them here, or its test fails."""
_BEGINS = b"\x00\x01\x00\x00"
"""A TrueType file (OpenType 1.9, Table Directory): what a power cut leaves is often of the right size, and zeros."""


def unusable(folder: Path, *, thorough: bool = False) -> tuple[str, ...]:
    """Names of the files that are gone, cut short or no face; `thorough` reads them whole (20 MB) and finds any other
    damage.
    """
    return tuple(name for name in FILES if not _is_as_shipped(folder / name, *_SHIPPED[name], thorough=thorough))


def _is_as_shipped(path: Path, size: int, sha256: str, *, thorough: bool) -> bool:
    try:
        with path.open("rb") as stream:
            if thorough:
                return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
            return path.stat().st_size == size and stream.read(len(_BEGINS)) == _BEGINS
    except OSError:
        return False
