"""First the evening at the gate, then the night: what was left in the stairwell burns in the stairwell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from edu.domain.games.acts import Act
from edu.domain.games.ebike import night as dark
from edu.domain.games.ebike import points, yard
from edu.domain.games.ebike.night import THINGS, Night
from edu.domain.games.ebike.yard import NEEDS, PLACES, Yard
from edu.domain.games.rules import HERTZ, Bot, Level, Part
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.rules import Play

ACTS = frozenset({"place", "clear", "touch"})
"""place: `a` is the bike, `b` one of PLACES; clear: `a` is a full bike at a socket; touch: `a` is one of THINGS."""
BETWEEN = 7 * HERTZ
"""For the words after the evening, and until night has fallen."""


@dataclass(slots=True)
class EbikePlay:
    yard: Yard
    nights: tuple[Night, Night]
    """The smoke in the room, and from the stairs."""
    own: int
    """Which of them it is if the stairwell has been kept clear."""
    pause: int = 0
    night: Night | None = None

    @property
    def over(self) -> bool:
        return self.night is not None and bool(self.night.ending)

    def step(self, acts: Sequence[Act]) -> None:
        if self.night is not None:
            for act in acts:
                if act.name == "touch" and 0 <= act.a < len(THINGS):
                    self.night.touch(THINGS[act.a])
            self.night.step()
        elif self.yard.over:
            self.pause += 1
            if self.pause >= BETWEEN:
                self.night = self.nights[1 if self.yard.of("hall") else self.own]
        else:
            for act in acts:
                if act.name == "place" and 0 <= act.b < len(PLACES):
                    self.yard.place(act.a, PLACES[act.b])
                elif act.name == "clear":
                    self.yard.clear(act.a)
            self.yard.step()

    def parts(self) -> tuple[Part, ...]:
        answered = points.answered(self.yard, self.night) if self.night is not None else 0
        return (
            Part("停对充对", points.placed(self.yard), points.PLACED),
            Part("冒烟会跑", answered, points.ANSWERED),
            Part("不耽搁", points.time(self.yard, self.night), points.TIME),
        )

    def missed(self) -> tuple[str, ...]:
        found = points.broken(self.yard, self.night)
        return tuple(card for card in points.CARDS if card in found)

    def cells(self) -> Iterable[int]:
        yield from (self.pause, self.own, -1 if self.night is None else self.nights.index(self.night))
        yield from self.yard.cells()
        for night in self.nights:
            yield from night.cells()


class Ebike:
    """Game."""

    id = "ebike"
    names = ACTS
    cards = points.CARDS
    longest = 170 * HERTZ
    things = (*NEEDS, *PLACES, *THINGS)
    """What has a name, and what is said of it, in the pack."""

    def start(self, seed: int, level: Level) -> EbikePlay:
        stream = Stream(seed, "ebike/evening")
        evening = yard.drawn(stream, level)
        nights = dark.drawn(stream, level, "room"), dark.drawn(stream, level, "stairs")
        return EbikePlay(evening, nights, stream.below(2))

    def random_act(self, play: Play, pick: Sequence[int]) -> Act:
        """A hand on one of the bikes at the gate, or on one of the things of the night."""
        assert isinstance(play, EbikePlay)
        if play.night is not None:
            here = play.night.here
            return Act("touch", THINGS.index(here[pick[0] % len(here)]))
        bikes = play.yard.waiting or range(len(play.yard.bikes))
        name = "clear" if pick[2] % 8 == 0 else "place"
        return Act(name, bikes[pick[0] % len(bikes)], pick[1] % len(PLACES))

    def bot(self, skill: Literal["skilled", "average"], seed: int) -> Bot:
        from edu.domain.games.ebike.bots import Warden

        return Warden(skill, seed)
