"""The smell: gas that gathers, what can be touched, what makes a spark, the way out and the call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from edu.domain.games.rules import HERTZ, Level
from edu.domain.prng import Stream

FULL = 60_000
"""Gas enough for anything to set it off."""
RICH = FULL // 4
"""From here on a spark sets it off."""
_LEAKS = {1: 26, 2: 34, 3: 42}

Thing: TypeAlias = Literal[
    "valve", "window", "balcony", "family", "door",
    "light", "fan", "hood", "plug", "lighter", "phone", "bell", "lift", "stairs", "call",
]  # fmt: skip
SAFE: tuple[Thing, ...] = ("valve", "window", "balcony", "family")
SPARKS: tuple[Thing, ...] = ("light", "fan", "hood", "plug", "lighter", "phone")
"""Everything in the room that can strike a spark, switched on or off."""
OUTSIDE_SPARKS: tuple[Thing, ...] = ("bell", "lift")
"""On the landing: the neighbour's bell and the lift."""
THINGS: tuple[Thing, ...] = (*SAFE, "door", *SPARKS, *OUTSIDE_SPARKS, "stairs", "call")
_COMES = 3 * HERTZ // 10
"""Steps in which who came somewhere touches nothing there: a second tap of the same hand met the bell, or the lift."""
STUCK = 3
"""One night in this many the valve cannot be reached: then one goes at once."""

Ending: TypeAlias = Literal["", "called", "blast", "faint"]
ENDINGS: tuple[Ending, ...] = ("", "called", "blast", "faint")
Where: TypeAlias = Literal["kitchen", "landing", "yard"]
WHERES: tuple[Where, ...] = ("kitchen", "landing", "yard")


@dataclass(slots=True)
class Kitchen:
    """`shown` are the things of this kitchen that can be seen, in the places where they stand this time."""

    level: Level
    stuck: bool
    shown: tuple[Thing, ...]
    gas: int = FULL // 10
    steps: int = 0
    where: Where = "kitchen"
    done: list[Thing] = field(default_factory=list)
    sparks: list[Thing] = field(default_factory=list)
    came: int = -_COMES
    """The step in which one came to where one is now."""
    tried: bool = False
    """The valve that cannot be reached was tried."""
    ending: Ending = ""

    def touch(self, thing: Thing) -> None:
        """What is not there now is let go."""
        if self.ending or thing not in self.here or self.steps - self.came < _COMES:
            return
        if thing in SPARKS or thing in OUTSIDE_SPARKS:
            self._spark(thing)
        elif thing == "valve" and self.stuck:
            self.tried = True
        elif thing in SAFE:
            if thing not in self.done:
                self.done.append(thing)
        elif thing == "door":
            self.where, self.came = "landing", self.steps
        elif thing == "stairs":
            self.where, self.came = "yard", self.steps
        elif thing == "call":
            self.ending = "called"

    @property
    def here(self) -> tuple[Thing, ...]:
        """What can be touched now."""
        if self.where == "kitchen":
            return (*self.shown, "door")
        return (*OUTSIDE_SPARKS, "stairs") if self.where == "landing" else ("call",)

    def _spark(self, thing: Thing) -> None:
        self.sparks.append(thing)
        near = self.gas if thing in SPARKS else self.gas // 2
        if near >= RICH or len(self.sparks) > 2:
            self.ending = "blast"

    def step(self) -> None:
        if self.ending:
            return
        self.steps += 1
        leaks = 0 if "valve" in self.done else _LEAKS[self.level]
        airs = sum(28 for thing in ("window", "balcony") if thing in self.done)
        self.gas = max(0, min(FULL, self.gas + leaks - airs))
        if self.gas >= FULL and self.where == "kitchen":
            self.ending = "faint"

    def cells(self) -> Iterable[int]:
        yield from (self.gas, self.steps, WHERES.index(self.where), self.came, int(self.stuck), int(self.tried))
        yield from (sum(1 << THINGS.index(thing) for thing in self.done), len(self.sparks))
        yield ENDINGS.index(self.ending)


def drawn(stream: Stream, level: Level) -> Kitchen:
    """All that is right to touch, and three, four or six things that are not."""
    traps = stream.shuffled(SPARKS)[: {1: 3, 2: 4, 3: 6}[level]]
    return Kitchen(level, stream.below(STUCK) == 0, stream.shuffled((*SAFE, *traps)))


PATIENCE = 45 * HERTZ
"""Whoever has done nothing by then has fallen asleep again."""
