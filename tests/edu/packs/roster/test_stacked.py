"""Two tables one below the other in a sheet: nobody of either is lost, and none is read under the other's headings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from edu.reports.annotated_copy import annotated_copy
from tests.edu.packs.roster.books import codes, id_number, parse, xlsx

VILLAGE = ["姓名", "身份证号", "村", "岗位"]
FIRM = ["姓名", "身份证号", "岗位", "单位", "村", "电话"]
AT_VILLAGE = ["张三", id_number(1), "石坑村", "网格员"]
AT_FIRM = ["李四", id_number(2), "主要负责人", "木器厂", "石坑村", ""]


@pytest.mark.parametrize(
    ("rows", "headers"),
    [
        ([["一、村级"], VILLAGE, AT_VILLAGE, ["二、企业"], FIRM, AT_FIRM], "第 2 行和第 5 行"),
        ([["一、企业"], FIRM, AT_FIRM, [], ["二、村级"], VILLAGE, AT_VILLAGE], "第 2 行和第 6 行"),
        ([VILLAGE, AT_VILLAGE, ["序号", *VILLAGE], [1, *AT_VILLAGE]], "第 1 行和第 3 行"),
        ([VILLAGE, AT_VILLAGE, [*VILLAGE, "单位"], [*AT_FIRM[:2], "石坑村", "工人", "木器厂"]], "第 1 行和第 3 行"),
        ([[*VILLAGE, "单位"], [*AT_VILLAGE, "木器厂"], [], VILLAGE, AT_VILLAGE, FIRM, AT_FIRM], "第 1 行和第 6 行"),
    ],
    ids=["more-columns-below", "fewer-columns-below", "moved-by-a-column", "one-column-more", "three"],
)
def test_two_tables_of_other_columns_refuse_the_sheet_and_give_everybody_back(
    rows: list[list[Any]], headers: str
) -> None:
    file = parse(xlsx(rows))

    (found,) = [problem for problem in file.problems if problem.severity == "error"]
    assert (found.code, file.rows) == ("tables_stacked", ())
    assert headers in found.message
    assert "工作表" in found.remedy
    given_back = {cell for row in file.refused for cell in row.cells}
    assert {id_number(n) for n in (1, 2) if any(id_number(n) in row for row in rows)} <= given_back


def test_the_copy_that_is_given_back_is_still_two_tables(tmp_path: Path) -> None:
    """Without the second header its people would stand under the first one's columns."""
    data = xlsx([VILLAGE, AT_VILLAGE, ["二、企业"], ["姓名", "身份证号", "岗位", "单位"], [*AT_FIRM[:4]]])
    (tmp_path / "名册.xlsx").write_bytes(data)

    copy = annotated_copy(tmp_path / "名册.xlsx", parse(data))

    assert codes(parse(copy), "error") == ["tables_stacked"]


def test_a_table_far_below_is_found_too() -> None:
    many = [["张三", id_number(n), "石坑村", "网格员"] for n in range(60)]
    assert "tables_stacked" in codes(parse(xlsx([VILLAGE, *many, FIRM, AT_FIRM])), "error")


@pytest.mark.parametrize(
    "again",
    [
        ["姓 名", "身份证号码", "所在村", "职务"],
        ["姓名", "身份证号", "村", "岗位", "备注"],
        ["人员姓名", "证件号码", "行政村", "人员类别"],
    ],
    ids=["other-words", "a-note-more", "a-class-for-a-post"],
)
def test_a_header_that_is_repeated_in_other_words_is_no_person_and_no_other_table(again: list[str]) -> None:
    file = parse(xlsx([VILLAGE, AT_VILLAGE, again, ["李四", id_number(2), "石坑村", "网格员"]]))

    assert ([row.name for row in file.rows], codes(file)) == (["张三", "李四"], [])


@pytest.mark.parametrize(
    "above",
    [
        ["填报人姓名", "张三", "身份证号", id_number(3)],
        ["姓名", "王五", "身份证号", id_number(3)],
        ["姓名", "身份证号", "签字"],
    ],
)
def test_headings_above_that_nobody_stands_below_are_no_other_table(above: list[str]) -> None:
    file = parse(xlsx([above, [], FIRM, AT_FIRM]))

    assert ([row.name for row in file.rows], codes(file)) == (["李四"], [])


def test_a_header_repeated_on_each_page_is_the_same_table() -> None:
    page = [["姓名", "身份证号", "岗位", "村", "有效期", ""], ["", "", "", "", "起", "止"]]
    rows = [*page, ["张三", id_number(1), "网格员", "石坑村", "2024-01-01", "2027-01-01"]]
    file = parse(
        xlsx([*rows, *page, ["李四", id_number(2), "网格员", "石坑村", "2024-01-01", "2027-01-01"]], ["E1:F1"])
    )

    assert ([row.name for row in file.rows], codes(file)) == (["张三", "李四"], [])


def test_a_smaller_table_above_is_read_under_the_columns_that_it_shares() -> None:
    note = [[*VILLAGE, "备注"], ["李四", id_number(2), "石坑村", "网格员", "新"]]
    file = parse(xlsx([VILLAGE, AT_VILLAGE, [], *note]))

    assert ([row.name for row in file.rows], codes(file)) == (["张三", "李四"], [])


def test_a_unit_for_a_village_is_read_as_before() -> None:
    """A registered village in the column of the firm is the place."""
    unit = ["姓名", "身份证号", "单位", "岗位"]
    file = parse(xlsx([unit, ["李四", id_number(2), "木器厂", "安全员"], VILLAGE, AT_VILLAGE]))

    assert [row.enterprise.name for row in file.rows if row.enterprise] == ["木器厂", "石坑村"]


def test_a_second_header_in_a_text_file_is_told_with_its_lines() -> None:
    text = "\n".join(",".join(row) for row in ([*VILLAGE], AT_VILLAGE, FIRM, AT_FIRM))
    (found,) = [one for one in parse(text.encode("gb18030"), "名册.csv").problems if one.severity == "error"]
    assert (found.code, "第 1 行和第 3 行" in found.message) == ("tables_stacked", True)


def test_a_person_with_a_heading_for_a_number_is_given_back_and_no_repeated_header() -> None:
    file = parse(xlsx([VILLAGE, AT_VILLAGE, ["李四", "身份证", "石坑村", "网格员"]]))

    assert ([refused.cells[0] for refused in file.refused], codes(file)) == (["李四"], ["id_number_form"])
