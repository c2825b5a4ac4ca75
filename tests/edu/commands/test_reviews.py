"""`reviews sheet`, `take` and `list` over a real data folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from edu.bootstrap import build
from edu.commands import run
from edu.commands.data_folder import OPERATOR
from edu.domain.events.reviews import ContentReviewed
from edu.services.review_items import review_items
from edu.system.paths import Paths

Said = pytest.CaptureFixture[str]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Set up by another command or the window: a sheet that comes back never sets one up."""
    monkeypatch.setenv("YINGZHI_SECRETS", str(tmp_path / "secrets"))
    services = build(Paths(data=tmp_path / "data"))
    services.recovery.confirm()
    services.close()
    return tmp_path / "data"


def reviews(office: Path, *words: str) -> int:
    return run("reviews", [*words, "--data", str(office), "--json"])


def told(capsys: Said) -> Any:
    return json.loads(capsys.readouterr().out)


def filled(path: Path, fill: Callable[[Any, int], None], *, reviewer: str | None = "李工") -> Path:
    book = openpyxl.load_workbook(path)
    book["说明"]["B3"], book["说明"]["B4"] = reviewer, "2026-11-20"
    for sheet in book.worksheets[1:]:
        for row in range(2, sheet.max_row + 1):
            if sheet.cell(row, 1).value:  # else the text of the item above goes on
                fill(sheet, row)
    book.save(path)
    return path


def right(sheet: Any, row: int) -> None:
    sheet.cell(row, 5, "正确")


def test_a_sheet_goes_out_comes_back_and_stands_in_the_list(office: Path, tmp_path: Path, capsys: Said) -> None:
    path = tmp_path / "T05.xlsx"
    assert reviews(office, "sheet", "T05", str(path)) == 0
    items = told(capsys)["items"]
    assert items > 30

    assert reviews(office, "take", str(filled(path, right))) == 0
    assert told(capsys) == {"taken": items, "problems": []}

    assert reviews(office, "list") == 0
    listed = {one["topic"]: one for one in told(capsys)["topics"]}
    assert listed["T05"]["signed"]
    assert listed["T05"]["right"] == items
    assert not listed["T06"]["signed"]
    assert listed["T06"]["open"] == listed["T06"]["items"]


def test_a_sheet_with_mistakes_is_one_and_nothing_is_kept(office: Path, tmp_path: Path, capsys: Said) -> None:
    path = tmp_path / "T05.xlsx"
    reviews(office, "sheet", "T05", str(path))
    capsys.readouterr()

    assert reviews(office, "take", str(filled(path, right, reviewer=None))) == 1
    said = told(capsys)
    assert said["taken"] == 0
    assert ["审核人" in one["message"] for one in said["problems"]] == [True]

    assert reviews(office, "list") == 0
    assert not any(one["signed"] or one["right"] for one in told(capsys)["topics"])


def test_of_a_sheet_that_came_too_late_every_stale_line_is_named(office: Path, tmp_path: Path, capsys: Said) -> None:
    """Nothing is left to keep: the refusal alone would not say which lines, and why."""
    path = tmp_path / "T05.xlsx"
    reviews(office, "sheet", "T05", str(path))
    items = told(capsys)["items"]

    def older(sheet: Any, row: int) -> None:
        right(sheet, row)
        sheet.cell(row, 7, "0123456789abcdef")

    assert reviews(office, "take", str(filled(path, older))) == 1
    said = told(capsys)
    assert "没有可以登记" in said["error"]
    assert len(said["problems"]) == items
    assert all("改过了" in one["message"] for one in said["problems"])


def test_the_list_says_why_what_was_signed_is_open_again(office: Path, capsys: Said) -> None:
    services = build(Paths(data=office))
    item = next(one for one in review_items(services.library, "T05") if one.kind == "question" and "-" in one.version)
    key = f"question|{item.id}|{item.version.partition('-')[0]}-{'0' * 16}"
    with services.database.writing(OPERATOR) as work:
        work.append(ContentReviewed(topic="T05", on="2026-11-20", found={key: "right"}), "aa" * 16)
        work.commit()
    services.close()

    assert reviews(office, "list") == 0
    listed = {one["topic"]: one for one in told(capsys)["topics"]}
    assert listed["T05"]["reopened"] == [{"kind": "question", "id": item.id, "change": "pictures"}]
    assert listed["T05"]["right"] == 0

    assert run("reviews", ["list", "--data", str(office)]) == 0
    (line,) = [one for one in capsys.readouterr().out.splitlines() if one.startswith("T05 ")]
    assert line.endswith("（其中要重审：图已改 1）")


def test_a_topic_that_there_is_not_is_refused(office: Path, tmp_path: Path, capsys: Said) -> None:
    assert reviews(office, "sheet", "T99", str(tmp_path / "x.xlsx")) == 1
    assert "T99" in told(capsys)["error"]
    assert not (tmp_path / "x.xlsx").exists()
