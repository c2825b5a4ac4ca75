"""Blueprints, frozen papers, exams and results as rows. No Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from edu.domain.exams.blueprint import Blueprint
from edu.domain.exams.sitting import ExamRecord, PaperRecord, SittingRecord
from edu.system.clock import civil_text
from ui.screens.exam_words import pass_rule, why_failed
from ui.screens.manager.parts.words import class_word, marks_text
from ui.widgets.chip import Status

_MARKS = re.compile(r"(\d{1,4})(?:[.。](\d{1,2}))?")
ExamState = Literal["ahead", "open", "over"]


def blueprint_note(plan: Blueprint) -> str:
    parts = "、".join(f"{section.title} {section.count} 题" for section in plan.sections)
    marks = f"满分 {marks_text(plan.total)}，合格 {marks_text(plan.pass_mark)}"
    return f"{class_word(plan.person_class)} · {parts} · {marks} · {plan.minutes} 分钟"


@dataclass(frozen=True, slots=True)
class PaperRow:
    record: PaperRecord
    title: str
    seal: str
    marks: str
    frozen: str
    exams: int


@dataclass(frozen=True, slots=True)
class ExamRow:
    record: ExamRecord
    title: str
    who: str
    opens: str
    closes: str
    sat: int
    passed: int
    chip: tuple[Status, str]
    may_close: bool


@dataclass(frozen=True, slots=True)
class ResultRow:
    sitting: SittingRecord
    name: str
    sort_key: str
    attempt: int
    score: int
    marks: str
    used: str
    ended: str
    chip: tuple[Status, str]
    why: str


def paper_rows(papers: Sequence[PaperRecord], exams: Sequence[ExamRecord]) -> list[PaperRow]:
    return [
        PaperRow(
            record=paper,
            title=paper.title,
            seal=paper.seal,
            marks=f"{marks_text(paper.pass_mark)} / {marks_text(paper.total)}",
            frozen=civil_text(paper.frozen_ms),
            exams=sum(exam.paper == paper.id for exam in exams),
        )
        for paper in papers
    ]


def exam_state(exam: ExamRecord, now_ms: int) -> ExamState:
    if exam.closed or now_ms >= exam.closes_ms:
        return "over"
    return "open" if now_ms >= exam.opens_ms else "ahead"


_EXAM_CHIPS: dict[ExamState, tuple[Status, str]] = {
    "ahead": ("none", "未开始"), "open": ("running", "开考中"), "over": ("met", "已结束"),
}  # fmt: skip


def exam_rows(
    exams: Sequence[ExamRecord],
    results: Mapping[str, Sequence[SittingRecord]],
    classes: Mapping[str, str],
    now_ms: int,
) -> list[ExamRow]:
    rows = []
    for exam in exams:
        sittings = results.get(exam.id, ())
        rows.append(
            ExamRow(
                record=exam,
                title=exam.title,
                who=classes.get(exam.training_class, "培训班") if exam.training_class else "所有人",
                opens=civil_text(exam.opens_ms),
                closes=civil_text(exam.closes_ms),
                sat=len({sitting.person for sitting in sittings}),
                passed=len({sitting.person for sitting in sittings if sitting.passed}),
                chip=_EXAM_CHIPS[exam_state(exam, now_ms)],
                may_close=not exam.closed,
            )
        )
    return rows


def result_rows(sittings: Sequence[SittingRecord], names: Mapping[str, tuple[str, str]]) -> list[ResultRow]:
    """`names`: person → (name, initials)."""
    rows = []
    for sitting in sittings:
        name, initials = names.get(sitting.person, ("（已注销）", ""))
        rows.append(
            ResultRow(
                sitting=sitting,
                name=name,
                sort_key=initials or name,
                attempt=sitting.attempt,
                score=-1 if sitting.score is None else sitting.score,
                marks=marks_text(sitting.score) + ("（改分）" if sitting.overridden else ""),
                used=f"{max(0, sitting.used_ms) // 60_000} 分钟",
                ended=civil_text(sitting.ended_ms) if sitting.ended_ms else "—",
                chip=_result_chip(sitting),
                why=why_failed(sitting),
            )
        )
    return rows


def read_marks(text: str) -> int | None:
    """Hundredths: 82.5 → 8250; None where it is no number of at most two decimals."""
    typed = _MARKS.fullmatch(text.strip())
    return int(typed[1]) * 100 + int((typed[2] or "").ljust(2, "0")) if typed else None


def mark_words(row: ResultRow) -> str:
    """What stands above the form that changes a mark."""
    sitting = row.sitting
    vital = (
        f"有 {len(sitting.vital_missed)} 道保命题没答对：试卷规定一票否决的，改了分也不合格。"
        if sitting.vital_missed
        else ""
    )
    return (
        f"{row.name}第 {row.attempt} 次考试：现在 {marks_text(sitting.score)} 分，满分 {marks_text(sitting.total)} 分，"
        f"{marks_text(sitting.pass_mark)} 分合格。{vital}"
        "原来的分数、改分的人和理由都留在台账里；已经发出的证书不跟着改。"
    )


def left_words(name: str) -> str:
    """What is said after a pass was taken back on which certificates were issued."""
    return (
        f"{name}的这次成绩现在不合格，但凭这次考试发出的证书没有撤销，核验时仍显示“有效”。"
        "不该再有效的，请到“证书”页选中它，点“撤销证书”并写明理由。"
    )


def _result_chip(sitting: SittingRecord) -> tuple[Status, str]:
    if sitting.state == "running":
        return "running", "答题中"
    if sitting.passed is None:
        return "due", "待评分"
    if sitting.passed:
        return "met", "合格"
    return "wrong", "不合格"


def result_words(rows: Sequence[ResultRow]) -> str:
    """Per person, by their best attempt."""
    people = {row.sitting.person for row in rows}
    passed = {row.sitting.person for row in rows if row.sitting.passed}
    marked = [row.score for row in rows if row.score >= 0]
    if not people:
        return "还没有人参加"
    rule = pass_rule(row.sitting for row in rows)
    mean = f"，平均 {marks_text(sum(marked) // len(marked))} 分" if marked else ""
    return f"{len(people)} 人参加，{len(passed)} 人合格（{len(passed) * 100 // len(people)}%）{mean}。{rule}"
