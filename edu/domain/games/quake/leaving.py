"""After it: what is shut, by which way one leaves, where one stands when it shakes again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from edu.domain.games.quake.rooms import Room
from edu.domain.games.rules import HERTZ, Level

Thing: TypeAlias = Literal[
    "off", "head", "door", "jump", "lighter", "stairs", "lift", "open", "wall", "wires", "back"
]  # fmt: skip
THINGS: tuple[Thing, ...] = (
    "off",
    "head",
    "door",
    "jump",
    "lighter",
    "stairs",
    "lift",
    "open",
    "wall",
    "wires",
    "back",
)
RED: tuple[Thing, ...] = ("jump", "lift", "back", "lighter")
"""What nobody may do, whatever else they do well."""
GROUNDS: tuple[Thing, ...] = ("open", "wall", "wires")
"""Where one can stand outside: on open ground, under a wall, under wires."""
_PATIENCE = {1: 25 * HERTZ, 2: 20 * HERTZ, 3: 16 * HERTZ}
"""In the building, until it shakes again."""
_AGAIN = 5 * HERTZ
"""Outside, until it shakes again."""
_TAKES: dict[Thing, int] = {
    "off": HERTZ, "head": HERTZ // 2, "jump": 3 * HERTZ, "lighter": 2 * HERTZ, "door": HERTZ // 2, "stairs": HERTZ // 2,
}  # fmt: skip
"""Steps; what is not named is walked to at once. A door and stairs lead to another place, where a second tap of the
same hand touches nothing (upright the lift lay there, and the way back in).
"""

Where: TypeAlias = Literal["room", "landing", "outside"]
WHERES: tuple[Where, ...] = ("room", "landing", "outside")
Ending: TypeAlias = Literal["", "open", "struck", "inside", "stuck", "back"]
ENDINGS: tuple[Ending, ...] = ("", "open", "struck", "inside", "stuck", "back")
"""On open ground; under something when it shook again; still in the building; in the lift; gone back in."""


@dataclass(slots=True)
class Leaving:
    level: Level
    room: Room
    where: Where = "room"
    steps: int = 0
    outside: int = 0
    """Steps since one came out."""
    busy: int = 0
    ground: Thing | None = None
    repeats: int = 0
    """Touches of the ground that one stands on already."""
    done: set[Thing] = field(default_factory=set)
    red: list[Thing] = field(default_factory=list)
    ending: Ending = ""

    @property
    def here(self) -> tuple[Thing, ...]:
        """What can be touched now."""
        if self.where == "room":
            shut: tuple[Thing, ...] = ("off",) if self.room.flame else ()
            way: tuple[Thing, ...] = ("jump",) if self.room.upstairs else ()
            return (*(thing for thing in (*shut, "head") if thing not in self.done), "door", *way, "lighter")
        return ("stairs", "lift") if self.where == "landing" else (*GROUNDS, "back")

    def touch(self, thing: Thing) -> None:
        """What is not there now is let go, and everything while a thing is being done."""
        if self.ending or self.busy or thing not in self.here:
            return
        self.busy = _TAKES.get(thing, 0)
        if thing in RED:
            self.red.append(thing)
        if thing in GROUNDS:
            self.repeats += thing == self.ground
            self.ground = thing
        elif thing == "door":
            self.where = "landing" if self.room.upstairs else "outside"
        elif thing == "stairs":
            self.where = "outside"
        elif thing == "lift":
            self.ending = "stuck"
        elif thing == "back":
            self.ending = "back"
        else:
            self.done.add(thing)

    def step(self) -> None:
        if self.ending:
            return
        self.steps += 1
        self.busy = max(0, self.busy - 1)
        self.outside += self.where == "outside"
        if self.outside >= _AGAIN:
            self.ending = "open" if self.ground == "open" else "struck"
        elif self.where != "outside" and self.steps >= _PATIENCE[self.level]:
            self.ending = "inside"

    @property
    def again(self) -> int:
        """Steps until it shakes again."""
        return self.patience - (self.outside if self.where == "outside" else self.steps)

    @property
    def patience(self) -> int:
        """From how many `again` counts down where one is now."""
        return _AGAIN if self.where == "outside" else _PATIENCE[self.level]

    def cells(self) -> Iterable[int]:
        yield from (
            WHERES.index(self.where),
            self.steps,
            self.outside,
            self.repeats,
            self.busy,
            ENDINGS.index(self.ending),
        )
        yield -1 if self.ground is None else THINGS.index(self.ground)
        yield sum(1 << THINGS.index(thing) for thing in self.done)
        yield sum((THINGS.index(thing) + 1) << (4 * at) for at, thing in enumerate(self.red[:12]))
