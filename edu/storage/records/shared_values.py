"""A column of values that come again and again: each is kept once, a row has its number in four bytes."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable


class SharedValues:
    def __init__(self) -> None:
        self._numbers = array("i")
        self._number_of: dict[Any, int] = {}
        self._values: list[Any] = []

    def append(self, value: Hashable) -> None:
        number = self._number_of.setdefault(value, len(self._values))
        if number == len(self._values):
            self._values.append(value)
        self._numbers.append(number)

    def __getitem__(self, place: int) -> Any:
        return self._values[self._numbers[place]]
