"""The evening as a pure machine: setup and moves give one state. Points are reckoned here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from edu.domain.contests.rules import Round, extra_of
from edu.domain.questions import Question

MoveKind = Literal["ask", "early", "buzz", "answer", "pass", "extra", "undo"]
Phase = Literal["ready", "asked", "answering"]
NOBODY = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """`number` counts from 1; `team` from 0; `options` are those that the team said."""

    number: int
    kind: MoveKind
    slot: int = 0
    team: int = NOBODY
    stake: int = 0
    options: tuple[str, ...] = ()
    after_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A question of the evening; `questions` are places in the drawn list, several where a stake picks one."""

    number: int
    round: int
    rule: Round
    team: int
    questions: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """`questions` in the order of `drawing.draw`."""

    teams: int
    rounds: tuple[Round, ...]
    questions: tuple[Question, ...]
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a slot; `team` NOBODY and `correct` None where nobody answered."""

    slot: int
    team: int
    correct: bool | None
    points: int
    question: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Foul:
    """A press before 开抢, and what it cost."""

    slot: int
    team: int
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`at` is the slot that is played or comes next; `locked` teams pressed too early in it, or do not take part."""

    scores: tuple[int, ...]
    at: int = 0
    phase: Phase = "ready"
    team: int = NOBODY
    stake: int = 0
    locked: frozenset[int] = frozenset()
    results: tuple[Result, ...] = ()
    fouls: tuple[Foul, ...] = ()
    extras: int = 0
    slots: tuple[Slot, ...] = field(default=(), repr=False)

    @property
    def slot(self) -> Slot | None:
        return self.slots[self.at] if self.at < len(self.slots) else None


def setup_of(rounds: Sequence[Round], teams: int, questions: Sequence[Question]) -> Setup:
    slots: list[Slot] = []
    taken = 0
    for number, one in enumerate(rounds):
        each = max(1, len(one.stakes))
        turns = [NOBODY] * one.count if one.kind == "buzzer" else [*range(teams)] * one.count
        for team in turns:
            places = tuple(range(taken, taken + each))
            slots.append(Slot(number=len(slots), round=number, rule=one, team=team, questions=places))
            taken += each
    return Setup(teams=teams, rounds=tuple(rounds), questions=tuple(questions), slots=tuple(slots))


def played(setup: Setup, moves: Iterable[Move]) -> State:
    """Moves that were undone leave no trace; one that does not fit raises ValueError with the reason."""
    state = State(scores=(0,) * setup.teams, slots=setup.slots)
    for move in effective(moves):
        why = refusal(setup, state, move)
        if why:
            raise ValueError(f"{move.number}: {why}")
        state = _moved(setup, state, move)
    return state


def effective(moves: Iterable[Move]) -> list[Move]:
    """An undo takes back the last move that still stands."""
    found: list[Move] = []
    for move in moves:
        if move.kind != "undo":
            found.append(move)
        elif found:
            found.pop()
    return found


def question_of(setup: Setup, state: State) -> Question | None:
    """The one on the table."""
    slot = state.slot
    if slot is None or state.phase not in ("asked", "answering"):
        return None
    at = slot.rule.stakes.index(state.stake) if slot.rule.stakes else 0
    return setup.questions[slot.questions[at]]


def leaders(state: State) -> tuple[int, ...]:
    """Teams with the highest score."""
    top = max(state.scores)
    return tuple(team for team, score in enumerate(state.scores) if score == top)


def ranks(scores: Sequence[int]) -> tuple[int, ...]:
    """By team, from 1; equal scores share a place and the next one is left out (1, 1, 3)."""
    return tuple(1 + sum(other > score for other in scores) for score in scores)


