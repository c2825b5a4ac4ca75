"""A programme teaches what its paper asks, and its outline names what its courses teach."""

from __future__ import annotations

from pathlib import Path

from tests.edu.packs.builders import FILES, PROGRAMME, SHORT, line_of, make_installation, problems_of, swap

OUTLINE = "outline: [{title: 课, hours: 2, way: lecture, topics: [T01]}]\n"


def told(root: Path, *codes: str, **changed: str) -> list[str]:
    """Messages of the rules on what is taught."""
    codes = codes or ("paper-untaught", "outline-courses")
    return [one.message for one in problems_of(make_installation(root, **changed)) if one.code in codes]


def test_a_paper_that_asks_a_topic_without_a_lesson_is_told_with_its_share_and_its_bank(tmp_path: Path) -> None:
    library = make_installation(tmp_path, bank=swap("topic: T01", "topic: T05"))

    (problem,) = [one for one in problems_of(library) if one.code == "paper-untaught"]

    assert problem.severity == "error"
    assert (problem.file, problem.line) == (SHORT["programme"], line_of(PROGRAMME, "blueprint:"))
    for part in ("“mock”", "100%", "T05", "题库 fire"):
        assert part in problem.message


def test_each_programme_that_a_paper_belongs_to_must_teach_it(tmp_path: Path) -> None:
    """That another one does is no help to whoever was in this one."""
    library = make_installation(tmp_path)
    other = FILES[SHORT["programme"]].replace("id: public-initial", "id: public-short").replace("[yingzhi.fire]", "[]")
    path = tmp_path / "content/programmes/public-short.yaml"
    path.write_text(other, encoding="utf-8")

    files = [problem.file for problem in problems_of(library) if problem.code == "paper-untaught"]

    assert files == ["content/programmes/public-short.yaml"]


def test_an_outline_of_what_the_courses_teach_is_sound(tmp_path: Path) -> None:
    assert told(tmp_path, programme=PROGRAMME + OUTLINE) == []


def test_an_outline_that_leaves_a_course_out_or_names_a_topic_without_one_is_told(tmp_path: Path) -> None:
    left_out, without = told(tmp_path, "outline-courses", programme=PROGRAMME + OUTLINE.replace("[T01]", "[T02]"))

    assert "T01" in left_out
    assert "大纲里没有" in left_out
    assert "T02" in without
    assert "没有它的课" in without


def test_a_course_that_cannot_be_read_is_told_as_itself_alone(tmp_path: Path) -> None:
    """What it would have taught is not known; that its topic is missing would be a second fault of one."""
    assert told(tmp_path / "broken", course=FILES[SHORT["course"]].replace("topic: T01", "topic: fire")) == []
    assert told(tmp_path / "unknown", programme=PROGRAMME.replace("[yingzhi.fire]", "[yingzhi.nix]")) == []
