"""Which end of a post a date is: 起 and 止 below one heading or in its brackets, and the day somebody left."""

from __future__ import annotations

from datetime import date

import pytest

from edu.domain.roster_words import field_of
from tests.edu.packs.roster.books import codes, id_number, parse, xlsx

START, END = date(2024, 1, 1), date(2029, 6, 30)


@pytest.mark.parametrize(
    "above",
    ["任职时间", "任职日期", "任职期限", "任期", "聘期", "有效期", "证书有效期", "在岗时间", "发证日期"],
)
@pytest.mark.parametrize(
    "below", [("起", "止"), ("开始", "结束"), ("自", "至"), ("开始时间", "结束时间"), ("起始日", "截止日")]
)
def test_two_dates_below_one_heading_are_its_two_ends(above: str, below: tuple[str, str]) -> None:
    rows = [
        ["姓名", "身份证号", "岗位", above, ""],
        ["", "", "", *below],
        ["张三", id_number(1), "电工", "2024-01-01", "2029-06-30"],
    ]
    roster = parse(xlsx(rows, ["D1:E1", "A1:A2", "B1:B2", "C1:C2"]))
    assert codes(roster) == []
    (row,) = roster.rows
    assert (row.posts[0].start, row.posts[0].end) == (START, END)


def test_the_date_heading_may_stand_two_rows_above() -> None:
    rows = [
        ["姓名", "身份证号", "岗位", "任职时间", ""],
        ["", "", "", "（年月日）", ""],
        ["", "", "", "起", "止"],
        ["张三", id_number(1), "电工", "2024-01-01", "2029-06-30"],
    ]
    (row,) = parse(xlsx(rows, ["D1:E1", "D2:E2", "A1:A3", "B1:B3", "C1:C3"])).rows
    assert (row.posts[0].start, row.posts[0].end) == (START, END)


def test_a_column_that_names_the_date_itself_is_taken_before_one_end_of_another() -> None:
    rows = [
        ["姓名", "身份证号", "岗位", "证书有效期", "", "任职日期"],
        ["", "", "", "起", "止", ""],
        ["张三", id_number(1), "电工", "2025-01-01", "2029-06-30", "2024-01-01"],
    ]
    roster = parse(xlsx(rows, ["D1:E1", "A1:A2", "B1:B2", "C1:C2", "F1:F2"]))
    assert codes(roster) == ["columns_repeated"]
    assert (roster.rows[0].posts[0].start, roster.rows[0].posts[0].end) == (START, END)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("任职时间（止）", "end"),
        ("任职日期（止）", "end"),
        ("任职日期（起）", "start"),
        ("任职日期至", "end"),
        ("有效期（起）", "start"),
        ("证书有效期至", "end"),
        ("有效期截止日期", "end"),
        ("有效期结束日期", "end"),
        ("任期届满日期", "end"),
        ("离职时间", "left"),
        ("离岗日期", "left"),
        ("免职日期", "left"),
        ("到期日期（如2029-02-28）", "end"),
        ("任职时间（年月日）", "start"),
        # which end is meant nobody can know
        ("任职时间（起止）", None),
        ("任职起止时间", None),
        ("止", None),
        ("退休日期", None),  # who is 返聘 or a volunteer is in post all the same
        ("出生日期（止）", "birth_date"),
    ],
)
def test_a_heading_says_which_end_it_is(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize("dates", [("2029-06-30", "2026-09-30"), ("2026-09-30", "2029-06-30")])
def test_who_left_before_the_certificate_ends_was_in_post_until_then(dates: tuple[str, str]) -> None:
    heads = ["到期日期", "离职日期"]
    rows = [
        ["姓名", "身份证号", "岗位", *heads],
        ["张三", id_number(1), "电工", *dates],
        ["李四", id_number(2), "电工"],
    ]
    roster = parse(xlsx([*rows[:2], [*rows[2], "2029-06-30", ""]]))
    assert codes(roster) == []
    assert [row.posts[0].end for row in roster.rows] == [date(2026, 9, 30), END]


def test_a_day_of_leaving_before_the_start_is_an_error() -> None:
    rows = [
        ["姓名", "身份证号", "岗位", "任职日期", "离岗日期"],
        ["张三", id_number(1), "电工", "2024-01-01", "2023-01-01"],
    ]
    roster = parse(xlsx(rows))
    assert codes(roster) == ["dates_reversed"]
    assert (roster.problems[0].column, roster.problems[0].message) == ("E", "离岗日期早于任职日期")
