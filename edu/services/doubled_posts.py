"""Posts that turn out to be one when a proposed village is joined to the village that it is.

A roster knew the place under the proposal's name, another under its own: the person has the post at both. The earlier
one stands; the later keeps the days that the earlier does not cover, so that no day in post is lost. What is left of
it stays its import's, whose undo takes it back; what was folded remembers into which posts (`given_back.py`).

An ending that was set by hand speaks of the post, whichever name of the village it was set at: the other ends that day
too, if it was there already. A post that was made after that ending is a new word, and stands.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from edu.domain.events import people as e
from edu.domain.people import MadePost
from edu.services.made_posts import make_post

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from edu.domain.people import Post, PostStory
    from edu.services.ports import Writing
    from edu.system.ids import Ids

_DAY = timedelta(days=1)


def fold_doubled(work: Writing, proposal: str, village: Iterable[str], ids: Ids) -> None:
    """`village`: the unit that the proposal is joined to and all that were joined to it before."""
    held: defaultdict[tuple[str, str, str, str], list[MadePost]] = defaultdict(list)
    for made in work.people.posts_at([proposal, *village]):
        held[whose(made.post)].append(made)

    def side(post: Post) -> object:
        return post.org == proposal

    doubled = [posts for posts in held.values() if len({side(made.post) for made in posts}) > 1]
    stories = work.people.post_stories({posts[0].post.person for posts in doubled})
    for posts in doubled:
        fold(work, _ended_alike(posts, stories, side), ids, side)


def whose(post: Post) -> tuple[str, str, str, str]:
    """Equal where it is one person's same post, wherever and whenever."""
    return post.person, post.person_class, post.enterprise, post.work_type


def fold(work: Writing, posts: Sequence[tuple[MadePost, str]], ids: Ids, side: Callable[[Post], object]) -> None:
    """Somebody's same posts, in the order in which they were made, each with the last day that it is to have.

    Those of one side were there together before, and stay so.
    """
    for number, (made, ends) in enumerate(posts):
        post = replace(made.post, ends=ends)
        elsewhere = [replace(other.post, ends=last) for other, last in posts[:number] if side(other.post) != side(post)]
        left = uncovered(post, elsewhere)
        if left != [post]:
            into = tuple(other.id for other in elsewhere if meets(post, other))
            withdrawn = e.PostWithdrawn(post=post.id, batch=made.batch, folded_into=into)
            work.append(withdrawn, post.person, person=post.person)
            for part in left:
                assign_part(work, part, made.batch, ids)
        elif post != made.post:
            work.append(e.PostEnded(post=post.id, ends=post.ends), post.person, person=post.person)


def uncovered(post: Post, earlier: Sequence[Post]) -> list[Post]:
    """What is left of the post beside those: itself, a part before, a part after, both or nothing.

    A start that nobody stated ('') claims no days before another's.
    """
    left = [post]
    for other in earlier:
        left = [part for one in left for part in _beside(one, other)]
    return left


def meets(post: Post, other: Post) -> bool:
    return not (post.ends and other.starts > post.ends) and not (other.ends and post.starts > other.ends)


def assign_part(work: Writing, part: Post, batch: str, ids: Ids) -> MadePost:
    """A new post with the days of the part; `part.id` is that of the post of which it is one."""
    made = replace(part, id=ids.new())
    make_post(work, made, batch, part_of=part.id)
    return MadePost(post=made, batch=batch)


def _ended_alike(
    posts: Sequence[MadePost], stories: Mapping[str, PostStory], side: Callable[[Post], object]
) -> list[tuple[MadePost, str]]:
    """Each with its last day, or with that which a hand set for the same post under the village's other name."""
    found = []
    for made in posts:
        post, own = made.post, stories[made.post.id]
        days = [
            other.post.ends
            for other in posts
            if side(other.post) != side(post) and _ended_since(stories[other.post.id], own)
            if other.post.ends >= post.starts
        ]
        if own.ended is None and days:
            last = min(days)
            found.append((made, min(post.ends, last) if post.ends else last))
        else:
            found.append((made, post.ends))
    return found


def _ended_since(other: PostStory, own: PostStory) -> bool:
    return other.ended is not None and other.ended > own.made


def _beside(post: Post, other: Post) -> list[Post]:
    if not meets(post, other):
        return [post]
    parts = []
    if post.starts and post.starts < other.starts:
        parts.append(replace(post, ends=_next(other.starts, -_DAY)))
    if other.ends and (not post.ends or post.ends > other.ends):
        parts.append(replace(post, starts=_next(other.ends, _DAY)))
    return parts


def _next(day: str, step: timedelta) -> str:
    return (date.fromisoformat(day) + step).isoformat()
