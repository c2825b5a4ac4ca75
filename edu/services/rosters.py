"""People of a class as rosters and boards print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.classes import RosterLine
from edu.domain.places import PlaceTree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.people import Person, Post
    from edu.services.ports import Reading


def roster_lines(view: Reading, training_class: str, day: str) -> tuple[RosterLine, ...]:
    """By Pinyin initials, so that a name is found on a board of sixty; the post is that of the day, else the last."""
    enrolled = view.classes.enrolled_at(training_class)
    known = view.people.people_by_id(enrolled)
    posts = view.people.posts_of_many(enrolled)
    places = PlaceTree(view.people.org_units())
    firms: dict[str, str] = {}
    lines = []
    for person, at_ms in enrolled.items():
        if person in known:
            post = _post(posts.get(person, ()), day)
            lines.append(_line(view, known[person], post, places, firms, at_ms))
    return tuple(sorted(lines, key=lambda line: (line.initials, line.name, line.person)))


def _post(posts: Sequence[Post], day: str) -> Post | None:
    return next((post for post in posts if post.is_current(day)), posts[-1] if posts else None)


def _line(
    view: Reading, person: Person, post: Post | None, places: PlaceTree, firms: dict[str, str], at_ms: int
) -> RosterLine:
    place = ""
    if post is not None and post.enterprise:
        if post.enterprise not in firms:
            firm = view.people.enterprise(post.enterprise)
            firms[post.enterprise] = firm.name if firm else ""
        place = firms[post.enterprise]
    elif post is not None:
        place = places.name(post.org)
    return RosterLine(
        person=person.id,
        name=person.name,
        initials=person.initials,
        id_mask=person.id_mask,
        phone_mask=person.phone_mask,
        place=place,
        role=post.role if post else "",
        enrolled_ms=at_ms,
    )
