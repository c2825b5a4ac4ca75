"""Who is in post on a frame's last day: everybody has a number, and what they did in the year is held by number.

The database could join and add up all of this, but what it sorts for it lies in memory (SQLCipher writes no temporary
files): from 10,000 to 100,000 people it took 1 kB a person and 22 s of the processor, this takes half and 15 s.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import case, func, or_, select

from edu.storage.records.histories_facts import one_of, untyped
from edu.storage.records.placing import merges, post_place
from edu.storage.schema_people import enterprises, people, posts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection

    from edu.domain.statistics import Frame

BATCH = 1000


class Kind(NamedTuple):
    """What a post counts as, and under which line."""

    line: int
    person_class: str
    scheme: str
    high_risk: bool | None
    newcomer: int


class HeldPost(NamedTuple):
    org: bytes | None
    employer: str
    person_class: str
    role: str
    starts: str


class Roster:
    """`ids` and `kinds` are by number; equal kinds of many people are one value. `numbers` also knows merged ids."""

    def __init__(self, connection: Connection, frame: Frame) -> None:
        self._connection = connection
        self._frame = frame
        self._lines = {bytes.fromhex(org): line for org, line in frame.line_of.items()}
        self.ids: list[bytes] = []
        self.kinds: list[tuple[Kind, ...]] = []
        self.numbers: dict[bytes, int] = {}
        self._place = self._read()

    def in_order(self) -> Sequence[int]:
        """Numbers by first line, first employer, initials, name and id."""
        everybody = select(*untyped(people.c.id)).order_by(people.c.initials, people.c.name, people.c.id)
        found = ((id_, self.numbers.get(id_)) for (id_,) in streamed(self._connection, everybody))
        by_name = [number for id_, number in found if number is not None and self.ids[number] == id_]
        return array("i", sorted(by_name, key=self._place.__getitem__))

    def posts(self, numbers: Iterable[int]) -> Mapping[int, Sequence[HeldPost]]:
        """Posts that count, of people asked for by number, by first day."""
        query = (
            select(
                *untyped(
                    posts.c.person, post_place(), func.coalesce(enterprises.c.name, ""), posts.c.person_class,
                    posts.c.role, posts.c.starts,
                )
            )
            .outerjoin(enterprises, enterprises.c.id == posts.c.enterprise)
            .where(one_of(posts.c.person), current(self._frame))
            .order_by(posts.c.starts, posts.c.id)
        )  # fmt: skip
        found: defaultdict[int, list[HeldPost]] = defaultdict(list)
        for person, *row in self._connection.execute(query, {"ids": self.ids_of(numbers)}):
            if self._line(row[0]) is not None:
                found[self.numbers[person]].append(HeldPost(*row))
        return found

    def ids_of(self, numbers: Iterable[int]) -> list[bytes]:
        """With those of people merged into them."""
        return [id_ for number in numbers for id_ in (self.ids[number], *self._merged.get(number, ()))]

    def _line(self, org: bytes | None) -> int | None:
        """None: it does not count."""
        line = self._lines.get(org) if org is not None else None
        return 0 if line is None and org is None and self._frame.unplaced else line

    def _read(self) -> Sequence[int]:
        """Gives the place of everybody in the order of lines and employers."""
        into = _merges_that_end(self._connection)
        lines, employers = array("i"), list[str]()
        names: dict[str, str] = {}
        shared: dict[tuple[Kind, ...], tuple[Kind, ...]] = {}
        for person, org, name, *counts_as in streamed(self._connection, _kinds(self._frame)):
            line = self._line(org)
            if line is None:
                continue
            employer = names.setdefault(name, name)
            number = self.numbers.setdefault(into.get(person, person), len(self.ids))
            if number == len(self.ids):
                self.ids.append(into.get(person, person))
                self.kinds.append(())
                lines.append(line)
                employers.append(employer)
            held = (*self.kinds[number], Kind(line, *counts_as))
            self.kinds[number] = shared.setdefault(held, held)
            lines[number] = min(line, lines[number])
            employers[number] = min(employer, employers[number])
        self._merged = self._add_merged(into)
        rank = {name: place for place, name in enumerate(sorted(names))}
        return array("q", (line * len(rank) + rank[name] for line, name in zip(lines, employers, strict=True)))

    def _add_merged(self, into: Mapping[bytes, bytes]) -> Mapping[int, Sequence[bytes]]:
        found: defaultdict[int, list[bytes]] = defaultdict(list)
        for merged, final in into.items():
            number = self.numbers.get(final)
            if number is not None:
                self.numbers[merged] = number
                found[number].append(merged)
        return found


def streamed(connection: Connection, statement: Any) -> Iterator[Any]:
    """Rows a batch at a time (a server-side cursor on PostgreSQL)."""
    for rows in connection.execute(statement.execution_options(yield_per=BATCH)).partitions():
        yield from rows


def current(frame: Frame) -> ColumnElement[bool]:
    """Posts held on the frame's last day."""
    begun = or_(posts.c.starts == "", posts.c.starts <= frame.last)
    return begun & or_(posts.c.ends == "", posts.c.ends >= frame.last)


def _kinds(frame: Frame) -> Any:
    newcomer = case((posts.c.starts >= frame.first, 1), else_=0)
    columns = (
        posts.c.person, post_place(), func.coalesce(enterprises.c.name, ""), posts.c.person_class, posts.c.scheme,
        enterprises.c.high_risk, newcomer,
    )  # fmt: skip
    return (
        select(*untyped(*columns))
        .outerjoin(enterprises, enterprises.c.id == posts.c.enterprise)
        .where(current(frame))
    )  # fmt: skip


def _merges_that_end(connection: Connection) -> Mapping[bytes, bytes]:
    """Without those that go in a circle."""
    into = merges(connection)
    return {bytes.fromhex(merged): bytes.fromhex(final) for merged, final in into.items() if final not in into}
