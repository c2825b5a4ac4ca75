"""What of the phones outlives a kill: one small private file, gone when the trainer ends the phones' part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from edu.system.files import replace_file

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSeat:
    key: str
    role: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatNote:
    root: str
    pin: str
    judge_pin: str
    secret: bytes
    address: str
    held: list[HeldSeat]
    kicked: list[str]


class SeatMemory:
    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> SeatNote | None:
        """None where there is none or it cannot be read: phones then type the number again, nothing else is lost."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=SeatNote)
        except (OSError, msgspec.MsgspecError):
            return None

    def keep(self, note: SeatNote) -> None:
        replace_file(self._path, msgspec.json.encode(note), private=True)

    def forget(self) -> None:
        self._path.unlink(missing_ok=True)
