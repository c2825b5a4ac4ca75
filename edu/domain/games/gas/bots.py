"""Players of 燃气侦探: one who has learned it, and one who has heard of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.gas.joints import JOINTS, Joints
from edu.domain.games.gas.kitchen import SPARKS, THINGS, Kitchen, Thing
from edu.domain.games.rules import HERTZ
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.gas.game import GasPlay
    from edu.domain.games.rules import Play

_WAIT = {"skilled": HERTZ, "average": 2 * HERTZ}
_FORGETS = {"skilled": 0, "average": 33}
"""Of a hundred: a step left out, or a switch touched on the way."""


class Detective:
    """Bot."""

    def __init__(self, skill: Literal["skilled", "average"], seed: int) -> None:
        self._wait, self._forgets = _WAIT[skill], _FORGETS[skill]
        self._stream = Stream(seed, f"gas/{skill}")
        self._next = HERTZ
        self._steps = 0
        self._plan: list[Thing] | None = None
        self._asked = 0

    def acts(self, play: Play) -> Sequence[Act]:
        here = cast("GasPlay", play)
        self._steps += 1
        if self._steps < self._next:
            return ()
        self._next = self._steps + self._wait
        act = self._find(here.joints) if here.searching else self._save(here.kitchen)
        return (act,) if act is not None else ()

    def _forgot(self) -> bool:
        return self._stream.below(100) < self._forgets

    def _save(self, kitchen: Kitchen) -> Act | None:
        if kitchen.ending:
            return None
        if self._plan is None:
            self._plan = self._planned(kitchen)
        if kitchen.where == "landing":
            return _touch("lift" if self._forgot() else "stairs")
        if kitchen.where == "yard":
            return _touch("call")
        return _touch(self._plan.pop(0) if self._plan else "door")

    def _planned(self, kitchen: Kitchen) -> list[Thing]:
        steps: list[Thing] = [] if kitchen.stuck and not self._forgets else ["valve"]
        steps += ["window", "family"]
        steps = [step for step in steps if not self._forgot()]
        traps = [thing for thing in kitchen.shown if thing in SPARKS]
        if self._forgot():
            steps.insert(self._stream.below(len(steps) + 1), self._stream.choice(traps))
        return steps

    def _find(self, joints: Joints) -> Act | None:
        if self._asked < JOINTS:
            self._asked += 1
            if self._forgot():
                return Act("mark", self._stream.below(JOINTS))
            return Act("soap", self._asked - 1)
        seen = next((joint for joint in range(JOINTS) if joints.bubbles(joint) and joint not in joints.marked), None)
        if seen is not None:
            return Act("mark", seen)
        patient = not self._forgets or not self._forgot()
        return None if patient and not joints.settled else Act("finish")


def _touch(thing: Thing) -> Act:
    return Act("touch", THINGS.index(thing))
