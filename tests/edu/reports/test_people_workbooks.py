from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from edu.domain.renewals import RenewalLine, state_title
from edu.domain.roster_words import field_of
from edu.reports.people_workbook import write_people_workbook
from edu.reports.renewals_workbook import write_renewals_workbook
from edu.services.people_export import COLUMNS


def make_line(**changed: object) -> RenewalLine:
    values: dict[str, object] = {
        "expires": "2026-12-01", "days_left": 9, "name": "=张伟杰", "id_mask": "331***********0012",
        "phone_mask": "138****1234", "place": "叶村乡", "own": True, "title": "培训证明", "number": "N-1",
        "issued": "2025-12-02",
    }  # fmt: skip
    return RenewalLine(**{**values, **changed})  # type: ignore[arg-type]


def test_the_importer_knows_every_heading_of_the_export(tmp_path: Path) -> None:
    row = tuple("=1+1" if column == "name" else str(index) for index, column in enumerate(COLUMNS))
    assert write_people_workbook(COLUMNS, [row, row], tmp_path / "p.xlsx") == 2
    sheet = load_workbook(tmp_path / "p.xlsx")["人员名册"]
    assert tuple(field_of(str(cell.value)) for cell in sheet[1]) == COLUMNS
    assert sheet.cell(2, 2).value == "=1+1"
    assert sheet.cell(2, 2).data_type == "s"


def test_an_empty_roster_still_has_its_headings(tmp_path: Path) -> None:
    assert write_people_workbook(COLUMNS, [], tmp_path / "p.xlsx") == 0
    assert load_workbook(tmp_path / "p.xlsx")["人员名册"].cell(1, 2).value == "姓名"


def test_renewals_are_figures_and_plain_text(tmp_path: Path) -> None:
    lines = [make_line(), make_line(days_left=80, own=False, title="特种作业操作证")]
    assert write_renewals_workbook(lines, tmp_path / "r.xlsx", "90 天内到期的证书") == 2
    sheet = load_workbook(tmp_path / "r.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[3]][:5] == [1, "2026-12-01", 9, "=张伟杰", "331***********0012"]
    assert sheet.cell(3, 4).data_type == "s"
    assert [sheet.cell(row, 8).value for row in (3, 4)] == ["本单位证明", "国家证书"]


def test_an_empty_list_says_so(tmp_path: Path) -> None:
    write_renewals_workbook([], tmp_path / "r.xlsx", "x")
    sheet = load_workbook(tmp_path / "r.xlsx").active
    assert sheet is not None
    assert sheet.cell(3, 1).value == "没有到期的证书。"


def test_state_certificates_are_called_by_their_names() -> None:
    assert state_title("special_operation", "低压电工") == "特种作业操作证（低压电工）"
    assert state_title("someday", "") == "someday"
