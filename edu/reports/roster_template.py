"""The empty roster that offices fill in: lists to choose from, ID numbers as text, notes on a second sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter

from edu.domain.identity import KIND_NAMES
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.domain.roster import Field
from edu.domain.roster_words import FIELD_TITLES, REQUIRED
from edu.reports.beside import written_beside
from edu.reports.cells import WORKBOOK_OPTIONS, write_text

ROWS = 2_000
"""Lines prepared with text format and lists."""
_COLUMNS: tuple[tuple[Field, int, str], ...] = (
    ("number", 6, "可以不填"),
    ("name", 12, "与身份证一致。少数民族姓名中间的点用“·”"),
    ("id_kind", 16, "不填就是居民身份证"),
    ("id_number", 22, "18 位，最后一位是 X 的写 X。本列已设为文本，请不要改成数字格式，否则后几位会丢失"),
    ("phone", 14, "11 位手机号"),
    ("category", 18, "从选项中选择。一个人有几个类别时用“、”隔开，或写成几行"),
    ("role", 16, "单位里的叫法，例如：厂长、安全员"),
    ("trade", 16, "特种作业人员填写，例如：低压电工"),
    ("enterprise", 28, "企业或单位全称。村（社区）人员可以不填"),
    ("uscc", 22, "营业执照上的 18 位代码。不清楚可以不填"),
    ("industry", 14, "例如：机械制造、木竹加工"),
    ("high_risk", 10, "矿山、危险化学品、烟花爆竹、金属冶炼等填“是”"),
    ("key_place", 12, "消防救援机构确定并公告的消防安全重点单位填“是”"),
    ("town", 16, "例如：叶村乡"),
    ("village", 16, "例如：横坑村"),
    ("org_code", 16, "12 位统计用区划代码。不清楚可以不填"),
    ("start", 13, "写成 2026-03-01"),
    ("end", 13, "证书到期或离任日期，写成 2029-02-28；长期有效写“长期”"),
    ("education", 10, "例如：初中"),
    ("note", 20, ""),
)
_LISTS: dict[Field, list[str]] = {
    "id_kind": [name for kind, name in KIND_NAMES.items() if kind != "resident-id-15"],
    "category": list(PERSON_CLASS_NAMES.values()),
    "high_risk": ["是", "否"],
    "key_place": ["是", "否"],
}
_STRICT: frozenset[Field] = frozenset(["id_kind", "high_risk", "key_place"])
_DATES: frozenset[Field] = frozenset(["start", "end"])
SHEET = "人员名册"


def write_roster_template(target: Path) -> None:
    """Write the template as .xlsx; `read_roster` reads it back without a problem."""
    with written_beside(target) as part, xlsxwriter.Workbook(str(part), WORKBOOK_OPTIONS) as book:
        styles = {
            "required": book.add_format({"bold": True, "bg_color": "#FCE4D6", "border": 1, "text_wrap": True}),
            "heading": book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True}),
            "text": book.add_format({"num_format": "@"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
            "title": book.add_format({"bold": True, "font_size": 14}),
        }
        _write_roster(book.add_worksheet(SHEET), styles)
        _write_notes(book.add_worksheet("填写说明"), styles)


def _write_roster(sheet: Any, styles: dict[str, Any]) -> None:
    sheet.freeze_panes(1, 2)
    sheet.set_row(0, 24)
    for index, (name, width, _) in enumerate(_COLUMNS):
        sheet.set_column(index, index, width, styles["date" if name in _DATES else "text"])
        write_text(sheet, 0, index, FIELD_TITLES[name], styles["required" if name in REQUIRED else "heading"])
        if name in _LISTS:
            rule: dict[str, Any] = {"validate": "list", "source": _LISTS[name]}
            if name not in _STRICT:
                rule["error_type"] = "information"
                rule["show_error"] = False
            rule |= {"error_title": "请从选项中选择", "error_message": "点击单元格右边的箭头选择"}
            sheet.data_validation(1, index, ROWS, index, rule)


def _write_notes(sheet: Any, styles: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 20, styles["wrap"])
    sheet.set_column(1, 1, 90, styles["wrap"])
    write_text(sheet, 0, 0, "怎样填写", styles["title"])
    general = (
        "一行写一个人。橙色的列必须填写，其他列可以留空，也可以删除。",
        "列的顺序可以调整，列名请不要改。",
        "同一个人有几个岗位时，可以写成几行，身份证号和姓名相同就会合并成一个人。",
        "导入前会先检查，有问题的行会标注原因退回，不影响其他人。",
    )
    for number, text in enumerate(general, start=1):
        write_text(sheet, number, 1, text, styles["wrap"])
    for number, (name, _, note) in enumerate(_COLUMNS, start=len(general) + 2):
        write_text(sheet, number, 0, FIELD_TITLES[name], styles["wrap"])
        write_text(sheet, number, 1, note, styles["wrap"])
