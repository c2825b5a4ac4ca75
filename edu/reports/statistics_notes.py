"""The sheet of definitions: every column of every other sheet, what it means and which events it is counted from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edu.domain.column_definitions import SHEETS
from edu.domain.columns import Column
from edu.domain.event_words import EVENT_WORDS
from edu.domain.figure_definitions import FIGURES
from edu.domain.statistics import StatisticsBook
from edu.reports.statistics_styles import Styles
from edu.reports.statistics_tables import Table

SHEET = "说明"
SUMMARIES = {1: "汇总", 2: "汇总续"}
COLUMNS = (
    Column("序号", "count", 6, ""),
    Column("表", "text", 14, ""),
    Column("列", "text", 32, ""),
    Column("口径", "long", 70, ""),
    Column("来源（事件种类）", "long", 62, ""),
)
_LEADING = (
    ("序号", "本表行号。"),
    ("单位名称", "乡镇（街道）或村（社区）；“本级”是不属于下级单位的部分，如未注明村的企业。"),
    ("区划代码", "12 位统计用区划代码；没有的留空。"),
)
_CHARTS = (
    ("每月学时", "在册人员每月线下、线上学时。", ("hours_credited", "hours_withdrawn")),
    ("每月培训班和演练", "按结束日期计的结班期数、按演练日期计的场次。", ("class_closed", "drill_recorded")),
    (
        "覆盖率",
        "六类应训人员已训合计 ÷ 应训合计；一人兼两类时在两类中各计一次。",
        ("post_assigned", "hours_credited"),
    ),
)
_GENERAL = (
    "统计截止日：本年为导出当天，往年为 12 月 31 日；日期均为北京时间。",
    "所有数字都由账本事件重新计算，不取手工填报数；人数与人次分开，覆盖率一律按人去重。",
    "姓名之外的个人信息只给出遮盖后的证件号。",
)


def write_notes(sheet: Any, styles: Styles, book: StatisticsBook, subtitle: str) -> None:
    table = Table(sheet, styles, COLUMNS, "统计口径说明", subtitle)
    for row in definition_rows(book):
        table.append(row)
    table.close()


def definition_rows(book: StatisticsBook) -> Iterator[tuple[str, str, str, str]]:
    """(sheet, column, definition, source)."""
    for text in _GENERAL:
        yield "全部", "总则", text, ""
    for number, name in SUMMARIES.items():
        for title, text in _LEADING:
            yield name, book.rows_are if title == "单位名称" else title, text, ""
        for figure in FIGURES:
            if figure.table == number:
                yield name, figure.name, figure.definition, event_text(figure.sources)
    for title, text, sources in _CHARTS:
        yield "图表", title, text, event_text(sources)
    for name, columns in SHEETS.items():
        for column in columns:
            yield name, column.title, column.definition, event_text(column.sources)
    for rule in book.untracked:
        yield "义务（单位）", rule.title, f"{rule.why}，这一条不作判断，请另行留存台账。", ""


def event_text(kinds: tuple[str, ...]) -> str:
    """`记入学时（hours_credited）、…`: the word for people, the kind for whoever counts it again in the ledger."""
    return "、".join(f"{EVENT_WORDS[kind]}（{kind}）" for kind in kinds)
