"""A case says no more of its report than was read, and where its toll comes from."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from edu.domain.case_grounds import EXCERPT, ORIGINAL, PENDING, PRESS, UNTOLD, read_as, reports_of, toll_told
from edu.domain.cases import Case, Toll
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


def test_a_toll_is_told_with_its_report_where_that_was_opened_in_full_and_nowhere_else() -> None:
    toll = Toll(dead=7, missing=0, injured=9)
    case, register = _with(opened="original", read_in=None)
    counted = replace(case, status="original", toll=toll, toll_note=None)
    assert toll_told(counted, register) == f"死亡 7 人，受伤 9 人。人数出自《南京“2·23”火灾调查通报》，{ORIGINAL}"
    assert toll_told(replace(counted, toll=None, toll_note="报告只写合计"), register).startswith(
        "报告只写合计。人数出自"
    )

    for untold in (replace(counted, status="retold"), replace(counted, cites=("fire-law-2021#44",))):
        assert toll_told(untold, register) == UNTOLD
    assert toll_told(case, register) == case.toll_note
    assert read_as(replace(case, cites=("fire-law-2021#44",)), register) == PRESS


def test_a_shipped_case_says_what_of_its_report_was_opened() -> None:
    library = shipped_library()
    said = {name: read_as(library.case(name), library.register) for name in library.case_ids}
    assert {name for name, words in said.items() if words == ORIGINAL} == {
        "alxa-2023", "anyang-2022", "beijing-changfeng-2023", "changsha-2022", "enping-2025",
        "kaiping-2023", "miyun-2025", "quanzhou-2020", "saike-2018", "shangluo-2024", "songtao-huangban-2023",
        "songtao-mushu-2024", "songtao-shichang-2024", "taishan-2023", "taishan-2024", "wuxi-2019", "xinhui-2024",
        "xinyu-2024", "yinchuan-2023", "zhengzhou-2021",
    }  # fmt: skip
    assert {name for name, words in said.items() if words == EXCERPT} == {
        "kunshan-2014", "ningbo-ruiqi-2019", "wenling-2020",
    }  # fmt: skip


def test_every_shipped_case_tells_its_toll_from_a_report_opened_in_full_or_says_that_it_is_not_verified() -> None:
    library = shipped_library()
    for case in map(library.case, library.case_ids):
        told = toll_told(case, library.register)
        if read_as(case, library.register) == ORIGINAL:
            assert "人数出自《" in told, case.id
        else:
            assert case.toll is None, case.id
            assert told.startswith("伤亡人数待核：调查报告的全文没能打开"), case.id
            assert not re.search(r"\d", told), case.id


def test_a_report_read_in_its_own_words_says_on_which_government_s_page_it_stands() -> None:
    library = shipped_library()
    reports = {one for name in library.case_ids for one in reports_of(library.case(name), library.register)}
    assert reports
    for report in reports:
        if report.opened == "original":
            assert re.search(r"https?://www\.[a-z]+\.gov\.cn/", report.opened_note or ""), report.id


def test_a_toll_told_again_as_a_fact_is_the_toll_of_the_case() -> None:
    library = shipped_library()
    told = 0
    for name in library.case_ids:
        case = library.case(name)
        if case.toll is None:
            continue
        cited = {report.id for report in reports_of(case, library.register)}
        for fact in library.register.facts.values():
            numbers = re.search(r"(\d+) 人死亡、(\d+) 人受伤", fact.display)
            if numbers and cited & {cite.partition("#")[0] for cite in fact.cites}:
                assert (case.toll.dead, case.toll.injured) == tuple(map(int, numbers.groups())), (name, fact.id)
                told += 1
    assert told >= 3
