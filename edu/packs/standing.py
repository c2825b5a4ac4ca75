"""How the shipped content stands, in one line counted from its problems: what is 待核, and what is due for review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from edu.domain.problems import Problem

PENDING = {
    "pending": "题", "pending-fact": "事实", "pending-lesson": "课时", "pending-case": "案例", "pending-aid": "一页纸",
    "pending-micro": "微课", "pending-game": "游戏", "source-unopened": "依据",
}  # fmt: skip
"""By the code of the warning, one for each item: 待核 of a source is 未开."""
OVERDUE = "review-overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Items; `pending` by kind in words, only kinds of which there are some."""

    pending: dict[str, int]
    overdue: int

    @property
    def sentence(self) -> str:
        """待核 39（题 11、事实 16），复审到期 0。"""
        parts = "、".join(f"{kind} {count}" for kind, count in self.pending.items())
        return f"待核 {sum(self.pending.values())}{f'（{parts}）' if parts else ''}，复审到期 {self.overdue}。"


def standing(problems: Iterable[Problem]) -> Standing:
    counts = Counter(problem.code for problem in problems)
    pending = {kind: counts[code] for code, kind in PENDING.items() if counts[code]}
    return Standing(pending=pending, overdue=counts[OVERDUE])
