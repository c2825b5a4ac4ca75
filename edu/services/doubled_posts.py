"""Posts that turn out to be one when a proposed village is joined to the village that it is.

A roster knew the place under the proposal's name, another under its own: the person has the post at both. The earlier
one stands; the later keeps the days that the earlier does not cover, so that no day in post is lost. What is left of
it stays its import's, whose undo takes it back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from edu.domain.events import people as e
from edu.services.people import NewPost, assign_post

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from edu.domain.people import MadePost, Post
    from edu.services.ports import Writing
    from edu.system.ids import Ids

_DAY = timedelta(days=1)


def fold_doubled(work: Writing, proposal: str, village: Iterable[str], ids: Ids) -> None:
    """`village`: the unit that the proposal is joined to and all that were joined to it before."""
    held: defaultdict[tuple[str, str, str, str], list[MadePost]] = defaultdict(list)
    for made in work.people.posts_at([proposal, *village]):
        post = made.post
        held[post.person, post.person_class, post.enterprise, post.work_type].append(made)
    for posts in held.values():
        for number, made in enumerate(posts):
            elsewhere = [
                earlier.post
                for earlier in posts[:number]
                if (earlier.post.org == proposal) != (made.post.org == proposal)
            ]
            left = uncovered(made.post, elsewhere)
            if left != [made.post]:
                _shorten(work, made, left, ids)


def uncovered(post: Post, earlier: Sequence[Post]) -> list[Post]:
    """What is left of the post beside those: itself, a part before, a part after, both or nothing.

    A start that nobody stated ('') claims no days before another's.
    """
    left = [post]
    for other in earlier:
        left = [part for one in left for part in _beside(one, other)]
    return left


def _beside(post: Post, other: Post) -> list[Post]:
    if (post.ends and other.starts > post.ends) or (other.ends and post.starts > other.ends):
        return [post]
    parts = []
    if post.starts and post.starts < other.starts:
        parts.append(replace(post, ends=_next(other.starts, -_DAY)))
    if other.ends and (not post.ends or post.ends > other.ends):
        parts.append(replace(post, starts=_next(other.ends, _DAY)))
    return parts


def _next(day: str, step: timedelta) -> str:
    return (date.fromisoformat(day) + step).isoformat()


def _shorten(work: Writing, made: MadePost, left: Sequence[Post], ids: Ids) -> None:
    post = made.post
    work.append(e.PostWithdrawn(post=post.id, batch=made.batch), post.person, person=post.person)
    for part in left:
        new = NewPost(
            role=part.role,
            person_class=part.person_class,
            scheme=part.scheme,
            org=part.org,
            enterprise=part.enterprise,
            work_type=part.work_type,
            starts=date.fromisoformat(part.starts) if part.starts else None,
            ends=date.fromisoformat(part.ends) if part.ends else None,
        )
        assign_post(work, post.person, ids.new(), new, made.batch)
