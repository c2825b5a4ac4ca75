"""Kiosk visits as counts: a guest leaves numbers, never a name."""

from __future__ import annotations

from dataclasses import dataclass

ENDINGS = ("left", "idle", "finished")


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
