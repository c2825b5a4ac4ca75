"""The forty-two topics that are taught: who must know each, and where the public is met with it (宣传五进)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from edu.domain.person_classes import PersonClass

Place = Literal["enterprise", "village", "community", "school", "family"]

T = TypeVar("T")
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
class TopicGroup:
    """A shelf of topics, where a list of forty-two would be none."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """`posts`: 2 is examined, 1 is offered; a post that is not named has nothing to do with it.

    `folder` is the name of its course and of its bank.
    """

    id: str
    group: str
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
    groups: tuple[TopicGroup, ...] = ()
    topics: tuple[Topic, ...] = ()

    def topic(self, topic_id: str) -> Topic | None:
        return next((topic for topic in self.topics if topic.id == topic_id), None)

    def group_of(self, topic_id: str) -> str:
        """'' for a topic that is not known."""
        topic = self.topic(topic_id)
        return topic.group if topic else ""

    def shelved(
        self, things: Sequence[T], topic_of: Callable[[T], str]
    ) -> tuple[tuple[TopicGroup, tuple[T, ...]], ...]:
        """Things by group, in the order of the groups and within one in their own; what belongs nowhere comes last."""
        rest = TopicGroup(id="", title="其他")
        shelves = [
            (group, tuple(thing for thing in things if self.group_of(topic_of(thing)) == group.id))
            for group in (*self.groups, rest)
        ]
        return tuple((group, row) for group, row in shelves if row)
