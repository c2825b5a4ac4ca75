"""The two summary sheets: a line for each township or village, the total, and the lines for names and the seal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from edu.domain.figure_definitions import FIGURES, Figure
from edu.domain.obligations.rules import CreditHour
from edu.domain.statistics import StatisticsBook, SummaryRow
from edu.reports.cells import plain_text, write_text
from edu.reports.statistics_styles import Style, Styles, set_up_print, shown_width

BAND, HEADER, FIRST = 2, 3, 4
"""Rows (from 0) of group names, of titles, and of the first unit."""
LEADING = 3
SIGNATURES = "填报人：__________    审核人：__________    填报日期：______年____月____日    （盖章）"


def table_figures(table: int) -> tuple[Figure, ...]:
    return tuple(figure for figure in FIGURES if figure.table == table)


def write_summary(sheet: Any, styles: Styles, book: StatisticsBook, table: int, title: str, subtitle: str) -> None:
    figures = table_figures(table)
    last = LEADING + len(figures) - 1
    _set_columns(sheet, book, figures)
    set_up_print(sheet, header_rows=(0, HEADER))
    sheet.set_row(0, 30)
    sheet.merge_range(0, 0, 0, last, plain_text(title), styles["title"])
    sheet.set_row(1, 18)
    write_text(sheet, 1, 0, subtitle, styles["subtitle"])
    _write_band(sheet, styles, figures)
    _write_titles(sheet, styles, book, figures)
    for number, row in enumerate(book.rows, start=1):
        at = FIRST + number - 1
        sheet.set_row(at, 19)
        sheet.write_number(at, 0, number, styles["number"])
        _write_line(sheet, styles, at, row, figures, book.credit, total=False)
    end = FIRST + len(book.rows)
    sheet.set_row(end, 19)
    write_text(sheet, end, 0, "", styles["total_text"])
    _write_line(sheet, styles, end, book.total, figures, book.credit, total=True)
    sheet.autofilter(HEADER, 0, max(FIRST, end - 1), last)
    sheet.freeze_panes(FIRST, LEADING)
    sheet.set_row(end + 1, 18)
    write_text(sheet, end + 1, 0, NOTE, styles["note"])
    sheet.set_row(end + 3, 22)
    write_text(sheet, end + 3, 0, SIGNATURES, styles["line"])


NOTE = "说明：合计按人去重，同一人在几个单位任职时只计一次，可能小于各行之和；每个数字的口径见“说明”表。"


def cell_of(row: SummaryRow, figure: Figure, unit: int) -> float | int | None:
    """What a cell holds; None stays empty (a share of nobody)."""
    if figure.unit == "share":
        return row.share(figure.key, figure.of).value
    count = row.count(figure.key)
    return round(count / unit, 1) if figure.unit == "hours" else count


def unit_of(credit: CreditHour, figure: Figure) -> int:
    """Minutes of one 学时 on the scale of the figure."""
    return credit.online_minutes if figure.key == "online_minutes" else credit.offline_minutes


def _write_band(sheet: Any, styles: Styles, figures: Sequence[Figure]) -> None:
    sheet.set_row(BAND, 20)
    sheet.merge_range(BAND, 0, BAND, LEADING - 1, "单位", styles["band"])
    column = LEADING
    for group, members in groupby(figures, key=lambda figure: figure.group):
        size = len(list(members))
        if size == 1:
            write_text(sheet, BAND, column, group, styles["band"])
        else:
            sheet.merge_range(BAND, column, BAND, column + size - 1, group, styles["band"])
        column += size


def _write_titles(sheet: Any, styles: Styles, book: StatisticsBook, figures: Sequence[Figure]) -> None:
    sheet.set_row(HEADER, 38)
    for column, text in enumerate(("序号", book.rows_are, "区划代码")):
        write_text(sheet, HEADER, column, text, styles["heading"])
    for column, figure in enumerate(figures, start=LEADING):
        write_text(sheet, HEADER, column, figure.title, styles["heading"])


def _write_line(
    sheet: Any,
    styles: Styles,
    at: int,
    row: SummaryRow,
    figures: Sequence[Figure],
    credit: CreditHour,
    *,
    total: bool,
) -> None:
    write_text(sheet, at, 1, row.name, styles["total_text" if total else "text"])
    write_text(sheet, at, 2, row.code, styles["total_text" if total else "text"])
    for column, figure in enumerate(figures, start=LEADING):
        style = styles[_style(figure, total=total)]
        value = cell_of(row, figure, unit_of(credit, figure))
        if value is None:
            sheet.write_blank(at, column, None, style)
        else:
            sheet.write_number(at, column, value, style)


def _style(figure: Figure, *, total: bool) -> Style:
    if figure.unit == "share":
        return "total_share" if total else "share"
    if figure.unit == "hours":
        return "total_hours" if total else "hours"
    return "total_count" if total else "count"


def _set_columns(sheet: Any, book: StatisticsBook, figures: Sequence[Figure]) -> None:
    """Wide enough for the largest number (the total's) and for half of the title, which wraps."""
    sheet.set_column(0, 0, 6)
    longest = max((shown_width(row.name) for row in book.rows), default=8)
    sheet.set_column(1, 1, min(max(longest + 2, 12), 30))
    sheet.set_column(2, 2, 14)
    for column, figure in enumerate(figures, start=LEADING):
        shown = f"{book.total.count(figure.key):,}"
        digits = 6 if figure.unit == "share" else len(shown) + (2 if figure.unit == "hours" else 1)
        sheet.set_column(column, column, max(digits + 1.5, shown_width(figure.title) / 2 + 2, 5.7))
