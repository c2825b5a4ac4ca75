"""Events of a competition evening. Subject: the contest."""

from __future__ import annotations

from edu.domain.events.fact import Fact, Private


class ContestOpened(Fact, frozen=True, kw_only=True):
    """Rules and questions are frozen: `kinds`, `numbers` and `stakes` go round by round, `questions` is a blob."""

    org: str = ""
    day: str
    teams: int
    kinds: list[str]
    numbers: list[dict[str, int]]
    stakes: list[list[int]]
    topics: list[str]
    seed: int
    questions: str  # SHA-256 of the drawn ones


class ContestNames(Private, frozen=True, kw_only=True):
    title: str = ""
    teams: list[str] = []


class ContestMoved(Fact, frozen=True, kw_only=True):
    """One acknowledged move of edu.domain.contests.play; `after_ms`: from 开抢 to the key."""

    number: int
    move: str
    slot: int = 0
    team: int = -1
    stake: int = 0
    options: list[str] = []
    after_ms: int = 0


class ContestClosed(Fact, frozen=True, kw_only=True):
    """By team, as reckoned from the moves."""

    scores: list[int]
    ranks: list[int]


class ContestAbandoned(Fact, frozen=True, kw_only=True):
    reason: str = ""
