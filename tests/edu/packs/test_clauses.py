"""A cite names a clause that exists and that was not repealed by itself; a part of a clause may outlive the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from edu.domain.register import RepealedClauses, Source
from edu.system.paths import Paths
from tests.edu.packs.builders import BANK, BODY, FACTS, LESSON, SOURCES, TODAY, make_installation, problems_of
from tests.stores import shipped_library

LOST = """\
    last: 6
    repealed_clauses:
      - {clauses: [5.3.4, 6.1.1(2、3)], by: fire-law-2021, since: 2023-06-01, note: 公告}
    opened: retold
"""
WITH_LOST = SOURCES.replace("    opened: retold\n", LOST, 1)


def _codes(tmp_path: Path, cite: str, *, sources: str = WITH_LOST, status: str = "retold") -> list[str]:
    """Of a question that cites it; the fact stands on a clause that nobody repealed."""
    bank = BANK.replace("cites: [fire-law-2021#44]", f'cites: ["{cite}"]', 1).replace(
        "status: original", f"status: {status}", 1
    )
    facts = FACTS.replace("#5.3.4", "#5.3.5")
    library = make_installation(tmp_path, bank=bank, facts=facts, sources=sources)
    return [one.code for one in problems_of(library) if one.code in ("clause-repealed", "cite-beyond", "cite-form")]


@pytest.mark.parametrize(
    ("cite", "codes"),
    [
        ("gb-55009-2021#5.3.4", ["clause-repealed"]),
        ("gb-55009-2021#5.3.4.1", ["clause-repealed"]),
        ("gb-55009-2021#5.3.4(2)", ["clause-repealed"]),
        ("gb-55009-2021#6.1.1", ["clause-repealed"]),  # does not say that it means the first 款
        ("gb-55009-2021#6.1.1(1、3)", ["clause-repealed"]),
        ("gb-55009-2021#6.1.1(1)", []),
        ("gb-55009-2021#5.3.40", []),
        ("gb-55009-2021#7.1.1", ["cite-beyond"]),
        ("gb-55009-2021#第10章", ["cite-beyond"]),
        ("gb-55009-2021#附录A", []),
        ("gb-55009-2021#5-3-5", ["cite-form"]),
        ("fire-law-2021#44之一", ["cite-form"]),
        ("fire-law-2021#0", ["cite-form"]),
        ("fire-law-2021#附则", []),
    ],
)
def test_a_question_stands_on_a_clause_that_there_is(cite: str, codes: list[str], tmp_path: Path) -> None:
    assert _codes(tmp_path, cite) == codes


def test_a_question_in_abeyance_may_name_what_was_repealed(tmp_path: Path) -> None:
    assert _codes(tmp_path, "gb-55009-2021#5.3.4", status="pending") == []


def test_a_fact_that_counts_does_not_stand_on_a_repealed_clause(tmp_path: Path) -> None:
    problems = problems_of(make_installation(tmp_path, sources=WITH_LOST))
    found = [one for one in problems if one.code == "clause-repealed"]
    assert [(one.severity, one.file) for one in found] == [("error", "content/register/facts/fire.yaml")]
    assert "hose-length" in found[0].message
    assert "fire-law-2021" in found[0].message


@pytest.mark.parametrize(("clause", "codes"), [("74", []), ("75", ["cite-beyond"]), ("73-75", ["cite-beyond"])])
def test_no_article_lies_beyond_the_last(clause: str, codes: list[str], tmp_path: Path) -> None:
    sources = SOURCES.replace("    opened: original\n", "    last: 74\n    opened: original\n", 1)
    assert _codes(tmp_path, f"fire-law-2021#{clause}", sources=sources) == codes


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("依据《消防法》第七十五条", True),
        ("依据《中华人民共和国消防法》（2021年修正）第 90 条", True),
        ("依据《消防法》第七十四条", False),
        ("依据《某条例》第九百条", False),
        ("按 GB 55009-2021 第 5.3.4 条", True),
        ("按 GB 55009-2021（2021年版）的6.1.1条第2款", True),
        ("按 GB 55009-2021 第 6.1.1 条第 1 款", False),
        ("按 GB 55009-2021 第 7.2.1 条", True),
        ("按 GB 55009-2021 第 5.3.5 条", False),
        ("GB 55009-2021 第 5.3.4 条已经废止", False),
    ],
)
def test_a_clause_that_is_named_in_words_is_there_and_in_force(said: str, wrong: bool, tmp_path: Path) -> None:
    """In an option as in a lesson."""
    sources = WITH_LOST.replace("    opened: original\n", "    last: 74\n    opened: original\n", 1)
    facts = FACTS.replace("#5.3.4", "#5.3.5")
    option = BANK.replace("text: 先拍视频发群", f"text: {said}", 1)
    lesson = LESSON.replace(BODY, f"{said}。{BODY}", 1)
    for changed in ({"bank": option}, {"lesson": lesson}):
        found = problems_of(make_installation(tmp_path, sources=sources, facts=facts, **changed))
        assert [one.severity for one in found if one.code == "clause-told"] == (["error"] if wrong else [])


def test_who_repealed_it_is_registered(tmp_path: Path) -> None:
    sources = WITH_LOST.replace("by: fire-law-2021", "by: gb-1-2000")
    codes = [one.code for one in problems_of(make_installation(tmp_path, sources=sources))]
    assert "replaced-unknown" in codes


@pytest.mark.parametrize(
    ("edit", "code"), [(("since: 2023-06-01", "since: null"), "missing"), ((", note: 公告", ""), "missing")]
)
def test_an_entry_says_since_when_and_where_it_was_read(edit: tuple[str, str], code: str, tmp_path: Path) -> None:
    codes = [one.code for one in problems_of(make_installation(tmp_path, sources=WITH_LOST.replace(*edit)))]
    assert code in codes


def test_a_clause_is_in_force_until_it_is_repealed() -> None:
    gone = RepealedClauses(clauses=("6.3.1(3)",), by="gb-55037-2022", since=date(2023, 6, 1), note="公告")
    source = Source(
        id="gb-50720-2011", name="施工现场", short="施工现场", number="GB 50720-2011", kind="standard", issuer="住建部",
        year=2011, in_force_from=None, in_force_to=None, replaced_by=None, opened="retold", opened_note="",
        repealed_clauses=(gone,),
    )  # fmt: skip
    assert source.repealed_clause("6.3.1(3)", date(2023, 5, 31)) is None
    assert source.repealed_clause("6.3.1(3)", date(2023, 6, 1)) is gone


def test_the_shipped_register_knows_the_clauses_that_the_general_codes_took() -> None:
    register = shipped_library().known_register
    for cite in ("gb-50016-2018#7.1.8", "gb-50140-2005#5.2.1", "gb-50444-2008#5.4.3", "gb-50720-2011#6.3.1(3)"):
        assert register.cited_source(cite).repealed_clause(cite.partition("#")[2], TODAY) is not None, cite
    for cite in ("gb-50140-2005#5.1.3", "gb-50444-2008#5.2.1", "gb-50028-2020#10.8.2", "gb-50720-2011#6.3.1(8)"):
        assert register.cited_source(cite).repealed_clause(cite.partition("#")[2], TODAY) is None, cite


def test_the_last_article_is_known_of_the_laws_that_are_cited_most() -> None:
    register = shipped_library().known_register
    lasts = {one.id: one.last for one in register.sources.values() if one.last is not None}
    assert lasts["work-safety-law-2021"] == 119
    assert lasts["fire-law-2021"] == 74
    assert len(lasts) >= 70
    banks = (Paths(data=Path()).exams / "banks").glob("*.yaml")
    text = "".join(path.read_text("utf-8") for path in banks)
    laws = {one.id: text.count(f"{one.id}#") for one in register.sources.values() if one.kind in ("law", "regulation")}
    for often in sorted(laws, key=lambda one: -laws[one])[:20]:
        assert often in lasts, often
