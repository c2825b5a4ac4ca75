"""Who has left without a date that says so."""

from __future__ import annotations

from typing import Any

import pytest

from tests.edu.packs.roster.books import HEADER, codes, id_number, parse, person, xlsx

NOTED = ["姓名", "身份证号", "岗位", "离岗日期", "备注"]


@pytest.mark.parametrize("note", ["已离职", "2026年9月退休", "已调离", "已故", "离岗"])
def test_a_note_that_somebody_left_is_told_where_no_date_says_it(note: str) -> None:
    rows = [NOTED, ["张三", id_number(1), "网格员", "", note], ["李四", id_number(2), "网格员", "2026-09-30", note]]
    roster = parse(xlsx(rows))
    assert codes(roster) == ["left_by_note"]
    (told,) = roster.problems
    assert (told.row, told.column, told.severity) == (2, "E", "warning")
    assert f"备注写着“{note}”" in told.message
    assert len(roster.rows) == 2


@pytest.mark.parametrize("note", ["", "退休返聘", "未离职", "退伍军人", "党员"])
def test_other_notes_say_nothing(note: str) -> None:
    assert codes(parse(xlsx([NOTED, ["张三", id_number(1), "网格员", "", note]]))) == []


def test_a_sheet_of_people_who_left_is_told_of_once() -> None:
    def second(book: Any) -> None:
        sheet = book.create_sheet("离职人员")
        for row in (HEADER, person(2, "李四"), person(3, "王五")):
            sheet.append(row)

    roster = parse(xlsx([HEADER, person(1)], also=second))
    assert codes(roster) == ["left_by_sheet"]
    (told,) = roster.problems
    assert (told.sheet, told.row) == ("离职人员", None)
    assert "2 行" in told.message
