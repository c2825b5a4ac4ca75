"""A kept evening, and what a screen shows of it."""

from __future__ import annotations

from dataclasses import dataclass

from edu.domain.contests.play import Setup, State, question_of, ranks
from edu.domain.contests.rules import Round
from edu.domain.prng import Stream
from edu.domain.questions import Question

STATES = {"open": "进行中", "closed": "已结束", "abandoned": "已放弃"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestTopic:
    """A bank to compete from; `count` are the questions that can be asked aloud."""

    bank: str
    title: str
    topic: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestPlan:
    """What a person fills in: `topics` are banks of questions."""

    title: str
    teams: tuple[str, ...]
    topics: tuple[str, ...]
    rounds: tuple[Round, ...]
    org: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestRecord:
    """`names` may be empty where the vault half did not come along; `questions` is the blob of the drawn ones."""

    id: str
    title: str
    names: tuple[str, ...]
    teams: int
    rounds: tuple[Round, ...]
    questions: str
    org: str
    day: str
    state: str
    scores: tuple[int, ...]

    def name(self, team: int) -> str:
        return self.names[team] if team < len(self.names) and self.names[team] else f"{team + 1} 队"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestView:
    record: ContestRecord
    setup: Setup
    state: State
    moves: int
    """Number of the last move."""
    can_undo: bool

    @property
    def question(self) -> Question | None:
        return question_of(self.setup, self.state)

    def order(self, question: Question) -> tuple[str, ...]:
        """Its options from A on, as this evening shows them on every screen and paper; 对 and 错 stay as they are."""
        options = tuple(option.id for option in question.options)
        if question.type == "truefalse":
            return options
        return tuple(Stream(int(self.record.id[:12], 16), f"contest/{question.id}").shuffled(options))

    @property
    def over(self) -> bool:
        """Every question was played."""
        return self.state.slot is None

    @property
    def table(self) -> list[tuple[int, int, int]]:
        """(rank, team, score), the best first."""
        scores = self.state.scores
        rows = [(rank, team, scores[team]) for team, rank in enumerate(ranks(scores))]
        return sorted(rows)
