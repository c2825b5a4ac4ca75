"""Posts that one person has twice in one roster: lines that write one place or one firm in two ways."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from edu.services.people import NewPost


_OFFICE = re.compile(r"(.*?)副?(书记|主任)")
Titles = tuple[str, ...]


def folded(
    posts: Sequence[NewPost], one: Callable[[str, str], bool], *, one_line: bool = False
) -> tuple[tuple[NewPost, ...], tuple[Titles, ...]]:
    """The posts, those that are one only once, and of each that was written more than once its titles, the kept first.

    `one(new, held)` says whether two units are one place, as `Places.one`. Posts whose days have a gap between them are
    two: somebody left and came back. Both offices of a village on `one_line` are one post with both titles, no mistake.
    """
    if len(posts) == 1:  # nearly everybody
        return tuple(posts), ()
    kept: list[tuple[NewPost, Titles]] = []
    for post in posts:
        whole = post
        titles: Titles = (post.role,)
        for each in [each for each in kept if _same(whole, each[0], one)]:
            kept.remove(each)
            whole, titles = _union(each[0], whole, one), (*each[1], *titles)
        if one_line and _both_offices(whole, titles):
            whole, titles = replace(whole, role="、".join(titles)), ("、".join(titles),)
        kept.append((whole, titles))
    repeated = dict.fromkeys(tuple(dict.fromkeys(titles)) for _, titles in kept if len(titles) > 1)
    return tuple(post for post, _ in kept), tuple(repeated)


def _same(post: NewPost, other: NewPost, one: Callable[[str, str], bool]) -> bool:
    alike = (post.person_class, post.scheme, post.enterprise, post.work_type) == (
        other.person_class, other.scheme, other.enterprise, other.work_type
    )  # fmt: skip
    apart = _before(post.ends, other.starts) or _before(other.ends, post.starts)
    return alike and not apart and (one(post.org, other.org) or one(other.org, post.org))


def _both_offices(post: NewPost, titles: Titles) -> bool:
    """党支部书记 and 村委会主任 are held by one person in most villages."""
    offices = [match[2] for title in titles if (match := _OFFICE.fullmatch(title))]
    return post.person_class == "village-admin" and {*offices} == {"书记", "主任"} and len(titles) == 2


def _before(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end < start


def _union(first: NewPost, second: NewPost, one: Callable[[str, str], bool]) -> NewPost:
    """The first with the days of both; a start that nobody stated claims no days before another's (doubled_posts.py).

    Of a proposal and the village that it waits to be joined to, the village.
    """
    starts = [post.starts for post in (first, second) if post.starts is not None]
    ends = [post.ends for post in (first, second) if post.ends is not None]
    return replace(
        first,
        org=first.org if one(first.org, second.org) else second.org,
        starts=min(starts, default=None),
        ends=max(ends) if len(ends) == 2 else None,
    )
