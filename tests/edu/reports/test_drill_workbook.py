from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from edu.domain.drills.run_log import inject_records, log_lines
from edu.domain.drills.scenario import PARTS
from edu.domain.drills.scoring import WEIGHTS
from edu.reports.drill_workbook import write_drill_workbook
from tests.edu.reports.drill_paper import make_assessment, make_message, make_paper, make_result

SHEETS = ["得分", "事件", "消息单", "席位", "改进项", "评估记录"]


@pytest.fixture
def book(tmp_path: Path) -> Any:
    write_drill_workbook(make_paper(), tmp_path / "book.xlsx")
    return openpyxl.load_workbook(tmp_path / "book.xlsx")


def rows(sheet: Any) -> list[dict[str, Any]]:
    heads, *found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    return [dict(zip(heads, row, strict=True)) for row in found]


def test_the_points_add_up_to_the_result(book: Any) -> None:
    result = make_result()
    found = rows(book["得分"])
    lines = [row for row in found if row["评分项"]]
    assert len(lines) == len(result.lines)
    total, whole = 0.0, 0
    for part, (earned, of) in result.result.parts.items():
        mine = [row for row in lines if row["类别"] == PARTS[part]]
        assert sum(row["得分"] for row in mine) == pytest.approx(earned / 100)
        assert sum(row["满分"] for row in mine) == pytest.approx(of / 100)
        total += earned / of * WEIGHTS[part]
        whole += WEIGHTS[part]
    assert total * 100 / whole == pytest.approx(result.result.before_cap / 100, abs=0.02)
    parts = [row for row in found if row["目标"] == "折算到百分制"]
    assert [row["满分"] for row in parts] == list(WEIGHTS.values())
    assert sum(row["得分"] for row in parts) == pytest.approx(round(result.result.before_cap / 100, 1))
    assert [(row["目标"], row["得分"]) for row in found[-2:]] == [
        ("封顶前总分", result.result.before_cap / 100),
        ("总分", result.result.total / 100),
    ]


def test_a_point_says_where_it_comes_from(book: Any) -> None:
    result = make_result()
    for row, line in zip(rows(book["得分"]), result.lines, strict=False):
        assert (row["依据事件"], row["改分事件"] or "") == (line.event, line.override_event)
    (changed,) = [row for row in rows(book["得分"]) if row["是否改分"] == "是"]
    assert (changed["自动得分"], changed["得分"], changed["改分理由"]) == (5, 3, "录像证明")
    assert changed["依据条文"] == "《能力意见》第 2 点"


def test_every_input_and_every_message_stands_in_order(book: Any) -> None:
    result = make_result()
    found = rows(book["事件"])
    assert [row["内容"] for row in found] == [line.text for line in log_lines(result)]
    assert [row["序号"] for row in found] == list(range(1, len(result.inputs) + len(result.news) + 1))
    assert [row["第几分钟"] for row in found] == sorted(row["第几分钟"] for row in found)
    assert {row["依据事件"] for row in found if row["来源"] == "输入"} == {line.event for line in result.inputs}


def test_a_decision_stands_between_its_question_and_what_came_of_it(book: Any) -> None:
    found = [(row["来源"], row["类别"]) for row in rows(book["事件"])]
    at = [number for number, row in enumerate(found) if row == ("输入", "作出决定")]
    assert at
    assert all(found[number + 1] == ("推演", "决定") for number in at)
    assert found.index(("推演", "决策出现")) < at[0]


def test_the_list_of_messages_says_what_came_and_when(book: Any) -> None:
    found = rows(book["消息单"])
    assert [(row["内容"], row["是否出现"], row["出现时间"]) for row in found] == [
        (one.text, one.how, one.clock or None) for one in inject_records(make_result())
    ]
    assert {row["是否出现"] for row in found} == {"自动到达", "培训员加注"}
    early = inject_records(make_result({}, until=1, reason=""))
    assert {(one.how, one.clock) for one in early} == {("没有出现", "")}
    assert {one.plan for one in early} == {"第 3 分钟，前后 1 分钟", "达到条件时", "双盲抽取：双盲"}


def test_what_somebody_wrote_never_becomes_a_formula(book: Any) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "=2+3 多备手电" in {cell.value for cell in cells}
    assert "时间：=1+1" in {cell.value for cell in cells}


def test_a_day_is_a_day_and_a_number_a_number(book: Any) -> None:
    due = rows(book["改进项"])[0]["完成期限"]
    assert due.date() == date(2026, 11, 1)
    assert all(isinstance(row["满分"], int | float) for row in rows(book["得分"]))


def test_every_sheet_is_ready_to_print_and_says_drill(book: Any) -> None:
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet["A1"].value.startswith("【演练】小山洪")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")


def test_an_empty_sheet_says_so(tmp_path: Path) -> None:
    write_drill_workbook(
        make_paper(make_result({}, words={}, reason="", until=1, improvements=())), tmp_path / "b.xlsx"
    )
    assert openpyxl.load_workbook(tmp_path / "b.xlsx")["改进项"]["A4"].value == "没有记录。"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    write_drill_workbook(make_paper(), tmp_path / "book.xlsx")
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "book.xlsx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")


def test_marks_by_a_profile_have_a_sheet_of_their_own(tmp_path: Path) -> None:
    write_drill_workbook(make_paper(make_result(assessment=make_assessment())), tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    assert book.sheetnames == [*SHEETS, "评估表"]
    whole, who, loop, pending, more = rows(book["评估表"])
    assert (whole["评价"], whole["得分率"]) == ("差", "56.2%")
    assert (who["评价"], who["得分率"], who["权重"], who["记录"]) == ("优、差", "50.0%", 3, "=1+1 没点名")
    assert (loop["来源"], pending["来源"], pending["评价"], pending["得分率"]) == ("自拟", "待补", "待补", None)
    assert "待补" in more["指标"]
    assert not any(cell.data_type == "f" for row in book["评估表"].iter_rows() for cell in row)


def test_what_the_trainer_made_up_stands_in_both_lists_in_its_place(tmp_path: Path) -> None:
    messages = (make_message(), make_message(number=2, tick=10, after=3, role="", public=False, sender="", text="报数"))
    write_drill_workbook(make_paper(make_result(messages=messages)), tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    first, second = [row for row in rows(book["消息单"]) if row["计划"] == "临时加注"]
    assert (first["发给"], first["渠道"], first["内容"], first["是否出现"], first["第几分钟"]) == (
        "值班员（投影显示）", "县防指来电", "=1+1 二十分钟内报人数", "培训员加注", 9,
    )  # fmt: skip
    assert (second["发给"], second["渠道"], second["内容"]) == ("所有席位", "临时消息", "报数")
    minutes = [row["第几分钟"] for row in rows(book["消息单"]) if row["第几分钟"] is not None]
    assert minutes == sorted(minutes)
    events = rows(book["事件"])
    assert [row["第几分钟"] for row in events] == sorted(row["第几分钟"] for row in events)
    said = [row for row in events if row["类别"] == "临时加注"]
    assert [row["内容"] for row in said] == ["县防指来电：=1+1 二十分钟内报人数", "临时消息：报数"]
    assert [row["依据事件"] for row in said] == [one.event for one in messages]
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
