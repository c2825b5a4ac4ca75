from datetime import date

import openpyxl
import pytest

from edu.domain.errors import BadFile
from edu.domain.roster import RosterLine
from tests.edu.packs.roster.books import HEADER, SHEET_PART, codes, id_number, parse, person, with_part, xlsx


def test_a_plain_roster_is_read_whole() -> None:
    roster = parse(xlsx([HEADER, person(1), person(2, "李四", "安全员", unit="松阳某厂")]))
    assert roster.problems == ()
    first, second = roster.rows
    assert (first.name, first.document.number, first.phone, first.village) == (
        "张三",
        id_number(1),
        "13800138000",
        "叶村村",
    )
    assert [post.person_class for post in first.posts] == ["grid-member"]
    assert first.line == RosterLine("名册", 2)
    assert second.enterprise is not None
    assert second.enterprise.name == "松阳某厂"
    assert second.posts[0].person_class == "safety-manager"
    assert roster.read == 2


def test_title_rows_and_merged_headers_over_two_rows_are_found() -> None:
    rows = [
        ["叶村乡 2026 年安全培训人员名册"],
        ["填报单位：叶村乡应急办"],
        ["序号", "姓名", "证件", None, "联系方式", "任职", None],
        [None, None, "类型", "号码", "手机", "起", "止"],
        [1, "张三", "身份证", id_number(1), 13800138000, "2024-01-01", "2026-12"],
    ]
    roster = parse(xlsx(rows, ["A1:G1", "A3:A4", "B3:B4", "C3:D3", "F3:G3"]))
    assert codes(roster) == []
    assert roster.sheets[0].header_rows == (3, 4)
    (row,) = roster.rows
    assert row.phone == "13800138000"
    assert (row.posts[0].start, row.posts[0].end) == (date(2024, 1, 1), date(2026, 12, 31))


def test_all_missing_columns_are_said_at_once_and_unknown_ones_named() -> None:
    roster = parse(xlsx([["电话", "工作单位", "人员姓名", "鞋码"], ["13800138000", "某厂", "张三", 42]]))
    problem = next(problem for problem in roster.problems if problem.code == "columns_missing")
    assert "身份证号" in problem.message
    assert "鞋码" in next(p.message for p in roster.problems if p.code == "columns_not_understood")
    assert [row.line.row for row in roster.refused] == [2]
    assert not roster.rows


def test_no_header_at_all_is_one_error() -> None:
    assert codes(parse(xlsx([["甲", "乙"], ["丙", "丁"]]))) == ["header_not_found"]


def test_names_are_cleaned_and_rare_ones_kept() -> None:
    names = ["张　三", "李\u200b四", "阿卜杜拉•买买提", "𠮷田", "㐂 娃", "John Smith", "=cmd", "欧阳 娜娜"]
    rows = [HEADER, *(person(place, name) for place, name in enumerate(names, 1))]

    def as_text(book: openpyxl.Workbook) -> None:
        book.worksheets[0]["A8"].data_type = "s"

    roster = parse(xlsx(rows, also=as_text))
    assert [row.name for row in roster.rows] == [
        "张三",
        "李四",
        "阿卜杜拉·买买提",
        "𠮷田",
        "㐂娃",
        "John Smith",
        "=cmd",
        "欧阳娜娜",
    ]
    assert codes(roster) == ["name_unusual"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "name_missing"), ("张", "name_length"), ("张" * 41, "name_length"), ("12345", "name_characters")],
)
def test_wrong_names_are_refused(name: str, code: str) -> None:
    roster = parse(xlsx([HEADER, person(1, name)]))
    assert codes(roster) == [code]
    assert len(roster.refused) == 1


def test_an_id_stored_as_number_has_lost_digits_and_is_never_repaired() -> None:
    roster = parse(xlsx([HEADER, person(number=int(id_number(1)[:17] + "0")), person(2)]))  # type: ignore[arg-type]
    assert codes(roster) == ["id_number_lost_digits"]
    assert (roster.problems[0].row, roster.problems[0].column) == (2, "B")
    assert [row.line.row for row in roster.refused] == [2]


