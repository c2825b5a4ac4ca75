"""The posts that people have or had, as the ledger tells them: a fold and its undo have to know those that are gone."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import and_, select

from edu.domain.events.people import PostAssigned, PostEnded, PostWithdrawn
from edu.domain.people import Post, PostStory
from edu.storage.records.chunks import chunked
from edu.storage.schema import codes, events

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

_decoders: dict[str, msgspec.json.Decoder[Any]] = {
    fact.kind: msgspec.json.Decoder(fact) for fact in (PostAssigned, PostEnded, PostWithdrawn)
}


def post_stories(connection: Connection, people: Iterable[str]) -> dict[str, PostStory]:
    kind = codes.alias("k")
    query = (
        select(events.c.subject, kind.c.value.label("kind"), events.c.payload)
        .join(kind, and_(kind.c.id == events.c.kind, kind.c.value.in_(_decoders)))
        .order_by(events.c.hlc)
    )
    told: dict[str, PostStory] = {}
    number = count()
    for chunk in chunked(people):
        for row in connection.execute(query.where(events.c.subject.in_(chunk))):
            _tell(told, row.subject, _decoders[row.kind].decode(row.payload), next(number))
    return told


def _tell(told: dict[str, PostStory], person: str, fact: Any, number: int) -> None:
    if isinstance(fact, PostAssigned):
        told[fact.post] = PostStory(
            post=Post(
                id=fact.post,
                person=person,
                role=fact.role,
                person_class=fact.person_class,
                scheme=fact.scheme,
                org=fact.org,
                enterprise=fact.enterprise,
                work_type=fact.work_type,
                starts=fact.starts,
                ends=fact.ends,
            ),
            batch=fact.batch,
            part_of=fact.part_of,
            folded_into=(),
            stands=True,
            made=number,
            ended=None,
        )
    elif fact.post in told:
        before = told[fact.post]
        if isinstance(fact, PostEnded):
            told[fact.post] = replace(before, post=replace(before.post, ends=fact.ends), ended=number)
        else:
            told[fact.post] = replace(before, stands=False, folded_into=fact.folded_into)
