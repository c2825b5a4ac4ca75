"""What is kept of a run when it closes: hashes, digests, pictures and points. Its own hash stands in the ledger.

With it a run can be looked at when the engine has moved on and would play the same log otherwise.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import msgspec

from edu.domain.drills.frozen import plain, shaped
from edu.domain.drills.pictures import Picture
from edu.domain.drills.scoring import Result
from edu.domain.drills.state import News
from edu.domain.errors import REPLACE_DAMAGED, StorageError

MEDIA_TYPE = "application/x-yingzhi-drill-run"
SNAPSHOT_EVERY = 10
"""Ticks between two SHA-256 digests of the whole state."""
_LARGEST = 64 * 1024 * 1024
_ENCODE = msgspec.json.Encoder(order="sorted").encode


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRun:
    """`pictures` one a tick, each with the 64-bit hash; `digests` are (tick, SHA-256 of the state)."""

    engine: int
    pictures: tuple[Picture, ...]
    digests: tuple[tuple[int, str], ...]
    news: tuple[News, ...]
    result: Result


def keep(run: KeptRun) -> bytes:
    """Packed: pictures of two hundred ticks differ little from one to the next."""
    return zlib.compress(_ENCODE(plain(run)), 6)


def kept(data: bytes) -> KeptRun:
    """StorageError where the bytes are no kept run."""
    try:
        unpacking = zlib.decompressobj()
        raw = unpacking.decompress(data, _LARGEST)
        if not unpacking.eof:
            raise _unreadable()
        made = shaped(KeptRun, msgspec.json.decode(raw))
    except (zlib.error, msgspec.DecodeError, KeyError, TypeError, ValueError) as exc:
        raise _unreadable() from exc
    assert isinstance(made, KeptRun)
    return made


def _unreadable() -> StorageError:
    return StorageError("这场演练封存的过程读不出来。", REPLACE_DAMAGED)
