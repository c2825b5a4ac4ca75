"""Five roads one after the other; what happened on one is said before the next begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from edu.domain.games.acts import Act
from edu.domain.games.road import places
from edu.domain.games.road.crossing import LIMIT, PLACES, THINGS, Crossing
from edu.domain.games.road.points import CARDS, CHECKS, SAFE, SHIELD, broken, points
from edu.domain.games.rules import HERTZ, Bot, Level, Part
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.rules import Play

ACTS = frozenset({"look", "go", "run", "wait", "back", "wave", "take", "answer"})
"""look: `a` 0 left, 1 right; take: `a` a place in THINGS; the others need no number."""
_TOUCHES = (
    Act("look", 0), Act("look", 1), *map(Act, ("go", "run", "wait", "back", "wave", "answer")),
    *(Act("take", thing) for thing in range(len(THINGS))),
)  # fmt: skip
"""Each thing on the glass that a finger can meet: to a hand at random one is as near as the next."""
_BETWEEN = 11 * HERTZ // 2
"""For what came of it and the words after a road; both are seen and read in that time."""


@dataclass(slots=True)
class RoadPlay:
    roads: tuple[Crossing, ...]
    at: int = 0
    pause: int = 0
    _still: dict[tuple[int, bool], tuple[int, ...]] = field(default_factory=dict)
    """Cells of roads that have not begun, or are behind: they do not change."""

    @property
    def road(self) -> Crossing:
        """The one that is before the player, or was the last."""
        return self.roads[self.at] if self.at < len(self.roads) else self.roads[-1]

    @property
    def over(self) -> bool:
        return self.at >= len(self.roads)

    def step(self, acts: Sequence[Act]) -> None:
        if self.at >= len(self.roads):
            return
        road = self.roads[self.at]
        if road.outcome:
            self.pause += 1
            if self.pause >= _BETWEEN:
                self.at, self.pause = self.at + 1, 0
            return
        for act in acts:
            self._do(act)
        road.step()

    def _do(self, act: Act) -> None:
        road = self.road
        match act.name:
            case "look" if act.a in (0, 1):
                road.look(act.a)
            case "go":
                road.go()
            case "run":
                road.go(run=True)
            case "wait":
                road.wait()
            case "back":
                road.back()
            case "wave":
                road.wave()
            case "take" if 0 <= act.a < len(THINGS):
                road.take(THINGS[act.a])
            case "answer":
                road.answer()

    def parts(self) -> tuple[Part, ...]:
        safe, checks, shield = points(self.roads)
        return Part("平安到对面", safe, SAFE), Part("看清再走", checks, CHECKS), Part("让人看见", shield, SHIELD)

    def missed(self) -> tuple[str, ...]:
        return broken(self.roads)

    def cells(self) -> Iterable[int]:
        yield from (self.at, self.pause)
        for number, road in enumerate(self.roads):
            yield from road.cells() if number == self.at else self._cells_of(number)

    def _cells_of(self, number: int) -> tuple[int, ...]:
        key = number, number < self.at
        if key not in self._still:
            self._still[key] = tuple(self.roads[number].cells())
        return self._still[key]


class Road:
    """Game."""

    id = "road"
    names = ACTS
    cards = CARDS
    longest = len(PLACES) * (LIMIT + _BETWEEN)

    def start(self, seed: int, level: Level) -> RoadPlay:
        return RoadPlay(places.drawn(Stream(seed, "road/roads"), level))

    def random_act(self, play: Play, pick: Sequence[int]) -> Act:
        return _TOUCHES[pick[0] % len(_TOUCHES)]

    def bot(self, skill: Literal["skilled", "average"], seed: int) -> Bot:
        from edu.domain.games.road.bots import Walker

        return Walker(skill, seed)