@pytest.mark.parametrize("text", ["3.31124E+17", "331124198001010000"])
def test_lost_digits_are_recognised_in_text_as_well(text: str) -> None:
    data = f"姓名,身份证号\n张三,{text}\n".encode()
    assert codes(parse(data, "名册.csv")) == ["id_number_lost_digits"]


def test_an_old_number_of_fifteen_digits_is_taken_with_a_warning() -> None:
    roster = parse(xlsx([HEADER, person(number=331124800101001)]))  # type: ignore[arg-type]
    assert codes(roster) == ["id_number_old"]
    assert roster.rows[0].document.kind == "resident-id-15"


def test_a_row_without_number_is_refused_and_a_passport_taken() -> None:
    rows = [["姓名", "证件类型", "证件号码"], ["张三", "", ""], ["John Smith", "护照", "E12345678"]]
    roster = parse(xlsx(rows))
    assert codes(roster) == ["id_number_missing"]
    assert roster.rows[0].document.kind == "passport"


def test_lines_of_one_person_are_merged_with_all_posts_and_their_places() -> None:
    roster = parse(
        xlsx([HEADER, person(1, unit="甲厂", role="厂长"), person(2, "李四"), person(1, unit="乙厂", role="电工")])
    )
    assert codes(roster) == ["lines_merged"]
    row = roster.rows[0]
    assert [line.row for line in row.lines] == [2, 4]
    assert [(post.person_class, post.enterprise.name if post.enterprise else "") for post in row.posts] == [
        ("principal", "甲厂"),
        ("special-operator", "乙厂"),
    ]


def test_an_equal_line_counts_once() -> None:
    roster = parse(xlsx([HEADER, person(1), person(1)]))
    assert codes(roster) == ["line_repeated"]
    assert len(roster.rows[0].posts) == 1


def test_an_old_and_a_new_number_of_one_person_meet() -> None:
    new = id_number(1)
    roster = parse(xlsx([HEADER, person(number=new[:6] + new[8:17]), person(1, role="志愿者")]))
    assert [row.document.kind for row in roster.rows] == ["resident-id"]


def test_one_number_under_two_names_refuses_every_line() -> None:
    roster = parse(xlsx([HEADER, person(1), person(2, "李四"), person(1, "王五")]))
    assert codes(roster, "error") == ["id_number_two_names"] * 2
    assert [row.line.row for row in roster.refused] == [2, 4]
    assert "第 4 行" in roster.problems[0].message
    assert [row.name for row in roster.rows] == ["李四"]


def test_values_merged_downward_belong_to_every_line() -> None:
    rows = [HEADER, person(1, village="叶村村"), person(2, "李四", village=""), person(3, "王五", village="")]
    roster = parse(xlsx(rows, ["F2:F4"]))
    assert [row.village for row in roster.rows] == ["叶村村"] * 3


def test_footers_section_titles_numbered_blanks_and_repeated_headers_are_no_persons() -> None:
    header = ["序号", *HEADER]
    rows = [
        header,
        ["一、网格员"],
        [1, *person(1)],
        header,
        [2, *person(2, "李四")],
        [3],
        [],
        ["填表人：王五", None, None, "审核：赵六"],
        ["填表人：王五", "审核：赵六", "日期：2026年11月", None],
        ["合计", None, None, 2],
    ]
    roster = parse(xlsx(rows, ["A2:G2"]))
    assert roster.read == 2
    assert codes(roster) == ["row_left_out"] * 4
    assert not roster.refused


def test_a_formula_without_value_is_named_where_it_matters() -> None:
    rows = [["姓名", "身份证号", "职务", "年龄"], ["张三", id_number(1), "=VLOOKUP(A2,B:C,2)", "=1+1"]]
    roster = parse(xlsx(rows))
    assert codes(roster) == ["formula_without_value"]
    assert (roster.problems[0].column, roster.problems[0].row) == ("C", 2)
    assert len(roster.refused) == 1


def test_a_roster_full_of_formulas_loses_no_row() -> None:
    rows = [HEADER, *([f"=A{place}&B{place}"] * 6 for place in range(2, 502))]
    roster = parse(xlsx(rows))
    assert len(roster.refused) == roster.read == 500


