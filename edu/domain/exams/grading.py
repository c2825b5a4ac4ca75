"""Marks for answers. An answer is a set of option ids; marks are integer hundredths, rounded down."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from edu.domain.errors import InvalidInput
from edu.domain.exams.blueprint import Scoring
from edu.domain.exams.paper import Paper, PaperItem


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotMark:
    """`marks` of `full`; `correct` means the whole key and nothing else."""

    slot: int
    marks: int
    full: int
    answered: bool
    correct: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeMark:
    """What one knowledge point gained over all its questions."""

    knowledge: str
    questions: int
    correct: int
    marks: int
    full: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`vital_missed`: ids of life-critical questions not fully right; under a `veto` any one fails (一票否决)."""

    slots: tuple[SlotMark, ...]
    total: int
    full: int
    pass_mark: int
    vital_missed: tuple[str, ...]
    veto: bool
    knowledge: tuple[KnowledgeMark, ...]

    @property
    def reached(self) -> bool:
        """The marks alone suffice."""
        return self.total >= self.pass_mark

    @property
    def passed(self) -> bool:
        return self.reached and not (self.veto and self.vital_missed)


def grade_item(item: PaperItem, answer: Collection[str], scoring: Scoring) -> int:
    """Hundredths. 全对, or 少选得分: the share of the key that was chosen, and nothing as soon as one is wrong."""
    chosen = frozenset(answer)
    key = item.question.key
    strange = chosen.difference(option.id for option in item.question.options)
    if strange:
        raise InvalidInput(f"第 {item.slot} 题没有选项 {'、'.join(sorted(strange))}。")
    if chosen == key:
        return item.marks
    if scoring.rule_for(item.question.type) == "all" or not chosen <= key:
        return 0
    return item.marks * len(chosen) // len(key)


def grade_sitting(paper: Paper, answers: Mapping[int, Collection[str]]) -> Result:
    """`answers` by slot; a slot that is missing was not answered. Unknown slots raise InvalidInput."""
    unknown = sorted(set(answers).difference(item.slot for item in paper.items))
    if unknown:
        raise InvalidInput(f"试卷没有第 {'、'.join(map(str, unknown))} 题。")
    slots = tuple(_mark(item, answers.get(item.slot, ()), paper.scoring) for item in paper.items)
    return Result(
        slots=slots,
        total=sum(mark.marks for mark in slots),
        full=paper.total,
        pass_mark=paper.pass_mark,
        vital_missed=tuple(
            item.question.id
            for mark, item in zip(slots, paper.items, strict=True)
            if item.question.vital and not mark.correct
        ),
        veto=paper.veto,
        knowledge=_by_knowledge(paper, slots),
    )


def _mark(item: PaperItem, answer: Collection[str], scoring: Scoring) -> SlotMark:
    return SlotMark(
        slot=item.slot,
        marks=grade_item(item, answer, scoring),
        full=item.marks,
        answered=bool(answer),
        correct=frozenset(answer) == item.question.key,
    )


def _by_knowledge(paper: Paper, slots: tuple[SlotMark, ...]) -> tuple[KnowledgeMark, ...]:
    """In the order of first appearance on the paper."""
    groups: dict[str, list[SlotMark]] = {}
    for mark, item in zip(slots, paper.items, strict=True):
        groups.setdefault(item.question.knowledge, []).append(mark)
    return tuple(
        KnowledgeMark(
            knowledge=knowledge,
            questions=len(marks),
            correct=sum(mark.correct for mark in marks),
            marks=sum(mark.marks for mark in marks),
            full=sum(mark.full for mark in marks),
        )
        for knowledge, marks in groups.items()
    )
