"""One night: where the four go and what they do there is all that the player says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.river.offers import touched
from edu.domain.games.river.points import CARDS, FRAIL, SAFE, STAY, broken, points
from edu.domain.games.river.village import MEMBERS, NIGHT, ROWS, TASKS, Village, drawn
from edu.domain.games.rules import Bot, Level, Part
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.rules import Play

ACTS = frozenset({"send"})
"""`a`: which member; `b`: row times the number of tasks, plus the task."""


@dataclass(slots=True)
class RiverPlay:
    village: Village

    @property
    def over(self) -> bool:
        return self.village.over

    def step(self, acts: Sequence[Act]) -> None:
        for act in acts:
            row, task = divmod(act.b, len(TASKS))
            if act.name == "send" and 0 <= act.a < MEMBERS and 0 <= row < ROWS:
                self.village.send(act.a, row, TASKS[task])
        self.village.step()

    def parts(self) -> tuple[Part, ...]:
        people, frail, stay = points(self.village)
        return Part("人都撤出来", people, SAFE), Part("老弱有人背", frail, FRAIL), Part("没人往回跑", stay, STAY)

    def missed(self) -> tuple[str, ...]:
        found = broken(self.village)
        return tuple(card for card in CARDS if card in found)

    def cells(self) -> Iterable[int]:
        return self.village.cells()


class River:
    """Game."""

    id = "river"
    names = ACTS
    cards = CARDS
    longest = NIGHT

    def start(self, seed: int, level: Level) -> RiverPlay:
        village = drawn(Stream(seed, "river/village"), level)
        if level > 1:
            village.cards = tuple(Stream(seed, "river/cards").shuffled(village.cards))
        return RiverPlay(village)

    def random_act(self, play: Play, pick: Sequence[int]) -> Act:
        return touched(cast("RiverPlay", play).village, pick)

    def bot(self, skill: Literal["skilled", "average"], seed: int) -> Bot:
        from edu.domain.games.river.bots import Chief

        return Chief(skill, seed)
