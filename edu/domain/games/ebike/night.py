"""The smoke: in one's own room, or from the stairs; what can be touched, what hurts, the call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from edu.domain.games.rules import HERTZ, Level
from edu.domain.prng import Stream

Kind: TypeAlias = Literal["room", "stairs"]
KINDS: tuple[Kind, ...] = ("room", "stairs")
"""room: a battery smokes in one's own living room, the way out is free; stairs: bikes burn at the foot of them."""
Where: TypeAlias = Literal["flat", "landing", "yard"]
WHERES: tuple[Where, ...] = ("flat", "landing", "yard")

Thing: TypeAlias = Literal[
    "family", "out", "carry", "bucket", "unplug", "film",
    "close", "knock", "down", "lift",
    "call", "back",
    "seal", "window", "rush", "towel", "jump",
]  # fmt: skip
THINGS: tuple[Thing, ...] = (
    "family", "out", "carry", "bucket", "unplug", "film",
    "close", "knock", "down", "lift",
    "call", "back",
    "seal", "window", "rush", "towel", "jump",
)  # fmt: skip
TRAPS: frozenset[Thing] = frozenset(
    {"carry", "bucket", "unplug", "film", "lift", "back", "rush", "towel", "jump"}
)  # fmt: skip
DEADLY: frozenset[Thing] = frozenset({"carry", "lift", "rush", "towel", "jump"})
"""One touch ends it."""
_ROOM_TRAPS: tuple[Thing, ...] = ("bucket", "unplug", "film")
_STAIR_TRAPS: tuple[Thing, ...] = ("towel", "jump")

Ending: TypeAlias = Literal["", "out", "fetched", "hurt"]
ENDINGS: tuple[Ending, ...] = ("", "out", "fetched", "hurt")
_BURNS = {1: 24 * HERTZ, 2: 20 * HERTZ, 3: 16 * HERTZ}
"""Steps until the smoke has reached whoever is still in the flat."""
_FILM = 4 * HERTZ
"""What every trap that does not end it costs."""
LONGEST = 40 * HERTZ
HELD = frozenset({"seal", "call", "window"})
"""What holding out in the flat takes, in any order."""


@dataclass(slots=True)
class Night:
    """`shown` are the things of the flat, in the places where they stand this time."""

    level: Level
    kind: Kind
    shown: tuple[Thing, ...]
    where: Where = "flat"
    smoke: int = 0
    steps: int = 0
    done: list[Thing] = field(default_factory=list)
    ending: Ending = ""

    @property
    def full(self) -> int:
        return _BURNS[self.level]

    @property
    def here(self) -> tuple[Thing, ...]:
        """What can be touched now."""
        if self.where == "flat":
            return self.shown
        return ("close", "knock", "down", "lift") if self.where == "landing" else ("call", "back")

    @property
    def traps(self) -> list[Thing]:
        return [thing for thing in self.done if thing in TRAPS]

    def touch(self, thing: Thing) -> None:
        """What is not there now, or was done already, is let go."""
        if self.ending or thing not in self.here or thing in self.done:
            return
        self.done.append(thing)
        if thing in DEADLY or len(self.traps) > 1:
            self.ending = "hurt"
        elif thing in TRAPS:
            self.smoke += _FILM
        elif thing == "out":
            self.where = "landing"
        elif thing == "down":
            self.where = "yard"
        elif thing == "call" and self.kind == "room":
            self.ending = "out"
        elif self.kind == "stairs" and set(self.done) >= HELD:
            self.ending = "fetched"

    def step(self) -> None:
        if self.ending:
            return
        self.steps += 1
        if self.where == "flat":
            held_back = self.kind == "stairs" and "seal" in self.done and self.steps % 2
            self.smoke += 0 if held_back else 1
        if self.smoke >= self.full or self.steps >= LONGEST:
            self.ending = "hurt"

    def cells(self) -> Iterable[int]:
        yield from (KINDS.index(self.kind), WHERES.index(self.where), self.smoke, self.steps)
        yield from (ENDINGS.index(self.ending), sum(1 << THINGS.index(thing) for thing in self.done), len(self.done))
        yield from (THINGS.index(thing) for thing in self.shown)


def drawn(stream: Stream, level: Level, kind: Kind) -> Night:
    """All that is right to touch and, at the higher levels, more that is not."""
    if kind == "room":
        traps = stream.shuffled(_ROOM_TRAPS)[:level]
        return Night(level, kind, stream.shuffled(("family", "out", "carry", *traps)))
    traps = stream.shuffled(_STAIR_TRAPS)[:level]
    return Night(level, kind, stream.shuffled(("seal", "call", "window", "rush", *traps)))
