"""Floors and escapes of 烟层逃生, as its tests want them."""

from __future__ import annotations

from edu.domain.games.acts import Act
from edu.domain.games.rules import HERTZ
from edu.domain.games.smoke.escape import Escape
from edu.domain.games.smoke.floor import THINGS, ZONES, Floor, Kind, Thing

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


def looked(escape: Escape) -> Escape:
    """Has been out as far as one of the staircases; its walk is left out here."""
    escape.looked = frozenset({"far"})
    return escape


def held(kind: Kind, *acts: str) -> Escape:
    """After these acts, one waits until it ends, a minute and a half at most; where all is smoke one has seen it."""
    escape = after(Escape(floor(kind)), *acts)
    return waited(looked(escape) if kind == "shut-in" else escape)


def waited(escape: Escape) -> Escape:
    while not escape.ending and escape.steps < 90 * HERTZ:
        escape.step()
    return escape


# -- the towel --
