"""The buzzer: a key a team. The first press after 开抢 wins; one before it is too early. Storms change nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Press = Literal["first", "early", "nothing"]


@dataclass(slots=True)
class Buzzer:
    """Held by the console, one a question; the order of calls is the order of the keyboard's events.

    A key held down before 开抢 is early once; it must be let go and pressed again to count, and its team is out anyway.
    """

    teams: int
    locked: set[int] = field(default_factory=set)
    opened_ms: int | None = None
    winner: int | None = None

    def open(self, at_ms: int) -> None:
        """开抢."""
        if self.opened_ms is None:
            self.opened_ms = at_ms

    def press(self, team: int) -> Press:
        if self.winner is not None or team in self.locked or not 0 <= team < self.teams:
            return "nothing"
        if self.opened_ms is None:
            self.locked.add(team)
            return "early"
        self.winner = team
        return "first"
