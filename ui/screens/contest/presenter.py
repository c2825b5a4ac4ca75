"""From the evening's state to words, lines of the board, and what can be pressed. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from edu.domain.contests.play import NOBODY, Result, leaders
from edu.domain.contests.record import ContestRecord, ContestView
from edu.domain.contests.rules import KINDS, Round
from edu.domain.questions import Question
from ui.widgets.chip import Status

Stage = Literal["ask", "stake", "buzz", "answer", "over", "done"]
"""ask: put the next question · stake: choose points first · buzz: wait for a key · over: all played · done: kept."""


@dataclass(frozen=True, slots=True)
class BoardLine:
    """`key` is the team's on the keyboard; `word` says how it stands in this question, '' for nothing."""

    team: int
    rank: int
    name: str
    score: int
    key: str
    status: Status
    word: str


@dataclass(frozen=True, slots=True)
class Last:
    """The question that was just played, for both screens; `number` counts from 1."""

    number: int
    question: Question
    options: tuple[str, ...]
    text: str
    good: bool | None


def stage_of(view: ContestView) -> Stage:
    if view.record.state != "open":
        return "done"
    slot = view.state.slot
    if slot is None:
        return "over"
    if view.state.phase == "ready":
        return "stake" if slot.rule.stakes else "ask"
    return "buzz" if view.state.phase == "asked" else "answer"


def place_word(view: ContestView) -> str:
    """第 3 题，共 12 题 · 抢答题"""
    slot = view.state.slot
    if slot is None:
        return "全部题目已答完"
    return f"第 {slot.number + 1} 题，共 {len(view.state.slots)} 题 · {KINDS[slot.rule.kind]}"


def turn_word(view: ContestView) -> str:
    """Whose turn it is."""
    state, slot = view.state, view.state.slot
    if slot is None:
        first = [view.record.name(team) for team in leaders(state)]
        return f"{'、'.join(first)}并列第一" if len(first) > 1 else f"{first[0]}第一"
    if state.phase == "answering":
        return f"{view.record.name(state.team)}答题"
    if slot.team != NOBODY:
        return f"请{view.record.name(slot.team)}" + ("选分值" if slot.rule.stakes else "准备")
    if slot.rule.kind == "extra":
        return f"{'、'.join(view.record.name(team) for team in leaders(state))}加赛"
    return "各队准备抢答"


def tie_word(view: ContestView) -> str:
    """What closing would fix while nobody is alone in front; '' where one team is."""
    first = leaders(view.state)
    if len(first) < 2:
        return ""
    names = "、".join(view.record.name(team) for team in first)
    score = points(view.state.scores[first[0]])
    return f"{names}同为 {score} 分，名次表上会是并列第一。结束以后不能撤销，也不能再加赛。"


def rule_word(rule: Round) -> str:
    """答对 +10，答错 −10，抢跑 −5"""
    if rule.stakes:
        return f"{'、'.join(map(str, rule.stakes))} 分任选，答对得分，答错扣分"
    parts = [f"答对 +{rule.right}"]
    parts += [f"答错 −{rule.wrong}"] if rule.wrong else ["答错不扣分"]
    if rule.kind in ("buzzer", "extra"):
        parts.append(f"抢跑 −{rule.early}，本题不能再抢" if rule.early else "抢跑本题不能再抢")
    return "，".join(parts)


def points(score: int) -> str:
    """With a true minus."""
    return f"{score}".replace("-", "−")


def board(view: ContestView) -> list[BoardLine]:
    """Best first."""
    return [
        BoardLine(team, rank, view.record.name(team), score, str(team + 1), *_standing(view, team))
        for rank, team, score in view.table
    ]


def _standing(view: ContestView, team: int) -> tuple[Status, str]:
    state, slot = view.state, view.state.slot
    if state.phase == "answering" and state.team == team:
        return "running", "答题"
    if slot is not None and team in state.locked:
        early = any((foul.slot, foul.team) == (slot.number, team) for foul in state.fouls)
        return ("wrong", "抢跑") if early else ("none", "不参加")
    return "none", ""


def last(view: ContestView) -> Last | None:
    """Only between two questions: then the room sees what was right."""
    if view.state.phase != "ready" or not view.state.results:
        return None
    result = view.state.results[-1]
    question = next((one for one in view.setup.questions if one.id == result.question), None)
    if question is None:
        return None
    return Last(result.slot + 1, question, result.options, result_word(view, result), result.correct)


def last_word(view: ContestView, told: Last) -> str:
    """Above it, where the head already speaks of the next."""
    return f"{'最后一题' if view.state.slot is None else '上一题'}（第 {told.number} 题）"


def result_word(view: ContestView, result: Result) -> str:
    name = view.record.name(result.team)
    if result.correct:
        return f"{name}答对，+{result.points} 分"
    return f"{name}答错，{result.points} 分".replace("-", "−") if result.points else f"{name}答错，不扣分"


def evening_chip(record: ContestRecord) -> tuple[Status, str]:
    chips: dict[str, tuple[Status, str]] = {
        "open": ("running", "进行中"), "closed": ("met", "已结束"), "abandoned": ("none", "已放弃"),
    }  # fmt: skip
    return chips.get(record.state, ("none", record.state))


def evening_numbers(records: Sequence[ContestRecord]) -> Mapping[str, int]:
    """Of evenings that have name and day in common: which one of that day. `records`: the newest first."""
    alike: dict[tuple[str, str], list[str]] = {}
    for record in reversed(records):
        alike.setdefault((record.title, record.day), []).append(record.id)
    return {id_: at for ids in alike.values() if len(ids) > 1 for at, id_ in enumerate(ids, 1)}


def evening_note(record: ContestRecord, number: int = 0) -> str:
    """`number`: of its day, 0 for the only one of its name."""
    names = "、".join(record.name(team) for team in range(record.teams))
    teams = f"第 {number} 场 · {record.teams} 队" if number else f"{record.teams} 队"
    if record.state != "closed":
        return f"{record.day} · {teams}：{names}"
    top = max(record.scores, default=0)
    winners = [record.name(team) for team, score in enumerate(record.scores) if score == top]
    return f"{record.day} · {teams} · 第一名 {'、'.join(winners)}，{top} 分"
