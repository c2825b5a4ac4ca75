"""A review sheet shows all that is to be signed: no text is cut off by its row, however long the item is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from edu.domain.review_sheets import HEADINGS, TEXT_COLUMN
from edu.domain.reviews import KIND_NAMES, Finding, KeptFinding, ReviewItem
from edu.domain.topics import Topic
from edu.packs.review_sheet import read_review_sheet
from edu.reports.review_workbook import write_review_workbook
from edu.reports.statistics_styles import shown_width
from edu.reports.tall_rows import LINE, MOST_LINES, line_count, pieces
from edu.services.review_items import review_items
from tests.stores import shipped_library

HIGHEST = 409
"""Points; Excel draws no row higher."""
TOPIC = Topic(id="T03", group="fire", folder="fire-facilities", title="消防设施", posts={}, places=())


def rows_of(sheet: Any) -> list[list[int]]:
    """The rows (from 1) of each item."""
    found: list[list[int]] = []
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, 1).value:
            found.append([])
        found[-1].append(row)
    return found


def room_of(sheet: Any, row: int) -> float:
    """Lines that the row has room for, by the least that a line of the type takes: 13.5 points."""
    return float(sheet.row_dimensions[row].height / 13.5)


@pytest.mark.parametrize("name", ["T03", "T05", "T40"])
def test_every_word_has_room_in_its_row(name: str, tmp_path: Path) -> None:
    items = review_items(shipped_library(), name)
    write_review_workbook(TOPIC, items, [], tmp_path / "sheet.xlsx")
    book = openpyxl.load_workbook(tmp_path / "sheet.xlsx")

    for kind, title in KIND_NAMES.items():
        wanted = [item for item in items if item.kind == kind]
        if not wanted:
            continue
        sheet = book[title]
        assert len(rows_of(sheet)) == len(wanted)
        for item, rows in zip(wanted, rows_of(sheet), strict=True):
            texts = [sheet.cell(row, TEXT_COLUMN + 1).value or "" for row in rows]
            assert "".join("\n".join(texts).split()) == "".join(item.text.split())
            for row, text in zip(rows, texts, strict=True):
                assert sheet.row_dimensions[row].height <= HIGHEST
                assert least_lines(text, 70) <= room_of(sheet, row), (item.id, row)
            assert least_lines(item.grounds, 34) <= sum(room_of(sheet, row) for row in rows), item.id


def least_lines(text: str, width: int) -> int:
    return sum(max(1, -(-shown_width(line) // width)) for line in text.split("\n"))


def test_a_lesson_in_several_rows_is_one_item_with_one_verdict(tmp_path: Path) -> None:
    text = "\n".join(f"第 {at} 行" for at in range(90))
    long = ReviewItem(kind="lesson", id="fire/call", version="a" * 16, text=text,
                      grounds="消防法", status="")  # fmt: skip
    short = ReviewItem(kind="lesson", id="fire/go", version="b" * 16, text="走", grounds="消防法" * 400, status="")
    before = KeptFinding(finding=Finding(kind="lesson", id=long.id, version=long.version, verdict="right"),
                         reviewer="李工", on=date(2026, 11, 1), at_ms=0)  # fmt: skip
    path = tmp_path / "sheet.xlsx"
    write_review_workbook(TOPIC, [long, short], [before], path)
    book = openpyxl.load_workbook(path)
    parts = rows_of(book["课文"])
    assert [len(rows) > 1 for rows in parts] == [True, True]
    book["说明"]["B3"], book["说明"]["B4"] = "王工", "2026-11-20"
    book["课文"].cell(parts[1][0], HEADINGS.index("结论") + 1, "正确")
    book.save(path)

    sheet, problems = read_review_sheet(path)

    assert problems == ()
    assert sheet is not None
    assert [(one.id, one.verdict) for one in sheet.findings] == [("fire/call", "right"), ("fire/go", "right")]


def test_a_text_is_parted_where_lines_end_and_a_line_higher_than_a_row_is_cut() -> None:
    text = "\n".join(["短"] * 40 + ["长" * 5000] + ["尾"])
    parts = list(pieces(text, 70))
    assert "".join(parts).replace("\n", "") == text.replace("\n", "")
    assert all(line_count(part, 70) <= MOST_LINES for part in parts)
    assert parts[0] == "\n".join(["短"] * MOST_LINES)
    assert MOST_LINES * LINE <= HIGHEST
    assert list(pieces("", 70)) == [""]
