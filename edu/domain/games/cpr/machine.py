"""The defibrillator: fetched, switched on, padded; it listens, it says what to do, and one does that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from edu.domain.games.rules import HERTZ, Level
from edu.domain.prng import Stream

Stage: TypeAlias = Literal["away", "coming", "here", "on", "listening", "charged", "done"]
STAGES: tuple[Stage, ...] = ("away", "coming", "here", "on", "listening", "charged", "done")
Place: TypeAlias = Literal["collar", "ribs", "belly", "middle"]
PLACES: tuple[Place, ...] = ("collar", "ribs", "belly", "middle")
"""Below the right collar bone and on the left ribs below the armpit, as printed on the pads; two wrong ones."""
RIGHT: frozenset[Place] = frozenset({"collar", "ribs"})

_COMES = {1: 28 * HERTZ, 2: 32 * HERTZ, 3: 36 * HERTZ}
_LISTENS = 4 * HERTZ
_ANEW = 3
"""So often does it begin to listen anew; after that it says what it has: the game must not stand still for a palm."""
_CHARGED = 15 * HERTZ
"""After so long without the button the machine lets the charge go."""
_NO_SHOCK = {1: 0, 2: 25, 3: 40}
"""Of a hundred: it says that no shock is needed; one presses on at once."""


@dataclass(slots=True)
class Machine:
    """While it is made ready somebody else presses; while it listens or shocks nobody may touch him."""

    level: Level
    advises: bool
    stage: Stage = "away"
    wait: int = 0
    """Steps until it comes, has listened, or lets its charge go."""
    pads: set[Place] = field(default_factory=set)
    wrong: int = 0
    """Pads put where they do not belong; the machine asks again."""
    touched: int = 0
    """Times that somebody touched him while nobody may."""
    cleared: bool = False
    shocked: bool = False

    @property
    def relieved(self) -> bool:
        """The helper who brought it presses."""
        return self.stage in ("here", "on")

    @property
    def hands_off(self) -> bool:
        return self.stage in ("listening", "charged")

    def send(self) -> None:
        if self.stage == "away":
            self.stage, self.wait = "coming", _COMES[self.level]

    def power(self) -> None:
        if self.stage == "here":
            self.stage = "on"

    def pad(self, place: Place) -> None:
        if self.stage != "on":
            return
        if place not in RIGHT:
            self.wrong += 1
        else:
            self.pads.add(place)
        if self.pads == RIGHT:
            self.stage, self.wait = "listening", _LISTENS

    def touch(self) -> None:
        """Hands on him while nobody may: it has to listen again."""
        self.touched += 1
        if self.stage == "listening" and self.touched <= _ANEW:
            self.wait = _LISTENS

    def clear(self) -> None:
        """Everybody away from him, said aloud and seen to."""
        if self.stage == "charged":
            self.cleared = True

    def shock(self) -> None:
        if self.stage == "charged":
            self.touched += not self.cleared  # the helper still had his hand there
            self.shocked, self.stage = True, "done"

    def step(self) -> None:
        if not self.wait:
            return
        self.wait -= 1
        if self.wait:
            return
        if self.stage == "coming":
            self.stage = "here"
        elif self.stage == "listening" and self.advises:
            self.stage, self.wait = "charged", _CHARGED
        elif self.hands_off:
            self.stage = "done"

    def cells(self) -> Iterable[int]:
        yield from (int(self.advises), STAGES.index(self.stage), self.wait, self.wrong, self.touched)
        yield from (sum(1 << PLACES.index(pad) for pad in self.pads), int(self.cleared), int(self.shocked))


def drawn(stream: Stream, level: Level) -> Machine:
    return Machine(level, advises=stream.below(100) >= _NO_SHOCK[level])
