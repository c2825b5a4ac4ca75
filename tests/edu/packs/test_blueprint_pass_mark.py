"""A blueprint that names no pass mark takes the law's, with its clause; one that names a mark says whose it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from edu.domain.exams.assembly import assemble
from edu.packs.blueprint_reader import read_blueprint
from edu.packs.library import ContentLibrary
from edu.packs.rules.plans import check_blueprint
from edu.system.paths import Paths

SHIPPED = Paths(data=Path())
DAY = date(2026, 11, 22)


def without(tmp_path: Path, *keys: str, more: str = "") -> Path:
    """A shipped blueprint without these lines, alone in a folder of its own."""
    source = SHIPPED.exams / "blueprints" / "grid-member-test.yaml"
    lines = [one for one in source.read_text("utf-8").splitlines() if one.partition(":")[0] not in keys]
    path = tmp_path / "blueprints" / source.name
    path.parent.mkdir()
    path.write_text("\n".join([*lines, more, ""]), "utf-8")
    return path


def test_silence_means_the_pass_mark_of_the_law_and_its_clause(tmp_path: Path) -> None:
    without(tmp_path, "pass_mark", "pass_cite")
    library = ContentLibrary(SHIPPED.content, tmp_path)

    blueprint = library.blueprint("grid-member-test")

    assert (blueprint.pass_mark * 100, blueprint.pass_cite) == (
        blueprint.total * 80,
        "exam-certificate-measures-2013#9",
    )
    banks = ContentLibrary(SHIPPED.content, SHIPPED.exams).banks
    paper = assemble(blueprint, banks, 7, DAY)
    assert (paper.pass_mark, paper.pass_cite) == (blueprint.pass_mark, blueprint.pass_cite)
    reading = library.blueprint_readings["grid-member-test"]
    assert not list(check_blueprint(reading, banks, library.register, DAY))


@pytest.mark.parametrize(("line", "mark"), [("pass_mark: 60", 6000), ("pass_mark: null", 8000)])
def test_a_mark_of_its_own_stands(tmp_path: Path, line: str, mark: int) -> None:
    without(tmp_path, "pass_mark", "pass_cite", more=line)
    blueprint = ContentLibrary(SHIPPED.content, tmp_path).blueprint("grid-member-test")
    assert (blueprint.total, blueprint.pass_mark) == (10_000, mark)


def test_a_share_that_is_no_whole_hundredth_is_rounded_up(tmp_path: Path) -> None:
    path = without(tmp_path, "pass_mark", "pass_cite")
    path.write_text(path.read_text("utf-8").replace("marks: 2", "marks: 1.99"), "utf-8")
    blueprint = ContentLibrary(SHIPPED.content, tmp_path).blueprint("grid-member-test")
    assert 0 <= blueprint.pass_mark * 100 - blueprint.total * 80 < 100


def test_a_clause_without_a_mark_is_refused(tmp_path: Path) -> None:
    without(tmp_path, "pass_mark", "pass_cite", more="pass_cite: fire-law-2021#44")
    reading = ContentLibrary(SHIPPED.content, tmp_path).blueprint_readings["grid-member-test"]
    assert reading.value is None
    assert "没有写 pass_mark" in reading.problems[0].message


def test_without_the_law_a_mark_must_be_named(tmp_path: Path) -> None:
    path = without(tmp_path, "pass_mark")
    assert read_blueprint(path, path.name).value is None
    assert ContentLibrary(tmp_path, tmp_path).blueprint_readings["grid-member-test"].value is None
