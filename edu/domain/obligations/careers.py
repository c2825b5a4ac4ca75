"""What a person's posts tell beyond the present one: changed within the firm, or back after an absence.

A post is a continuation where the person held one of the same class at the same enterprise before. Then the duties of
a newcomer run from the first of these posts, and the change itself is an anchor of its own (转岗, 复工).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from edu.domain.people import Post

ABSENCE_MONTHS = 6
"""Shorter gaps count as a change of post, not as an absence (浙江条例: 六个月; 3号令: 一年)."""


class Career(NamedTuple):
    """`began` None: longer ago than the roster says."""

    began: date | None
    absent_months: int
    anchors: Mapping[str, date]


def career_of(post: Post, posts: Iterable[Post]) -> Career:
    starts = day_or_none(post.starts)
    if not post.enterprise or starts is None:
        return Career(starts, 0, {})
    before = [
        other
        for other in posts
        if other.enterprise == post.enterprise
        and other.person_class == post.person_class
        and other.id != post.id
        and other.ends
        and other.ends < post.starts
    ]
    if not before:
        return Career(starts, 0, {})
    latest = max(before, key=lambda other: other.ends)
    left = date.fromisoformat(latest.ends)
    firsts = [day_or_none(other.starts) for other in before]
    began = None if None in firsts else min(first for first in firsts if first is not None)
    gap = _whole_months(left, starts)
    if gap >= ABSENCE_MONTHS:
        return Career(began, gap, {"returned_on": starts})
    if post.role and (post.role, post.work_type) == (latest.role, latest.work_type) and (starts - left).days == 1:
        return Career(began, 0, {})  # the next term of the same post
    return Career(began, 0, {"transferred_on": starts})


def day_or_none(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _whole_months(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)
