"""A post that somebody has from now on, as the ledger is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.events.people import PostAssigned

if TYPE_CHECKING:
    from edu.domain.people import Post
    from edu.services.ports import Writing


def make_post(work: Writing, post: Post, batch: str = "", part_of: str = "") -> None:
    """`batch`: the import that makes it ('' by hand); `part_of`: the folded post of which it has days."""
    assigned = PostAssigned(
        post=post.id,
        role=post.role,
        person_class=post.person_class,
        scheme=post.scheme,
        org=post.org,
        enterprise=post.enterprise,
        work_type=post.work_type,
        starts=post.starts,
        ends=post.ends,
        batch=batch,
        part_of=part_of,
    )
    work.append(assigned, post.person, person=post.person)
