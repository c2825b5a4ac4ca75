"""What gives the right answer away without reading it: its length, and its place among the options (V6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edu.domain.drills.findings import Finding
from edu.domain.drills.scenario import Decision, Option

CHANCE = 0.01
"""A tell is called one where chance alone would make it in fewer than one of a hundred scenarios."""


def tells(decisions: Sequence[Decision]) -> Iterator[Finding]:
    """Over decisions with one good option of several."""
    asked = [
        (decision, good[0])
        for decision in decisions
        if len(good := [option for option in decision.options if option.verdict == "good"]) == 1
        and len(decision.options) > 1
    ]
    chances = [1 / len(decision.options) for decision, _ in asked]
    for code, said, told in (("longest", "最长", _is_longest), ("shortest", "最短", _is_shortest)):
        count = sum(told(decision, good) for decision, good in asked)
        if count and at_least(count, chances) < CHANCE:
            yield _found(
                code,
                f"{len(asked)} 个决策里有 {count} 个的正确选项{said}，看长短就能猜到。",
                "把错误选项和正确选项写得一样具体。",
            )
    for place in range(max((len(decision.options) for decision, _ in asked), default=0)):
        count = sum(decision.options.index(good) == place for decision, good in asked)
        if count and at_least(count, chances) < CHANCE:
            yield _found(
                "position", f"{len(asked)} 个决策里有 {count} 个的正确选项排在第 {place + 1}。", "把选项的顺序打乱。"
            )


def _is_longest(decision: Decision, good: Option) -> bool:
    return all(len(option.text) < len(good.text) for option in decision.options if option is not good)


def _is_shortest(decision: Decision, good: Option) -> bool:
    return all(len(option.text) > len(good.text) for option in decision.options if option is not good)


def at_least(count: int, chances: Sequence[float]) -> float:
    """Probability that so many or more of independent chances come true."""
    row = [1.0]
    for chance in chances:
        row = [
            (row[n] * (1 - chance) if n < len(row) else 0.0) + (row[n - 1] * chance if n else 0.0)
            for n in range(len(row) + 1)
        ]
    return sum(row[count:])


def _found(code: str, message: str, remedy: str) -> Finding:
    return Finding(gate="V6", code=code, part="scenario", message=message, remedy=remedy)
