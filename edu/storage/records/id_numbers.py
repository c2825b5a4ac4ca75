"""Numbers of ids, from 0: what a dictionary does, in a fifth of its memory (a county's took 15 MB in each process).

The ids lie one after the other; a table of four bytes a slot says which of them stands there, the next free slot
holds what finds its own taken (open addressing, at most half full).
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WIDTH = 16
_FEW = 1024


class IdNumbers:
    """`also` are other ids that stand for one of these."""

    def __init__(self, ids: Iterable[bytes] = (), also: Mapping[bytes, bytes] | None = None) -> None:
        self._blob = bytearray()
        self._others: Mapping[bytes, int] = {}
        self._clear(_FEW)
        for id_ in ids:
            self.add(id_)
        finals = {other: self.get(id_) for other, id_ in (also or {}).items()}
        self._others = {other: number for other, number in finals.items() if number is not None}

    def __len__(self) -> int:
        return len(self._blob) // WIDTH

    def get(self, id_: bytes) -> int | None:
        number = self._slots[self._slot(id_)]
        return number if number >= 0 else self._others.get(id_)

    def add(self, id_: bytes) -> int:
        """The number it has, or gets."""
        slot = self._slot(id_)
        number = self._slots[slot]
        if number < 0:
            number = self._slots[slot] = len(self)
            self._blob += id_
            if 2 * len(self) > len(self._slots):
                self._grow()
        return number

    def blob(self) -> bytes:
        """The ids by number."""
        return bytes(self._blob)

    def _slot(self, id_: bytes) -> int:
        """Where it stands, or would."""
        slots, mask, found = self._slots, self._mask, self._blob.startswith
        slot = hash(id_) & mask
        while (number := slots[slot]) >= 0 and not found(id_, number * WIDTH):
            slot = slot + 1 & mask
        return slot

    def _clear(self, slots: int) -> None:
        self._slots = array("i", b"\xff" * (4 * slots))
        self._mask = slots - 1

    def _grow(self) -> None:
        self._clear(2 * len(self._slots))
        for number in range(len(self)):
            self._slots[self._slot(bytes(self._blob[number * WIDTH : number * WIDTH + WIDTH]))] = number
