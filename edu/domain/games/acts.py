"""What a player does in a game; a screen makes them of touches, a bot of nothing."""

from __future__ import annotations

from typing import NamedTuple

from edu.domain.errors import InvalidInput

LIMIT = 10_000
"""No number of an act is larger; a screen's coordinates come in thousandths."""


class Act(NamedTuple):
    """`name` is one of the game's own; what `a` and `b` mean, the game says."""

    name: str
    a: int = 0
    b: int = 0


def checked(act: Act, names: frozenset[str]) -> Act:
    """InvalidInput for a name that the game does not know or a number beyond all sense."""
    if act.name not in names or not (-LIMIT <= act.a <= LIMIT and -LIMIT <= act.b <= LIMIT):
        raise InvalidInput("游戏不认识这个动作。")
    return act
