"""Players of 过街与大车: one who has learned it, and one who has heard of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.road.crossing import (
    AT_HAND,
    BACK,
    EDGE,
    LEFT,
    MIDDLE,
    RIGHT,
    THINGS,
    WALK,
    WIDTH,
    Crossing,
)
from edu.domain.games.rules import HERTZ
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.road.game import RoadPlay
    from edu.domain.games.rules import Play

_BEAT = HERTZ // 3
_SPARE = {"skilled": 45, "average": 0}
_FORGETS = {"skilled": 0, "average": 33}
"""Of a hundred, drawn once a road for each habit."""
_HABITS = ("kit", "look", "back", "wave", "judge", "light")


class Walker:
    """Bot. Three touches a second at the most, each of them one act."""

    def __init__(self, skill: Literal["skilled", "average"], seed: int) -> None:
        self._skill = skill
        self._stream = Stream(seed, f"road/{skill}")
        self._at = -1
        self._forgot: set[str] = set()
        self._side = LEFT

    def acts(self, play: Play) -> Sequence[Act]:
        here = cast("RoadPlay", play)
        road = here.road
        if road.steps % _BEAT or not road.steps or road.outcome:
            return ()
        if here.at != self._at:
            self._at, self._side = here.at, LEFT
            self._forgot = {one for one in _HABITS if self._stream.below(100) < _FORGETS[self._skill]}
        act = self._act(road)
        return (act,) if act is not None else ()

    def _act(self, road: Crossing) -> Act | None:
        if road.pace > 0:
            return self._on_the_way(road)
        for thing in AT_HAND.get(road.place, ()) if "kit" not in self._forgot else ():
            if thing not in road.has and road.y <= 0:
                return Act("take", THINGS.index(thing))
        if self._must_stand_back(road):
            return Act("back") if road.y > BACK and not road.pace else None
        lane = 0 if road.y < EDGE else 1
        unseen = None if "look" in self._forgot else self._look(road, lane)
        if unseen is not None:
            return unseen
        if self._may_go(road, lane):
            return Act("go") if road.rested else None
        hand = "wave" not in self._forgot and road.steps - road.waved > HERTZ
        return Act("wave") if hand else self._glance()

    def _on_the_way(self, road: Crossing) -> Act | None:
        """To the middle, or to the bonnet's end, and there look again unless all is free."""
        if road.y <= 0 and road.y + WALK * _BEAT <= 0:
            return None
        if road.y >= MIDDLE or road.halt < WIDTH:
            return self._glance() if road.y < MIDDLE else None
        if "look" in self._forgot:
            return None
        if road.standing and road.blocked and road.y < EDGE:
            return Act("wait")
        side = road.comes_from(1)
        if not road.sees(1) or road.steps - road.looked[side] > HERTZ:
            return Act("look", side)
        return Act("wait") if road.has_middle and not self._clear(road, 1) else None

    def _must_stand_back(self, road: Crossing) -> bool:
        if road.turn is None or road.y > 0 or "back" in self._forgot:
            return False
        return road.turn.phase(road.steps) != "gone"

    def _look(self, road: Crossing, lane: int) -> Act | None:
        """Whichever side is not fresh; before setting out, both."""
        for one in (lane, 1):
            side = road.comes_from(one)
            if road.steps - road.looked[side] > road.fresh * 4 // 5 or (one == lane == 1 and not road.sees(1)):
                return Act("look", side)
        return None

    def _may_go(self, road: Crossing, lane: int) -> bool:
        if lane == 0 and road.light and "light" not in self._forgot:
            enough = road.light.left(road.steps) > (WIDTH - road.y) // WALK
            if not (road.light.walk(road.steps) and enough):
                return False
        if lane == 0 and road.standing and road.blocked and "wave" not in self._forgot:
            return road.standing.nodded(road.steps)
        if road.place == "zebra" and "wave" not in self._forgot and road.steps - road.waved > 4 * HERTZ:
            return False
        return self._clear(road, lane) and (road.has_middle or self._clear(road, 1))

    def _clear(self, road: Crossing, lane: int) -> bool:
        return "judge" in self._forgot or road.clear(lane, _SPARE[self._skill])

    def _glance(self) -> Act:
        self._side = RIGHT if self._side == LEFT else LEFT
        return Act("look", self._side)
