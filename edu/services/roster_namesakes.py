"""Who is new by the number, with the name and the post of somebody registered: perhaps a number was corrected."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from edu.domain.people import Person, Post
    from edu.services.people import NewPost
    from edu.services.ports import Reading


class Namesakes:
    """`new`: the names of the people whom nobody registered; `known`: ids of who stands in the file by their number."""

    def __init__(self, view: Reading, new: Iterable[str], known: Collection[str]) -> None:
        self._named: defaultdict[str, list[Person]] = defaultdict(list)
        for person in view.people.people_named(set(new)):
            if person.id not in known:
                self._named[person.name].append(person)
        ids = [person.id for named in self._named.values() for person in named]
        self._posts: Mapping[str, Sequence[Post]] = view.people.posts_of_many(ids)

    def of(
        self, name: str, posts: Iterable[NewPost], same: Callable[[NewPost, Sequence[Post]], Sequence[Post]]
    ) -> tuple[Person, Post] | None:
        """The first who has one of the posts; `same`: those among somebody's posts that the new one means."""
        for person in self._named.get(name, ()):
            for post in posts:
                for held in same(post, self._posts.get(person.id, ())):
                    return person, held
        return None
