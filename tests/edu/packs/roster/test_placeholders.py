"""What stands in a column of names and is no name."""

from __future__ import annotations

import pytest

from tests.edu.packs.roster.books import HEADER, codes, parse, person, xlsx


@pytest.mark.parametrize("word", ["同上", "〃"])
@pytest.mark.parametrize("field", ["unit", "village"])
def test_a_cell_that_points_at_another_is_refused(word: str, field: str) -> None:
    roster = parse(xlsx([HEADER, person(1, unit="木器厂"), person(2, "李四", **{field: word})]))
    assert codes(roster) == ["same_as_above"]
    (told,) = roster.problems
    assert (told.row, told.severity) == (3, "error")
    assert "向下填充" in told.remedy
    assert [row.name for row in roster.rows] == ["张三"]


def test_a_role_and_a_name_that_point_at_another_are_refused() -> None:
    assert codes(parse(xlsx([HEADER, person(1, role="同上")]))) == ["same_as_above"]
    assert codes(parse(xlsx([HEADER, person(1, "同上")])))[0] == "same_as_above"


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("无单位", []),
        ("务农", []),
        ("待 业", []),
        ("自由职业", []),
        ("待定", ["name_untold"]),
        ("办理中", ["name_untold"]),
        ("未知", ["name_untold"]),
        ("个体", ["name_untold"]),
    ],
)
def test_what_says_that_there_is_no_firm_makes_none(unit: str, told: list[str]) -> None:
    roster = parse(xlsx([HEADER, person(1, unit=unit)]))
    assert codes(roster) == told
    assert roster.rows[0].enterprise is None
    assert {problem.severity for problem in roster.problems} <= {"warning"}


def test_a_village_that_is_not_known_yet_is_no_village() -> None:
    roster = parse(xlsx([HEADER, person(1, village="待定")]))
    assert codes(roster) == ["name_untold"]
    assert "“村(社区)”写的是“待定”" in roster.problems[0].message
    assert roster.rows[0].village == ""


@pytest.mark.parametrize("unit", ["个体工商户王记小吃店", "务农合作社", "待定村经济合作社"])
def test_a_name_that_only_begins_so_is_a_name(unit: str) -> None:
    roster = parse(xlsx([HEADER, person(1, unit=unit)]))
    assert codes(roster) == []
    assert roster.rows[0].enterprise is not None
