"""A topic's review sheet: a list a kind with room for a verdict and a word, and a page to sign.

An item higher than Excel draws a row (a lesson) stands in several rows, whose other columns are merged: one verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import xlsxwriter

from edu.domain.review_sheets import (
    ABOUT,
    DAY,
    HEADINGS,
    HOW,
    NOTE_COLUMN,
    REVIEWER,
    STATUS_NAMES,
    TEXT_COLUMN,
    TITLE,
    TOPIC,
    VERDICT_COLUMN,
)
from edu.domain.reviews import KIND_NAMES, KINDS, VERDICT_NAMES
from edu.reports.beside import written_beside
from edu.reports.cells import WORKBOOK_OPTIONS, write_text
from edu.reports.statistics_styles import Styles, set_up_print
from edu.reports.tall_rows import LINE, MOST_LINES, line_count, pieces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from edu.domain.reviews import KeptFinding, ReviewItem
    from edu.domain.topics import Topic

_INPUT = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#BFBFBF", "bg_color": "#FFF8E1"}
"""Cells for the reviewer."""
_WIDTHS = (20, 70, 34, 14, 10, 34, 18)


def write_review_workbook(topic: Topic, items: Sequence[ReviewItem], words: Sequence[KeptFinding], path: Path) -> None:
    """`words` are the findings there are of these items: they stand in their cells, to be confirmed or changed."""
    said = {one.finding.key: one.finding for one in words}
    with written_beside(path) as part, xlsxwriter.Workbook(str(part), WORKBOOK_OPTIONS) as book:
        styles = Styles(book)
        empty = book.add_format(_INPUT)
        _about(book.add_worksheet(ABOUT), topic, styles, empty)
        for kind in KINDS:
            rows = [item for item in items if item.kind == kind]
            if not rows:
                continue
            sheet = book.add_worksheet(KIND_NAMES[kind])
            set_up_print(sheet, header_rows=(0, 0))
            sheet.freeze_panes(1, 1)
            for column, heading in enumerate(HEADINGS):
                sheet.set_column(column, column, _WIDTHS[column])
                write_text(sheet, 0, column, heading, styles["heading"])
            end = 1
            for item in rows:
                finding = said.get(item.key)
                verdict = VERDICT_NAMES[finding.verdict] if finding else ""
                note = finding.note if finding else ""
                status = STATUS_NAMES.get(item.status, item.status)
                end += _item(
                    sheet, end, (item.id, item.text, item.grounds, status, verdict, note, item.version), styles, empty
                )
            choice = {
                "validate": "list", "source": list(VERDICT_NAMES.values()),
                "error_title": "请从选项中选择", "error_message": "点击单元格右边的箭头选择",
            }  # fmt: skip
            sheet.data_validation(1, VERDICT_COLUMN, end - 1, VERDICT_COLUMN, choice)


def _item(sheet: Any, top: int, cells: Sequence[str], styles: Styles, empty: Any) -> int:
    """How many rows it took."""
    parts = list(pieces(cells[TEXT_COLUMN], _WIDTHS[TEXT_COLUMN]))
    heights = [line_count(part, _WIDTHS[TEXT_COLUMN]) for part in parts]
    lacking = max(line_count(text, width) for text, width in zip(cells, _WIDTHS, strict=True)) - sum(heights)
    while lacking > 0:  # another column is the highest
        room = MOST_LINES - heights[-1]
        heights[-1] += min(lacking, room)
        lacking -= room
        if lacking > 0:
            parts.append("")
            heights.append(0)
    for at, (part, lines) in enumerate(zip(parts, heights, strict=True)):
        sheet.set_row(top + at, lines * LINE + 2)
        write_text(sheet, top + at, TEXT_COLUMN, part, styles["long"])
    for column, text in enumerate(cells):
        if column == TEXT_COLUMN:
            continue
        style = empty if column in (VERDICT_COLUMN, NOTE_COLUMN) else styles["long"]
        if len(parts) > 1:
            sheet.merge_range(top, column, top + len(parts) - 1, column, "", style)
        write_text(sheet, top, column, text, style)
    return len(parts)


def _about(sheet: Any, topic: Topic, styles: Styles, empty: Any) -> None:
    set_up_print(sheet, header_rows=(0, 0))
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 80)
    write_text(sheet, 0, 0, TOPIC, styles["heading"])
    write_text(sheet, 0, 1, topic.id, styles["long"])
    write_text(sheet, 1, 0, TITLE, styles["heading"])
    write_text(sheet, 1, 1, topic.title, styles["long"])
    for row, label in ((2, REVIEWER), (3, DAY)):
        write_text(sheet, row, 0, label, styles["heading"])
        write_text(sheet, row, 1, "", empty)
    for row, text in enumerate(HOW, 5):
        write_text(sheet, row, 1, text, styles["note"])
