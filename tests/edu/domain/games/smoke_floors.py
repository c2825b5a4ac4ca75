"""Floors and escapes of 烟层逃生, as its tests want them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from edu.domain.games.acts import Act
from edu.domain.games.rules import HERTZ, Play
from edu.domain.games.smoke.escape import Escape
from edu.domain.games.smoke.floor import LENGTH, THINGS, ZONES, Floor, Kind, Thing
from edu.domain.games.smoke.game import SmokePlay

TOWEL = 8 * HERTZ
"""Steps that a cloth takes to be wetted."""


def floor(kind: Kind = "other-way", layer: int | None = None) -> Floor:
    """Unmirrored, at the first level; `layer` lays the smoke at one height everywhere."""
    made = Floor(kind, 1, mirrored=False)
    if layer is not None:
        made.layer, made.inside = [layer] * ZONES, layer
    return made


def after(escape: Escape, *names: str | Act, steps: int = 0) -> Escape:
    for name in names:
        escape.do(name if isinstance(name, Act) else Act(name))
    for _ in range(steps):
        escape.step()
    return escape


def enter(thing: Thing) -> Act:
    return Act("enter", THINGS.index(thing))


def to(escape: Escape, thing: Thing) -> Escape:
    """Walks in the corridor as one stands until the thing's door is in reach, and tries it."""
    assert escape.place is not None
    way = 1 if escape.floor.at(thing) > escape.place else -1
    after(escape, Act("go", way))
    while not escape.near(thing) and not escape.ending:
        escape.step()
    return after(escape, Act("go", 0), enter(thing))


def in_corridor(kind: Kind = "other-way", *, place: int = 9_000) -> Escape:
    """Out of the room by the book: called, door felt, opened, shut behind."""
    escape = after(Escape(floor(kind)), "call", "feel", "open", "out", "shut")
    escape.place = place
    return escape


def looked(escape: Escape, *, turns: int = 0) -> Escape:
    """Has been out as far as one of the staircases, and turned round so often; its walk is left out here."""
    escape.looked = frozenset({"far"})
    escape.turns += turns
    return escape


def held(kind: Kind, *acts: str) -> Escape:
    """After these acts, one waits until it ends, a minute and a half at most; where all is smoke one has seen it."""
    escape = after(Escape(floor(kind)), *acts)
    return waited(looked(escape) if kind == "shut-in" else escape)


def waited(escape: Escape) -> Escape:
    while not escape.ending and escape.steps < 90 * HERTZ:
        escape.step()
    return escape


class FixedPlan:
    """Bot. The same acts on every floor, one each `every` steps; then along the corridor by `ways`, without a look at
    the smoke: each staircase that is met is tried once for each way, then the next way is gone.
    """

    def __init__(self, acts: Sequence[str | Act], ways: Sequence[int] = (), every: int = HERTZ // 3) -> None:
        self._acts = [act if isinstance(act, Act) else Act(act) for act in acts]
        self._ways, self._every = tuple(ways), every
        self._escape: Escape | None = None
        self._done = self._leg = 0

    def acts(self, play: Play) -> Sequence[Act]:
        escape = cast("SmokePlay", play).escape
        if escape is not self._escape:
            self._escape, self._done, self._leg = escape, 0, 0
        if escape.steps % self._every:
            return ()
        if self._done < len(self._acts):
            self._done += 1
            return self._acts[self._done - 1 : self._done]
        return self._walk(escape) if self._ways and escape.place is not None else ()

    def _walk(self, escape: Escape) -> Sequence[Act]:
        way = self._ways[min(self._leg, len(self._ways) - 1)]
        for at, stairs in enumerate(THINGS[:2]):
            ahead = (escape.floor.at(stairs) > LENGTH // 2) == (way > 0)
            if escape.near(stairs) and ahead:
                self._leg += 1
                return (Act("enter", at),)
        return (Act("go", way),)
