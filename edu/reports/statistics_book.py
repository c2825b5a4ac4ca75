"""The statistics workbook (.xlsx): figures, charts, and every line behind them, streamed with flat memory.

XlsxWriter's constant memory flushes each row as the next one begins: every sheet is written from top to bottom, and
no cell is merged over two rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from edu.domain.column_definitions import SHEETS
from edu.domain.statistics import DutyRow, StatisticsBook
from edu.reports import statistics_charts, statistics_notes
from edu.reports.beside import written_beside
from edu.reports.cells import plain_text
from edu.reports.row_sheet import RowSheet, RowWorkbook
from edu.reports.statistics_hall import write_hall
from edu.reports.statistics_rows import (
    class_cells,
    drill_cells,
    expiry_cells,
    person_cells,
    person_duty_cells,
    place_duty_cells,
)
from edu.reports.statistics_styles import Styles
from edu.reports.statistics_summary import write_summary
from edu.reports.statistics_tables import Table, fill


class StatisticsWorkbook:
    """Port: edu.services.ports.statistics.StatisticsWriter."""

    def write(self, book: StatisticsBook, path: Path) -> int:
        """Beside the target first, so that a failure leaves an older file as it was; gives the people listed."""
        with (
            written_beside(path) as part,
            TemporaryDirectory(prefix="yingzhi-", ignore_cleanup_errors=True) as folder,
        ):
            return _write(book, part, Path(folder))


def _write(book: StatisticsBook, path: Path, folder: Path) -> int:
    with RowWorkbook(path, folder) as workbook:
        _describe(workbook, book)
        styles = Styles(workbook)
        detailed = (*SHEETS, statistics_notes.SHEET)
        sheets = {name: workbook.add_worksheet(name) for name in ("汇总", "汇总续", statistics_charts.SHEET)}
        sheets |= {name: workbook.add_worksheet(name, RowSheet) for name in detailed}
        title, subtitle = _title(book), _subtitle(book)
        write_summary(sheets["汇总"], styles, book, 1, f"{title}汇总表", subtitle)
        write_summary(sheets["汇总续"], styles, book, 2, f"{title}汇总表（续）", subtitle)
        statistics_charts.write_charts(workbook, sheets[statistics_charts.SHEET], styles, book, f"{title}图表")
        tables = {
            name: Table(sheets[name], styles, columns, f"{title}（{name.rstrip('）').replace('（', '·')}）", subtitle)
            for name, columns in SHEETS.items()
        }
        people = _write_details(book, tables)
        _write_duties(book.duties(), tables)
        statistics_notes.write_notes(sheets[statistics_notes.SHEET], styles, book, subtitle)
        sheets["汇总"].activate()
    return people


def _write_details(book: StatisticsBook, tables: dict[str, Table]) -> int:
    fill(tables["班次"], (class_cells(row, book.credit) for row in book.classes()))
    people = fill(tables["人员"], (person_cells(row, book.credit) for row in book.people()))
    fill(tables["证书到期"], map(expiry_cells, book.expiries()))
    fill(tables["演练"], map(drill_cells, book.drills()))
    write_hall(book.hall(), tables)
    return people


def _write_duties(duties: Iterator[DutyRow], tables: dict[str, Table]) -> None:
    """Last, so that another process has had its time."""
    places, people = tables["义务（单位）"], tables["义务（人员）"]
    for duty in duties:
        if duty.subject_type == "person":
            people.append(person_duty_cells(duty))
        else:
            places.append(place_duty_cells(duty))
    places.close()
    people.close()


def _title(book: StatisticsBook) -> str:
    return plain_text(f"{book.org_name}{book.year}年安全培训统计")


def _subtitle(book: StatisticsBook) -> str:
    until = book.until
    made = f"编制单位：{book.organisation}    " if book.organisation else ""
    credit = book.credit
    unit = f"学时：线下 {credit.offline_minutes} 分钟、线上 {credit.online_minutes} 分钟为 1 学时"
    return f"{made}统计期间：{book.year}年1月1日至{until.month}月{until.day}日    {unit}"


def _describe(workbook: Any, book: StatisticsBook) -> None:
    """The book's day stands for the time of making: the same state of the ledger gives the same file."""
    made = datetime(book.until.year, book.until.month, book.until.day)  # noqa: DTZ001
    workbook.set_properties({"title": _title(book), "author": plain_text(book.organisation), "created": made})