def refusal(setup: Setup, state: State, move: Move) -> str:
    """Why this move does not fit now, '' where it does."""
    if move.kind == "extra":
        return _no_extra(setup, state)
    slot = state.slot
    if slot is None:
        return "题目已经全部答完。"
    if move.slot != state.at:
        return "已经到下一题了。"
    match move.kind:
        case "ask":
            return _no_ask(state, slot, move)
        case "early" | "buzz":
            return _no_press(setup, state, move)
        case "answer":
            return _no_answer(setup, state, move)
    return ""


def _no_ask(state: State, slot: Slot, move: Move) -> str:
    if state.phase != "ready":
        return "这道题已经出了。"
    return "请先选分值。" if slot.rule.stakes and move.stake not in slot.rule.stakes else ""


def _no_press(setup: Setup, state: State, move: Move) -> str:
    if state.phase != "asked":
        return "现在不是抢答的时候。"
    free = 0 <= move.team < setup.teams and move.team not in state.locked
    return "" if free else "这个队这道题不能抢。"


def _no_answer(setup: Setup, state: State, move: Move) -> str:
    question = question_of(setup, state)
    if state.phase != "answering" or question is None:
        return "还没有队伍答题。"
    known = {option.id for option in question.options}
    return "" if move.options and set(move.options) <= known else "请选这个队说的选项。"


def _no_extra(setup: Setup, state: State) -> str:
    if state.phase != "ready" or state.slot is not None:
        return "题目还没有答完，不用加赛。"
    if len(leaders(state)) < 2:
        return "第一名没有并列，不用加赛。"
    if _spare_at(setup) + state.extras >= len(setup.questions):
        return "备用题已经用完。"
    return ""


def _spare_at(setup: Setup) -> int:
    return setup.slots[-1].questions[-1] + 1


def _moved(setup: Setup, state: State, move: Move) -> State:
    slot = state.slot
    if move.kind == "extra":
        rule = extra_of(setup.rounds)
        at = len(state.slots)
        added = Slot(number=at, round=len(setup.rounds), rule=rule, team=NOBODY,
                     questions=(_spare_at(setup) + state.extras,))  # fmt: skip
        return replace(state, slots=(*state.slots, added), extras=state.extras + 1)
    assert slot is not None
    match move.kind:
        case "ask":
            return _asked(setup, state, slot, move)
        case "early":
            scores = _added(state.scores, move.team, -slot.rule.early)
            foul = Foul(slot=slot.number, team=move.team, points=-slot.rule.early)
            return replace(state, scores=scores, locked=state.locked | {move.team}, fouls=(*state.fouls, foul))
        case "buzz":
            return replace(state, phase="answering", team=move.team)
        case "answer":
            return _answered(setup, state, slot, move)
    return _next(state, Result(slot=slot.number, team=state.team, correct=None, points=0))


def _asked(setup: Setup, state: State, slot: Slot, move: Move) -> State:
    if slot.team != NOBODY:
        return replace(state, phase="answering", team=slot.team, stake=move.stake)
    out = frozenset(range(setup.teams)) - set(leaders(state)) if slot.rule.kind == "extra" else frozenset()
    return replace(state, phase="asked", locked=out)


def _answered(setup: Setup, state: State, slot: Slot, move: Move) -> State:
    question = question_of(setup, state)
    assert question is not None
    correct = question.key == set(move.options)
    rule = slot.rule
    gain, loss = (state.stake, state.stake) if rule.stakes else (rule.right, rule.wrong)
    points = gain if correct else -loss
    result = Result(slot=slot.number, team=state.team, correct=correct, points=points, question=question.id,
                    options=move.options)  # fmt: skip
    return _next(replace(state, scores=_added(state.scores, state.team, points)), result)


def _next(state: State, result: Result) -> State:
    return replace(
        state,
        at=state.at + 1,
        phase="ready",
        team=NOBODY,
        stake=0,
        locked=frozenset(),
        results=(*state.results, result),
    )


def _added(scores: tuple[int, ...], team: int, points: int) -> tuple[int, ...]:
    return tuple(score + points * (at == team) for at, score in enumerate(scores))
