"""A round of three fires: two to put out, one to walk away from, in an order that nobody knows beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from edu.domain.games.acts import Act
from edu.domain.games.extinguisher.fight import DECIDE, Fight
from edu.domain.games.extinguisher.fires import FIRES, SMALL, TO_LEAVE, Fire, dealt
from edu.domain.games.extinguisher.offers import touched
from edu.domain.games.extinguisher.points import (
    AIM,
    CARDS,
    END,
    LUCK,
    ORDER,
    TIME,
    TYPE,
    broken,
    helped,
    looked,
    mastered,
    met,
    points,
    safe,
    stayed_at,
)
from edu.domain.games.rules import HERTZ, Bot, Level, Part
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.rules import Play

ACTS = frozenset({"alarm", "shut", "take", "lift", "pin", "hose", "press", "aim", "cover", "back", "close"})
_LONGEST_FIGHT = 53 * HERTZ
_BETWEEN = 4 * HERTZ
"""As long as it takes to read what is said of a fire."""
Untold: TypeAlias = Literal["", "half", "half-missed", "third-stayed", "third-missed", "stayed", "none-met"]
"""What shows that small fires were not told from the one to leave, and what that leaves of the round.

half: that one was not left first, but safely in the end, and each small one was mastered; half-missed: it was left
first, and with eyes open a small one was met with the right thing in the end; third-stayed: it was not left
first, but with eyes open a small one was met with the right thing in the end; third-missed: it was left first, and with
eyes open a small one was fought for a while, not rightly; stayed, none-met: the same without a sign of a look.
"""
_LEFT: dict[Untold, int] = {"": 1, "half": 2, "half-missed": 2, "third-stayed": 3, "third-missed": 3}
"""What divides the points; all others have nothing but LUCK."""
_PARTS = (("选对办法", TYPE), ("先后有序", ORDER), ("对准根部", AIM), ("又快又稳", TIME), ("全身而退", END))


@dataclass(slots=True)
class ExtinguisherPlay:
    fires: tuple[Fire, ...]
    level: Level
    at: int = 0
    pause: int = 0
    fights: list[Fight] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.fights = [Fight(self.fires[0], self.level)]

    @property
    def fight(self) -> Fight:
        return self.fights[-1]

    @property
    def over(self) -> bool:
        return len(self.fights) == len(self.fires) and bool(self.fight.ending)

    def step(self, acts: Sequence[Act]) -> None:
        if self.fight.ending:
            self.pause += 1
            if self.pause >= _BETWEEN and len(self.fights) < len(self.fires):
                self.fights.append(Fight(self.fires[len(self.fights)], self.level))
                self.pause = 0
            return
        for act in acts:
            self.fight.do(act)
        self.fight.step()
        if self.fight.steps >= _LONGEST_FIGHT or (self.fight.steps >= DECIDE and not self.fight.taken):
            self.fight.ending = self.fight.ending or "driven"

    def parts(self) -> tuple[Part, ...]:
        """Of the fires that have ended: the counter moves when their words come up, which say what it does."""
        rows = [points(fight) for fight in self.fights if fight.ending]
        got = [sum(row[at] for row in rows) // len(self.fires) for at in range(len(_PARTS))]
        part = _LEFT.get(self.untold, 0)
        luck = LUCK * sum(fight.alarm >= 0 or bool(fight.taken) for fight in self.fights if fight.ending)
        got = [one // part for one in got] if part else [0] * len(got)
        if self.untold and sum(got) < luck:
            got = [0, luck, 0, 0, 0]
        return tuple(Part(name, one, most) for one, (name, most) in zip(got, _PARTS, strict=True))

    @property
    def untold(self) -> Untold:
        ended = [fight for fight in self.fights if fight.ending]
        small = [fight for fight in ended if not fight.fire.to_leave]
        late = [fight for fight in ended if fight.fire.to_leave and not met(fight)]
        if late:
            if all(map(safe, late)) and all(map(mastered, small)):
                return "half"
            return "third-stayed" if any(map(helped, small)) and looked(ended) else "stayed"
        if len(small) < sum(not fire.to_leave for fire in self.fires) or any(map(mastered, small)):
            return ""
        if len(ended) < len(self.fires) or not looked(ended):
            return "none-met"
        if any(map(helped, small)):
            return "half-missed"
        return "third-missed" if any(map(stayed_at, small)) else "none-met"

    def missed(self) -> tuple[str, ...]:
        found = set[str]().union(*[broken(fight) for fight in self.fights])
        return tuple(card for card in CARDS if card in found)

    def cells(self) -> Iterable[int]:
        yield from (len(self.fights), self.pause, FIRES.index(self.fight.fire))
        yield from self.fight.cells()


class Extinguisher:
    """Game."""

    id = "extinguisher"
    names = ACTS
    cards = CARDS
    longest = 170 * HERTZ

    def start(self, seed: int, level: Level) -> ExtinguisherPlay:
        stream = Stream(seed, "extinguisher/fires")
        small, leave = stream.shuffled(SMALL), stream.shuffled(TO_LEAVE)
        fires = stream.shuffled((*small[:2], leave[0]))
        return ExtinguisherPlay(dealt(fires, Stream(seed, "extinguisher/cards")), level)

    def random_act(self, play: Play, pick: Sequence[int]) -> Act:
        assert isinstance(play, ExtinguisherPlay)
        return touched(play.fight, pick)

    def bot(self, skill: Literal["skilled", "average"], seed: int) -> Bot:
        from edu.domain.games.extinguisher.bots import Fighter

        return Fighter(skill, seed)
