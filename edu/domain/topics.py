"""The forty-two topics that are taught: who must know each, and where the public is met with it (宣传五进)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from edu.domain.person_classes import PersonClass

Place = Literal["enterprise", "village", "community", "school", "family"]

TOPIC = re.compile(r"T\d\d")
PLACES: tuple[Place, ...] = get_args(Place)
PLACE_NAMES: dict[Place, str] = {
    "enterprise": "企业", "village": "农村", "community": "社区", "school": "学校", "family": "家庭",
}  # fmt: skip
POSTS: tuple[PersonClass, ...] = (
    "principal", "safety-manager", "special-operator", "grid-member", "village-admin", "official",
)  # fmt: skip
"""The posts of the matrix; the public is met at places instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """`posts`: 2 is examined, 1 is offered; a post that is not named has nothing to do with it.

    `folder` is the name of its course and of its bank.
    """

    id: str
    folder: str
    title: str
    posts: Mapping[PersonClass, int]
    places: tuple[Place, ...]

    @property
    def examined(self) -> tuple[PersonClass, ...]:
        return tuple(post for post in POSTS if self.posts.get(post) == 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """All of them, in the order of their numbers."""

    id: str = "topics"
    topics: tuple[Topic, ...] = ()

    def topic(self, topic_id: str) -> Topic | None:
        return next((topic for topic in self.topics if topic.id == topic_id), None)
