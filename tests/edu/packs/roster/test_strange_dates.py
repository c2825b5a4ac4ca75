"""A start that nobody can mean: a slip of the year."""

from __future__ import annotations

import pytest

from tests.edu.packs.roster.books import codes, id_number, parse, xlsx


@pytest.mark.parametrize(
    ("start", "told"),
    [
        ("1024-01-01", ["start_strange"]),
        ("2062-01-01", ["start_strange"]),
        ("2027-11-23", ["start_strange"]),
        ("2027-11-22", []),
        ("1949-01-01", []),
        ("1979-01-01", []),
        ("", []),
    ],
)
def test_a_start_before_the_republic_or_more_than_a_year_ahead_is_told(start: str, told: list[str]) -> None:
    """Today is 2026-11-22."""
    roster = parse(xlsx([["姓名", "身份证号", "岗位", "任职日期"], ["张三", id_number(1), "网格员", start]]))
    assert codes(roster) == told
    assert [(problem.column, problem.severity) for problem in roster.problems] == [("D", "warning")] * len(told)
    assert len(roster.rows) == 1
