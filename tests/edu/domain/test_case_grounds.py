"""A case says no more of its report than was read, and where its toll comes from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edu.domain.case_grounds import EXCERPT, ORIGINAL, PENDING, PRESS, read_as, toll_from
from edu.domain.cases import Case
from edu.domain.register import Register, Source
from tests.stores import shipped_library

REPORT = "nanjing-yuhua-2024-report"


def _with(**changes: object) -> tuple[Case, Register]:
    """The shipped case of 南京, its report changed."""
    library = shipped_library()
    source: Source = replace(library.register.sources[REPORT], **changes)  # type: ignore[arg-type]
    sources = {**library.register.sources, REPORT: source}
    return library.case("nanjing-yuhua-2024"), Register(sources=sources, facts=library.register.facts)


@pytest.mark.parametrize(
    ("status", "opened", "read_in", "said"),
    [
        ("original", "original", None, ORIGINAL),
        ("retold", "original", None, EXCERPT),
        ("retold", "retold", "excerpt", EXCERPT),
        ("retold", "retold", "press", PRESS),
        ("original", "retold", "press", PRESS),
        ("pending", "original", None, PENDING),
    ],
)
def test_the_words_follow_what_was_read(status: str, opened: str, read_in: str | None, said: str) -> None:
    case, register = _with(opened=opened, read_in=read_in)
    assert read_as(replace(case, status=status), register) == said  # type: ignore[arg-type]


def test_the_toll_names_its_report_and_a_case_without_one_names_none() -> None:
    case, register = _with()
    assert toll_from(case, register) == f"人数出自《南京“2·23”火灾调查通报》，{PRESS}"
    assert toll_from(replace(case, cites=("fire-law-2021#44",)), register) == ""
    assert read_as(replace(case, cites=("fire-law-2021#44",)), register) == PRESS


def test_no_shipped_case_claims_the_text_of_a_report_that_was_not_opened() -> None:
    library = shipped_library()
    said = {name: read_as(library.case(name), library.register) for name in library.case_ids}
    assert {name for name, words in said.items() if words == EXCERPT} == {
        "kunshan-2014", "ningbo-ruiqi-2019", "wenling-2020",
    }  # fmt: skip
    assert ORIGINAL not in said.values()  # no report was read as its issuer published it
