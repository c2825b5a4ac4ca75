"""内容审核 with real clicks: a topic's sheet goes out, comes back signed, and its learner is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QLabel

from edu.domain.problems import Problem
from edu.domain.reviews import Change, Finding, KeptFinding, Reopened, TopicReview
from tests.ui.screens.manager.office import Office, screen, sheet
from ui.screens.manager.reviews.screen import ReviewsScreen
from ui.widgets import FormSheet, PlainLabel

TOPIC = "T05"


def page(office: Office) -> ReviewsScreen:
    shown = screen(office.open("manager.reviews"), ReviewsScreen)
    office.qtbot.waitUntil(lambda: bool(shown.table.rows))
    return shown


def choose(shown: ReviewsScreen) -> None:
    shown.table.select([row.review.topic for row in shown.table.rows].index(TOPIC))


def exported(office: Office, shown: ReviewsScreen, folder: Path) -> Path:
    path = folder / "sheet.xlsx"
    office.files.ready = [path]
    choose(shown)
    shown.export.click()
    office.qtbot.waitUntil(path.exists, timeout=20_000)
    return path


def filled(path: Path, verdict: str, *, reviewer: str = "李工") -> None:
    book = openpyxl.load_workbook(path)
    book["说明"]["B3"], book["说明"]["B4"] = reviewer, "2026-11-20"
    for one in book.worksheets[1:]:
        for row in range(2, one.max_row + 1):
            if one.cell(row, 1).value:  # else the text of the item above goes on
                one.cell(row, 5, verdict)
    book.save(path)


def test_a_sheet_goes_out_and_comes_back_and_the_topic_is_signed(office: Office, tmp_path: Path) -> None:
    shown = page(office)
    path = exported(office, shown, tmp_path)
    filled(path, "正确")
    office.files.ready = [path]
    shown.take.click()
    office.qtbot.waitUntil(lambda: hasattr(shown, "sheet"), timeout=30_000)
    sheet(office.windows[-1], FormSheet).yes.click()
    office.qtbot.waitUntil(lambda: any(row.chip[1] == "已审" for row in shown.table.rows), timeout=20_000)

    (row,) = [row for row in shown.table.rows if row.review.topic == TOPIC]
    assert (row.chip, row.reviewers, row.last) == (("met", "已审"), "李工", "2026-11-20")
    assert "已审 1 个" in shown.caption.text()


def test_many_objections_and_many_problems_stay_readable(office: Office) -> None:
    shown = page(office)
    items = [f"fire-escape/q{at}" for at in range(60)]
    findings = [Finding(kind="question", id=one, version="v", verdict="wrong", note="意见" * 200) for one in items]
    kept = tuple(KeptFinding(finding=one, reviewer="李工", on=date(2026, 11, 20), at_ms=0) for one in findings)
    shown._show(
        (TopicReview(topic="T01", title="逃生", items=60, right=0, notes=kept, reviewers=("李工",), last=None),)
    )
    shown.table.select(0)
    wrong = Problem(code="review", message="日期看不懂。", remedy="写成 2026-12-01。", sheet="说明", row=4)
    shown._read(Path("长名" * 40 + ".xlsx"), None, (wrong,) * 40)
    office.settle()

    for label in [*shown.notes.findChildren(PlainLabel), *shown.faults.findChildren(PlainLabel)]:
        assert label.height() >= label.heightForWidth(label.width()), label.text()[:20]
    assert shown.table.height() > shown.table.fontMetrics().lineSpacing() * 4


def test_what_was_signed_and_changed_since_is_named_with_the_reason(office: Office) -> None:
    shown = page(office)

    def again(at: int, change: Change) -> Reopened:
        finding = Finding(kind="question", id=f"gas-co/q{at}", version="v", verdict="right")
        return Reopened(
            kept=KeptFinding(finding=finding, reviewer="李工", on=date(2026, 11, 20), at_ms=0), change=change
        )

    reopened = (again(0, "pictures"), again(1, "unseen"), *(again(at, "words") for at in range(2, 40)))
    shown._show(
        (TopicReview(topic="T05", title="燃气", items=90, right=50, notes=(), reviewers=("李工",), last=None,
                     reopened=reopened),)
    )  # fmt: skip
    shown.table.select(0)
    office.settle()

    said = [label.text() for label in shown.notes.findChildren(PlainLabel) if label.isVisible()]
    assert said[:2] == [
        "题目 gas-co/q0：未审，图已改", "上次的结论是“正确”（李工，2026-11-20），导出新的审核表再审。",
    ]  # fmt: skip
    assert "题目 gas-co/q1：未审，上次没有连图一起审" in said
    assert said[-2:] == ["还有 10 条要重审", "一共：内容已改 38、图已改 1、上次没有连图一起审 1。"]


def test_a_second_press_keeps_the_sheet_once(office: Office, tmp_path: Path) -> None:
    shown = page(office)
    path = exported(office, shown, tmp_path)
    filled(path, "正确")
    office.files.ready = [path]
    shown.take.click()
    office.qtbot.waitUntil(lambda: hasattr(shown, "sheet"), timeout=30_000)
    form = sheet(office.windows[-1], FormSheet)
    form.yes.click()
    form.yes.click()
    office.qtbot.waitUntil(lambda: any(row.chip[1] == "已审" for row in shown.table.rows), timeout=20_000)

    with office.bench.store.reading() as view:
        kept = view.reviews.findings()
    assert len(kept) == len({one.finding.key for one in kept})


def test_a_sheet_with_mistakes_is_not_kept_and_all_of_them_are_said(office: Office, tmp_path: Path) -> None:
    shown = page(office)
    path = exported(office, shown, tmp_path)
    filled(path, "还行", reviewer="")
    office.files.ready = [path]
    shown.take.click()
    office.qtbot.waitUntil(lambda: hasattr(shown, "faults"), timeout=30_000)

    said = "".join(label.text() for label in shown.faults.findChildren(QLabel))
    assert "处要改" in said
    assert "没有填写“审核人”" in said
    assert "还行" in said
    assert all(row.review.right == 0 for row in shown.table.rows)


def test_before_a_topic_is_chosen_the_page_says_what_to_do(office: Office) -> None:
    shown = page(office)

    def said() -> list[str]:
        return [label.text() for label in shown.notes.findChildren(PlainLabel) if label.isVisible()]

    before = said()
    choose(shown)
    office.settle()

    assert before == ["在上面选一个主题，看审核的人提了什么意见。"]
    assert said() == ["选中的主题没有待处理的意见。"]
