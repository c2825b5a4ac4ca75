from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from edu.domain.errors import NotFound
from edu.domain.numerals import chinese_numeral
from edu.domain.register import Fact, Register, Source


def make_source(source_id: str = "fire-law-2021", **changes: Any) -> Source:
    values: dict[str, Any] = {
        "id": source_id,
        "name": "中华人民共和国消防法",
        "short": "消防法",
        "number": None,
        "kind": "law",
        "issuer": "全国人大常委会",
        "year": 2021,
        "in_force_from": date(2021, 4, 29),
        "in_force_to": None,
        "replaced_by": None,
        "opened": "original",
        "opened_note": "全文",
    }
    return Source(**(values | changes))


def make_fact(fact_id: str = "hose", **changes: Any) -> Fact:
    values: dict[str, Any] = {
        "id": fact_id,
        "text": "软管不超过 2 m",
        "display": "2 m",
        "value": "2",
        "unit": "m",
        "cites": ("gb#5.3.4",),
        "status": "original",
        "effective_from": date(2022, 1, 1),
        "effective_to": date(2030, 1, 1),
        "note": None,
    }
    return Fact(**(values | changes))


def make_register(*sources: Source, facts: tuple[Fact, ...] = ()) -> Register:
    return Register(sources={s.id: s for s in sources}, facts={f.id: f for f in facts})


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (9, "九"),
        (10, "十"),
        (14, "十四"),
        (20, "二十"),
        (44, "四十四"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_numerals_are_written_as_laws_write_them(number: int, text: str) -> None:
    assert chinese_numeral(number) == text


@pytest.mark.parametrize("number", [-1, 10_000])
def test_numerals_beyond_articles_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="range"):
        chinese_numeral(number)


@pytest.mark.parametrize(
    ("kind", "clause", "text"),
    [
        ("law", "44", "《消防法》第四十四条"),
        ("regulation", "44.2", "《消防法》第四十四条第二款"),
        ("rule", "44.2.3", "《消防法》第四十四条第二款第（三）项"),
        ("law", "134-1", "《消防法》第一百三十四条之一"),
        ("law", "22-24", "《消防法》第二十二条至第二十四条"),
        ("law", "", "《消防法》"),
        ("rule", "（条号待核）", "《消防法》（条号待核）"),
        ("policy", "5", "《消防法》第 5 点"),
        ("guideline", "附录", "《消防法》附录"),
    ],
)
def test_a_clause_is_cited_in_the_words_of_its_kind(kind: str, clause: str, text: str) -> None:
    register = make_register(make_source(kind=kind))
    assert register.cite_text(f"fire-law-2021#{clause}" if clause else "fire-law-2021") == text


@pytest.mark.parametrize(
    ("number", "clause", "text"),
    [
        ("GB 55009-2021", "#5.3.4", "GB 55009-2021 第 5.3.4 条"),
        ("GB 55009-2021", "#A.1", "GB 55009-2021 第 A.1 条"),
        ("GB 55009-2021", "#附录A", "GB 55009-2021 附录A"),
        ("GB 55009-2021", "", "GB 55009-2021"),
        (None, "", "《消防法》"),
    ],
)
def test_a_standard_is_cited_by_its_number(number: str | None, clause: str, text: str) -> None:
    register = make_register(make_source("gb", kind="standard", number=number))
    assert register.cite_text(f"gb{clause}") == text


def test_what_is_not_registered_is_said_by_name() -> None:
    with pytest.raises(NotFound, match="nix"):
        Register().cite_text("nix#1")
    with pytest.raises(NotFound, match="nix"):
        Register().fact("nix")


def test_grounds_of_a_fact_are_all_its_clauses() -> None:
    gb = make_source("gb", kind="standard", number="GB 1")
    register = make_register(gb, make_source(), facts=(make_fact(cites=("gb#5.3.4", "fire-law-2021#4")),))
    assert register.fact_grounds("hose") == "GB 1 第 5.3.4 条；《消防法》第四条"
    assert register.cited_source("gb#1") is gb


def test_force_includes_its_first_and_last_day() -> None:
    source = make_source(in_force_to=date(2026, 1, 1))
    assert source.in_force(date(2021, 4, 29))
    assert source.in_force(date(2026, 1, 1))
    assert not source.in_force(date(2021, 4, 28))
    assert source.repealed(date(2026, 1, 2))
    assert not source.repealed(date(2026, 1, 1))
    assert not make_source().repealed(date(2099, 1, 1))


def test_a_fact_holds_between_its_days_and_may_be_pending() -> None:
    assert make_fact().effective(date(2022, 1, 1))
    assert not make_fact().effective(date(2031, 1, 1))
    assert make_fact(status="pending").pending
