"""A marked sitting told to the person who sat it: what was reached, what to look at again. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from edu.domain.exams.paper import PaperItem
from edu.domain.questions import lettered
from edu.services.sittings import ResultView
from ui.screens.wording import marks_text, minutes_text


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeLine:
    name: str
    share: int  # hundredths of its marks
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """`number` as the person saw it; `given` and `right` are letters in their order."""

    number: int
    item: PaperItem
    order: tuple[str, ...]
    chosen: tuple[str, ...]
    given: str
    right: str
    correct: bool
    marks: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    passed: bool
    share: float
    score: str
    headline: str
    sentence: str
    facts: tuple[str, ...]
    knowledge: tuple[KnowledgeLine, ...]
    questions: tuple[QuestionLine, ...]

    @property
    def wrong(self) -> tuple[QuestionLine, ...]:
        return tuple(line for line in self.questions if not line.correct)


def outcome_of(view: ResultView, cite: Callable[[str], str]) -> Outcome:
    sitting, result = view.sitting, view.result
    score = sitting.score if sitting.score is not None else result.total
    passed = bool(sitting.passed)
    return Outcome(
        passed=passed,
        share=score / result.full if result.full else 0.0,
        score=marks_text(score),
        headline=_headline(view, passed=passed),
        sentence=_sentence(view, score, passed=passed),
        facts=tuple(_facts(view)),
        knowledge=tuple(
            KnowledgeLine(
                name=mark.knowledge,
                share=100 * mark.marks // mark.full if mark.full else 0,
                text=f"{mark.questions} 题，对 {mark.correct} 题",
            )
            for mark in sorted(result.knowledge, key=lambda mark: mark.marks * 100 // max(1, mark.full))
        ),
        questions=tuple(_questions(view, cite)),
    )


def _headline(view: ResultView, *, passed: bool) -> str:
    if view.sitting.vetoed:
        return "分数够了，但没有合格"
    if view.sitting.source != "exam":
        return "达到合格线" if passed else "这次还没到合格线"
    return "合格" if passed else "这次没有合格"


def _sentence(view: ResultView, score: int, *, passed: bool) -> str:
    missed = len(view.sitting.vital_missed)
    wrong = sum(not mark.correct for mark in view.result.slots)
    if passed:
        return "全部答对，了不起。" if not wrong else f"有 {wrong} 题没全答对，花几分钟看看解析，记得更牢。"
    if view.sitting.vetoed:
        these = "这题" if missed == 1 else "这几题"
        return f"有 {missed} 道关系生命安全的题没答对，按规则一票否决，这次不算合格。先把{these}弄明白。"
    return f"还差 {marks_text(view.sitting.pass_mark - score)} 分。下面是没答对的题，看懂解析再来一次。"


def _facts(view: ResultView) -> list[str]:
    sitting = view.sitting
    answered = sum(mark.answered for mark in view.result.slots)
    correct = sum(mark.correct for mark in view.result.slots)
    facts = [
        f"满分 {marks_text(view.result.full)} 分，{marks_text(sitting.pass_mark)} 分合格",
        f"答了 {answered} 题，共 {len(view.result.slots)} 题；全对 {correct} 题",
        f"用时 {minutes_text(sitting.used_ms)}",
    ]
    if sitting.ended_by == "time_out":
        facts.append("时间到，自动交卷")
    if sitting.overridden:
        facts.append("成绩经过更正")
    return facts


def _questions(view: ResultView, cite: Callable[[str], str]) -> list[QuestionLine]:
    marks = {mark.slot: mark for mark in view.result.slots}
    lines = []
    for at, place in enumerate(view.presentation.places):
        item = view.paper.item(place.slot)
        if item is None:
            continue
        mark = marks[place.slot]
        chosen = tuple(view.responses.answers.get(place.slot, ()))
        lines.append(
            QuestionLine(
                number=at + 1,
                item=item,
                order=place.options,
                chosen=chosen,
                given=_letters(place.options, chosen) or "没有作答",
                right=_letters(place.options, item.question.key),
                correct=mark.correct,
                marks=f"{marks_text(mark.marks)} / {marks_text(mark.full)} 分",
                cites=tuple(cite(text) for text in item.question.cites),
            )
        )
    return lines


def _letters(order: tuple[str, ...], options: tuple[str, ...] | frozenset[str]) -> str:
    return "".join(lettered(f"{{选项:{id_}}}", order) for id_ in order if id_ in options)
