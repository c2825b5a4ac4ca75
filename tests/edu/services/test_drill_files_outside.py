"""A drill goes out as a file and comes in from one that may be broken or hostile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from edu.domain.errors import BadFile, EduError
from edu.services.drill_workshop import DrillWorkshop
from tests.edu.services.drill_shelf import FLOOD, LIBRARY, TRAINER


def test_a_file_goes_out_and_comes_in_under_a_free_id(workshop: DrillWorkshop, tmp_path: Path) -> None:
    workshop.take_out(TRAINER, FLOOD, tmp_path / "out.yaml")
    draft = workshop.bring_in(TRAINER, tmp_path / "out.yaml")
    assert draft.faults == ()
    assert draft.scenario == replace(LIBRARY.drill(FLOOD), id="flash-flood-2")
    assert workshop.open(TRAINER, "flash-flood-2").scenario == draft.scenario


def test_a_hostile_file_is_refused_in_words_and_leaves_nothing(workshop: DrillWorkshop, tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(30))
    hostile: dict[str, bytes] = {
        "large": b"x: " + b"y" * (2 * 1024 * 1024),
        "binary": b"PK\x03\x04\xff\xfe\x00\x00",
        "bomb": bomb.encode(),
        "tag": b"schema: 1\nid: !!python/object/apply:os.system [ls]\n",
        "deep": b"schema: 1\nid: " + b"[" * 5000,
        "newer": b"schema: 99\nid: x\n",
        "other": "课程: 火灾\n".encode(),
    }
    for name, data in hostile.items():
        path = tmp_path / f"{name}.yaml"
        path.write_bytes(data)
        with pytest.raises(BadFile):
            workshop.bring_in(TRAINER, path)
    with pytest.raises(BadFile):
        workshop.bring_in(TRAINER, tmp_path / "gone.yaml")
    assert not list((tmp_path / "drills").glob("*")) if (tmp_path / "drills").exists() else True


def test_a_file_with_problems_comes_in_as_a_draft(workshop: DrillWorkshop, tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text("schema: 1\nid: ../../evil\ntitle: 半成品\n", encoding="utf-8")
    draft = workshop.bring_in(TRAINER, path)
    assert draft.scenario.id == "imported"
    assert draft.faults
    assert (tmp_path / "drills" / "imported" / "scenario.yaml").is_file()
    assert workshop.open(TRAINER, "imported").scenario.title == "半成品"


def test_a_file_taken_out_cannot_be_written_where_there_is_no_folder(workshop: DrillWorkshop, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(EduError):
        workshop.take_out(TRAINER, FLOOD, tmp_path / "file" / "out.yaml")
