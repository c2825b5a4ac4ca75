"""Review sheets: out, filled in by a person, back, kept; what is wrong with a sheet is said with its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from edu.domain.actors import Actor, Role
from edu.domain.errors import BadFile, InvalidInput, NotAllowed, NotFound
from edu.services.review_items import review_items
from edu.services.reviews import Reviews
from tests.edu.services.school import ADMIN, KIOSK, TRAINER
from tests.stores import Bench, OneBankBroken, shipped_library

TOPIC = "T05"
LEARNER = Actor(role=Role.LEARNER, id="p1")
FIRST = 2
"""The row of the first item."""


@pytest.fixture
def reviews(bench: Bench) -> Reviews:
    return bench.services().reviews


def sheet_of(reviews: Reviews, folder: Path, fill: Callable[[openpyxl.Workbook], None], *, signed: bool = True) -> Path:
    path = folder / "sheet.xlsx"
    reviews.export(ADMIN, TOPIC, path)
    book = openpyxl.load_workbook(path)
    if signed:
        book["说明"]["B3"], book["说明"]["B4"] = "李工", "2026-11-20"
    fill(book)
    book.save(path)
    return path


def all_right(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets[1:]:
        for row in range(FIRST, sheet.max_row + 1):
            if sheet.cell(row, 1).value:  # else the text of the item above goes on
                sheet.cell(row, 5, "正确")


def test_a_sheet_comes_back_and_the_topic_is_signed(reviews: Reviews, tmp_path: Path) -> None:
    path = sheet_of(reviews, tmp_path, all_right)
    sheet, problems = reviews.read(ADMIN, path)
    assert sheet is not None
    assert problems == ()
    kept = reviews.take(ADMIN, sheet)

    review = reviews.topic(LEARNER, TOPIC)
    assert review.signed
    assert (review.items, review.right, review.reviewers) == (kept, kept, ("李工",))
    assert review.last == date(2026, 11, 20)
    assert {one.topic for one in reviews.topics(ADMIN) if one.signed} == {TOPIC}


def test_what_was_found_stands_on_the_next_sheet(reviews: Reviews, tmp_path: Path) -> None:
    def one(book: openpyxl.Workbook) -> None:
        book["题目"].cell(FIRST, 5, "要改")
        book["题目"].cell(FIRST, 6, "条号应为 5.3.4")

    sheet, _ = reviews.read(ADMIN, sheet_of(reviews, tmp_path, one))
    assert sheet is not None
    reviews.take(ADMIN, sheet)

    reviews.export(ADMIN, TOPIC, tmp_path / "again.xlsx")
    row = [cell.value for cell in openpyxl.load_workbook(tmp_path / "again.xlsx")["题目"][FIRST]]
    assert row[4:6] == ["要改", "条号应为 5.3.4"]
    assert not reviews.topic(ADMIN, TOPIC).signed
    assert [note.finding.note for note in reviews.topic(ADMIN, TOPIC).notes] == ["条号应为 5.3.4"]


def test_an_item_that_was_changed_meanwhile_is_named_and_not_kept(reviews: Reviews, tmp_path: Path) -> None:
    def older(book: openpyxl.Workbook) -> None:
        all_right(book)
        book["事实"].cell(FIRST, 7, "0123456789abcdef")

    sheet, problems = reviews.read(ADMIN, sheet_of(reviews, tmp_path, older))
    assert sheet is not None
    assert [(one.code, one.severity) for one in problems] == [("review-stale", "warning")]
    reviews.take(ADMIN, sheet)
    assert reviews.topic(ADMIN, TOPIC).open == 1


BROKEN: list[tuple[Callable[[openpyxl.Workbook], None], str, str | None, int | None]] = [
    (lambda book: book["说明"].__setitem__("B3", None), "审核人", "说明", 3),
    (lambda book: book["说明"].__setitem__("B3", "长" * 41), "40", "说明", 3),
    (lambda book: book["说明"].__setitem__("B4", "上周"), "上周", "说明", 4),
    (lambda book: book["说明"].__setitem__("B4", None), "审核日期", "说明", 4),
    (lambda book: book["说明"].__setitem__("B4", "2027-01-01"), "没有到", None, None),
    (lambda book: book["题目"].__setitem__("E2", "好"), "好", "题目", 2),
    (lambda book: book["题目"].__setitem__("E2", "错误"), "没有写意见", "题目", 2),
    (lambda book: book["题目"].__setitem__("F2", "见第三条"), "没有选结论", "题目", 2),
    (lambda book: [book["题目"].__setitem__("E2", "正确"), book["题目"].__setitem__("G2", None)], "版本", "题目", 2),
    (lambda book: book["题目"].__setitem__("E1", "看法"), "结论", "题目", 1),
    (lambda book: book["说明"].__setitem__("B4", "2026-11"), "2026-11", "说明", 4),
    (lambda book: book["题目"].merge_cells("E2:E4"), "合并", "题目", 3),
    (lambda book: book["题目"].__setitem__("E2", "=E3"), "公式", "题目", 2),
    (lambda book: [book["题目"].insert_cols(1, 4), book["题目"].__setitem__("I2", "错误")], "没有写意见", "题目", 2),
    (lambda book: [book["题目"].__setitem__("E2", "要改"), book["题目"].__setitem__("F2", "长" * 1001)], "1000",
     "题目", 2),
    (lambda book: book.copy_worksheet(book["题目"]), "不是导出时就有", "题目 Copy", None),
    (lambda book: None, "没有一条结论", "说明", None),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "said", "where", "row"), BROKEN)
def test_what_is_wrong_with_a_sheet_is_said_with_its_place_and_nothing_is_kept(
    reviews: Reviews,
    tmp_path: Path,
    spoil: Callable[[openpyxl.Workbook], None],
    said: str,
    where: str | None,
    row: int | None,
) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        if said != "没有一条结论":
            book["事实"].cell(FIRST, 5, "正确")
        spoil(book)

    sheet, problems = reviews.read(ADMIN, sheet_of(reviews, tmp_path, fill))
    assert sheet is None
    found = [one for one in problems if said in one.message]
    assert found, problems
    assert (found[0].sheet, found[0].row) == (where, row)
    assert found[0].remedy
    assert reviews.topic(ADMIN, TOPIC).right == 0


def test_of_two_verdicts_on_one_item_none_is_taken(reviews: Reviews, tmp_path: Path) -> None:
    def copied(book: openpyxl.Workbook) -> None:
        book["题目"].cell(FIRST, 5, "正确")
        line = [cell.value for cell in book["题目"][FIRST]]
        book["题目"].append([*line[:4], "错误", "不对", line[6]])

    sheet, (problem,) = reviews.read(ADMIN, sheet_of(reviews, tmp_path, copied))
    assert sheet is None
    assert "已经有结论" in problem.message


@pytest.mark.parametrize("day", ["2026-11-2", "2026/11/2", "2026.11.02", "2026年11月2日", "20261102"])
def test_the_day_is_read_as_people_write_it(reviews: Reviews, tmp_path: Path, day: str) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        all_right(book)
        book["说明"]["B4"] = day

    sheet, problems = reviews.read(ADMIN, sheet_of(reviews, tmp_path, fill))
    assert sheet is not None, problems
    assert sheet.on == date(2026, 11, 2)


def test_who_overrules_anothers_objection_is_told_before_it_counts(reviews: Reviews, tmp_path: Path) -> None:
    def objects(book: openpyxl.Workbook) -> None:
        book["题目"].cell(FIRST, 5, "错误")
        book["题目"].cell(FIRST, 6, "顺序反了")

    second = sheet_of(reviews, tmp_path, lambda book: book["说明"].__setitem__("B3", "𠮷田"))
    agrees = openpyxl.load_workbook(second)
    first, _ = reviews.read(ADMIN, sheet_of(reviews, tmp_path, objects))
    assert first is not None
    reviews.take(ADMIN, first)

    agrees["题目"].cell(FIRST, 5, "正确")
    agrees.save(second)
    sheet, problems = reviews.read(ADMIN, second)
    assert sheet is not None
    assert [(one.code, one.severity) for one in problems] == [("review-overruled", "warning")]
    assert "李工" in problems[0].message


def test_a_sheet_under_another_topics_number_keeps_nothing(reviews: Reviews, tmp_path: Path) -> None:
    def other(book: openpyxl.Workbook) -> None:
        book["题目"].cell(FIRST, 5, "正确")
        book["说明"]["B1"] = "T06"

    sheet, (problem,) = reviews.read(ADMIN, sheet_of(reviews, tmp_path, other))
    assert sheet is not None
    assert "不在这个主题里" in problem.message
    with pytest.raises(InvalidInput):
        reviews.take(ADMIN, sheet)


def test_a_sheet_with_endless_rows_is_refused(reviews: Reviews, tmp_path: Path) -> None:
    def endless(book: openpyxl.Workbook) -> None:
        for _ in range(6_000):
            book["题目"].append(["x/y", "", "", "", "正确", "", "0" * 16])

    with pytest.raises(BadFile, match="5000 行"):
        reviews.read(ADMIN, sheet_of(reviews, tmp_path, endless))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"not a workbook at all"])
def test_a_file_that_is_no_sheet_is_refused(reviews: Reviews, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(BadFile, match="审核表"):
        reviews.read(ADMIN, path)


def test_another_workbook_is_refused_as_no_sheet(reviews: Reviews, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(BadFile, match="说明"):
        reviews.read(ADMIN, path)


def test_a_topic_that_there_is_not_is_refused(reviews: Reviews, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        reviews.export(ADMIN, "T99", tmp_path / "x.xlsx")

    def other(book: openpyxl.Workbook) -> None:
        all_right(book)
        book["说明"]["B1"] = "T99"

    with pytest.raises(NotFound):
        reviews.read(ADMIN, sheet_of(reviews, tmp_path, other))


def test_who_may_not_is_refused(reviews: Reviews, tmp_path: Path) -> None:
    sheet, _ = reviews.read(ADMIN, sheet_of(reviews, tmp_path, all_right))
    assert sheet is not None
    for refused in (TRAINER, LEARNER, KIOSK):
        with pytest.raises(NotAllowed):
            reviews.take(refused, sheet)
    with pytest.raises(NotAllowed):
        reviews.export(LEARNER, TOPIC, tmp_path / "x.xlsx")


def test_a_sheet_of_which_nothing_holds_any_more_is_refused(reviews: Reviews, tmp_path: Path) -> None:
    def stale(book: openpyxl.Workbook) -> None:
        book["事实"].cell(FIRST, 5, "正确")
        book["事实"].cell(FIRST, 7, "0123456789abcdef")

    sheet, _ = reviews.read(ADMIN, sheet_of(reviews, tmp_path, stale))
    assert sheet is not None
    with pytest.raises(InvalidInput, match="没有可以登记"):
        reviews.take(ADMIN, sheet)


def test_a_line_that_was_copied_is_told_and_not_kept_twice(reviews: Reviews, tmp_path: Path) -> None:
    def copied(book: openpyxl.Workbook) -> None:
        facts = book["事实"]
        facts.cell(FIRST, 5, "正确")
        end = facts.max_row + 1
        for column in range(1, 8):
            facts.cell(end, column, facts.cell(FIRST, column).value)
        facts.cell(end, 5, "存疑")
        facts.cell(end, 6, "见第三条")

    sheet, problems = reviews.read(ADMIN, sheet_of(reviews, tmp_path, copied))
    assert sheet is None
    assert [(one.sheet, one.column) for one in problems] == [("事实", "A")]
    assert "第 2 行已经有结论" in problems[0].message


def test_a_note_too_long_to_keep_is_told_and_not_cut(reviews: Reviews, tmp_path: Path) -> None:
    def wordy(book: openpyxl.Workbook) -> None:
        book["题目"].cell(FIRST, 5, "要改")
        book["题目"].cell(FIRST, 6, "长" * 1_001)

    sheet, problems = reviews.read(ADMIN, sheet_of(reviews, tmp_path, wordy))
    assert sheet is None
    assert [(one.sheet, one.row, one.column) for one in problems] == [("题目", 2, "F")]
    assert "1000" in problems[0].message


def test_a_broken_bank_costs_no_other_topic_its_review() -> None:
    library, whole = OneBankBroken("cases"), review_items(shipped_library(), TOPIC)
    assert review_items(library, TOPIC) == whole
    assert not [one for one in review_items(library, "T40") if one.kind == "question"]


def test_a_question_is_looked_at_with_its_picture_and_the_letters_of_its_options() -> None:
    items = {one.id: one for one in review_items(shipped_library(), TOPIC) if one.kind == "question"}
    questions = {q.id: q for bank in shipped_library().banks.values() for q in bank.questions if q.id in items}
    assert any(question.image for question in questions.values())
    for name, question in questions.items():
        assert not question.image or f"（图：{question.image_alt}）" in items[name].text
        assert f"\nA {'✓' if question.options[0].correct else '✗'}" in items[name].text
    every = [one for topic in shipped_library().topics.topics for one in review_items(shipped_library(), topic.id)]
    assert not [one.id for one in every if "{选项" in one.text]
