"""Posts that are held small come back as they went in, by person and first day."""

from __future__ import annotations

from edu.storage.records.held_posts import HeldPosts

A, B, C = (bytes([number]) * 16 for number in (1, 2, 3))


def test_posts_of_a_person_come_by_first_day_and_then_by_id() -> None:
    held = HeldPosts()
    held.add(1, C, days=("2026-01-01",), where="village", what="worker")
    held.add(0, B, days=("2025-01-01",), where="firm", what="worker")
    held.add(1, A, days=("2026-01-01",), where="firm", what="official")
    held.add(1, B, days=("",), where="firm", what="worker")

    assert [(post.id, *post.days, post.where, post.what) for post in held.of(1)] == [
        (B, "", "firm", "worker"),
        (A, "2026-01-01", "firm", "official"),
        (C, "2026-01-01", "village", "worker"),
    ]
    assert [post.id for post in held.of(0)] == [B]


def test_who_has_no_post_has_none_whatever_their_number() -> None:
    held = HeldPosts()
    held.add(2, A, days=("",), where=None, what="worker")

    assert held.of(0) == []
    assert held.of(7) == []
