"""The posts of people, as values: asked for by a batch of them, or of everybody with one scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from edu.domain.people import Post
from edu.storage.records.held_posts import HeldPosts
from edu.storage.records.histories_facts import asked_for, one_of
from edu.storage.records.streams import raw_rows, untyped
from edu.storage.schema_people import posts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from edu.storage.records.id_numbers import IdNumbers

    PostsByPerson = Mapping[str, Sequence[Post]]

_POSTS = select(
    *untyped(
        posts.c.person, posts.c.id, posts.c.starts, posts.c.ends, posts.c.org, posts.c.enterprise,
        posts.c.role, posts.c.person_class, posts.c.scheme, posts.c.work_type,
    )
)  # fmt: skip
_BY_FIRST_DAY = _POSTS.where(one_of(posts.c.person)).order_by(posts.c.starts, posts.c.id)


def posts_of_batch(connection: Connection, everybody: Sequence[str], into: Mapping[str, str]) -> PostsByPerson:
    """`everybody` with aliases; `into` has the person that an alias finally stands for."""
    found: dict[str, list[Post]] = {}
    for key, id_, starts, ends, org, enterprise, *what in connection.execute(_BY_FIRST_DAY, asked_for(everybody)):
        person = into.get(key.hex(), key.hex())
        found.setdefault(person, []).append(_post(person, id_, (starts, ends), (org, enterprise), what))
    return found


class PostsOfAll:
    """`place_of` comes from `histories_facts.places_of`."""

    def __init__(self, connection: Connection, place_of: IdNumbers) -> None:
        self._held = HeldPosts()
        for key, id_, starts, ends, org, enterprise, *what in raw_rows(connection, _POSTS):
            place = place_of.get(key)
            if place is not None:
                self._held.add(place, id_, days=(starts, ends), where=(org, enterprise), what=tuple(what))

    def batch(self, first: int, people: Sequence[str]) -> PostsByPerson:
        """Of the people who stand at `first` and after."""
        return {
            person: [_post(person, post.id, post.days, post.where, post.what) for post in self._held.of(place)]
            for place, person in enumerate(people, start=first)
        }


def _post(person: str, id_: bytes, days: Sequence[str], where: Sequence[bytes | None], what: Sequence[str]) -> Post:
    (starts, ends), (org, enterprise), (role, person_class, scheme, work_type) = days, where, what
    return Post(
        id=id_.hex(), person=person, role=role, person_class=person_class, scheme=scheme, org=org.hex() if org else "",
        enterprise=enterprise.hex() if enterprise else "", work_type=work_type, starts=starts, ends=ends,
    )  # fmt: skip
