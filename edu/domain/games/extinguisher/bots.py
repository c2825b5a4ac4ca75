"""Players of 灭火器大师: one who has learned it, and one who has heard of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.extinguisher.fight import PATCHES, ROOT, STEPS_OF_BOTTLE, Fight
from edu.domain.games.extinguisher.fires import BOTTLES, DOOR, TOOLS
from edu.domain.games.rules import HERTZ
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.extinguisher.game import ExtinguisherPlay
    from edu.domain.games.rules import Play


@dataclass(frozen=True, slots=True)
class _Habits:
    """`wait`: steps between two acts; the rest: how often in a hundred it is done wrong or forgotten."""

    wait: int
    wrong_means: int
    no_alarm: int
    no_shut: int
    too_high: int
    open_door: int


_HABITS = {
    "skilled": _Habits(24, 0, 0, 0, 4, 0),
    "average": _Habits(40, 22, 40, 45, 40, 50),
}


class Fighter:
    """Bot. Each step it does the one thing that it holds for right, or waits for its hand."""

    def __init__(self, skill: Literal["skilled", "average"], seed: int) -> None:
        self._habits = _HABITS[skill]
        self._stream = Stream(seed, f"extinguisher/{skill}")
        self._fight: Fight | None = None
        self._next = 0
        self._will: dict[str, bool] = {}

    def acts(self, play: Play) -> Sequence[Act]:
        fight = cast("ExtinguisherPlay", play).fight
        if fight is not self._fight:
            self._fight, self._next = fight, HERTZ
            habits = self._habits
            self._will = {
                "wrong": self._chance(habits.wrong_means),
                "alarm": not self._chance(habits.no_alarm),
                "shut": not self._chance(habits.no_shut),
                "close": not self._chance(habits.open_door),
            }
        if fight.steps < self._next:
            return ()
        act = self._wanted(fight)
        if act is None:
            return ()
        self._next = fight.steps + (6 if act.name == "aim" else self._habits.wait)
        return (act,)

    def _chance(self, of_hundred: int) -> bool:
        return self._stream.below(100) < of_hundred

    def _wanted(self, fight: Fight) -> Act | None:
        if fight.gone >= 0:
            return Act("close") if self._will["close"] and not fight.closed else None
        if fight.alarm < 0 and self._will["alarm"]:
            return Act("alarm")
        if fight.fire.first and fight.shut < 0 and self._will["shut"]:
            return Act("shut")
        if fight.tool is None:
            return Act("take", TOOLS.index(self._means(fight)))
        if not fight.alight:
            return Act("back")
        if fight.tool == "lid":
            return Act("cover") if fight.shut >= 0 else Act("shut")
        if fight.tool in BOTTLES:
            return self._with_bottle(fight)
        return Act("take", TOOLS.index(DOOR))

    def _means(self, fight: Fight) -> str:
        right = [tool for tool in fight.fire.offered if tool in fight.fire.right]
        wrong = [tool for tool in fight.fire.offered if tool not in fight.fire.right and tool != DOOR]
        return self._stream.choice(wrong if self._will["wrong"] and wrong else right)

    def _with_bottle(self, fight: Fight) -> Act | None:
        if fight.left_in_bottle <= 0 or fight.smoke > 48_000:
            return Act("take", TOOLS.index(DOOR))
        for name in STEPS_OF_BOTTLE:
            if name not in fight.prepared:
                return Act(name)
        hottest = max(range(PATCHES), key=lambda at: (fight.heat[at], fight.glow[at]))
        high = self._chance(self._habits.too_high)
        if not fight.pressed:
            return Act("press", 1)
        across = (2 * hottest + 1) * 1000 // (2 * PATCHES)
        return Act("aim", across, 600 if high else ROOT // 2)
