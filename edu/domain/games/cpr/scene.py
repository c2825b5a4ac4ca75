"""The first half minute: what is to be done before the first compression, and what only costs time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from edu.domain.games.rules import HERTZ, Level
from edu.domain.prng import Stream

Deed: TypeAlias = Literal["shout", "look", "call", "fetch", "pinch", "water", "side", "pulse", "carry"]
NEEDFUL: tuple[Deed, ...] = ("shout", "look", "call", "fetch")
"""Tap and shout; see whether he breathes; have 120 called; have the machine fetched."""
DELAYS: tuple[Deed, ...] = ("pinch", "water", "side", "pulse", "carry")
"""Pinch his lip, pour water, turn him aside and wait, feel for a pulse, carry him off: he lies there unhelped."""
DEEDS: tuple[Deed, ...] = (*NEEDFUL, *DELAYS)
_SECONDS: dict[Deed, int] = {
    "shout": 2, "look": 4, "call": 1, "fetch": 1, "pinch": 5, "water": 6, "side": 6, "pulse": 6, "carry": 8,
}  # fmt: skip
_SHOWN = {1: 4, 2: 4, 3: 5}
"""As many as help, at least: among fewer the first few cards are too often all right."""


@dataclass(slots=True)
class Scene:
    """`gasps`: he gasps now and then, which is no breathing."""

    gasps: bool
    laid: tuple[Deed, ...]
    """All that offers itself, in an order of the round's own: no place among them is always the right one."""
    busy: int = 0
    """Steps until the deed in hand is done; nothing else can be done meanwhile."""
    doing: Deed | None = None
    done: dict[Deed, int] = field(default_factory=dict)
    """By deed the step in which it was begun."""

    @property
    def shown(self) -> tuple[Deed, ...]:
        """The delays that offer themselves."""
        return tuple(deed for deed in self.laid if deed in DELAYS)

    @property
    def here(self) -> tuple[Deed, ...]:
        """What can be done and has not been done, as it is laid."""
        return tuple(deed for deed in self.laid if deed not in self.done)

    @property
    def delays(self) -> tuple[Deed, ...]:
        return tuple(deed for deed in self.done if deed in DELAYS)

    def do(self, deed: Deed, now: int, *, pressing: bool) -> bool:
        """Whether it was begun. Who is pressing calls out to the helper without a stop."""
        if self.busy or deed not in self.here:
            return False
        self.done[deed] = now
        if not (pressing and deed in ("call", "fetch")):
            self.doing, self.busy = deed, _SECONDS[deed] * HERTZ
        return True

    def step(self) -> None:
        self.busy = max(0, self.busy - 1)
        if not self.busy:
            self.doing = None

    def cells(self) -> Iterable[int]:
        yield from (self.busy, int(self.gasps), sum(1 << DEEDS.index(deed) for deed in self.shown))
        yield from (self.done.get(deed, -1) for deed in DEEDS)


def drawn(stream: Stream, level: Level) -> Scene:
    """One in two gasps."""
    gasps = stream.below(2) == 0
    delays = stream.shuffled(DELAYS)[: _SHOWN[level]]
    return Scene(gasps, stream.shuffled((*NEEDFUL, *delays)))
