import io
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from edu.domain.errors import BadFile
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.packs.roster.child import Limits, run
from edu.reports import annotated_copy as module
from edu.reports.annotated_copy import Order, annotated_copy
from edu.reports.roster_template import SHEET, write_roster_template
from tests.edu.packs.roster.books import HEADER, id_number, parse, person, xlsx

WRONG = [*person(2, "李四")[:1], "331124198001010000", "安全员", "13800138001", "=1+1", "叶村村"]


def annotate(tmp_path: Path, data: bytes, name: str = "名册.xlsx") -> tuple[int, Any]:
    source, target = tmp_path / name, tmp_path / "退回.xlsx"
    source.write_bytes(data)
    roster = parse(data, name)
    target.write_bytes(annotated_copy(source, roster))
    return len(roster.refused), openpyxl.load_workbook(io.BytesIO(target.read_bytes()))


def values(page: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in page.iter_rows()]


def everything_is_text(book: Any) -> bool:
    return all(
        cell.data_type != "f" and cell.hyperlink is None
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
    )


def test_only_refused_rows_come_back_below_their_header_with_reasons_in_red(tmp_path: Path) -> None:
    def dress(book: Any) -> None:
        page = book.worksheets[0]
        page.column_dimensions["A"].width = 33
        page["A5"].font = Font(italic=True)
        page.freeze_panes = "A3"
        page["D5"].number_format = "@"
        book.create_sheet("说明").append(["请认真填写"])

    wrong = person(3, "王五", number="331124198001010031")
    rows = [["叶村乡名册"], HEADER, person(1), person(2, "李四"), wrong, person(4, "赵六"), person(5, "")]
    count, book = annotate(tmp_path, xlsx(rows, ["A1:F1"], dress))
    page = book["名册"]
    assert count == 2
    assert book.sheetnames == ["名册", "说明"]
    found = values(page)
    assert [row[0] for row in found] == ["叶村乡名册", "姓名", "王五", None]
    assert found[1][6] == "问题"
    assert "校验码" in found[2][6]
    assert "请对照身份证" in found[2][6]
    assert "姓名" in found[3][6]
    assert page["G3"].font.color.rgb == "FFC00000"
    assert page["A3"].font.italic
    assert page.column_dimensions["A"].width == 33
    assert page.freeze_panes == "A3"
    assert page["D3"].number_format == "@"
    assert "A1:F1" in page.merged_cells


def test_an_annotated_copy_reads_back_with_the_same_refusals(tmp_path: Path) -> None:
    data = xlsx([HEADER, person(1), person(2, "张"), person(3, number="1")])
    annotate(tmp_path, data)
    again = parse((tmp_path / "退回.xlsx").read_bytes())
    assert (again.read, len(again.refused)) == (2, 2)


def test_nothing_in_the_copy_is_a_formula_or_a_link(tmp_path: Path) -> None:
    def arm(book: Any) -> None:
        page = book.worksheets[0]
        page["A2"] = "=cmd|' /C calc'!A0"
        page["A2"].data_type = "s"
        page["A1"].hyperlink = "file://server/share"
        other = book.create_sheet("其他")
        other["A1"] = "=WEBSERVICE(1)"
        for rule in ('"是,否"', "=INDIRECT(A1)"):
            listed = DataValidation(type="list", formula1=rule)
            listed.add("C2:C9")
            page.add_data_validation(listed)

    count, book = annotate(tmp_path, xlsx([HEADER, person(1, number="1"), WRONG], also=arm))
    assert count == 2
    assert everything_is_text(book)
    assert book["名册"]["A2"].value == "=cmd|' /C calc'!A0"
    assert book["名册"]["A2"].quotePrefix
    assert [rule.formula1 for rule in book["名册"].data_validations.dataValidation] == ['"是,否"']


@pytest.mark.parametrize("name", ["名册.csv", "roster.xls"])
def test_other_kinds_come_back_as_a_workbook(tmp_path: Path, name: str) -> None:
    if name.endswith("xls"):
        data = (Path(__file__).parents[2] / "fixtures" / "roster.xls").read_bytes()
    else:
        data = f"姓名,身份证号,备注\n张三,{id_number(1)},\n=1+1,1,+86\n".encode("gb18030")
    count, book = annotate(tmp_path, data, name)
    assert count == 1
    assert everything_is_text(book)
    rows = values(book.worksheets[0])
    assert len(rows) == 2
    assert rows[0][-1] == "问题"
    assert rows[1][-1]


def test_a_large_workbook_comes_back_without_its_layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LAYOUT_LIMIT", 10)
    count, book = annotate(tmp_path, xlsx([["名册"], HEADER, person(1), person(2, "李")]))
    assert count == 1
    assert [row[0] for row in values(book.worksheets[0])] == ["姓名", "李"]


def test_a_sheet_without_required_columns_says_so_on_each_row(tmp_path: Path) -> None:
    count, book = annotate(tmp_path, xlsx([["姓名", "电话"], ["张三", "13800138000"]]))
    assert count == 1
    assert "身份证号" in values(book.worksheets[0])[1][2]


def test_a_file_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    data = xlsx([HEADER, person(1, "李")])
    source = tmp_path / "a.xlsx"
    source.write_bytes(data + b" ")
    with pytest.raises(BadFile, match="改动"):
        annotated_copy(source, parse(data))


def test_the_copy_can_be_made_in_the_child(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    source.write_bytes(xlsx([HEADER, person(1, "李")]))
    order = msgspec.msgpack.encode(Order(str(source), parse(source.read_bytes(), "a.xlsx")))
    made = run("edu.reports.annotated_copy:answer", order, Limits(may_write=True))
    assert len(parse(made).refused) == 1


def test_the_template_is_read_back_without_problems_and_takes_a_person(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    write_roster_template(path)
    empty = parse(path.read_bytes())
    assert [problem.code for problem in empty.problems] == ["sheet_without_header"]
    assert all(column.field for column in empty.sheets[0].columns)
    book = openpyxl.load_workbook(path)
    page = book[SHEET]
    headings = [cell.value for cell in page[1]]
    assert page.column_dimensions["D"].number_format == "@" or headings[3] == "身份证号"
    page.cell(2, headings.index("姓名") + 1, "张三")
    page.cell(2, headings.index("身份证号") + 1, id_number(1))
    page.cell(2, headings.index("人员类别") + 1, "主要负责人")
    book.save(path)
    filled = parse(path.read_bytes())
    assert [row.posts[0].person_class for row in filled.rows] == ["principal"]


def test_the_template_offers_every_class_under_the_title_that_statistics_use(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    write_roster_template(path)
    sheet = openpyxl.load_workbook(path)[SHEET]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == "人员类别")
    (offered,) = [rule.formula1 for rule in sheet.data_validations.dataValidation if f"{letter}2" in rule.sqref]
    assert offered.strip('"').split(",") == list(PERSON_CLASS_NAMES.values())
