"""First the kitchen at night; then, on another day, the joints of the pipe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.gas import joints as search
from edu.domain.games.gas import kitchen as night
from edu.domain.games.gas import points
from edu.domain.games.gas.kitchen import PATIENCE, THINGS, Kitchen
from edu.domain.games.rules import HERTZ, Bot, Level, Part
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.gas.joints import Joints
    from edu.domain.games.rules import Play

ACTS = frozenset({"touch", "soap", "mark", "flame", "finish"})
_BETWEEN = 5 * HERTZ
"""For the words after the night; a sentence is read in that time."""
_LONGEST_NIGHT = 80 * HERTZ
_BY_DAY = (
    *(Act("soap", at) for at in range(search.JOINTS)), *(Act("mark", at) for at in range(search.JOINTS)),
    Act("flame"), Act("finish"),
)  # fmt: skip
"""All that can be touched at the pipe."""


@dataclass(slots=True)
class GasPlay:
    kitchen: Kitchen
    joints: Joints
    pause: int = 0
    searching: bool = False

    @property
    def over(self) -> bool:
        return self.searching and self.joints.over

    def step(self, acts: Sequence[Act]) -> None:
        if self.searching:
            for act in acts:
                self._search(act)
            self.joints.step()
        elif self.kitchen.ending:
            self.pause += 1
            self.searching = self.pause >= _BETWEEN
        else:
            for act in acts:
                if act.name == "touch" and 0 <= act.a < len(THINGS):
                    self.kitchen.touch(THINGS[act.a])
            self.kitchen.step()
            idle = self.kitchen.steps >= PATIENCE and not self.kitchen.done and self.kitchen.where == "kitchen"
            if idle or self.kitchen.steps >= _LONGEST_NIGHT:
                self.kitchen.ending = self.kitchen.ending or "faint"

    def _search(self, act: Act) -> None:
        match act.name:
            case "soap":
                self.joints.soap(act.a)
            case "mark":
                self.joints.mark(act.a)
            case "flame":
                self.joints.flame()
            case "finish":
                self.joints.finish()

    def parts(self) -> tuple[Part, ...]:
        found = points.search(self.joints) if self.searching else 0
        return (
            Part("先后有序", points.order(self.kitchen), points.ORDER),
            Part("不出火星", points.sparkless(self.kitchen), points.SPARKLESS),
            Part("找准漏点", found, points.SEARCH),
            Part("不耽搁", points.time(self.kitchen), points.TIME),
        )

    def missed(self) -> tuple[str, ...]:
        found = points.broken(self.kitchen, self.joints if self.searching else None)
        return tuple(card for card in points.CARDS if card in found)

    def cells(self) -> Iterable[int]:
        yield from (self.pause, int(self.searching))
        yield from self.kitchen.cells()
        yield from self.joints.cells()


class Gas:
    """Game."""

    id = "gas"
    names = ACTS
    cards = points.CARDS
    longest = 140 * HERTZ

    def start(self, seed: int, level: Level) -> GasPlay:
        stream = Stream(seed, "gas/house")
        return GasPlay(night.drawn(stream, level), search.drawn(stream, level))

    def random_act(self, play: Play, pick: Sequence[int]) -> Act:
        """What the glass offers now, each as often as the next."""
        here = cast("GasPlay", play)
        if here.searching:
            return _BY_DAY[pick[0] % len(_BY_DAY)]
        offered = here.kitchen.here
        return Act("touch", THINGS.index(offered[pick[0] % len(offered)]))

    def bot(self, skill: Literal["skilled", "average"], seed: int) -> Bot:
        from edu.domain.games.gas.bots import Detective

        return Detective(skill, seed)
