"""A list of people without their numbers above the roster's header: nobody of it is lost unnoticed."""

from __future__ import annotations

from typing import Any

import pytest

from edu.domain.roster import RosterFile
from tests.edu.packs.roster.books import codes, id_number, parse, xlsx

ROSTER = [["姓名", "身份证号", "单位", "岗位"], ["张三", id_number(1), "木器厂", "主要负责人"]]
LEADERS = [["姓名", "职务", "电话"], ["王五", "组长", "13800138000"], ["赵 六", "副组长", 13800138001]]


def told(file: RosterFile) -> list[str]:
    return [problem.message for problem in file.problems if problem.code == "people_above_header"]


@pytest.mark.parametrize("between", [[], [[]], [["2026年花名册"]], [["花名册"]]])
def test_leaders_above_the_header_are_told_with_their_rows(between: list[list[Any]]) -> None:
    file = parse(xlsx([["领导小组"], *LEADERS, *between, *ROSTER]))

    (message,) = told(file)
    assert "列名在第 2 行" in message
    assert "2 人（王五、赵六，第 3、4 行）没有导入" in message
    assert ([row.name for row in file.rows], file.refused, codes(file)) == (["张三"], (), ["people_above_header"])


@pytest.mark.parametrize(
    ("above", "people"),
    [
        (
            [["单位", "负责人", "人数"], ["木器厂", "王五", 3], ["石材厂", "赵六", 2], ["合计", "", 5]],
            "王五、赵六，第 2、3 行",
        ),
        (
            [["姓名", "职务"], ["阿不都热依木·买买提江", "组长"], ["John Smith", "顾问"], ["WANG Wei", "成员"]],
            "阿不都热依木·买买提江、John Smith、WANG Wei，第 2、3、4 行",
        ),
        ([["组长", "副组长", "成员"], ["王五", "赵六", "钱七、孙八"]], "王五、赵六、钱七、孙八，第 2 行"),
        (
            [["组别", "姓名", "职务"], ["组长", "王五", "书记"], ["副组长", "赵六", "副主任"]],
            "王五、赵六，第 2、3 行",
        ),
        (
            [["姓名", "单位"], *([name, "村"] for name in ["王一", "王二", "王三", "王四", "王五", "王六"])],
            "王五等，第 2、3、4、5、6 行等",
        ),
    ],
    ids=["contacts", "names-of-others", "a-row-of-leaders", "titles-like-headings", "many"],
)
def test_names_under_other_headings_are_told_too(above: list[list[Any]], people: str) -> None:
    (message,) = told(parse(xlsx([*above, *ROSTER])))

    assert people in message


def test_leaders_who_stand_in_the_roster_too_are_not_told() -> None:
    """With their numbers, spelt with a space or not; the others are."""
    roster = [*ROSTER, ["赵六", id_number(2), "木器厂", "安全员"]]

    (message,) = told(parse(xlsx([*LEADERS, ["钱 七", "成员", ""], *roster])))
    assert "2 人（王五、钱七，第 2、4 行）没有导入" in message
    assert told(parse(xlsx([["姓名", "职务"], ["张 三", "组长"], *roster]))) == []


def test_each_list_is_told_once() -> None:
    assert len(told(parse(xlsx([*LEADERS, [], *LEADERS, *ROSTER])))) == 2


@pytest.mark.parametrize(
    "above",
    [
        [["2026年花名册"], ["填报单位：木器厂", "", "填报人：王五"]],
        [["单位", "人数"], ["木器厂", 3], ["石坑村", 2]],
        [["村", "网格员", "应急管理员"], ["石坑村", 3, 2], ["白石村", "三人", "两人"], ["合计", "/", "无"]],
        [["填报人姓名", "王五", "联系电话", "13800138000"]],
        [["姓名", "请填写全名"], ["岗位", "如网格员"], ["手机", "11位"]],
        [["负责人", "王五", "电话", "13800138000"], ["联系人", "赵六", "电话", "13800138001"]],
        [["单位名称", "木器厂", "负责人", "王五"], ["联系人", "赵六", "联系电话", "0578-8000000"]],
        [["负责人", "王五", "电话", "13800138000"], ["分管领导", "赵六", "电话", "13800138001"], ["填报人", "钱七"]],
        [["负责人", "王五", "职务", "书记"], ["电话", "13800138000", "单位", "石坑村"]],
        [["姓名", "职务", "电话"], ["Full Name", "Job Title", "Phone Number"]],
        [["姓名", "身份证号", "签字"]],
    ],
    ids=[
        "titles",
        "counts",
        "counts-of-people",
        "who-fills-it-in",
        "how-to",
        "a-form",
        "a-form-of-two",
        "a-form-of-three",
        "a-form-with-a-title",
        "in-two-languages",
        "no-people",
    ],
)
def test_titles_notes_and_counts_are_no_noise(above: list[list[Any]]) -> None:
    file = parse(xlsx([*above, *ROSTER]))

    assert ([row.name for row in file.rows], codes(file)) == (["张三"], [])


