"""Rooms of 地震 30 秒 for tests: shaken through with a hand, and left by the things that are named."""

from __future__ import annotations

from collections.abc import Callable

from edu.domain.games.quake.game import Visit
from edu.domain.games.quake.leaving import Leaving, Thing
from edu.domain.games.quake.rooms import ROOMS, SPOTS, Kind, RoomId, Set
from edu.domain.games.quake.shake import Shake
from edu.domain.games.rules import HERTZ, Level

Hand = Callable[[Shake], int | None]


def room(name: RoomId = "flat") -> Set:
    return Set(next(one for one in ROOMS if one.id == name), tuple(range(SPOTS)))


def spot(kind: Kind, place: Set) -> int:
    return next(at for at in range(SPOTS) if place.kind(at) == kind)


def shake_of(kind: Kind | None, level: Level = 1, name: RoomId = "flat") -> Shake:
    """Somebody on the way to such a spot; None: standing where they are."""
    shake = Shake(level, room(name))
    if kind is not None:
        shake.go(spot(kind, shake.set))
    return shake


def follows(shake: Shake) -> int:
    return shake.mark


def through(shake: Shake, hand: Hand = lambda _shake: None) -> Shake:
    """To the end of the last wave."""
    while not shake.over:
        where = hand(shake)
        if where is not None:
            shake.hold(where)
        shake.step()
    return shake


def visit(shake: Shake, *things: Thing) -> Visit:
    leaving = Leaving(shake.level, shake.set.room)
    if shake.outdoors:
        leaving.where = "outside"
    for thing in things:
        leaving.touch(thing)
        for _ in range(3 * HERTZ // 2):
            leaving.step()
    while not leaving.ending:
        leaving.step()
    return Visit(shake, leaving)


def good(shake: Shake) -> Shake:
    return through(shake, follows)
