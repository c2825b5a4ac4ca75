"""The matrix of topics and posts: the audiences of courses and questions are those of content/topics.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edu.domain.courses import Course
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.domain.problems import Problem
from edu.domain.questions import Bank
from edu.domain.topics import POSTS, Topic, Topics
from edu.packs.reading import Reading
from edu.packs.rules.finding import Place, error, warning

LEAST_FOR_A_POST = 8
"""Questions that a post can be asked of a topic, whether it is examined in it or offered it."""


def check_matrix(
    topics: Topics, place: Place, courses: Sequence[Reading[Course]], banks: Sequence[Reading[Bank]]
) -> Iterator[Problem]:
    """`place` is the list of topics. Only what can be read and belongs to a topic is compared."""
    for topic in topics.topics:
        for course in courses:
            if course.value is not None and course.value.topic == topic.id:
                yield from _course(topic, course.value, course.place("audiences"))
        own = [bank for bank in banks if bank.value is not None and bank.value.topic == topic.id]
        yield from _asked(topic, own, place)
        for bank in own:
            yield from _beyond(topic, bank)


def _course(topic: Topic, course: Course, place: Place) -> Iterator[Problem]:
    for post, need in topic.posts.items():
        if post not in course.audiences:
            says = error if need == 2 else warning
            way = "要考" if need == 2 else "供选修"
            message = f"主题 {topic.id} {way}{PERSON_CLASS_NAMES[post]}，这门课的对象里没有。"
            yield says(place, "matrix-course", message, "请在 audiences 里加上，或改 content/topics.yaml。")
    for post in POSTS:
        if post in course.audiences and post not in topic.posts:
            message = f"主题 {topic.id} 不教{PERSON_CLASS_NAMES[post]}，这门课的对象里却有。"
            yield warning(place, "matrix-course", message, "请去掉，或改 content/topics.yaml。")


def _asked(topic: Topic, banks: Sequence[Reading[Bank]], place: Place) -> Iterator[Problem]:
    asked = [one for bank in banks for one in (bank.value.questions if bank.value else ()) if one.scorable]
    for post, need in topic.posts.items() if asked else ():
        count = sum(question.for_audience(post) for question in asked)
        if count < LEAST_FOR_A_POST:
            way, name = "要考" if need == 2 else "供选修", PERSON_CLASS_NAMES[post]
            yield warning(place, "topic-post", f"主题 {topic.id} {way}{name}，可考的只有 {count} 道。")


def _beyond(topic: Topic, bank: Reading[Bank]) -> Iterator[Problem]:
    """Whoever has nothing to do with a topic is asked nothing of it."""
    for question in bank.value.questions if bank.value else ():
        for post in POSTS:
            if question.for_audience(post) and post not in topic.posts:
                message = f"题目 {question.id}：主题 {topic.id} 不考{PERSON_CLASS_NAMES[post]}。"
                where = bank.place(f"{question.id}:audiences", question.id)
                yield warning(where, "matrix-question", message, "请从 audiences 去掉，或改 content/topics.yaml。")