def test_a_list_of_more_columns_is_not_taken_for_the_rosters_header() -> None:
    """Nor is its person for a row of a header of three."""
    wide = [["姓名", "职务", "单位", "村", "学历", "备注"], ["王五", "组长", "木器厂", "石坑村", "本科", ""]]
    file = parse(xlsx([*wide, ["姓名", "身份证号", "岗位"], ["张三", id_number(1), "网格员"]]))

    assert [(row.name, row.village) for row in file.rows] == [("张三", "")]
    assert file.sheets[0].header_rows == (3, 3)
    assert codes(file) == ["people_above_header"]


def test_a_sheet_that_is_refused_for_two_headers_tells_it_too() -> None:
    stacked = [*ROSTER, ["姓名", "岗位", "身份证号"], ["李四", "网格员", id_number(2)]]

    assert codes(parse(xlsx([*LEADERS, *stacked]))) == ["tables_stacked", "people_above_header"]


@pytest.mark.parametrize("between", [[], [[]], [["领导小组名单"]]])
def test_leaders_below_the_roster_are_told_once_with_their_rows(between: list[list[Any]]) -> None:
    file = parse(xlsx([*ROSTER, *between, *LEADERS]))

    (told_below,) = [problem for problem in file.problems if problem.code == "people_below_roster"]
    first = 4 + len(between)
    assert (told_below.severity, told_below.row) == ("warning", first)
    assert f"2 人（王五、赵六，第 {first}、{first + 1} 行）没有导入" in told_below.message
    assert ([row.name for row in file.rows], file.refused) == (["张三"], ())


def test_a_numbered_person_below_such_a_list_is_taken_and_one_without_a_list_is_refused() -> None:
    file = parse(
        xlsx([*ROSTER, *LEADERS, ["李四", id_number(2), "木器厂", "安全员"], ["钱七", "", "木器厂", "安全员"]])
    )

    assert [row.name for row in file.rows] == ["张三", "李四"]
    assert [row.line.row for row in file.refused] == [7]


@pytest.mark.parametrize(
    "above",
    [
        [["组长：", "王五", "13800138000"], ["成员：", "赵六、钱七"]],
        [["组长：王五"], ["成员：赵六、钱七"]],
        [["主要负责人", "王五", "安全员", "赵六"], ["成员", "钱七"]],
    ],
)
def test_leaders_behind_their_labels_are_told(above: list[list[Any]]) -> None:
    file = parse(xlsx([*above, *ROSTER]))

    (message,) = told(file)
    assert "3 人（王五、赵六、钱七，第 1、2 行）没有导入" in message
    assert [row.name for row in file.rows] == ["张三"]


def test_a_person_whose_posts_read_like_headings_is_no_heading_of_a_list() -> None:
    file = parse(
        xlsx(
            [
                ["姓名", "身份证号", "岗位", "备注"],
                ["张三", id_number(1), "安全员", ""],
                ["钱七", "", "安全员", "负责人"],
                ["王五", "", "组员", ""],
            ]
        )
    )

    assert [row.line.row for row in file.refused] == [3, 4]


def test_leaders_behind_labels_below_are_told_too() -> None:
    file = parse(xlsx([*ROSTER, [], ["领导小组"], ["组长", "王五"], ["成员", "赵六、钱七"]]))

    assert (codes(file), file.refused) == (["people_below_roster"], ())


@pytest.mark.parametrize(
    "footer",
    [["制表人", "王五", "审核人", "赵六"], ["合计", "2人"], ["共 2 人"], ["单位负责人签字：", "", "填表人："]],
)
def test_a_footer_is_no_person_without_a_number(footer: list[Any]) -> None:
    file = parse(xlsx([*ROSTER, footer]))

    assert (codes(file), file.refused) == (["row_left_out"], ())


SPACED = f"{id_number(2)[:6]} {id_number(2)[6:14]} {id_number(2)[14:]}"


@pytest.mark.parametrize("number", ["E12345678", "H12345678", "FRA123456789012", SPACED])
def test_who_has_another_number_than_an_unbroken_one_is_taken_below_a_list(number: str) -> None:
    """A passport, a 通行证, a foreigner's card, an identity number with spaces."""
    file = parse(xlsx([*ROSTER, *LEADERS, ["李四", number, "木器厂", "安全员"]]))

    assert [row.name for row in file.rows] == ["张三", "李四"]


