"""Two columns of one heading: a second group of people, a second date, or the same once more."""

from __future__ import annotations

from typing import Any

import pytest

from tests.edu.packs.roster.books import codes, id_number, parse, xlsx

GROUPS: list[list[Any]] = [
    ["企业名称", "主要负责人", "", "", "安全管理人员", "", ""],
    ["", "姓名", "身份证号", "联系电话", "姓名", "身份证号", "联系电话"],
    ["木器厂", "张三", id_number(1), "13800138001", "李四", id_number(2), "13800138002"],
]


def test_two_groups_of_people_in_one_line_refuse_the_sheet() -> None:
    roster = parse(xlsx(GROUPS, ["B1:D1", "E1:G1", "A1:A2"]))
    assert codes(roster) == ["people_side_by_side"]
    (told,) = [problem for problem in roster.problems if problem.severity == "error"]
    assert "E 列“姓名”" in told.message
    assert "排成一列" in told.remedy
    assert not roster.rows
    (line,) = roster.refused
    assert "李四" in line.cells


def test_a_list_of_names_in_two_columns_refuses_the_sheet() -> None:
    heads = ["序号", "姓名", "身份证号", "岗位"]
    rows = [
        [*heads, *heads],
        [1, "张三", id_number(1), "网格员", 3, "王五", id_number(3), "网格员"],
        [2, "李四", id_number(2), "网格员", "", "", "", ""],
    ]
    roster = parse(xlsx(rows))
    assert codes(roster) == ["people_side_by_side"]
    assert len(roster.refused) == 2


def test_a_name_written_twice_or_over_two_columns_is_one_person() -> None:
    rows = [["姓名", "身份证号", "岗位", "本人姓名"], ["张三", id_number(1), "网格员", "张 三"]]
    wide = [["姓名", "", "身份证号", "岗位"], ["张三", "", id_number(1), "网格员"]]
    assert codes(parse(xlsx(rows))) == ["columns_repeated"]
    roster = parse(xlsx(wide, ["A1:B1", "A2:B2"]))
    assert codes(roster) == ["columns_repeated"]
    assert [row.name for row in roster.rows] == ["张三"]


def test_a_second_number_beside_one_name_is_one_person() -> None:
    rows = [["姓名", "身份证号", "工种", "证件号"], ["张三", id_number(1), "电工", f"T{id_number(1)}"]]
    roster = parse(xlsx(rows))
    assert codes(roster) == ["columns_repeated"]
    assert len(roster.rows) == 1


@pytest.mark.parametrize("heading", ["证书有效期", "任职时间"])
def test_two_dates_below_one_heading_without_a_word_are_nobodys_guess(heading: str) -> None:
    rows = [["姓名", "身份证号", "岗位", heading, ""], ["张三", id_number(1), "电工", "2024-01-01", "2029-06-30"]]
    roster = parse(xlsx(rows, ["D1:E1"]))
    assert codes(roster) == ["dates_side_by_side"]
    assert "D 列和 E 列" in roster.problems[0].message
    assert len(roster.refused) == 1


def test_two_headings_of_one_meaning_are_still_told_and_the_first_taken() -> None:
    rows = [
        ["姓名", "身份证号", "岗位", "任职日期", "发证日期"],
        ["张三", id_number(1), "电工", "2024-01-01", "2025-01-01"],
    ]
    roster = parse(xlsx(rows))
    assert codes(roster) == ["columns_repeated"]
    assert len(roster.rows) == 1
