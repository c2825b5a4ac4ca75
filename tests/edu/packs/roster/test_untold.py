"""Of whom a file does not say what they are."""

from __future__ import annotations

import openpyxl
import pytest

from tests.edu.packs.roster.books import HEADER, codes, id_number, parse, person, xlsx


@pytest.mark.parametrize(
    ("header", "row", "said"),
    [
        (["姓名", "身份证号", "单位"], ["张三", "甲厂"], "所有人都按“从业人员”登记（没写单位的按“公众”）"),
        (["姓名", "身份证号", "电话"], ["张三", "13800138000"], "所有人都按“公众”登记"),
        (["姓名", "身份证号", "岗位"], ["张三", ""], "所有人都按“公众”登记"),
    ],
)
def test_a_file_that_says_nobodys_class_is_told_of_once(header: list[str], row: list[str], said: str) -> None:
    rows = [header, *([row[0], id_number(place), row[1]] for place in range(1, 4))]
    roster = parse(xlsx(rows))
    (problem,) = [one for one in roster.problems if one.code == "class_untold"]
    assert problem.severity == "warning"
    assert said in problem.message
    assert "人员类别" in problem.remedy
    assert len(roster.rows) == 3


def test_only_the_sheets_without_a_class_are_named() -> None:
    def second(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("叶村")
        for row in (["姓名", "身份证号", "单位"], ["李四", id_number(2), "甲厂"]):
            sheet.append(row)

    roster = parse(xlsx([HEADER, person(1)], also=second))
    (problem,) = roster.problems
    assert problem.code == "class_untold"
    assert problem.message.startswith("工作表“叶村”没有写")


def test_some_without_a_role_beside_others_are_told_once() -> None:
    rows = [HEADER, person(1), person(2, "李四", ""), person(3, "王五", "/", unit="甲厂")]
    roster = parse(xlsx(rows))
    assert codes(roster) == ["role_untold"]
    (told,) = roster.problems
    assert (told.row, told.column, told.severity) == (3, "C", "warning")
    assert "有 2 人没有写岗位（第 3、4 行）" in told.message
    assert [row.posts[0].person_class for row in roster.rows] == ["grid-member", "public", "worker"]


def test_only_the_first_lines_without_a_role_are_named() -> None:
    roster = parse(xlsx([HEADER, person(1), *(person(n, "李四", "") for n in range(2, 9))]))
    (told,) = roster.problems
    assert "有 7 人没有写岗位（第 3、4、5、6、7 行等）" in told.message
