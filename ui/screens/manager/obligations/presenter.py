"""The overview of duties as rows: people's pressing duties, and each village, township and firm. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edu.domain.obligations.duties import ClassCounts, Duty, Overview, SubjectDuties
from edu.domain.obligations.status import RANK, State
from ui.screens.manager.parts.words import class_word, state_chip
from ui.widgets.chip import Status

LIMIT = 1000


@dataclass(frozen=True, slots=True)
class SubjectRow:
    subject: SubjectDuties
    name: str
    place: str
    rank: int
    chip: tuple[Status, str]
    why: str
    counts: str


@dataclass(frozen=True, slots=True)
class ClassRow:
    name: str
    people: int
    overdue: int
    due_soon: int
    due: int
    met: int
    without: int


def subject_rows(subjects: Sequence[SubjectDuties]) -> list[SubjectRow]:
    """Worst first."""
    rows = [_subject(subject) for subject in subjects]
    return sorted(rows, key=lambda row: (-row.rank, row.place, row.name))


def _subject(subject: SubjectDuties) -> SubjectRow:
    pressing = next((duty for duty in subject.duties if RANK[duty.state] >= RANK["due"]), None)
    first = pressing or next(iter(subject.duties), None)
    return SubjectRow(
        subject=subject,
        name=subject.name,
        place=subject.place,
        rank=RANK[subject.state],
        chip=state_chip(subject.state),
        why=f"{first.title}：{first.why}" if first else "没有适用的法定要求",
        counts=f"{sum(duty.state == 'met' for duty in subject.duties)} / {len(subject.duties)}",
    )


def class_rows(lines: Sequence[ClassCounts]) -> list[ClassRow]:
    def of(line: ClassCounts, state: State) -> int:
        return line.states.get(state, 0)

    return [
        ClassRow(
            name=class_word(line.person_class),
            people=line.people,
            overdue=of(line, "overdue"),
            due_soon=of(line, "due_soon"),
            due=of(line, "due"),
            met=of(line, "met"),
            without=line.without + of(line, "unverified"),
        )
        for line in lines
        if line.people
    ]


def late_words(duty: Duty) -> str:
    if duty.days_late is not None:
        return f"逾期 {duty.days_late} 天"
    if duty.days_left is not None:
        return "今天截止" if duty.days_left == 0 else f"还有 {duty.days_left} 天"
    return "—"


def late_rank(duty: Duty) -> int:
    """Most pressing first when sorted upward."""
    return -(duty.days_late or 0) if duty.state == "overdue" else (duty.days_left or 0)


def cut_words(shown: int, total: int) -> str:
    return f"列出最急的 {shown:,} 条，共 {total:,} 条；全部名单在统计报表里。" if total > shown else ""


def tab_words(word: str, lines: int, people: int | None = None) -> str:
    """What a tab counts: a person may stand in its table with several duties."""
    if not lines:
        return word
    return f"{word} {lines:,}" if people is None else f"{word} {lines:,} 条（{people:,} 人）"


def headline(overview: Overview) -> str:
    name = overview.org_name or "全部单位"
    return f"{name} · {overview.people:,} 人 · 截至 {overview.on.isoformat()} · 双击一行看详情"
