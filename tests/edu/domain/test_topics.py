from __future__ import annotations

from edu.domain.topics import Topic, TopicGroup, Topics

FIRE, WORK = TopicGroup(id="fire", title="火灾"), TopicGroup(id="work", title="作业")


def topic(id_: str, group: str) -> Topic:
    return Topic(id=id_, group=group, folder=id_.lower(), title=id_, posts={"principal": 2, "official": 1}, places=())


TOPICS = Topics(groups=(FIRE, WORK), topics=(topic("T01", "fire"), topic("T02", "work"), topic("T03", "fire")))


def test_things_stand_on_the_shelves_of_their_topics_and_what_belongs_nowhere_last() -> None:
    shelves = TOPICS.shelved(["T03b", "T02a", "T99x", "T01c"], lambda name: name[:3])
    assert [(group.title, rows) for group, rows in shelves] == [
        ("火灾", ("T03b", "T01c")), ("作业", ("T02a",)), ("其他", ("T99x",)),
    ]  # fmt: skip


def test_a_shelf_without_anything_is_left_out() -> None:
    assert Topics().shelved(["T01"], str) == ((TopicGroup(id="", title="其他"), ("T01",)),)
    assert TOPICS.shelved([], str) == ()


def test_who_is_examined_is_named_in_the_order_of_the_matrix() -> None:
    assert topic("T01", "fire").examined == ("principal",)
    assert TOPICS.group_of("T02") == "work"
    assert TOPICS.group_of("T98") == ""
