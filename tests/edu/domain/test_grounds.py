"""Grounds are found by what they are called and by what they say, and tell how surely they are known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from edu.domain.drills.pending_grounds import scored_by_pending
from edu.domain.grounds import ground_of, grounds_of, matching
from edu.domain.register import Register
from edu.packs.library import ContentLibrary
from tests.edu.domain.drills.builders import make_criterion, make_objective, make_scenario

REPOSITORY = Path(__file__).parents[3]
REGISTER = ContentLibrary(REPOSITORY / "content", REPOSITORY / "exams").register


def test_every_source_and_every_clause_with_a_fact_is_there_once() -> None:
    refs = [one.ref for one in grounds_of(REGISTER)]
    assert len(refs) == len(set(refs))
    assert set(REGISTER.sources) <= set(refs)
    assert {ref for fact in REGISTER.facts.values() for ref in fact.cites} <= set(refs)


def test_a_clause_is_found_by_words_of_what_it_says() -> None:
    found = matching(grounds_of(REGISTER), "一氧化碳 无色无味")
    assert [one.ref for one in found] == ["cctv-co-myths-2024#2"]
    assert found[0].where == "《一氧化碳误区提示》第 2 点"
    assert matching(grounds_of(REGISTER), "没有这样的依据") == ()


def test_the_weaker_of_source_and_fact_counts() -> None:
    fact = REGISTER.facts["co-colourless"]
    ref = fact.cites[0]
    source = REGISTER.cited_source(ref)

    def status(opened: str, said: str) -> str:
        register = Register(
            sources={source.id: replace(source, opened=opened)},  # type: ignore[arg-type]
            facts={fact.id: replace(fact, status=said)},  # type: ignore[arg-type]
        )
        found = ground_of(register, ref)
        assert found is not None
        return found.status

    assert status("original", "original") == "original"
    assert status("original", "retold") == "retold"
    assert status("unopened", "original") == "pending"
    assert status("retold", "pending") == "pending"


def test_a_clause_without_a_fact_is_its_sources_and_an_unknown_source_is_none() -> None:
    found = ground_of(REGISTER, "cctv-co-myths-2024#99")
    assert found is not None
    assert (found.said, found.status) == ("", "retold")
    assert ground_of(REGISTER, "no-such#1") is None


@pytest.mark.parametrize(
    ("opened", "pending", "found"), [("unopened", False, 1), ("unopened", True, 0), ("retold", False, 0)]
)
def test_what_nobody_has_opened_is_not_scored(opened: str, pending: bool, found: int) -> None:
    source = replace(REGISTER.cited_source("cctv-co-myths-2024"), opened=opened)  # type: ignore[arg-type]
    register = Register(sources={source.id: source})
    criterion = make_criterion(cites=("cctv-co-myths-2024#2", "no-such#1"), pending=pending)
    scenario = make_scenario(objectives=(make_objective(criterion),))
    assert [one.code for one in scored_by_pending(scenario, register)] == ["cite-pending"] * found
