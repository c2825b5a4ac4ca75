"""Which of a game's two sets of questions comes first: in turn, lest a harder one be taken for learning."""

from __future__ import annotations

from datetime import date

from edu.domain.visits import QuestionSet


class SetTurns:
    """Outlives the visits. It begins by the day, so that not every morning's first visitor gets the same."""

    def __init__(self, day: date) -> None:
        self._even = day.toordinal() % 2 == 0
        self._taken: dict[str, int] = {}

    def take(self, game: str) -> QuestionSet:
        """The next sitting's at that game."""
        taken = self._taken.get(game, 0)
        self._taken[game] = taken + 1
        return "a" if (taken % 2 == 0) is self._even else "b"
