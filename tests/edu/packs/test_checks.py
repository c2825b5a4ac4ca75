"""The whole of an installation: sound, empty and shipped; grounds and dates, files, programmes and topics."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from edu.packs.checks import check_content, check_exams, check_library, pack_count
from edu.packs.library import ContentLibrary
from tests.edu.packs.builders import (
    BANK,
    COURSE,
    FACTS,
    NOT_SURE,
    SAYS_UNSURE,
    SHORT,
    TODAY,
    line_of,
    make_installation,
    problems_of,
    swap,
)

REPOSITORY = Path(__file__).parents[3]


def test_a_sound_installation_has_no_problem(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    assert problems_of(library) == []
    assert pack_count(library) == 7


def test_a_fact_that_nothing_says_is_told_with_its_line(tmp_path: Path) -> None:
    problems = problems_of(make_installation(tmp_path, bank=swap(SAYS_UNSURE, NOT_SURE)))
    assert [(one.code, one.severity) for one in problems] == [("fact-unused", "warning")]
    assert (problems[0].file, problems[0].line) == ("content/register/facts/fire.yaml", line_of(FACTS, "- id: unsure"))
    assert "unsure" in problems[0].message


def test_beside_a_broken_bank_no_fact_is_said_to_be_unused(tmp_path: Path) -> None:
    def broken(text: str) -> str:
        return swap(SAYS_UNSURE, NOT_SURE)(text).replace("type: single", "type: nothing", 1)

    codes = {one.code for one in problems_of(make_installation(tmp_path, bank=broken))}
    assert "choice" in codes
    assert "fact-unused" not in codes


def test_an_empty_installation_has_no_problem(tmp_path: Path) -> None:
    library = ContentLibrary(tmp_path / "content", tmp_path / "exams")
    assert problems_of(library) == []
    assert pack_count(library) == 0


def test_shipped_content_is_clean() -> None:
    library = ContentLibrary(REPOSITORY / "content", REPOSITORY / "exams")
    problems = check_library(library, TODAY)
    errors = [f"{p.file}:{p.line} {p.message}" for p in problems if p.severity == "error"]
    assert errors == []


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    """One deliberate mistake in each file, two in the bank: none hides another."""
    library = make_installation(
        tmp_path,
        sources=swap("kind: standard", "kind: norm"),
        course=swap("topic: T01", "topic: fire"),
        lesson=swap("先到安全", "<b>先到</b>安全"),
        bank=lambda text: text.replace("level: apply", "level: guess").replace("why: 早报早到", "why: null", 1),
        programme=swap("scheme: emergency", "scheme: none"),
    )
    files = {problem.file for problem in problems_of(library)}
    assert {SHORT[name] for name in ("sources", "course", "lesson", "bank", "programme", "blueprint")} <= files
    bank = [problem for problem in problems_of(library) if problem.file == SHORT["bank"]]
    assert len(bank) >= 3


def test_a_repealed_ground_is_an_error_from_the_day_after(tmp_path: Path) -> None:
    library = make_installation(
        tmp_path,
        sources=lambda text: text.replace("in_force_to: null", "in_force_to: 2026-06-30", 1).replace(
            "replaced_by: null", "replaced_by: gb-55009-2021", 1
        ),
    )
    assert problems_of(library, date(2026, 6, 30)) == []
    found = [problem for problem in problems_of(library) if problem.code == "source-repealed"]
    assert {problem.file for problem in found} == {SHORT["lesson"], SHORT["bank"], SHORT["aid"]}
    assert {problem.line for problem in found} >= {line_of(BANK, "cites:")}
    assert "gb-55009-2021" in found[0].remedy


def test_a_question_out_of_its_dates_may_keep_its_old_ground(tmp_path: Path) -> None:
    library = make_installation(
        tmp_path,
        bank=BANK.replace("effective_to: null", "effective_to: 2026-01-01"),
        sources=swap("in_force_to: null", "in_force_to: 2026-06-30"),
    )
    assert not [p for p in check_exams(library, TODAY) if p.code == "source-repealed"]


def test_a_fact_that_no_longer_holds_is_no_ground_but_may_be_told_as_history(tmp_path: Path) -> None:
    library = make_installation(
        tmp_path,
        facts=swap("effective_to: null", "effective_to: 2025-01-01"),
        bank=lambda text: text.replace("facts: []", "facts: [hose-length]", 1).replace(
            "why: 群里没有消防队", "why: '从前是{{fact:hose-length}}'"
        ),
    )
    found = [(p.file, p.severity) for p in problems_of(library) if p.code == "fact-expired"]
    assert sorted(found) == [(SHORT["aid"], "error"), (SHORT["lesson"], "warning"), (SHORT["bank"], "error")]


def test_a_lesson_s_check_that_holds_no_longer_is_an_error_from_the_day_after(tmp_path: Path) -> None:
    library = make_installation(tmp_path, bank=swap("effective_to: null", "effective_to: 2026-06-30"))
    assert not [one for one in problems_of(library, date(2026, 6, 30)) if one.code == "check-expired"]
    told = [one for one in problems_of(library, date(2026, 7, 1)) if one.code == "check-expired"]
    assert [(one.severity, one.file) for one in told] == [("error", SHORT["lesson"])]


def test_a_lesson_file_that_nobody_lists_is_a_warning(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    (tmp_path / "content/courses/fire/lessons/99-old.md").write_text("## 旧\n\n文字", encoding="utf-8")
    assert [problem.code for problem in check_content(library, TODAY)] == ["pending-fact", "unused"]


def test_pictures_that_are_too_large_or_unreadable_are_said(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    media = tmp_path / "content/courses/fire/media"
    (media / "call.svg").write_bytes(b" " * (2 * 1024 * 1024 + 1))
    (media / "dir.svg").mkdir()
    codes = {problem.code for problem in check_content(library, TODAY)}
    assert codes == {"pending-fact", "too-large", "unreadable"}


def test_a_lesson_listed_twice_is_an_error(tmp_path: Path) -> None:
    again = COURSE[COURSE.index("  - id: call") :]
    problems = problems_of(make_installation(tmp_path, course=COURSE + again))
    assert [problem.code for problem in problems] == ["duplicate-id"]


def test_a_programme_may_have_no_exam_and_no_known_rules(tmp_path: Path) -> None:
    library = make_installation(tmp_path, programme=swap("blueprint: mock", "blueprint: null"))
    assert [problem.code for problem in check_library(library, TODAY)] == ["pending-fact"]


def test_other_files_among_the_pictures_are_a_warning(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    (tmp_path / "content/courses/fire/media/notes.txt").write_text("x", encoding="utf-8")
    assert [(p.code, p.severity) for p in check_content(library, TODAY)] == [
        ("pending-fact", "warning"), ("unused", "warning"),
    ]  # fmt: skip


def test_what_is_taught_belongs_to_a_topic_that_there_is(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    topics = (
        "schema: 1\nid: topics\ngroups: [{id: g, title: 组}]\n"
        "topics:\n  - {id: T02, group: g, folder: other, title: 别的, posts: {}, places: [family]}\n"
    )
    (tmp_path / "content/topics.yaml").write_text(topics, encoding="utf-8")
    unknown = [problem for problem in problems_of(library) if problem.code == "topic-unknown"]
    assert sorted(str(problem.file) for problem in unknown) == [
        "content/aids/card-keeper-fire.yaml", "content/cases/harbour-2020.yaml",
        "content/courses/fire/course.yaml", "exams/banks/fire.yaml",
    ]  # fmt: skip


def test_the_course_and_the_bank_of_a_topic_are_called_like_its_folder(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    (tmp_path / "content/topics.yaml").write_text(
        "schema: 1\nid: topics\ngroups: [{id: g, title: 组}]\n"
        "topics:\n  - {id: T01, group: g, folder: smoke, title: 逃生, posts: {}, places: [family]}\n",
        encoding="utf-8",
    )
    told = [(one.severity, str(one.file)) for one in problems_of(library) if one.code == "topic-folder"]
    assert sorted(told) == [("warning", SHORT["course"]), ("warning", SHORT["bank"])]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("  - {id: T01, group: nix, folder: a, title: 甲, posts: {}, places: [family]}\n", "nix"),
        ("  - {id: X1, group: g, folder: a, title: 甲, posts: {}, places: [family]}\n", "X1"),
        ("  - {id: T01, group: g, folder: a, title: 甲, posts: {public: 2}, places: [family]}\n", "public"),
        ("  - {id: T01, group: g, folder: a, title: 甲, posts: {official: 3}, places: [family]}\n", "official"),
        ("  - {id: T01, group: g, folder: a, title: 甲, posts: {}, places: [moon]}\n", "moon"),
        ("  - {id: T01, group: g, folder: a, title: 甲, posts: {}, places: [family]}\n" * 2, "T01"),
    ],
)
def test_a_list_of_topics_that_does_not_hold_is_told(tmp_path: Path, text: str, part: str) -> None:
    library = make_installation(tmp_path)
    (tmp_path / "content/topics.yaml").write_text(
        f"schema: 1\nid: topics\ngroups: [{{id: g, title: 组}}]\ntopics:\n{text}", encoding="utf-8"
    )
    told = [problem for problem in problems_of(library) if problem.file == "content/topics.yaml"]
    assert any(part in problem.message for problem in told)
    assert not any(problem.code == "topic-unknown" for problem in problems_of(library))
