"""One room after the other: it shakes, one leaves; then the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from edu.domain.games.acts import Act
from edu.domain.games.quake import points
from edu.domain.games.quake.leaving import THINGS, Leaving
from edu.domain.games.quake.offers import of_what_is_offered
from edu.domain.games.quake.rooms import ROOMS, SPOTS, Set, drawn
from edu.domain.games.quake.shake import Shake
from edu.domain.games.rules import HERTZ, Bot, Level, Part
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.rules import Play

ACTS = frozenset({"go", "hold", "touch"})
"""go, `a`: to which spot from the left; hold, `a`: where the hand is, below 0 it lets go; touch, `a`: of THINGS."""
_BETWEEN = 4 * HERTZ
"""For the words between two rooms."""


@dataclass(slots=True)
class Visit:
    """One room. `pause` counts the steps after it."""

    shake: Shake
    leaving: Leaving
    pause: int = 0

    @property
    def leaves(self) -> bool:
        return self.shake.over and not self.leaving.ending

    def act(self, act: Act) -> None:
        if act.name == "touch" and self.shake.over and 0 <= act.a < len(THINGS):
            self.leaving.touch(THINGS[act.a])
        elif act.name == "go" and 0 <= act.a < SPOTS:
            self.shake.go(act.a)
        elif act.name == "hold":
            self.shake.hold(act.a)

    def step(self) -> None:
        if self.leaving.ending:
            self.pause += 1
        elif self.shake.over:
            self.leaving.step()
        else:
            self.shake.step()
            self._still()

    def _still(self) -> None:
        """Who is out in the yard when it is over has left already."""
        if self.shake.over and self.shake.outdoors:
            self.leaving.where = "outside"

    def cells(self) -> Iterable[int]:
        yield ROOMS.index(self.shake.set.room)
        yield from self.shake.set.order
        yield self.pause
        yield from self.shake.cells()
        yield from self.leaving.cells()


@dataclass(slots=True)
class QuakePlay:
    visits: tuple[Visit, ...]
    at: int = 0

    @property
    def visit(self) -> Visit:
        """The room that is being played."""
        return self.visits[self.at]

    @property
    def over(self) -> bool:
        return bool(self.visits[-1].leaving.ending)

    def step(self, acts: Sequence[Act]) -> None:
        if self.over:
            return
        for act in acts:
            self.visit.act(act)
        self.visit.step()
        if self.visit.pause >= _BETWEEN:
            self.at += 1

    def parts(self) -> tuple[Part, ...]:
        played = self.visits[: self.at + 1]
        return (
            Part("躲对地方", sum(map(points.cover, played)), points.COVER),
            Part("抓得牢", sum(map(points.hold, played)), points.HOLD),
            Part("撤得稳", sum(map(points.out, played)), points.OUT),
            Part("不闯红线", sum(map(points.clean, played)), points.CLEAN),
        )

    def missed(self) -> tuple[str, ...]:
        found = {card for visit in self.visits[: self.at + 1] for card in points.broken(visit)}
        return tuple(card for card in points.CARDS if card in found)

    def cells(self) -> Iterable[int]:
        yield self.at
        for visit in self.visits:
            yield from visit.cells()


class Quake:
    """Game."""

    id = "quake"
    names = ACTS
    cards = points.CARDS
    longest = 130 * HERTZ

    def start(self, seed: int, level: Level) -> QuakePlay:
        def visit(place: Set) -> Visit:
            return Visit(Shake(level, place), Leaving(level, place.room))

        return QuakePlay(tuple(visit(place) for place in drawn(Stream(seed, "quake/rooms"))))

    def random_act(self, play: Play, pick: Sequence[int]) -> Act:
        return of_what_is_offered(cast("QuakePlay", play).visit, pick)

    def bot(self, skill: Literal["skilled", "average"], seed: int) -> Bot:
        from edu.domain.games.quake.bots import Pupil

        return Pupil(skill, seed)
