"""An evaluation profile as a workbook that can be filled in and brought back (edu.packs.profile_workbook)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import xlsxwriter

from edu.domain.drills.evaluation import KNOWN, IndicatorGroup, Profile
from edu.domain.drills.profile_editing import share_text
from edu.domain.drills.profile_sheets import ABOUT, GRADES, INDICATORS, NO, REST, YES
from edu.reports.beside import written_beside
from edu.reports.cells import WORKBOOK_OPTIONS, write_text
from edu.reports.statistics_styles import Styles, set_up_print

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from edu.domain.drills.profile_sheets import SheetForm

_WIDTHS = {"分组": 22, "条款": 14, "指标": 70, "权重": 8, "来源": 14, "编号": 14, "等级": 14}
_HOW = (
    "“指标”表里一行一条，权重是 1 到 100 的整数；来源填 自拟、标准原文、“转述，待核”或 待补，待补的不写内容、不计分。",
    "“等级”表从好到差排；得分率留空的等级（如 不适用）不计入；总评下限是整张表得这个总评的最低得分率。",
)  # fmt: skip


def write_profile_workbook(profile: Profile, basis: str, path: Path) -> None:
    with written_beside(path) as part, xlsxwriter.Workbook(str(part), WORKBOOK_OPTIONS) as book:
        styles = Styles(book)
        _about(book.add_worksheet(ABOUT), profile, basis, styles)
        grades = ((one.title, share_text(one.share), share_text(one.floor), one.id) for one in profile.grades)
        _table(book.add_worksheet(GRADES.name), GRADES, grades, styles)
        rows = (row for group in profile.groups for row in _rows(group))
        sheet = book.add_worksheet(INDICATORS.name)
        last = _table(sheet, INDICATORS, rows, styles)
        at = INDICATORS.headings.index("来源")
        sheet.data_validation(1, at, max(last, 200), at, {"validate": "list", "source": list(KNOWN.values())})


def _about(sheet: Any, profile: Profile, basis: str, styles: Styles) -> None:
    set_up_print(sheet, header_rows=(0, 0))
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 90)
    facts = (
        ("名称", profile.title), ("编号", profile.id), ("依据编号", profile.basis), ("说明", profile.note),
        ("评价脚本目标", YES if profile.objectives else NO),
    )  # fmt: skip
    for row, (label, value) in enumerate(facts):
        write_text(sheet, row, 0, label, styles["heading"])
        write_text(sheet, row, 1, value, styles["long"])
    for row, said in enumerate((*((f"依据：{basis}",) if basis else ()), *_HOW), len(facts) + 1):
        write_text(sheet, row, 1, said, styles["note"])


def _table(sheet: Any, form: SheetForm, rows: Iterator[Sequence[str | int]], styles: Styles) -> int:
    """The number of its last row."""
    set_up_print(sheet, header_rows=(0, 0))
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(form.headings):
        sheet.set_column(column, column, _WIDTHS.get(heading, 12))
        write_text(sheet, 0, column, heading, styles["heading"])
    row = 0
    for row, cells in enumerate(rows, 1):
        for column, value in enumerate(cells):
            if isinstance(value, int):
                sheet.write_number(row, column, value, styles["number"])
            else:
                write_text(sheet, row, column, value, styles["long"])
    return row


def _rows(group: IndicatorGroup) -> Iterator[Sequence[str | int]]:
    for one in group.indicators:
        yield group.title, one.clause, one.text, one.weight, KNOWN[one.known], one.id
    if group.more or not group.indicators:
        yield group.title, "", REST, "", KNOWN["pending"], ""