@pytest.mark.parametrize("number", [id_number(2)[:13], "331124********0012", "3.31124E+17"])
def test_whose_number_is_mistyped_below_a_list_is_refused_for_it(number: str) -> None:
    """And is not said to stand in a list without numbers."""
    file = parse(xlsx([*ROSTER, *LEADERS, ["李四", number, "木器厂", "安全员"]]))

    assert [row.line.row for row in file.refused] == [6]
    assert not any("李四" in problem.message for problem in file.problems if problem.code == "people_below_roster")


def test_a_row_with_a_passport_and_no_name_is_no_heading_of_a_list() -> None:
    """It vanished unsaid, for two of its words head columns of names."""
    header = ["姓名", "身份证号", "岗位", "备注"]
    rows = [["张三", id_number(1), "安全员", ""], ["", "E12345678", "安全员", "负责人"]]
    more = ["王五", "", "组员", ""]

    assert [row.line.row for row in parse(xlsx([header, *rows, more])).refused] == [3, 4]


def test_a_list_with_numbers_of_passports_is_no_list_without_numbers() -> None:
    file = parse(xlsx([*ROSTER, ["姓名", "职务", "护照号"], ["李四", "组长", "E12345678"]]))

    assert ("people_below_roster" in codes(file), file.refused[-1].line.row) == (False, 4)


@pytest.mark.parametrize("phone", ["13800138000", "0578-8000000", "2026年11月30日"])
def test_a_telephone_or_a_day_where_the_roster_has_its_numbers_is_no_number(phone: str) -> None:
    file = parse(xlsx([*ROSTER, ["姓名", "电话", "职务"], ["王五", phone, "组长"]]))

    assert (codes(file), file.refused) == (["people_below_roster"], ())


@pytest.mark.parametrize(
    "hints", [["必填", "18位数字", "选填", "必填"], ["（必填）", "18位身份证号码", "全称", "如：安全员"]]
)
def test_hints_below_the_headings_are_nobody(hints: list[Any]) -> None:
    file = parse(xlsx([ROSTER[0], hints, ROSTER[1]]))

    assert ([row.name for row in file.rows], file.refused, codes(file)) == (["张三"], (), [])


def test_an_example_with_a_number_stays_a_line_of_the_roster() -> None:
    file = parse(xlsx([ROSTER[0], ["张三（请填写）", id_number(1), "木器厂", "安全员"]]))

    assert len(file.rows) + len(file.refused) == 1


@pytest.mark.parametrize("footer", [["2026年11月30日"], ["", "2026-11-30"], ["", "", "", "日期：2026.11.30"]])
def test_a_lone_day_below_the_roster_is_left_out_and_told(footer: list[Any]) -> None:
    file = parse(xlsx([*ROSTER, footer]))

    assert (codes(file), file.refused) == (["row_left_out"], ())


def test_hints_are_looked_for_only_right_below_the_headings() -> None:
    assert [row.line.row for row in parse(xlsx([*ROSTER, ["必填", "18位数字", "选填", "必填"]])).refused] == [3]


def test_who_stands_in_the_roster_is_not_told_in_the_list_below_it() -> None:
    file = parse(xlsx([*ROSTER, *LEADERS, ["张 三", "成员", ""]]))

    (message,) = [problem.message for problem in file.problems if problem.code == "people_below_roster"]
    assert "2 人（王五、赵六，第 4、5 行）" in message


def test_somebody_beside_the_post_of_a_person_without_a_number_is_no_leader_behind_a_label() -> None:
    rows = [["姓名", "身份证号", "岗位", "备注"], ["张三", id_number(1), "安全员", ""], ["钱七", "", "安全员", "赵六"]]
    file = parse(xlsx(rows))

    assert ([row.line.row for row in file.refused], "people_below_roster" in codes(file)) == ([3], False)


def test_titles_like_headings_in_a_list_below_are_no_heading() -> None:
    leaders = [["序号", "职务", "姓名", "备注"], [1, "组长", "王五", "书记"], [2, "副组长", "赵六", "副主任"]]

    (problem,) = parse(xlsx([*ROSTER, *leaders])).problems
    assert "2 人（王五、赵六，第 4、5 行）" in problem.message


def test_an_identity_number_in_another_column_below_a_list_is_no_list_without_numbers() -> None:
    file = parse(xlsx([*ROSTER, *LEADERS, ["李四", "安全员", id_number(2)]]))

    assert [row.line.row for row in file.refused] == [6]


def test_a_sheet_that_is_refused_for_two_tables_gives_back_the_list_below_too() -> None:
    stacked = [*ROSTER, ["姓名", "岗位", "身份证号"], ["李四", "网格员", id_number(2)]]
    file = parse(xlsx([*stacked, [], *LEADERS]))

    assert "people_below_roster" not in codes(file)
    assert {7, 8} <= {row.line.row for row in file.refused}
