"""Topics × posts: a course or a bank that leaves a post out is told, and one that asks who need not know it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from edu.packs.checks import check_content
from tests.edu.packs.builders import TODAY, make_installation, problems_of
from tests.stores import shipped_library

TOPICS = """\
schema: 1
id: topics
groups: [{id: fire, title: 火灾与逃生}]
topics:
  - {id: T01, group: fire, folder: fire, title: 逃生, posts: POSTS, places: [community]}
"""
CODES = ("matrix-course", "matrix-question", "topic-post")


def _told(tmp_path: Path, posts: str) -> Counter[tuple[str, str]]:
    """Code and severity of what is told of course, bank and topic; the two questions and the course are for 网格员."""
    library = make_installation(tmp_path)
    (tmp_path / "content/topics.yaml").write_text(TOPICS.replace("POSTS", posts), encoding="utf-8")
    return Counter((one.code, one.severity) for one in problems_of(library) if one.code in CODES)


@pytest.mark.parametrize(
    ("posts", "told"),
    [
        ("{grid-member: 2}", {("topic-post", "warning"): 1}),
        ("{grid-member: 1}", {("topic-post", "warning"): 1}),
        ("{grid-member: 2, principal: 2}", {("matrix-course", "error"): 1, ("topic-post", "warning"): 2}),
        ("{grid-member: 2, principal: 1}", {("matrix-course", "warning"): 1, ("topic-post", "warning"): 2}),
        (
            "{principal: 1}",  # the course and both questions are for a post that the topic has nothing to do with
            {("matrix-course", "warning"): 2, ("matrix-question", "warning"): 2, ("topic-post", "warning"): 1},
        ),
    ],
)
def test_audiences_are_compared_with_the_posts_of_the_topic(
    posts: str, told: dict[tuple[str, str], int], tmp_path: Path
) -> None:
    assert _told(tmp_path, posts) == told


def test_the_shipped_courses_and_questions_serve_every_post_of_their_topic() -> None:
    told = [one.message for one in check_content(shipped_library(), TODAY) if one.code in CODES]
    assert told == []
