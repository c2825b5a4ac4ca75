"""Rows of the sheets of people and of certificates that run out, a batch of people at a time."""

from __future__ import annotations

from datetime import date
from heapq import merge
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from sqlalchemy import case, literal, or_, select, type_coerce
from sqlalchemy.types import NullType

from edu.domain.obligations.keywords import certificate_kind_of
from edu.domain.obligations.words import PERSON_CLASSES
from edu.domain.statistics import ExpiryRow, PersonRow
from edu.storage.records.chunks import chunked
from edu.storage.records.histories_facts import one_of
from edu.storage.records.placing import merged_people, whoever
from edu.storage.records.statistics_sums import FOR_EVER
from edu.storage.records.streams import BATCH, streamed, untyped
from edu.storage.schema_certificates import certificates, state_certificates
from edu.storage.schema_people import people

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from edu.domain.statistics import Frame
    from edu.storage.records.statistics_roster import Roster
    from edu.storage.records.statistics_sums import YearSums

_NAMES = select(*untyped(people.c.id, people.c.name, people.c.id_mask)).where(one_of(people.c.id))
_NO_CERTIFICATE = ("", "")


def person_rows(connection: Connection, frame: Frame, roster: Roster, sums: YearSums) -> Iterator[PersonRow]:
    names = _names(frame)
    for batch in chunked(roster.order, BATCH):
        ids = [roster.ids.raw(number) for number in batch]
        best = _best_certificates(connection, frame, roster, ids)
        known = {id_: row for id_, *row in connection.execute(_NAMES, {"ids": ids})}
        for number, id_ in zip(batch, ids, strict=True):
            name, id_mask = known[id_]
            posts = roster.posts(number)
            certificate, until = best.get(id_, _NO_CERTIFICATE)
            sat = sums.sat[number]
            yield PersonRow(
                person=id_.hex(),
                name=name,
                id_mask=id_mask,
                place=_joined([names.get(post.org, "") for post in posts]),
                employer=_joined([post.employer for post in posts]),
                classes=_joined([PERSON_CLASSES.get(post.person_class, post.person_class) for post in posts]),
                roles=_joined([post.role for post in posts]),
                since=_day(min((post.starts for post in posts if post.starts), default="")),
                offline_minutes=sums.offline[number],
                online_minutes=sums.online[number],
                courses=sums.courses[number],
                sat=sat,
                passed=sums.passed[number],
                best_permille=sums.best[number] if sat else None,
                certificate=certificate,
                certificate_until=_day(until),
            )


def _best_certificates(
    connection: Connection, frame: Frame, roster: Roster, ids: Sequence[bytes]
) -> Mapping[bytes, tuple[str, str]]:
    """Kind and last day ('': for ever) of the State certificate of each person that lasts longest."""
    row = state_certificates.c
    query = (
        select(*untyped(row.person, row.certificate_kind, row.expires))
        .where(one_of(row.person), row.withdrawn.is_(False), row.issued <= frame.last)
        .order_by(row.expires != "", row.expires.desc(), row.issued.desc(), row.id)
    )
    found: dict[bytes, tuple[str, str]] = {}
    for person, kind, expires in connection.execute(query, {"ids": roster.with_merged(ids)}):
        found.setdefault(roster.whoever(person), (kind, expires))
    return found


def expiry_rows(connection: Connection, frame: Frame, roster: Roster) -> Iterator[ExpiryRow]:
    """Of the people on the roster, with the first of their posts; none where a later one of its sort is held."""
    both = (streamed(connection, _expiring(frame, own=own)) for own in (False, True))
    names, numbers, last = _names(frame), roster.numbers(), date.fromisoformat(frame.last)
    in_order = merge(*both, key=lambda row: (row.expires, row.initials, row.name, row.person))
    for batch in chunked(in_order, BATCH):
        latest = _latest(connection, frame, roster, list({bytes.fromhex(row.person): None for row in batch}))
        for row in batch:
            id_ = bytes.fromhex(row.person)
            number = numbers.get(id_)
            if number is None or latest[_sort(id_, row)] > row.expires:
                continue
            post, ends = roster.posts(number)[0], date.fromisoformat(row.expires)
            yield ExpiryRow(
                name=row.name,
                id_mask=row.id_mask,
                place=names.get(post.org, ""),
                employer=post.employer,
                origin=row.origin,
                kind=row.kind,
                category=row.category,
                number=row.number,
                issued=_day(row.issued),
                expires=ends,
                days=(ends - last).days,
            )


class _Origin(NamedTuple):
    """Where certificates of one origin stand: `programme` tells own ones of one title apart."""

    name: str
    table: Any
    kind: Any
    category: Any
    programme: Any
    number: Any
    valid: Any


def _origin(*, own: bool) -> _Origin:
    c, s = certificates.c, state_certificates.c
    if own:
        return _Origin("own", certificates, c.title, literal(""), c.programme, c.number, c.revoked == "")
    kind = s.certificate_kind
    return _Origin("state", state_certificates, kind, s.category, literal(""), s.number_mask, s.withdrawn.is_(False))


def _expiring(frame: Frame, *, own: bool) -> Any:
    some, merged = _origin(own=own), merged_people()
    row = some.table.c
    return (
        select(
            people.c.name, people.c.initials, people.c.id_mask, people.c.id.label("person"),
            literal(some.name).label("origin"), some.kind.label("kind"), some.category.label("category"),
            some.programme.label("programme"), some.number.label("number"), row.issued, row.expires,
        )
        .select_from(some.table.outerjoin(merged, merged.c.id == row.person))
        .join(people, people.c.id == whoever(merged, row.person))
        .where(some.valid, row.expires >= frame.first, row.expires <= frame.soon)
        .order_by(row.expires, people.c.initials, people.c.name, people.c.id)
    )  # fmt: skip


def _latest(connection: Connection, frame: Frame, roster: Roster, ids: Sequence[bytes]) -> Mapping[_Sort, str]:
    """Last day of the latest certificate of each sort that these people hold, under whatever id they got it."""
    found: dict[_Sort, str] = {}
    for own in (False, True):
        some = _origin(own=own)
        row = some.table.c
        ends = case((row.expires == "", FOR_EVER), else_=row.expires)
        query = select(
            type_coerce(row.person, NullType).label("person"), literal(some.name).label("origin"),
            some.kind.label("kind"), some.category.label("category"), some.programme.label("programme"),
            ends.label("ends"),
        ).where(one_of(row.person), some.valid, or_(row.expires == "", row.expires >= frame.first))  # fmt: skip
        for held in connection.execute(query, {"ids": roster.with_merged(ids)}):
            sort = _sort(roster.whoever(held.person), held)
            found[sort] = max(found.get(sort, ""), held.ends)
    return found


_Sort: TypeAlias = tuple[bytes, str, str, str, str]


def _sort(person: bytes, row: Any) -> _Sort:
    """Whose, from where, of which kind, however that is spelled."""
    kind = row.kind if row.origin == "own" else certificate_kind_of(row.kind)
    return person, row.origin, kind, row.category, row.programme


def _names(frame: Frame) -> Mapping[bytes | None, str]:
    return {bytes.fromhex(org): name for org, name in frame.names.items()}


def _joined(words: Sequence[str]) -> str:
    if len(words) == 1:  # nearly everybody has one post
        return words[0]
    return "、".join(dict.fromkeys(word for word in words if word))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
