"""The names that enterprises have or had, as the ledger tells them: a roster may still write a former one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import and_, select

from edu.domain.events.people import EnterpriseChanged, EnterpriseRegistered
from edu.storage.records.chunks import chunked
from edu.storage.schema import codes, events

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

_decoders: dict[str, msgspec.json.Decoder[Any]] = {
    fact.kind: msgspec.json.Decoder(fact) for fact in (EnterpriseRegistered, EnterpriseChanged)
}


def firm_names(connection: Connection, firms: Iterable[str]) -> dict[str, set[str]]:
    kind = codes.alias("k")
    query = select(events.c.subject, kind.c.value.label("kind"), events.c.payload).join(
        kind, and_(kind.c.id == events.c.kind, kind.c.value.in_(_decoders))
    )
    names: defaultdict[str, set[str]] = defaultdict(set)
    for chunk in chunked(firms):
        for row in connection.execute(query.where(events.c.subject.in_(chunk))):
            names[row.subject].add(_decoders[row.kind].decode(row.payload).name)
    return names