def test_formulas_with_values_are_read() -> None:
    data = xlsx([["姓名", "身份证号", "单位"], ["张三", id_number(1), "=A1"]])
    data = with_part(data, SHEET_PART, lambda xml: xml.replace(b"<v></v>", b"<v>77</v>").replace(b"<v/>", b"<v>77</v>"))
    assert parse(data).rows[0].enterprise.name == "77"  # type: ignore[union-attr]


def test_error_values_are_named() -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        book.worksheets[0]["E2"] = "#REF!"

    assert codes(parse(xlsx([HEADER, person(1)], also=spoil))) == ["cell_error_value"]


def test_dates_of_all_kinds() -> None:
    written = [date(2024, 3, 1), "2024/3/1", "2024.03.01", "2024年3月1日", "20240301", 45352, "２０２４－３－１"]
    rows = [["姓名", "身份证号", "任职日期"], *(["张三", id_number(n), cell] for n, cell in enumerate(written, 1))]
    roster = parse(xlsx(rows))
    assert {row.posts[0].start for row in roster.rows} == {date(2024, 3, 1)}
    assert len(roster.rows) == len(written)


def test_dates_unclear_or_reversed_are_errors() -> None:
    header = ["姓名", "身份证号", "任职日期", "到期日期"]
    rows = [header, ["张三", id_number(1), "去年", ""], ["李四", id_number(2), "2024-05-01", "2023-01-01"]]
    assert codes(parse(xlsx([*rows, ["王五", id_number(3), "2024-05-01", "长期"]]))) == [
        "date_unclear",
        "dates_reversed",
    ]


def test_enterprise_codes_risk_and_area_codes_are_checked() -> None:
    header = ["姓名", "身份证号", "企业名称", "统一社会信用代码", "是否高危", "村代码"]
    rows = [
        header,
        ["张三", id_number(1), "甲厂", "91350100M000100Y43", "是", "331124201203"],
        ["李四", id_number(2), "甲厂", "91350100M000100Y44", "否", "331124"],
        ["王五", id_number(3), "甲厂", "", "也许", "一二三"],
        ["赵六", id_number(4), "甲厂", 123456789012345678, "", ""],
    ]
    roster = parse(xlsx(rows))
    assert codes(roster) == ["uscc_check", "yes_no_unclear", "org_code_form", "uscc_lost_digits"]
    assert roster.rows[0].enterprise.high_risk is True  # type: ignore[union-attr]


@pytest.mark.parametrize("heading", ["消防重点单位", "是否消防安全重点单位（是/否）", "消防重点"])
def test_a_fire_key_unit_is_read_whatever_its_heading(heading: str) -> None:
    header = ["姓名", "身份证号", "企业名称", heading]
    said = ("是", "消防安全重点单位", "一般单位", "", "也许")
    roster = parse(xlsx([header, *(["张三", id_number(n), f"{n}厂", word] for n, word in enumerate(said, 1))]))
    firms = [row.enterprise.key_place for row in roster.rows if row.enterprise]
    assert firms == [True, True, False, None]
    assert codes(roster) == ["yes_no_unclear"]
    (unclear,) = [problem for problem in roster.problems if problem.code == "yes_no_unclear"]
    assert "“消防重点单位”写的是“也许”" in unclear.message


def test_sex_birth_and_phone_that_differ_are_warnings() -> None:
    rows = [["姓名", "身份证号", "性别", "出生年月", "电话"], ["张三", id_number(1), "女", "1979-01", "123"]]
    roster = parse(xlsx(rows))
    assert codes(roster, "warning") == ["sex_differs", "birth_date_differs", "phone_form"]
    assert roster.rows[0].sex == "male"


def test_further_and_hidden_sheets_are_spoken_of() -> None:
    def sheets(book: openpyxl.Workbook) -> None:
        book.create_sheet("说明").append(["请认真填写"])
        hidden = book.create_sheet("隐藏")
        hidden.append(HEADER)
        hidden.sheet_state = "hidden"
        second = book.create_sheet("二组")
        second.append(HEADER)
        second.append(person(1, "李四"))

    roster = parse(xlsx([HEADER, person(1)], also=sheets))
    assert set(codes(roster)) == {"sheet_without_header", "sheet_hidden", "id_number_two_names"}
    assert roster.read == 2


def test_too_long_a_cell_is_refused() -> None:
    assert "cell_too_long" in codes(parse(xlsx([HEADER, person(1, village="村" * 600)])))


