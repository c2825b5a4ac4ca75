"""Kiosk visits as counts: a guest leaves numbers, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ENDINGS = ("left", "idle", "finished")


MOST_MISSED = 40
"""Cards of a game that one visit can have missed."""
MOST_DONE = 100
"""Things that one visit books by themselves: more than a hall offers."""
QuestionSet = Literal["a", "b"]
"""A pack's two sets of three questions of the same matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GameVisit:
    """What a visit with a game leaves: `missed` are its cards, `score` -1 when it was not played to the end.

    `before` and `after` are (asked, correct) of the questions around it; `first` is the set that came before.
    """

    game: str
    level: int = 0
    score: int = -1
    missed: tuple[str, ...] = ()
    before: tuple[int, int] = (0, 0)
    after: tuple[int, int] = (0, 0)
    first: QuestionSet = "a"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitAct:
    """One thing done in a visit, however often it was gone back to: its time, its answers, whether it was ended.

    `door` and `activity` are slugs; `game` is there behind the door `play`.
    """

    door: str
    activity: str
    seconds: int = 0
    asked: int = 0
    correct: int = 0
    finished: bool = False
    game: GameVisit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCount:
    """Visits (批次) and people (人次) of one day, each at the door that it used last; `day` is ISO."""

    day: str
    door: str
    visits: int
    people: int
    seconds: int
    asked: int
    correct: int
