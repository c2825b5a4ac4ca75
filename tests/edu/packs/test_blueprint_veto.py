"""A blueprint says itself whether one vital question missed fails the sitting; silence means that it does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from edu.domain.exams.assembly import assemble
from edu.packs.blueprint_reader import read_blueprint
from edu.packs.library import ContentLibrary
from edu.system.paths import Paths

SHIPPED = Paths(data=Path())
FILES = sorted((SHIPPED.exams / "blueprints").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_blueprint_says_it(path: Path) -> None:
    assert "\nveto: " in path.read_text("utf-8")


@pytest.mark.parametrize(("line", "veto"), [("veto: true", True), ("veto: false", False), ("", True)])
def test_what_the_file_says_reaches_the_paper(tmp_path: Path, line: str, veto: bool) -> None:
    source = SHIPPED.exams / "blueprints" / "grid-member-test.yaml"
    lines = [one for one in source.read_text("utf-8").splitlines() if not one.startswith("veto:")]
    path = tmp_path / source.name
    path.write_text("\n".join([*lines, line, ""]), "utf-8")

    blueprint = read_blueprint(path, path.name).value

    assert blueprint is not None
    banks = ContentLibrary(SHIPPED.content, SHIPPED.exams).banks
    assert assemble(blueprint, banks, 7, date(2026, 11, 22)).veto is veto


def test_anything_but_yes_or_no_is_refused(tmp_path: Path) -> None:
    source = SHIPPED.exams / "blueprints" / "grid-member-test.yaml"
    path = tmp_path / source.name
    path.write_text(source.read_text("utf-8").replace("veto: true", "veto: often"), "utf-8")

    read = read_blueprint(path, path.name)

    assert read.value is None
    assert read.problems
