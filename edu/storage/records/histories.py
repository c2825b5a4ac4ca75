"""What people did, in bulk (port: edu.services.ports.histories)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from edu.domain.histories import ClassFact, DrillFact, PersonHistory
from edu.storage.records.chunks import chunked
from edu.storage.records.histories_facts import (
    BATCH,
    CLASS,
    Facts,
    FactsOfAll,
    asked_for,
    facts_of_batch,
    one_of,
    places_of,
)
from edu.storage.records.histories_posts import PostsOfAll, posts_of_batch
from edu.storage.records.placing import merges, post_place
from edu.storage.records.roll import Ids, Roll
from edu.storage.records.streams import raw_rows, untyped
from edu.storage.schema import chains, events
from edu.storage.schema_classes import classes, drills
from edu.storage.schema_people import enterprises, people, posts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from edu.storage.records.histories_posts import PostsByPerson

_NAMES = select(*untyped(people.c.id, people.c.name, people.c.id_mask)).where(one_of(people.c.id))
MANY = 5_000
"""From so many people on, whole tables are read: a batch of 500 asks by index, where rows lie scattered."""


class HistoryRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def first_ms(self) -> int | None:
        """Of the events that begin a chain: to look at every event of a county took 3 s."""
        begun = select(events.c.time_ms).where(
            events.c.device == chains.c.device, events.c.epoch == chains.c.epoch, events.c.seq == 1
        )
        return self._connect().execute(select(func.min(begun.scalar_subquery())).select_from(chains)).scalar()

    def members(self, lines: Mapping[str, int], day: str, *, unplaced: bool = False) -> Sequence[str]:
        connection = self._connect()
        roll = Roll(connection, lines, unplaced=unplaced)
        employer = func.coalesce(enterprises.c.name, "")
        query = (
            select(*untyped(posts.c.person, post_place(), employer))
            .outerjoin(enterprises, enterprises.c.id == posts.c.enterprise)
            .where(or_(posts.c.ends == "", posts.c.ends >= day))
        )
        for person, org, name in raw_rows(connection, query):
            line = roll.line(org)
            if line is not None:
                roll.add(person, line, name)
        ids, order = roll.closed()
        return Ids(b"".join(map(ids.raw, order)))

    def members_of(self, enterprise: str, day: str) -> Sequence[str]:
        query = (
            select(people.c.id)
            .join(posts, posts.c.person == people.c.id)
            .where(posts.c.enterprise == enterprise, or_(posts.c.ends == "", posts.c.ends >= day))
            .group_by(people.c.id, people.c.initials, people.c.name)
            .order_by(people.c.initials, people.c.name, people.c.id)
        )
        return self._finally(self._connect().execute(query).scalars())

    def histories(self, people: Sequence[str]) -> Iterator[PersonHistory]:
        into = merges(self._connect())
        aliases: dict[str, list[str]] = {}
        for alias, final in into.items():
            aliases.setdefault(final, []).append(alias)
        asked = people if isinstance(people, Ids) and not into else Ids(b"".join(_not_merged(people, into)))
        if len(asked) >= MANY:
            yield from self._of_all(asked, into)
            return
        for batch in chunked(asked, BATCH):
            everybody = [*batch, *(alias for person in batch for alias in aliases.get(person, ()))]
            facts = facts_of_batch(self._connect(), everybody, into)
            yield from self._batch(batch, facts, posts_of_batch(self._connect(), everybody, into))

    def drills(self) -> Iterator[DrillFact]:
        query = select(
            drills.c.id, drills.c.title, drills.c.org, drills.c.enterprise, drills.c.level, drills.c.content,
            drills.c.form, drills.c.hazard, drills.c.day, drills.c.participants, drills.c.evaluated,
        )  # fmt: skip
        ordered = query.where(drills.c.withdrawn.is_(False)).order_by(drills.c.day, drills.c.id)
        return (DrillFact(*row) for row in self._connect().execute(ordered))

    def closed_classes(self) -> Iterator[ClassFact]:
        query = select(*CLASS).where(classes.c.state == "closed").order_by(classes.c.ends, classes.c.id)
        return (ClassFact(*row) for row in self._connect().execute(query))

    def _finally(self, ids: Any) -> list[str]:
        """Posts of a merged person count for the other one; each once."""
        into = merges(self._connect())
        return list(dict.fromkeys(into.get(id_, id_) for id_ in ids))

    def _of_all(self, asked: Ids, into: Mapping[str, str]) -> Iterator[PersonHistory]:
        place_of = places_of(asked, into)
        facts = FactsOfAll(self._connect(), place_of)
        posts = PostsOfAll(self._connect(), place_of)
        for number, batch in enumerate(chunked(asked, BATCH)):
            first = number * BATCH
            yield from self._batch(batch, facts.batch(first, batch), posts.batch(first, batch))

    def _batch(self, batch: list[str], facts: Facts, posts: PostsByPerson) -> Iterator[PersonHistory]:
        names = self._connect().execute(_NAMES, asked_for(batch))
        named = {key.hex(): (name, id_mask) for key, name, id_mask in names}
        credited, attended, passed, state, own = facts
        for person in batch:
            if person in named:
                name, id_mask = named[person]
                yield PersonHistory(
                    id=person,
                    name=name,
                    id_mask=id_mask,
                    posts=posts.get(person, ()),
                    credits=credited.get(person, ()),
                    classes=tuple(dict.fromkeys(attended.get(person, ()))),
                    exams=passed.get(person, ()),
                    certificates=(*state.get(person, ()), *own.get(person, ())),
                )


def _not_merged(people: Sequence[str], into: Mapping[str, str]) -> Iterator[bytes]:
    return (bytes.fromhex(person) for person in people if person not in into)
