"""Drills in the library and under `check drills`: found, refused when broken, and held to the house's rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from edu.domain.drills.findings import Finding
from edu.domain.errors import NotFound, PackError
from edu.packs.checking import check_everything
from edu.packs.checks import check_drills, pack_count
from edu.packs.drill_findings import located
from edu.packs.library import ContentLibrary
from tests.edu.packs.builders import SOURCES, TODAY, line_of, make_installation, swap
from tests.edu.packs.drill_sample import SAMPLE, read_text

REPOSITORY = Path(__file__).parents[3]


def _library(root: Path, text: str = SAMPLE) -> ContentLibrary:
    library = make_installation(root)
    path = root / "content/drills/bridge/scenario.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return library


def test_a_drill_is_read_once_and_known_by_its_folder(tmp_path: Path) -> None:
    library = _library(tmp_path)
    assert library.drill_ids == ("bridge",)
    assert library.drill("bridge") is library.drill("bridge")
    assert pack_count(library) == 8
    with pytest.raises(NotFound):
        library.drill("../bridge")


def test_a_broken_drill_is_refused_with_all_its_problems(tmp_path: Path) -> None:
    library = _library(tmp_path, swap("default: river", "default: sea")(swap("level: village", "level: x")(SAMPLE)))
    with pytest.raises(PackError) as refused:
        library.drill("bridge")
    assert [problem.code for problem in refused.value.problems] == ["choice", "default"]


def test_the_counts_of_the_house_are_told_with_their_lines(tmp_path: Path) -> None:
    problems = list(check_drills(_library(tmp_path), TODAY))
    found = {(problem.code, problem.line) for problem in problems}
    assert {("count", line_of(SAMPLE, key)) for key in ("decisions:", "injects:", "objectives:", "pools:")} <= found
    assert ("ungrounded", line_of(SAMPLE, "- {id: ridge, text")) in found
    assert all(problem.severity == "error" and problem.remedy is not None for problem in problems)


def test_a_ground_that_is_repealed_is_told_wherever_it_is_cited(tmp_path: Path) -> None:
    library = _library(tmp_path)
    sources = SOURCES.replace(
        "in_force_to: null\n    replaced_by: null\n    opened: original",
        "in_force_to: 2025-01-01\n    replaced_by: null\n    opened: original",
    )
    (tmp_path / "content/register/sources/laws.yaml").write_text(sources, encoding="utf-8")
    lines = [one.line for one in check_drills(library, TODAY) if one.code == "source-repealed"]
    cited = [number for number, row in enumerate(SAMPLE.split("\n"), start=1) if "cites: [fire-law-2021#44]" in row]
    assert sorted(set(lines)) == cited


def test_check_drills_looks_at_drills_alone(tmp_path: Path) -> None:
    _library(tmp_path, "schema: 1\nid: bridge\n")
    (tmp_path / "exams/banks/fire.yaml").write_text("[]", encoding="utf-8")
    _count, problems = check_everything(tmp_path / "content", tmp_path / "exams", TODAY, "drills")
    assert {problem.file for problem in problems} == {"content/drills/bridge/scenario.yaml"}


def test_what_a_verifier_finds_gets_the_line_of_its_part(tmp_path: Path) -> None:
    reading = read_text(tmp_path)
    finding = Finding(code="option-never", gate="V5", part="option", id="where.ridge", message="没有人选。")
    assert located(reading, finding).line == line_of(SAMPLE, "- {id: ridge, text")


def test_shipped_drills_have_no_error() -> None:
    library = ContentLibrary(REPOSITORY / "content", REPOSITORY / "exams")
    problems = check_drills(library, date(2026, 11, 28))
    assert [f"{one.file}:{one.line} {one.message}" for one in problems if one.severity == "error"] == []
