"""Who is in post on a frame's last day: everybody has a number, and what they did in the year is held by number."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, case, exists, func, or_, select

from edu.domain.statistics import GROUPS
from edu.storage.records.chunks import chunked
from edu.storage.records.held_posts import HeldPosts
from edu.storage.records.histories_facts import one_of
from edu.storage.records.id_numbers import IdNumbers
from edu.storage.records.placing import joined_units, post_place
from edu.storage.records.roll import Roll
from edu.storage.records.streams import raw_rows, untyped
from edu.storage.schema_people import enterprises, posts
from edu.storage.types import Id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, FromClause

    from edu.domain.statistics import Frame

NEWCOMERS = GROUPS["new_worker"][0]
"""The class whose newcomers are a group of the summary."""


class Kind(NamedTuple):
    """What a post counts as, and under which line; `newcomer` is 1 where a worker's first post there is of the year."""

    line: int
    person_class: str
    scheme: str
    high_risk: bool | None
    newcomer: int


class CurrentPost(NamedTuple):
    org: bytes | None
    employer: str
    person_class: str
    role: str
    starts: str


class Roster:
    """`ids` and `kinds` are by number, `order` has the numbers as the sheets list them.

    Equal kinds of many people are one value.
    """

    def __init__(self, connection: Connection, frame: Frame) -> None:
        self._connection = connection
        self._frame = frame
        self._roll = Roll(connection, frame.line_of, unplaced=frame.unplaced)
        self._aliases: defaultdict[bytes, list[bytes]] = defaultdict(list)
        for merged, final in self._roll.into.items():
            self._aliases[final].append(merged)
        self._posts = HeldPosts()
        self.kinds: list[tuple[Kind, ...]] = []
        self._read()
        self.ids, self.order = self._roll.closed()

    def numbers(self) -> IdNumbers:
        """By id, with the ids of people merged into others."""
        return IdNumbers(self.ids.raws(), self._roll.into)

    def posts(self, number: int) -> Sequence[CurrentPost]:
        """Posts that count, by first day."""
        return [CurrentPost(*post.where, *post.what, *post.days) for post in self._posts.of(number)]

    def with_merged(self, people: Iterable[bytes]) -> list[bytes]:
        """With the ids of people merged into them."""
        return [id_ for person in people for id_ in (person, *self._aliases.get(person, ()))]

    def whoever(self, person: bytes) -> bytes:
        """After merges."""
        return self._roll.into.get(person, person)

    def _read(self) -> None:
        returning = self._merged_before()
        shared: dict[tuple[Kind, ...], tuple[Kind, ...]] = {}
        for post, person, starts, role, org, employer, *counts_as in raw_rows(self._connection, _kinds(self._frame)):
            line = self._roll.line(org)
            if line is None:
                continue
            number = self._roll.add(person, line, employer)
            if number == len(self.kinds):
                self.kinds.append(())
            kind = Kind(line, *counts_as)
            what = kind.person_class, role
            self._posts.add(number, post, days=(starts,), where=(org, employer), what=what)
            held = (*self.kinds[number], kind._replace(newcomer=0) if post in returning else kind)
            self.kinds[number] = shared.setdefault(held, held)

    def _merged_before(self) -> set[bytes]:
        """Posts of merged people at units where they, under any of their ids, were before the year."""
        query = select(*untyped(posts.c.id, posts.c.person, _unit(posts), posts.c.starts)).where(one_of(posts.c.person))
        found = [
            (post, (self.whoever(person), unit), starts)
            for ids in chunked(self.with_merged(self._aliases))
            for post, person, unit, starts in self._connection.execute(query, {"ids": ids})
        ]
        before = {where for _, where, starts in found if starts < self._frame.first}
        return {post for post, where, _ in found if where in before}


def current(frame: Frame) -> ColumnElement[bool]:
    """Posts held on the frame's last day."""
    begun = or_(posts.c.starts == "", posts.c.starts <= frame.last)
    return begun & or_(posts.c.ends == "", posts.c.ends >= frame.last)


def _kinds(frame: Frame) -> Any:
    columns = (
        posts.c.id, posts.c.person, posts.c.starts, posts.c.role, post_place(), func.coalesce(enterprises.c.name, ""),
        posts.c.person_class, posts.c.scheme, enterprises.c.high_risk, case((_newcomer(frame), 1), else_=0),
    )  # fmt: skip
    return (
        select(*untyped(*columns))
        .outerjoin(enterprises, enterprises.c.id == posts.c.enterprise)
        .where(current(frame))
    )  # fmt: skip


def _newcomer(frame: Frame) -> ColumnElement[bool]:
    """A worker's post of the year at a unit where that id held none before: not the next term of an old one.

    An undated post is of before ('' is less than any day). The look-up goes by the index on the person, for the year's
    posts alone; who was merged is looked at apart, because no index knows them.
    """
    earlier = posts.alias("earlier")
    was_there = exists().where(
        earlier.c.person == posts.c.person,
        earlier.c.starts < frame.first,
        _unit(earlier).is_not_distinct_from(_unit(posts)),
    )
    return and_(posts.c.person_class == NEWCOMERS, posts.c.starts >= frame.first, ~was_there)


def _unit(held: FromClause) -> ColumnElement[str]:
    """The employer, else the org unit after joins: the same for all terms of one post."""
    joined = joined_units()
    final = select(joined.c.final).where(joined.c.id == held.c.org).correlate(held).scalar_subquery()
    return func.coalesce(held.c.enterprise, final, held.c.org, type_=Id())
