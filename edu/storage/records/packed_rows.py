"""Rows of a table by column: an id takes 16 bytes, a number 8, a word that comes again and again 4.

As values of their own a county's certificates and exams took 200 bytes each, 5 MB more.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Protocol

from edu.storage.records.id_numbers import WIDTH
from edu.storage.records.shared_values import SharedValues

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Column(Protocol):
    def append(self, value: Any) -> None: ...
    def __getitem__(self, place: int) -> Any: ...


class PackedRows:
    """`kinds`: bytes for a column of ids, int for one of numbers, str for one of words."""

    def __init__(self, kinds: Sequence[type]) -> None:
        self._columns = [_COLUMNS[kind]() for kind in kinds]

    def append(self, row: Sequence[Any]) -> None:
        for column, value in zip(self._columns, row, strict=True):
            column.append(value)

    def __getitem__(self, place: int) -> tuple[Any, ...]:
        return tuple([column[place] for column in self._columns])


class _Ids:
    def __init__(self) -> None:
        self._blob = bytearray()

    def append(self, id_: bytes) -> None:
        self._blob += id_

    def __getitem__(self, place: int) -> bytes:
        return bytes(self._blob[place * WIDTH : place * WIDTH + WIDTH])


def _numbers() -> _Column:
    return array("q")


_COLUMNS: dict[type, Any] = {bytes: _Ids, int: _numbers, str: SharedValues}
