"""The sheet of charts: native ones, with the small table that they are drawn from below them."""

from __future__ import annotations

from typing import Any

import xlsxwriter

from edu.domain.obligations.rules import CreditHour
from edu.domain.statistics import GROUPS, MonthRow, Share, StatisticsBook, SummaryRow
from edu.reports.cells import plain_text, write_text
from edu.reports.statistics_styles import Styles, set_up_print

SHEET = "图表"
UNITS_SHOWN = 40
"""A bar chart of more units cannot be read; the table below has all of them."""
MONTHS = ("月份", "线下学时", "线上学时", "结班期数", "演练场次")
UNITS = ("单位", "应训", "已训", "覆盖率")
WIDTH, HEIGHT = 560, 300
_FONT = {"name": "宋体", "size": 9}
_BLUE, _GREEN, _AMBER = "#2F5F9E", "#4C9A6A", "#C98A1B"


def coverage_of(row: SummaryRow) -> Share:
    """The six groups together; who belongs to two of them counts in both."""
    return Share(
        part=sum(row.count(f"trained_{slug}") for slug in GROUPS),
        whole=sum(row.count(f"due_{slug}") for slug in GROUPS),
    )


def month_values(month: MonthRow, credit: CreditHour) -> tuple[float, float, int, int]:
    return (
        round(month.offline_minutes / credit.offline_minutes, 1),
        round(month.online_minutes / credit.online_minutes, 1),
        month.classes,
        month.drills,
    )


def write_charts(workbook: xlsxwriter.Workbook, sheet: Any, styles: Styles, book: StatisticsBook, title: str) -> None:
    shown = min(len(book.rows), UNITS_SHOWN)
    tall = max(220, 90 + 22 * shown)
    months_at = 2 + -(-(HEIGHT + tall + 60) // 20)
    units_at = months_at + 16
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 9, 14.5)
    set_up_print(sheet, header_rows=(0, 0))
    sheet.set_default_row(15)
    sheet.set_h_pagebreaks([months_at])
    sheet.set_row(0, 28)
    sheet.merge_range(0, 0, 0, 9, plain_text(title), styles["title"])
    _hours(workbook, sheet, book, months_at)
    _events(workbook, sheet, book, months_at)
    _coverage(workbook, sheet, book, units_at, shown, tall)
    _write_months(sheet, styles, book, months_at)
    _write_units(sheet, styles, book, units_at)


def _write_months(sheet: Any, styles: Styles, book: StatisticsBook, at: int) -> None:
    for column, text in enumerate(MONTHS):
        write_text(sheet, at, column, text, styles["heading"])
    for number, month in enumerate(book.months, start=1):
        offline, online, classes, drills = month_values(month, book.credit)
        write_text(sheet, at + number, 0, f"{month.month}月", styles["text"])
        sheet.write_number(at + number, 1, offline, styles["hours"])
        sheet.write_number(at + number, 2, online, styles["hours"])
        sheet.write_number(at + number, 3, classes, styles["count"])
        sheet.write_number(at + number, 4, drills, styles["count"])


def _write_units(sheet: Any, styles: Styles, book: StatisticsBook, at: int) -> None:
    for column, text in enumerate(UNITS):
        write_text(sheet, at, column, text, styles["heading"])
    for number, row in enumerate(book.rows, start=1):
        share = coverage_of(row)
        write_text(sheet, at + number, 0, row.name, styles["text"])
        sheet.write_number(at + number, 1, share.whole, styles["count"])
        sheet.write_number(at + number, 2, share.part, styles["count"])
        if share.value is None:
            sheet.write_blank(at + number, 3, None, styles["share"])
        else:
            sheet.write_number(at + number, 3, share.value, styles["share"])


def _hours(workbook: xlsxwriter.Workbook, sheet: Any, book: StatisticsBook, at: int) -> None:
    chart = workbook.add_chart({"type": "column", "subtype": "stacked"})
    values = [month_values(month, book.credit) for month in book.months]
    for column, colour in ((1, _BLUE), (2, _GREEN)):
        chart.add_series(_months_series(book, at, column, [row[column - 1] for row in values], colour))
    _dress(chart, "每月学时", "学时")
    sheet.insert_chart(2, 0, chart, {"object_position": 3, "description": "每月线下、线上学时柱形图"})


def _events(workbook: xlsxwriter.Workbook, sheet: Any, book: StatisticsBook, at: int) -> None:
    chart = workbook.add_chart({"type": "column"})
    values = [month_values(month, book.credit) for month in book.months]
    for column, colour in ((3, _BLUE), (4, _AMBER)):
        chart.add_series(_months_series(book, at, column, [row[column - 1] for row in values], colour))
    _dress(chart, "每月培训班和演练", "期（场）")
    chart.set_y_axis({"name": "期（场）", "name_font": _FONT, "num_font": _FONT, "num_format": "0", "min": 0,
                      "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})  # fmt: skip
    place = {"x_offset": WIDTH + 10, "object_position": 3, "description": "每月结班期数、演练场次柱形图"}
    sheet.insert_chart(2, 0, chart, place)


def _months_series(book: StatisticsBook, at: int, column: int, values: list[Any], colour: str) -> dict[str, Any]:
    return {
        "name": MONTHS[column],
        "categories": [SHEET, at + 1, 0, at + 12, 0],
        "values": [SHEET, at + 1, column, at + 12, column],
        "categories_data": [f"{month.month}月" for month in book.months],
        "values_data": values,
        "fill": {"color": colour},
        "gap": 60,
    }


def _coverage(workbook: xlsxwriter.Workbook, sheet: Any, book: StatisticsBook, at: int, shown: int, tall: int) -> None:
    if not shown:
        return
    chart = workbook.add_chart({"type": "bar"})
    shares = [coverage_of(row).value for row in book.rows[:shown]]
    chart.add_series(
        {
            "name": "覆盖率",
            "categories": [SHEET, at + 1, 0, at + shown, 0],
            "values": [SHEET, at + 1, 3, at + shown, 3],
            "categories_data": [plain_text(row.name) for row in book.rows[:shown]],
            "values_data": [share if share is not None else "" for share in shares],
            "fill": {"color": _BLUE},
            "gap": 50,
            "data_labels": {"value": True, "num_format": "0%", "font": _FONT},
        }
    )
    _dress(chart, f"各{book.rows_are}培训覆盖率（六类应训人员）", "")
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": _FONT})
    chart.set_x_axis(
        {"min": 0, "max": 1, "num_format": "0%", "num_font": _FONT,
         "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    )  # fmt: skip
    chart.set_size({"width": 2 * WIDTH + 10, "height": tall})
    place = {"y_offset": HEIGHT + 12, "object_position": 3, "description": "各单位培训覆盖率条形图"}
    sheet.insert_chart(2, 0, chart, place)


def _dress(chart: Any, title: str, unit: str) -> None:
    chart.set_title({"name": title, "name_font": {"name": "宋体", "size": 12, "bold": True}, "overlay": False})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_x_axis({"num_font": _FONT})
    chart.set_y_axis({"name": unit, "name_font": _FONT, "num_font": _FONT, "num_format": "#,##0", "min": 0,
                      "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})  # fmt: skip
