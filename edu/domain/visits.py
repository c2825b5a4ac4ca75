"""Kiosk visits as counts: a guest leaves numbers, never a name."""

from __future__ import annotations

from dataclasses import dataclass

ENDINGS = ("left", "idle", "finished")


MOST_MISSED = 40
"""Cards of a game that one visit can have missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GameVisit:
    """What a visit with a game leaves: `missed` are its cards, `score` -1 when it was not played to the end.

    `before` and `after` are (asked, correct) of the questions around it.
    """

    game: str
    level: int = 0
    score: int = -1
    missed: tuple[str, ...] = ()
    before: tuple[int, int] = (0, 0)
    after: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCount:
    """Visits (批次) and people (人次) of one day through one door; `day` is ISO."""

    day: str
    door: str
    visits: int
    people: int
    seconds: int
    asked: int
    correct: int
