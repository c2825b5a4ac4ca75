"""Whose a row is, for the rows of a whole table read as they lie: four bytes a row and four a person.

One growing array for all: a small one for each thousand people left a third of what they took as holes between them.
"""

from __future__ import annotations

from array import array


class OwnedRows:
    """Rows have numbers in the order in which they are added. A person's are a chain: of the person the last is known,
    of each row the one before it.
    """

    def __init__(self) -> None:
        self._before = array("i")
        self._last = array("i")

    def add(self, person: int) -> None:
        last = self._last
        if person >= len(last):
            last.extend([-1] * (person + 1 - len(last)))
        before = self._before
        before.append(last[person])
        last[person] = len(before) - 1

    def of(self, person: int) -> list[int]:
        """In the order in which they were added."""
        found: list[int] = []
        at = self._last[person] if person < len(self._last) else -1
        while at >= 0:
            found.append(at)
            at = self._before[at]
        found.reverse()
        return found
