"""One visitor at one game: what they knew before, what they played, what they know after. Counts, no names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from edu.domain.games.pack import GamePack
from edu.domain.games.rounds import Result
from edu.domain.games.rules import Level
from edu.domain.visits import GameVisit, QuestionSet

Side = Literal["before", "after"]


@dataclass(slots=True)
class GameSitting:
    """Lives as long as the visit. `curve_to_beat` is the day's best of the level as it stood when the round began.

    `first` is the set that is asked before the game; the other one comes after.
    """

    pack: GamePack
    first: QuestionSet = "a"
    before: list[bool] = field(default_factory=list)
    after: list[bool] = field(default_factory=list)
    level: Level = 1
    slow: bool = False
    seated: bool = False
    left: bool = False
    result: Result | None = None
    best: int = -1
    missed: tuple[str, ...] = ()
    record: bool = False
    curve_to_beat: tuple[int, ...] = ()

    def names(self, side: Side) -> tuple[str, ...]:
        """Questions of that side."""
        return self.pack.before if (side == "before") is (self.first == "a") else self.pack.after

    @property
    def measured(self) -> bool:
        """Answered on both sides of the game."""
        return bool(self.before) and bool(self.after)

    def ended(self, result: Result, *, record: bool) -> None:
        """The best round of the visit counts; what was missed is that of the last."""
        self.result, self.record = result, record
        self.best = max(self.best, result.score)
        self.missed = result.missed

    def facts(self) -> GameVisit:
        return GameVisit(
            game=self.pack.id,
            level=self.level if self.best >= 0 else 0,
            score=self.best,
            missed=self.missed,
            before=(len(self.before), sum(self.before)),
            after=(len(self.after), sum(self.after)),
            first=self.first,
        )


def gain_words(before: tuple[int, int], after: tuple[int, int]) -> tuple[str, str]:
    """(big words, one sentence) for (asked, correct) of both sides. Whoever knew no more is not told so; explained are
    only the answers after the game.
    """
    if after[1] > before[1]:
        return "学到手了！", f"玩之前答对 {before[1]} 题，玩之后答对 {after[1]} 题。"
    if after[1] == after[0]:
        return "全都会！", f"前后 {after[0]} 题都难不住你，讲给家里人听一听吧。"
    if after[1] == before[1]:
        return "稳住了！", f"前后都答对 {after[1]} 题。玩之后没答对的，刚才都讲给你听了。"
    return "又多想了几条！", f"换了三道新题，答对 {after[1]} 题。玩之后没答对的，刚才都讲给你听了。"
