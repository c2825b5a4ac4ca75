"""The posts of many people by number: a county's are held in 36 bytes each.

Asked for by index, a thousand people at a time, they lie scattered over the file: every page of the table was read and
decrypted some twenty times, which took a fifth of an export. So they are read once, as they lie, and held. Most of what
is said of a post is said of many: such values are kept once, and a post has their numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from edu.storage.records.id_numbers import WIDTH
from edu.storage.records.owned_rows import OwnedRows
from edu.storage.records.shared_values import SharedValues

if TYPE_CHECKING:
    from collections.abc import Hashable


class Held(NamedTuple):
    """`where`, `what` and `days` are what was added; of `days` the first is the first day."""

    days: tuple[str, ...]
    id: bytes
    where: Any
    what: Any


class HeldPosts:
    def __init__(self) -> None:
        self._rows = OwnedRows()
        self._ids = bytearray()
        self._days, self._wheres, self._whats = SharedValues(), SharedValues(), SharedValues()

    def add(self, person: int, id_: bytes, *, days: tuple[str, ...], where: Hashable, what: Hashable) -> None:
        self._rows.add(person)
        self._ids += id_
        self._days.append(days)
        self._wheres.append(where)
        self._whats.append(what)

    def of(self, person: int) -> list[Held]:
        """By first day."""
        found = [
            Held(self._days[at], bytes(self._ids[at * WIDTH : at * WIDTH + WIDTH]), self._wheres[at], self._whats[at])
            for at in self._rows.of(person)
        ]
        if len(found) > 1:
            found.sort(key=lambda post: (post.days[0], post.id))
        return found
