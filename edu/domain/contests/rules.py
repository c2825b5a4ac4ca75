"""Rounds as data. An evening is played by the rules that were frozen when it was opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

RoundKind = Literal["required", "buzzer", "risk", "extra"]
KINDS: dict[RoundKind, str] = {"required": "必答题", "buzzer": "抢答题", "risk": "风险题", "extra": "加赛题"}
TEAMS = 2, 8
SPARE = 6
"""Questions kept back for a play-off between equal teams."""
_MOST = 20
_HIGHEST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """`count`: questions a team (required, risk) or of the whole round (buzzer).

    `wrong` and `early` are taken away; a risk question gains or costs its `stakes`, which the team chooses from.
    """

    kind: RoundKind
    count: int
    right: int = 10
    wrong: int = 0
    early: int = 0
    stakes: tuple[int, ...] = ()
    seconds: int = 30

    def questions(self, teams: int) -> int:
        """How many are drawn."""
        if self.kind == "buzzer":
            return self.count
        return self.count * teams * max(1, len(self.stakes))


USUAL: tuple[Round, ...] = (
    Round(kind="required", count=2, right=10, wrong=0, seconds=30),
    Round(kind="buzzer", count=6, right=10, wrong=10, early=5, seconds=15),
    Round(kind="risk", count=1, stakes=(10, 20, 30), seconds=60),
)
"""The usual evening: 必答 costs nothing, a wrong 抢答 costs what a right one gains, 风险 doubles or loses the stake."""


def extra_of(rounds: tuple[Round, ...]) -> Round:
    """A play-off question follows the buzzer's rule, or the usual one where there was none."""
    held = next((one for one in rounds if one.kind == "buzzer"), USUAL[1])
    return Round(kind="extra", count=1, right=held.right, wrong=held.wrong, early=held.early, seconds=held.seconds)


def faults(rounds: tuple[Round, ...], teams: int) -> Iterator[str]:
    """What keeps these rules from being played, in words."""
    if not TEAMS[0] <= teams <= TEAMS[1]:
        yield f"队数应在 {TEAMS[0]} 到 {TEAMS[1]} 之间。"
    if not rounds:
        yield "至少要有一轮题。"
    for at, one in enumerate(rounds, start=1):
        if one.kind not in ("required", "buzzer", "risk"):
            yield f"第 {at} 轮的题型不对。"
        if not 1 <= one.count <= _MOST:
            yield f"第 {at} 轮的题数应在 1 到 {_MOST} 之间。"
        if min(one.right, one.wrong, one.early, *one.stakes) < 0 or max(one.right, one.wrong, one.early) > _HIGHEST:
            yield f"第 {at} 轮的分值应在 0 到 {_HIGHEST} 之间。"
        if one.kind == "risk" and (not one.stakes or list(one.stakes) != sorted(set(one.stakes)) or one.stakes[0] <= 0):
            yield f"第 {at} 轮要有从小到大的几档分值。"
