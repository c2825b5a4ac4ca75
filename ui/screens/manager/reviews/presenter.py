"""Reviews in words. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from edu.domain.problems import Problem
from edu.domain.reviews import CHANGE_NAMES, KIND_NAMES, VERDICT_NAMES, KeptFinding, Sheet, TopicReview, reopened_words

Mood = Literal["met", "due", "none"]
SHOWN = 12
"""Problems that are listed; the rest are counted."""
NAMED = 3
AGAIN = 30
"""Items to be looked at again that are listed: a new content package may change hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    review: TopicReview
    title: str
    found: int
    chip: tuple[Mood, str]
    reviewers: str
    last: str


def rows(topics: Sequence[TopicReview]) -> list[ReviewRow]:
    """Topics that have something to look at."""
    return [_row(topic) for topic in topics if topic.items]


def _row(topic: TopicReview) -> ReviewRow:
    return ReviewRow(
        review=topic,
        title=f"{topic.topic} {topic.title}",
        found=len(topic.notes),
        chip=_chip(topic),
        reviewers="、".join(topic.reviewers),
        last=topic.last.isoformat() if topic.last else "",
    )


def _chip(topic: TopicReview) -> tuple[Mood, str]:
    if topic.signed:
        return "met", "已审"
    if topic.notes:
        return "due", "有意见"
    return "none", "在审" if topic.right else "未审"


def summary(topics: Sequence[TopicReview]) -> str:
    real = [topic for topic in topics if topic.items]
    signed = sum(topic.signed for topic in real)
    items, right = sum(topic.items for topic in real), sum(topic.right for topic in real)
    return f"{len(real)} 个主题，已审 {signed} 个；{items:,} 条内容，审过 {right:,} 条"


def notes_of(topic: TopicReview) -> list[tuple[str, str]]:
    """(what, who said what of it); then what was looked at and has changed since, with why it is 未审 again."""
    said = [
        (f"{_item(one)}：{VERDICT_NAMES[one.finding.verdict]}", f"{one.finding.note}（{_signature(one)}）")
        for one in topic.notes
    ]
    said += [
        (f"{_item(one.kept)}：未审，{CHANGE_NAMES[one.change]}",
         f"上次的结论是“{VERDICT_NAMES[one.kept.finding.verdict]}”（{_signature(one.kept)}），导出新的审核表再审。")
        for one in topic.reopened[:AGAIN]
    ]  # fmt: skip
    if len(topic.reopened) > AGAIN:
        said.append((f"还有 {len(topic.reopened) - AGAIN} 条要重审", f"一共：{reopened_words(topic.reopened)}。"))
    return said


def _item(kept: KeptFinding) -> str:
    return f"{KIND_NAMES[kept.finding.kind]} {kept.finding.id}"


def _signature(kept: KeptFinding) -> str:
    return f"{kept.reviewer or '审核人已隐去'}，{kept.on.isoformat()}"


def sheet_words(sheet: Sheet, warnings: Sequence[Problem]) -> str:
    """What is about to be kept."""
    counts = {verdict: sum(one.verdict == verdict for one in sheet.findings) for verdict in VERDICT_NAMES}
    said = "，".join(f"{VERDICT_NAMES[verdict]} {count} 条" for verdict, count in counts.items() if count)
    codes = [problem.code for problem in warnings]
    stale, against = codes.count("review-stale"), codes.count("review-overruled")
    tail = f"其中 {stale} 条内容已经改过，不登记。" if stale else ""
    if against:
        tail += f"有 {against} 条别人提过意见，这份表说正确，登记后以这份表为准：{_named(warnings)}。"
    return f"{sheet.topic}，审核人 {sheet.reviewer}，{sheet.on.isoformat()}：{said}。{tail}"


def _named(warnings: Sequence[Problem]) -> str:
    """The first few by their ids, which stand first in the message."""
    ids = [problem.message[1:].partition("”")[0] for problem in warnings if problem.code == "review-overruled"]
    return "、".join(ids[:NAMED]) + ("等" if len(ids) > NAMED else "")


def problem_words(problems: Sequence[Problem]) -> list[str]:
    said = [f"{_place(problem)}{problem.message}{problem.remedy}" for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        said.append(f"还有 {len(problems) - SHOWN} 处。")
    return said


def _place(problem: Problem) -> str:
    row = f"第 {problem.row} 行" if problem.row else ""
    return f"“{problem.sheet}”{row}：" if problem.sheet else ""
