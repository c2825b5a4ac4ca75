"""A round of two floors: from one there is a way out, on the other the room is held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from edu.domain.games.acts import Act
from edu.domain.games.rules import HERTZ, Bot, Level, Part
from edu.domain.games.smoke.escape import HEADS, Escape
from edu.domain.games.smoke.floor import THINGS, Floor, drawn
from edu.domain.games.smoke.points import AIR, CARDS, CHOICES, TIME, broken, left, points, stayed
from edu.domain.prng import Stream

if TYPE_CHECKING:
    from edu.domain.games.rules import Play

ACTS = frozenset(
    {"feel", "open", "shut", "out", "in", "go", "posture", "enter", "call", "seal", "signal", "towel"}
)  # fmt: skip
_TOUCHES = (
    *map(Act, ("feel", "open", "shut", "out", "in", "call", "seal", "signal", "towel")),
    *(Act("go", way) for way in (-1, 0, 1)), *(Act("posture", low) for low in range(len(HEADS))),
    *(Act("enter", thing) for thing in range(len(THINGS))),
)  # fmt: skip
"""Each thing on the glass that a finger can meet: to a hand at random one is as near as the next."""
_LONGEST_ESCAPE = 80 * HERTZ
_BETWEEN = 2 * HERTZ
_PARTS = (("少吸烟", AIR), ("走对路", CHOICES), ("不耽搁", TIME))


@dataclass(slots=True)
class SmokePlay:
    floors: tuple[Floor, Floor]
    pause: int = 0
    escapes: list[Escape] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.escapes = [Escape(self.floors[0])]

    @property
    def escape(self) -> Escape:
        return self.escapes[-1]

    @property
    def over(self) -> bool:
        return len(self.escapes) == len(self.floors) and bool(self.escape.ending)

    def step(self, acts: Sequence[Act]) -> None:
        if self.escape.ending:
            self.pause += 1
            if self.pause >= _BETWEEN and len(self.escapes) < len(self.floors):
                self.escapes.append(Escape(self.floors[len(self.escapes)]))
                self.pause = 0
            return
        for act in acts:
            self.escape.do(act)
        self.escape.step()
        if self.escape.steps >= _LONGEST_ESCAPE:
            self.escape.ending = self.escape.ending or "fallen"

    def parts(self) -> tuple[Part, ...]:
        stays, leaves = any(map(stayed, self.escapes)), any(map(left, self.escapes))
        rows = [points(escape, stays=stays, leaves=leaves) for escape in self.escapes]
        of = len(self.floors)
        return tuple(Part(name, sum(row[at] for row in rows) // of, most) for at, (name, most) in enumerate(_PARTS))

    def missed(self) -> tuple[str, ...]:
        found = set[str]().union(*[broken(escape) for escape in self.escapes])
        return tuple(card for card in CARDS if card in found)

    def cells(self) -> Iterable[int]:
        yield from (len(self.escapes), self.pause)
        yield from self.escape.cells()


class Smoke:
    """Game."""

    id = "smoke"
    names = ACTS
    cards = CARDS
    longest = 170 * HERTZ

    def start(self, seed: int, level: Level) -> SmokePlay:
        return SmokePlay(drawn(Stream(seed, "smoke/floors"), Stream(seed, "smoke/places"), level))

    def random_act(self, play: Play, pick: Sequence[int]) -> Act:
        return _TOUCHES[pick[0] % len(_TOUCHES)]

    def bot(self, skill: Literal["skilled", "average"], seed: int) -> Bot:
        from edu.domain.games.smoke.bots import Escaper

        return Escaper(skill, seed)
