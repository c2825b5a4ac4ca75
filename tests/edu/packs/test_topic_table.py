"""The table of what is taught counts what is shipped, and docs/content-table.md is what the command prints."""

from __future__ import annotations

from pathlib import Path

from edu.packs.topic_table import topic_table
from edu.system.paths import root
from tests.edu.packs.builders import NOT_SURE, SAYS_UNSURE, make_installation, swap
from tests.stores import shipped_library

TOPICS = """schema: 1
id: topics
groups: [{id: fire, title: 火灾}]
topics:
  - {id: T01, group: fire, folder: fire, title: 逃生, posts: {grid-member: 2}, places: [family]}
"""


def test_a_row_counts_by_audience_and_names_how_its_sources_were_read(tmp_path: Path) -> None:
    make_installation(tmp_path)
    (tmp_path / "content/topics.yaml").write_text(TOPICS, encoding="utf-8")
    library = make_installation(tmp_path)
    row = next(line for line in topic_table(library).splitlines() if line.startswith("| T01"))
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[:3] == ["T01 逃生", "2", "2"]  # both cite the law or the standard
    assert cells[6] == "2●"  # 网格员 is examined
    assert cells[9] == "2○"  # the public is offered it
    assert cells[-1] == "2/1/0"  # the law and the report read, the standard retold


def test_facts_that_nothing_says_are_named(tmp_path: Path) -> None:
    silent = swap(SAYS_UNSURE, NOT_SURE)
    library = make_installation(tmp_path, bank=silent)  # the lesson and the aid say hose-length, nothing the other
    (tmp_path / "content/topics.yaml").write_text(TOPICS, encoding="utf-8")
    assert "- 还没有一处用到的事实 1 条：unsure\n" in topic_table(library)
    for name, edit in (
        ("why", str),
        ("named", lambda text: swap("facts: []", "facts: [unsure]")(silent(text))),
    ):
        make_installation(tmp_path / name, bank=edit)
        (tmp_path / name / "content/topics.yaml").write_text(TOPICS, encoding="utf-8")
        assert "- 还没有一处用到的事实 0 条\n" in topic_table(make_installation(tmp_path / name, bank=edit))


def test_the_shipped_table_is_the_one_in_the_docs() -> None:
    shown = (root() / "docs" / "content-table.md").read_text(encoding="utf-8")
    assert shown == topic_table(shipped_library()), "main.py check --table > docs/content-table.md"


def test_every_topic_is_taught_and_asked() -> None:
    library = shipped_library()
    assert len(library.topics.topics) == 42
    assert sum(len(bank.questions) for bank in library.banks.values()) >= 1_300
    micro = {library.microlesson(name).topic for name in library.microlesson_ids}
    courses = {course.topic for course in library.courses}
    for topic in library.topics.topics:
        assert topic.id in micro, topic.id
        assert topic.id in courses, topic.id
        assert sum(len(bank.questions) for bank in library.banks.values() if bank.topic == topic.id) >= 30, topic.id
    assert len(library.case_ids) >= 20
