"""The day's best round of each game and level: what the next player runs beside. No names, nothing kept overnight."""

from __future__ import annotations

from datetime import date

from edu.domain.games.rounds import Result
from edu.domain.games.rules import Level


class Ghosts:
    """In memory only. Another day, later or earlier (a clock set back), begins with nothing."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._best: dict[tuple[str, Level], Result] = {}

    def note(self, day: date, game: str, level: Level, result: Result) -> bool:
        """Whether this is now the day's best; an equal score leaves the earlier one."""
        best = self.best(day, game, level)
        if best is not None and best.score >= result.score:
            return False
        self._best[game, level] = result
        return True

    def best(self, day: date, game: str, level: Level) -> Result | None:
        if day != self._day:
            self._day = day
            self._best.clear()
        return self._best.get((game, level))

    def curve(self, day: date, game: str, level: Level) -> tuple[int, ...]:
        """Its score at every full second and at its end; empty without one."""
        best = self.best(day, game, level)
        return best.way if best is not None else ()
