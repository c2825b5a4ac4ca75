"""A competition evening on paper: the places, and every question with who answered what."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from edu.domain.contests.play import NOBODY, Foul, Result
from edu.domain.contests.record import ContestView
from edu.domain.contests.rules import KINDS
from edu.domain.courses import unmarked
from edu.domain.questions import LETTERS, Question
from edu.reports.beside import written_beside
from edu.reports.cells import WORKBOOK_OPTIONS, plain_text, write_text
from edu.reports.statistics_styles import Styles, set_up_print

_PLACES = (("名次", 8), ("参赛队", 30), ("得分", 10), ("答对", 10), ("答错", 10))
_QUESTIONS = (
    ("题号", 7),
    ("题型", 10),
    ("题目", 60),
    ("参赛队", 22),
    ("所答", 12),
    ("正确答案", 12),
    ("结果", 9),
    ("得分", 9),
)
SIGNATURES = "主持：__________    裁判：__________    记分：__________    ______年____月____日"


def write_contest_workbook(view: ContestView, path: Path) -> None:
    with written_beside(path) as part, xlsxwriter.Workbook(str(part), WORKBOOK_OPTIONS) as book:
        styles = Styles(book)
        title = plain_text(f"{view.record.title or '知识竞赛'}（{view.record.day}）")
        _write_places(book.add_worksheet("名次"), styles, view, title)
        _write_questions(book.add_worksheet("逐题记录"), styles, view, title)


def _head(sheet: Any, styles: Styles, title: str, columns: Sequence[tuple[str, float]]) -> None:
    set_up_print(sheet, header_rows=(0, 1))
    sheet.set_row(0, 30)
    sheet.merge_range(0, 0, 0, len(columns) - 1, title, styles["title"])
    for at, (word, width) in enumerate(columns):
        sheet.set_column(at, at, width)
        write_text(sheet, 1, at, word, styles["heading"])
    sheet.freeze_panes(2, 0)


def _write_places(sheet: Any, styles: Styles, view: ContestView, title: str) -> None:
    _head(sheet, styles, f"{title}名次", _PLACES)
    for line, (rank, team, score) in enumerate(view.table, start=2):
        own = [result for result in view.state.results if result.team == team]
        sheet.write_number(line, 0, rank, styles["number"])
        write_text(sheet, line, 1, view.record.name(team), styles["text"])
        for at, number in enumerate((score, sum(r.correct is True for r in own), sum(r.correct is False for r in own))):
            sheet.write_number(line, 2 + at, number, styles["number"])
    write_text(sheet, len(view.table) + 4, 0, SIGNATURES, styles["line"])


def _write_questions(sheet: Any, styles: Styles, view: ContestView, title: str) -> None:
    _head(sheet, styles, f"{title}逐题记录", _QUESTIONS)
    by_id = {question.id: question for question in view.setup.questions}
    line = 2
    for result in view.state.results:
        for foul in (one for one in view.state.fouls if one.slot == result.slot):
            _write_foul(sheet, styles, line, view, foul)
            line += 1
        _write_question(sheet, styles, line, view, result, by_id.get(result.question))
        line += 1


def _write_foul(sheet: Any, styles: Styles, line: int, view: ContestView, foul: Foul) -> None:
    """A line of its own before its question's, so that a team's lines add up to its points."""
    kind = KINDS[view.state.slots[foul.slot].rule.kind]
    sheet.write_number(line, 0, foul.slot + 1, styles["number"])
    words = (kind, "主持人说“开抢”之前按了键，本题不能再抢", view.record.name(foul.team), "", "", "抢跑")
    for at, text in enumerate(words, start=1):
        write_text(sheet, line, at, text, styles["long" if at == 2 else "text"])
    sheet.write_number(line, 7, foul.points, styles["number"])


def _write_question(
    sheet: Any, styles: Styles, line: int, view: ContestView, result: Result, question: Question | None
) -> None:
    kind = KINDS[view.state.slots[result.slot].rule.kind]
    team = view.record.name(result.team) if result.team != NOBODY else ""
    word = {True: "对", False: "错", None: "无人答"}[result.correct]
    stem = unmarked(question.stem) if question else ""
    answered = letters(view, question, result.options) if question else ""
    right = letters(view, question, question.key) if question else ""
    sheet.write_number(line, 0, result.slot + 1, styles["number"])
    for at, text in enumerate((kind, stem, team, answered, right, word), start=1):
        write_text(sheet, line, at, text, styles["long" if at == 2 else "text"])
    sheet.write_number(line, 7, result.points, styles["number"])


def letters(view: ContestView, question: Question, options: Sequence[str] | frozenset[str]) -> str:
    """As they stood on the screen."""
    order = view.order(question)
    return "".join(letter for letter, option in zip(LETTERS, order, strict=False) if option in options)
