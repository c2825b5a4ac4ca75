"""People of some places, each once, in the order of lists: by line, employer, initials and name.

The database could sort and join all of this, but what it sorts for it lies in memory (SQLCipher writes no temporary
files). So it gives rows as they lie; what is held here is 16 bytes a person, and a dictionary while the rows come.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, overload

from sqlalchemy import select

from edu.storage.records.id_numbers import WIDTH, IdNumbers
from edu.storage.records.placing import merges
from edu.storage.records.streams import raw_rows, untyped
from edu.storage.schema_people import people

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Ids(Sequence[str]):
    """Ids in hex, held as sixteen bytes each: a list of a county's takes ten times that."""

    __slots__ = ("_blob",)

    def __init__(self, blob: bytes) -> None:
        self._blob = blob

    def __len__(self) -> int:
        return len(self._blob) // WIDTH

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[one] for one in range(len(self))[place]]
        return self.raw(range(len(self))[place]).hex()

    def __iter__(self) -> Iterator[str]:
        return (one.hex() for one in self.raws())

    def raw(self, place: int) -> bytes:
        """As the database has it; `place` from 0."""
        return self._blob[place * WIDTH : place * WIDTH + WIDTH]

    def raws(self) -> Iterator[bytes]:
        return (self._blob[at : at + WIDTH] for at in range(0, len(self._blob), WIDTH))


class Roll:
    """Filled with `add`, row by row; then `closed` gives ids by number, and the numbers in order."""

    def __init__(self, connection: Connection, lines: Mapping[str, int], *, unplaced: bool) -> None:
        self._connection = connection
        self._line_of = {bytes.fromhex(org): line for org, line in lines.items()}
        self._unplaced = unplaced
        self.into = merged_ids(connection)
        self._numbers = IdNumbers()
        self._lines, self._employers = array("i"), list[str]()
        self._names: dict[str, str] = {}

    def line(self, org: bytes | None) -> int | None:
        """None: who hangs there does not count."""
        line = self._line_of.get(org) if org is not None else None
        return 0 if line is None and org is None and self._unplaced else line

    def add(self, person: bytes, line: int, employer: str) -> int:
        """The number of the person, or of the one into whom they were merged; numbers begin at 0."""
        final = self.into.get(person, person)
        number = self._numbers.add(final)
        name = self._names.setdefault(employer, employer)
        if number == len(self._lines):
            self._lines.append(line)
            self._employers.append(name)
        else:
            self._lines[number] = min(line, self._lines[number])
            self._employers[number] = min(name, self._employers[number])
        return number

    def closed(self) -> tuple[Ids, Sequence[int]]:
        """Nothing can be added after this."""
        numbers, self._numbers = self._numbers, IdNumbers()
        lines, self._lines = self._lines, array("i")
        employers, self._employers = self._employers, []
        everybody = select(*untyped(people.c.id)).order_by(people.c.initials, people.c.name, people.c.id)
        found = (numbers.get(id_) for (id_,) in raw_rows(self._connection, everybody))
        by_name = array("i", (number for number in found if number is not None))
        rank = {name: place for place, name in enumerate(sorted(self._names))}
        place = array(
            "q",
            (line * len(rank) + rank[name] for line, name in zip(lines, employers, strict=True)),
        )
        return Ids(numbers.blob()), array("i", sorted(by_name, key=place.__getitem__))


def merged_ids(connection: Connection) -> Mapping[bytes, bytes]:
    """`merges` without those that go in a circle."""
    into = merges(connection)
    return {bytes.fromhex(merged): bytes.fromhex(final) for merged, final in into.items() if final not in into}
