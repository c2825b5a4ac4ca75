"""Reads `content/topics.yaml` into Topics."""

from __future__ import annotations

from pathlib import Path

from edu.domain.person_classes import PersonClass
from edu.domain.topics import PLACES, POSTS, TOPIC, Topic, TopicGroup, Topics
from edu.packs.form import Form
from edu.packs.named_file import read_named
from edu.packs.reading import Reading


def read_topics(path: Path, label: str) -> Reading[Topics]:
    return read_named(path, label, "topics", "主题表", _topics)


def _topics(form: Form) -> Topics:
    form.integer("schema", 1, 1)
    made = Topics(
        id=form.slug("id"),
        groups=tuple(_group(one) for one in form.forms("groups", "组")),
        topics=tuple(_topic(one) for one in form.forms("topics", "个主题")),
    )
    known = {group.id for group in made.groups}
    for unknown in sorted({topic.group for topic in made.topics} - known):
        form.wrong("topics", f"没有“{unknown}”这一组。", f"可以用：{'、'.join(sorted(known))}。")
    for field in ("id", "folder"):
        names = [getattr(topic, field) for topic in made.topics]
        for twice in sorted({name for name in names if names.count(name) > 1}):
            form.wrong("topics", f"“{twice}”写了两次。", "请删去一个。")
    return made


def _topic(form: Form) -> Topic:
    topic_id = topic_field(form, "id")
    made = Topic(
        id=topic_id,
        group=form.slug("group"),
        folder=form.slug("folder"),
        title=form.text("title"),
        posts=_posts(form.form("posts")),
        places=form.many_of("places", PLACES),
    )
    form.close()
    return made


def _group(form: Form) -> TopicGroup:
    made = TopicGroup(id=form.slug("id"), title=form.text("title"))
    form.close()
    return made


def _posts(form: Form | None) -> dict[PersonClass, int]:
    if form is None:
        return {}
    found = {post: form.integer(post, 1, 2) for post in POSTS if form.get(post) is not None}
    form.close()
    return found


def topic_field(form: Form, key: str) -> str:
    """T01 to T99; whether there is such a topic is for the checks to say."""
    topic = form.text(key)
    if topic and not TOPIC.fullmatch(topic):
        form.wrong(key, f"主题编号“{topic}”不对。", "写成 T01 这样。")
    return topic