def test_a_file_without_content_is_refused() -> None:
    with pytest.raises(BadFile, match="没有任何内容"):
        parse(xlsx([]))


def test_an_empty_roster_has_no_rows_and_no_problems() -> None:
    roster = parse(xlsx([HEADER]))
    assert (roster.rows, roster.problems) == ((), ())


def test_a_repeated_column_is_named_and_the_first_one_taken() -> None:
    rows = [["姓名", "身份证号", "手机", "联系电话"], ["张三", id_number(1), "13800138000", "13900139000"]]
    roster = parse(xlsx(rows))
    assert codes(roster) == ["columns_repeated"]
    assert "D 列“联系电话”" in roster.problems[-1].message
    assert roster.rows[0].phone == "13800138000"


def test_a_merged_person_with_two_phones_is_asked_about() -> None:
    roster = parse(xlsx([HEADER, person(1), person(1, role="电工", phone="13900139000")]))
    assert codes(roster) == ["lines_merged", "phone_differs"]


def test_unknown_kinds_of_document_and_unknown_roles_are_warnings() -> None:
    rows = [
        ["姓名", "证件类型", "证件号", "人员类别", "职务", "工种"],
        ["张三", "驾驶证", id_number(1), "参会代表", "", ""],
        ["李四", "", id_number(2), "主要负责人、网格员", "厂长、组长", ""],
        ["王五", "", id_number(3), "", "", "低压电工"],
    ]
    roster = parse(xlsx(rows))
    assert codes(roster) == ["id_kind_unknown", "role_unknown"]
    assert [post.title for post in roster.rows[1].posts] == ["厂长", "组长"]
    assert roster.rows[2].posts[0].person_class == "special-operator"


def test_a_number_saved_under_a_private_character_set_is_asked_about() -> None:
    assert codes(parse(xlsx([HEADER, person(1, "张\ue123")]))) == ["name_private_character"]


def test_a_column_that_is_role_or_trade_takes_the_place_that_is_free() -> None:
    rows = [
        ["姓名", "身份证号", "岗位", "工种/岗位", "单位"],
        ["张三", id_number(1), "维修工", "低压电工", "甲厂"],
    ]
    roster = parse(xlsx(rows))
    assert [column.field for column in roster.sheets[0].columns] == ["name", "id_number", "role", "trade", "enterprise"]
    (post,) = roster.rows[0].posts
    assert (post.title, post.person_class, post.trade) == ("维修工", "special-operator", "低压电工")


def test_a_trade_beside_a_category_changes_no_class() -> None:
    rows = [["姓名", "身份证号", "类别", "工种"], ["张三", id_number(1), "从业人员", "电工"]]
    assert [post.person_class for post in parse(xlsx(rows)).rows[0].posts] == ["worker"]


def test_a_title_row_above_is_no_header_even_if_it_names_columns() -> None:
    rows = [
        ["姓名、身份证号和联系电话都要填写"],
        ["姓名", "身份证号", "岗位/工种"],
        ["张三", id_number(1), "安全员"],
    ]
    roster = parse(xlsx(rows, ["A1:C1"]))
    assert roster.sheets[0].header_rows == (2, 2)
    assert roster.problems == ()


def test_a_code_that_is_none_is_told_and_the_person_taken() -> None:
    header = ["姓名", "身份证号", "企业名称", "统一社会信用代码", "村代码", "手机", "任职日期", "到期日期"]
    rows = [
        header,
        ["张三", id_number(1), "甲厂", "331124000012345", "待核实", "", "", ""],
        ["李四", id_number(2), "甲厂", "办理中", "331124", "", "", ""],
        ["王五", id_number(3), "甲厂", "/", "无", "—", "暂无", "N/A"],
    ]
    roster = parse(xlsx(rows))
    assert codes(roster) == ["uscc_form", "org_code_form", "uscc_form"]
    assert codes(roster, "error") == []
    told = roster.problems[1]
    assert "“331124000012345”不是 18 位统一社会信用代码" in told.message
    assert "营业执照" in told.remedy
    assert [(row.enterprise and row.enterprise.uscc, row.org_code) for row in roster.rows] == [
        ("", ""),
        ("", "331124000000"),
        ("", ""),
    ]
