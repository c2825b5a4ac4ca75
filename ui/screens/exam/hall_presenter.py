"""What a learner sees of each exam and what can be done with it now. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from edu.domain.exams.sitting import SittingRecord
from edu.services.exams import ExamOffer
from ui.screens.wording import marks_text, span_text

Action = Literal["enter", "resume", "none"]
Mood = Literal["info", "met", "due", "none", "running"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HallLine:
    """One exam. `sitting` is the one to go on with; `result` the newest that is marked, '' where there is none."""

    exam: str
    title: str
    mood: Mood
    word: str
    facts: tuple[str, ...]
    action: Action
    sitting: str
    result: str
    score: str
    rank: int


def hall_lines(offers: Sequence[ExamOffer], now_ms: int) -> tuple[HallLine, ...]:
    """What runs first, then what may be started, what comes, what is over."""
    return tuple(sorted((_line(offer, now_ms) for offer in offers), key=lambda line: line.rank))


def _line(offer: ExamOffer, now_ms: int) -> HallLine:
    running = offer.running
    marked = newest_marked(offer.sittings)
    mood, word, rank = _state(offer, now_ms)
    action: Action = "none"
    if running is not None:
        action = "resume"
    elif offer.may_start:
        action = "enter"
    return HallLine(
        exam=offer.exam.id,
        title=offer.exam.title,
        mood=mood,
        word=word,
        facts=tuple(_facts(offer)),
        action=action,
        sitting=running.id if running else "",
        result=marked.id if marked else "",
        score=_score(offer.sittings),
        rank=rank,
    )


def _state(offer: ExamOffer, now_ms: int) -> tuple[Mood, str, int]:
    if offer.running is not None:
        return "running", "没有交卷", 0
    if offer.may_start:
        return "info", "可以再考" if offer.sittings else "可以考", 1
    if offer.passed:
        return "met", "已合格", 3
    if not offer.exam.closed and now_ms < offer.exam.opens_ms:
        return "none", "还没开始", 2
    return "none", offer.why_not, 4


def _facts(offer: ExamOffer) -> list[str]:
    exam, paper = offer.exam, offer.paper
    used = len(offer.sittings)
    return [
        f"开放时间：{span_text(exam.opens_ms, exam.closes_ms)}",
        f"答题 {paper.minutes} 分钟，满分 {marks_text(paper.total)} 分，{marks_text(paper.pass_mark)} 分合格",
        f"可考 {exam.attempts} 次，已考 {used} 次" if used else f"可考 {exam.attempts} 次",
    ]


def _score(sittings: Sequence[SittingRecord]) -> str:
    scores = [sitting.score for sitting in sittings if sitting.score is not None]
    return f"最高 {marks_text(max(scores))} 分" if scores else ""


def newest_marked(sittings: Sequence[SittingRecord]) -> SittingRecord | None:
    marked = [sitting for sitting in sittings if sitting.state == "marked"]
    return max(marked, key=lambda sitting: sitting.started_ms, default=None)
