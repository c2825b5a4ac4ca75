"""When content is to be reviewed again: one date holds for a topic, that of its course.

A reviewer gets a topic as a whole, its lessons, questions, facts, 微课, cases and aids on one sheet; so they fall due
together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from edu.domain.courses import Course
from edu.domain.problems import Problem
from edu.domain.topics import Topics
from edu.packs.reading import Reading
from edu.packs.rules.finding import Place, warning


def check_due(
    topics: Topics,
    courses: Sequence[Reading[Course]],
    packs: Sequence[Reading[Any]],
    fact_files: Mapping[str, Place],
    on: date,
) -> Iterator[Problem]:
    """`packs` have a `topic` each; `fact_files`: by the folder of the topic that teaches them first.

    Of an overdue course itself the rules of courses tell.
    """
    dates = {course.value.topic: course.value.review.due for course in courses if course.value is not None}
    for topic in topics.topics:
        due = dates.get(topic.id)
        if due is None or on <= due:
            continue
        own = [
            pack.place("topic", "topics") for pack in packs if pack.value is not None and pack.value.topic == topic.id
        ]
        if topic.folder in fact_files:
            own.append(fact_files[topic.folder])
        for place in own:
            message = f"复审已于 {due} 到期（主题 {topic.id} 的课、题、事实、案例、一页纸同一天到期）。"
            yield warning(place, "review-overdue", message, "复审以后改写这个主题的课的 review。")
