"""What an import made, and who stands on it: what an undo has to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import and_, exists, func, or_, select, union

from edu.domain.events.people import (
    EnterpriseCodeAdded,
    EnterpriseCodeWithdrawn,
    PostAssigned,
    PostWithdrawn,
    RosterImported,
)
from edu.domain.people import ImportedRefs, ImportRecord, LaterImport
from edu.storage.records.chunks import chunked
from edu.storage.schema import PROJECTED, codes, events
from edu.storage.schema_certificates import state_certificates
from edu.storage.schema_classes import drills
from edu.storage.schema_people import enterprises, imports, org_units, people, posts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Column, Connection, Select

_UNIT_COLUMNS = frozenset({"org", "township", "village", "hall", "home"})
"""Columns that name an org unit, in whatever table."""
_GIVEN_KINDS = (PostAssigned.kind, PostWithdrawn.kind, EnterpriseCodeAdded.kind, EnterpriseCodeWithdrawn.kind)
"""What an import gives to people and firms that were there; each of these facts has its `batch`."""


class _Batch(msgspec.Struct):
    batch: str = ""


_imported = msgspec.json.Decoder(RosterImported)
_batch = msgspec.json.Decoder(_Batch)


def imported(connection: Connection, batch: str) -> ImportedRefs:
    def pairs(table: Any) -> tuple[tuple[str, str], ...]:
        rows = connection.execute(select(table.c.id, table.c.person).where(table.c.batch == batch))
        return tuple((row.id, row.person) for row in rows)

    def ids(table: Any) -> tuple[str, ...]:
        return tuple(connection.execute(select(table.c.id).where(table.c.batch == batch)).scalars())

    return ImportedRefs(
        people=ids(people),
        posts=pairs(posts),
        enterprises=ids(enterprises),
        codes=tuple(sorted(firm for firm, maker in _coded(connection) if maker == batch)),
        state_certificates=pairs(state_certificates),
        proposals=tuple(connection.execute(_left_alone(batch)).scalars()),
    )


def makers(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """The imports that made any of these people, posts or enterprises, or gave the latter their code."""
    wanted = frozenset(ids)
    found = {maker for firm, maker in _coded(connection) if maker and firm in wanted}
    for chunk in chunked(wanted):
        for table in (people, posts, enterprises):
            query = select(table.c.batch).where(table.c.id.in_(chunk), table.c.batch.is_not(None)).distinct()
            found.update(connection.execute(query).scalars())
    return frozenset(found)


def later_imports(connection: Connection, batch: str) -> list[LaterImport]:
    """Imports that still stand and need what this one made, the latest first.

    An event of before `builds_on` was kept does not say what its import found; one that took more lines than it made
    posts found somebody.
    """
    made_people, firms = _made(people, batch), _made(enterprises, batch)
    on_them = select(posts.c.batch).where(
        posts.c.batch.is_not(None), or_(posts.c.person.in_(made_people), posts.c.enterprise.in_(firms))
    )
    by_posts = set(connection.execute(on_them).scalars())
    made_any = any(
        connection.execute(select(exists().where(table.c.batch == batch))).scalar_one()
        for table in (people, posts, enterprises)
    )
    kind = codes.alias("k")
    query = (
        select(imports, events.c.payload, events.c.position)
        .join(events, events.c.subject == imports.c.id)
        .join(kind, and_(kind.c.id == events.c.kind, kind.c.value == RosterImported.kind))
        .where(imports.c.undone.is_(False), imports.c.id != batch)
        .order_by(events.c.position.desc())
    )
    end = connection.execute(select(_end(batch))).scalar_one() or 0
    found = []
    for row in connection.execute(query).mappings():
        record = ImportRecord(**{column.name: row[column.name] for column in imports.c})
        builds_on = _imported.decode(row["payload"]).builds_on
        if batch in (builds_on or ()) or record.id in by_posts:
            found.append(LaterImport(record=record, certain=True))
        elif builds_on is None and made_any and row["position"] > end:
            own = select(func.count()).select_from(posts).where(posts.c.batch == record.id)
            if record.accepted > connection.execute(own).scalar_one():
                found.append(LaterImport(record=record, certain=False))
    return found


def referred_later(connection: Connection, batch: str) -> int:
    """Later events about a person or an enterprise that the import made; others' posts and drills at the latter.

    What an import gave to them that was undone since (a post or a code, and its withdrawal) holds nothing; nor does
    what a fold did to this import's own posts.
    """
    kind = codes.alias("k")
    made = union(_made(people, batch), _made(enterprises, batch))
    about = (
        events.join(kind, kind.c.id == events.c.kind),
        (events.c.position > _end(batch), or_(events.c.subject.in_(made), events.c.person.in_(made))),
    )
    rest = select(func.count()).select_from(about[0]).where(*about[1], kind.c.value.not_in(_GIVEN_KINDS))
    of_given = select(events.c.payload).select_from(about[0]).where(*about[1], kind.c.value.in_(_GIVEN_KINDS))
    undone = set(connection.execute(select(imports.c.id).where(imports.c.undone)).scalars())
    firms = _made(enterprises, batch)
    of_others = or_(posts.c.batch.is_(None), posts.c.batch != batch)
    held = select(func.count()).select_from(posts).where(posts.c.enterprise.in_(firms), of_others)
    drilled = select(func.count()).select_from(drills).where(drills.c.enterprise.in_(firms))
    gone = undone | {batch}
    given = sum(_batch.decode(payload).batch not in gone for payload in connection.execute(of_given).scalars())
    return given + sum(int(connection.execute(counted).scalar_one()) for counted in (rest, held, drilled))


def _coded(connection: Connection) -> Iterator[tuple[str, str]]:
    """(enterprise, import or '') of every code that was added to one that had none."""
    kind = codes.alias("k")
    query = (
        select(events.c.subject, events.c.payload)
        .join(kind, and_(kind.c.id == events.c.kind, kind.c.value == EnterpriseCodeAdded.kind))
        .order_by(events.c.position)
    )
    for subject, payload in connection.execute(query):
        yield subject, _batch.decode(payload).batch


def _made(table: Any, batch: str) -> Select[Any]:
    return select(table.c.id).where(table.c.batch == batch)


def _end(batch: str) -> Any:
    """The position of the import's own event, after all that it made."""
    kind = codes.alias("end_kind")
    return (
        select(func.max(events.c.position))
        .join(kind, and_(kind.c.id == events.c.kind, kind.c.value == RosterImported.kind))
        .where(events.c.subject == batch)
        .scalar_subquery()
    )


def _left_alone(batch: str) -> Select[Any]:
    """Open proposals that this import's posts or firms hang on, and nothing else: no human and no other import."""
    used = union(
        select(posts.c.org).where(posts.c.batch == batch),
        select(enterprises.c.village).where(enterprises.c.batch == batch),
    )
    others = [~exists().where(column == org_units.c.id, *but) for column, but in _naming_units(batch)]
    return select(org_units.c.id).where(org_units.c.proposed, org_units.c.id.in_(used), *others)


def _naming_units(batch: str) -> Iterator[tuple[Column[Any], tuple[Any, ...]]]:
    """Every column that may name an org unit, with what leaves out the import's own rows."""
    for table in PROJECTED:
        own = table in (posts, enterprises)
        but = (or_(table.c.batch.is_(None), table.c.batch != batch),) if own else ()
        for column in table.c:
            if column.name in _UNIT_COLUMNS:
                yield column, but
    above = org_units.alias("above")
    yield above.c.parent, ()
    yield above.c.joined_into, ()
