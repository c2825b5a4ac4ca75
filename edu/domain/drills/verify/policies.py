"""How a walk decides. A policy knows verdicts and names, never the state: on every seed it does the same.

A policy of dice is a table: what it takes hangs on the number of the dice and the id of the decision alone, so that
two seeds differ under it by the world and by nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from edu.domain.drills.parts import CompiledDecision
from edu.domain.drills.scenario import Verdict
from edu.domain.prng import Stream

RANK: dict[Verdict, int] = {"good": 3, "fair": 2, "bad": 1, "redline": 0}


class Policy(Protocol):
    def option(self, decision: CompiledDecision, offered: Sequence[str]) -> str: ...

    def takes(self, act: str, verdict: Verdict) -> bool:
        """Whether an action, or a report ('good'), is done once it is within reach."""
        ...


def verdicts(decision: CompiledDecision) -> dict[str, int]:
    return {option.id: RANK[option.verdict] for option in decision.source.options}


class Best:
    """What the expert bot does: of the best options the first, every good or fair action, every report."""

    def option(self, decision: CompiledDecision, offered: Sequence[str]) -> str:
        rank = verdicts(decision)
        return max(offered, key=lambda option: rank[option])

    def takes(self, act: str, verdict: Verdict) -> bool:
        return RANK[verdict] >= RANK["fair"]


class Worst:
    """Red lines first, and nothing of its own accord."""

    def option(self, decision: CompiledDecision, offered: Sequence[str]) -> str:
        rank = verdicts(decision)
        return min(offered, key=lambda option: rank[option])

    def takes(self, act: str, verdict: Verdict) -> bool:
        return False


class Dice:
    """`wise` permille of its choices are the best on offer, the others any; it does `acts` permille of the actions."""

    def __init__(self, number: int, wise: int, acts: int) -> None:
        self._number, self._wise, self._acts = number, wise, acts

    def option(self, decision: CompiledDecision, offered: Sequence[str]) -> str:
        draw = Stream(self._number, f"dice:{decision.source.id}")
        if draw.below(1000) < self._wise:
            return Best().option(decision, offered)
        return draw.choice(offered)

    def takes(self, act: str, verdict: Verdict) -> bool:
        return RANK[verdict] >= RANK["fair"] and Stream(self._number, f"dice:{act}").below(1000) < self._acts


def dice(number: int) -> Dice:
    """Even numbers play about as well as the average bot, odd ones at random."""
    return Dice(number, 560, 550) if number % 2 == 0 else Dice(number, 0, 250)
