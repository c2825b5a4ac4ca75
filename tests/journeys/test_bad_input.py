"""Files that offices really bring, and packs that are broken: a sentence with a remedy, nothing half-done."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from edu.demo.township import DAY
from edu.domain.errors import InvalidInput, PackError
from edu.domain.exams.assembly import assemble
from edu.packs.checking import check_everything
from edu.packs.library import ContentLibrary
from edu.services.review_items import review_items
from edu.system.paths import root
from tests.command_line import Folder
from tests.edu.packs.roster.books import HEADER, SHEET_PART, compound_file, person, sparse, with_part, xlsx

GOOD = [HEADER, *(person(number, f"甲{number}") for number in range(1, 4))]
BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


# -- files from outside --

WORKBOOKS: dict[str, tuple[bytes, str]] = {
    "broken": (xlsx(GOOD)[:900], "损坏"),
    "empty": (b"", "空的"),
    "password": (compound_file("EncryptedPackage", "EncryptionInfo"), "密码"),
    "pdf": (b"%PDF-1.7\n" + b"0" * 400, "PDF"),
    "sparse": (sparse(1_048_576, "GR"), "1048576"),
    "entities": (with_part(xlsx(GOOD), SHEET_PART, lambda xml: BOMB + xml), "实体"),
    "no names": (xlsx([["合计", 5], ["填表人", "王"]]), ""),
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbook_that_is_no_roster_is_refused(name: str, untouched: Folder, tmp_path: Path) -> None:
    data, word = WORKBOOKS[name]
    path = tmp_path / "名册.xlsx"
    path.write_bytes(data)

    done = untouched.main("people", "import", path)

    assert done.code == 1
    assert "Traceback" not in done.out + done.err
    assert word in done.out + done.err
    assert "办法：" in done.out + done.err


def test_workbook_of_formulas_is_never_taken_for_its_text(untouched: Folder, tmp_path: Path) -> None:
    rows = [HEADER, *([f'="李"&"{n}"', *person(n)[1:]] for n in range(1, 4))]
    path = tmp_path / "名册.xlsx"
    path.write_bytes(xlsx(rows))

    done = untouched.main("people", "import", path, "--json")

    assert done.code == 1
    assert (done.answer["read"], done.answer["accepted"]) == (3, 0)
    assert all(problem["message"] and problem["remedy"] for problem in done.answer["problems"])


def test_macros_of_a_renamed_workbook_are_told_of_and_never_run(untouched: Folder, tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(with_part(xlsx(GOOD), "xl/vbaProject.bin", b"\0" * 64))

    done = untouched.main("people", "import", path, "--dry-run", "--json")

    assert done.answer["accepted"] == 3
    assert any("宏" in problem["message"] for problem in done.answer["problems"])


def test_every_refusal_as_json_is_one_object(untouched: Folder, tmp_path: Path) -> None:
    done = untouched.main("people", "import", tmp_path / "没有.xlsx", "--json")

    assert done.code == 1
    assert set(json.loads(done.out)) == {"error", "remedy", "problems"}


# -- packs --


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    for part in ("content", "exams"):
        shutil.copytree(root() / part, tmp_path / "packs" / part)
    return tmp_path / "packs"


def spoil(path: Path, change: Callable[[Any], None]) -> None:
    value = yaml.safe_load(path.read_text("utf-8"))
    change(value)
    path.write_text(yaml.safe_dump(value, allow_unicode=True), "utf-8")


def no_key(bank: Any) -> None:
    for option in bank["questions"][0]["options"]:
        option["correct"] = False


BROKEN: dict[str, tuple[str, Callable[[Path], None]]] = {
    "course cut off": ("content/courses/fire-escape/course.yaml", lambda path: path.write_text("id: [", "utf-8")),
    "course empty": ("content/courses/fire-escape/course.yaml", lambda path: path.write_bytes(b"")),
    "bank without a key": ("exams/banks/gas-co.yaml", lambda path: spoil(path, no_key)),
    "bank of rubbish": ("exams/banks/gas-co.yaml", lambda path: path.write_bytes(b"\xff\xfe\0\1")),
    "blueprint of nothing": ("exams/blueprints/grid-member-test.yaml", lambda path: path.write_text("[]", "utf-8")),
    "blueprint too large": (
        "exams/blueprints/grid-member-test.yaml",
        lambda path: spoil(path, lambda value: value["sections"][0]["draw"][0].update(count=5000)),
    ),
}


@pytest.mark.parametrize(
    "names",
    [
        ("course cut off", "bank without a key", "blueprint of nothing"),
        ("course empty", "bank of rubbish", "blueprint too large"),
    ],
    ids=" / ".join,
)
def test_broken_packs_are_all_named_with_their_places(names: tuple[str, ...], packs: Path) -> None:
    for name in names:
        file, spoil_it = BROKEN[name]
        spoil_it(packs / file)

    _count, problems = check_everything(packs / "content", packs / "exams", DAY)

    errors = [problem for problem in problems if problem.severity == "error"]
    assert [p for p in errors if not (p.file and p.message and (p.remedy or "应" in p.message))] == []
    for file in (BROKEN[name][0] for name in names):
        assert any(file in (problem.file or "").replace("\\", "/") for problem in errors), file


def test_broken_bank_stops_its_exam_and_no_other(packs: Path) -> None:
    spoil(packs / "exams/banks/gas-co.yaml", no_key)
    library = ContentLibrary(packs / "content", packs / "exams")

    with pytest.raises(PackError) as told:
        library.bank("gas-co")

    assert told.value.problems
    assert library.bank("fire-escape").questions
    assert set(library.bank_ids) - set(library.banks) == {"gas-co"}
    drawn = {draw.bank: plan.id for plan in library.blueprints.values() for s in plan.sections for draw in s.draws}
    assert "gas-co" in drawn
    plans = library.blueprints.values()
    spared = [plan for plan in plans if all(draw.bank != "gas-co" for s in plan.sections for draw in s.draws)]
    assert all(assemble(plan, library.banks, 1, DAY).items for plan in spared)
    assert spared
    with pytest.raises(InvalidInput) as refused:
        assemble(library.blueprints[drawn["gas-co"]], library.banks, 1, DAY)
    assert "gas-co" in refused.value.problems[0].message
    assert len(library.courses) >= 5


def test_a_broken_course_or_bank_leaves_the_rest_of_its_topic_to_be_reviewed(packs: Path) -> None:
    whole = review_items(ContentLibrary(packs / "content", packs / "exams"), "T05")
    spoil(packs / "exams/banks/gas-co.yaml", no_key)
    (packs / "content/courses/fire-escape/course.yaml").write_bytes(b"")

    left = review_items(ContentLibrary(packs / "content", packs / "exams"), "T05")

    assert {item.kind for item in whole} - {item.kind for item in left} == {"question"}
