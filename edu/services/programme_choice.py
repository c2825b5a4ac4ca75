"""Which programme a person's studying counts for: that of a current post, the initial one in the first year of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from edu.domain.people import Post
    from edu.domain.programmes import Programme

_NEW_IN_POST = timedelta(days=365)


def programmes_for(posts: Iterable[Post], programmes: Iterable[Programme], day: date) -> Sequence[Programme]:
    """Programmes for the posts held on the day, the fitting kind first; each once."""
    offered = sorted((one for one in programmes if not one.by_class), key=lambda programme: programme.id)
    current = [post for post in posts if post.is_current(day.isoformat())]
    ranked: dict[str, tuple[bool, str, Programme]] = {}
    for post in current:
        wanted = "initial" if post.starts and date.fromisoformat(post.starts) + _NEW_IN_POST >= day else "yearly"
        for programme in offered:
            if (programme.person_class, programme.scheme) == (post.person_class, post.scheme):
                rank = (programme.kind != wanted, programme.id, programme)
                ranked[programme.id] = min(ranked.get(programme.id, rank), rank, key=lambda r: r[:2])
    return [rank[2] for rank in sorted(ranked.values(), key=lambda r: r[:2])]
