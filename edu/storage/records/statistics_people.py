"""Rows of the sheets of people and of certificates that run out, a batch of people at a time."""

from __future__ import annotations

from datetime import date
from heapq import merge
from typing import TYPE_CHECKING, Any

from sqlalchemy import literal, or_, select

from edu.domain.obligations.words import PERSON_CLASSES
from edu.domain.statistics import ExpiryRow, PersonRow
from edu.storage.records.chunks import chunked
from edu.storage.records.histories_facts import one_of, untyped
from edu.storage.records.placing import merged_people, whoever
from edu.storage.records.roll import BATCH, streamed
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
        held = roster.posts(ids)
        best = _best_certificates(connection, frame, roster, ids)
        known = {id_: row for id_, *row in connection.execute(_NAMES, {"ids": ids})}
        for number, id_ in zip(batch, ids, strict=True):
            name, id_mask = known[id_]
            posts = held[id_]
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
    """Of the people on the roster, with the first of their posts."""
    both = (streamed(connection, _expiring(frame, own=own)) for own in (False, True))
    names, last = _names(frame), date.fromisoformat(frame.last)
    in_order = merge(*both, key=lambda row: (row.expires, row.initials, row.name, row.person))
    for batch in chunked(in_order, BATCH):
        ids = [bytes.fromhex(row.person) for row in batch]
        posts = roster.posts(set(ids))
        for row, id_ in zip(batch, ids, strict=True):
            if id_ not in posts:
                continue
            post, ends = posts[id_][0], date.fromisoformat(row.expires)
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


def _expiring(frame: Frame, *, own: bool) -> Any:
    table = certificates if own else state_certificates
    later = table.alias("later")
    sort = (table.c.title, table.c.programme) if own else (table.c.certificate_kind, table.c.category)
    same = [later.c[column.name] == column for column in sort]

    def valid(some: Any) -> Any:
        return some.c.revoked == "" if own else some.c.withdrawn.is_(False)

    replaced = (
        select(literal(1))
        .where(later.c.person == table.c.person, *same, valid(later))
        .where(or_(later.c.expires == "", later.c.expires > table.c.expires))
        .exists()
    )
    merged = merged_people()
    kind, category, number = (
        (table.c.title, literal(""), table.c.number)
        if own
        else (table.c.certificate_kind, table.c.category, table.c.number_mask)
    )
    return (
        select(
            people.c.name, people.c.initials, people.c.id_mask, people.c.id.label("person"),
            literal("own" if own else "state").label("origin"), kind.label("kind"), category.label("category"),
            number.label("number"), table.c.issued, table.c.expires,
        )
        .select_from(table.outerjoin(merged, merged.c.id == table.c.person))
        .join(people, people.c.id == whoever(merged, table.c.person))
        .where(valid(table), table.c.expires >= frame.first, table.c.expires <= frame.soon, ~replaced)
        .order_by(table.c.expires, people.c.initials, people.c.name, people.c.id)
    )  # fmt: skip


def _names(frame: Frame) -> Mapping[bytes | None, str]:
    return {bytes.fromhex(org): name for org, name in frame.names.items()}


def _joined(words: Sequence[str]) -> str:
    if len(words) == 1:  # nearly everybody has one post
        return words[0]
    return "、".join(dict.fromkeys(word for word in words if word))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
