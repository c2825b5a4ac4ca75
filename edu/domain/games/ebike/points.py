"""What a round is worth, and which rules were broken in it."""

from __future__ import annotations

from edu.domain.games.ebike.night import Night
from edu.domain.games.ebike.yard import PATIENCE, RIGHT, Bike, Yard
from edu.domain.games.rules import HERTZ

PLACED, ANSWERED, TIME = 50, 30, 20
_WORTH = {"right": 2, "safe": -1, "danger": -2, "": 0}
_CROWDS = 1
"""What a sound bike at the repairer's takes away. Like one that stands "safe", it helps nobody: whoever fills the shed,
the rack and the shop with whatever comes has told no bike from another.
"""
_FLOOR = 2
"""Tenths of what all bikes in their right places are worth that a blind hand has by luck. From there to a half it is
made up for.
"""
_QUICK, _SLOW = 6 * HERTZ, 24 * HERTZ
_ROOM_STEPS = {"family": 5, "close": 6, "knock": 2, "down": 3, "call": 6}
_STAIR_STEPS = {"seal": 8, "window": 6, "call": 8}
_UNHURT = 8

CARDS: tuple[str, ...] = (
    "no-carry", "no-rush", "leave", "hall", "home", "fly-wire", "soaked", "refit", "close-door", "seal", "no-lift",
    "call-119", "shed", "unplug",
)  # fmt: skip
"""Rules that can be broken, the gravest first; content/games/ebike.yaml has their words."""


def placed(yard: Yard) -> int:
    """A bike in the right place counts as much as one in a dangerous place takes away, and twice as much as one in a
    place that only does no harm.

    Two tenths of it are luck and worth nothing; from a half on, all of it counts.
    """
    worth = sum(_worth(yard, bike) for bike in yard.bikes)
    most = 2 * len(yard.bikes)
    beyond = max(0, 10 * worth - _FLOOR * most)
    return min(PLACED * max(0, worth) // most, PLACED * beyond // ((10 - 2 * _FLOOR) * most))


def _worth(yard: Yard, bike: Bike) -> int:
    """Nothing is lost by a bike in the open whose own place burns: it has nowhere better to go."""
    if bike.worth == "safe" and yard.burns(RIGHT[bike.need]):
        return 0
    return _WORTH[bike.worth] - (_CROWDS if bike.crowds else 0)


def tended(yard: Yard) -> bool:
    """Half of the bikes stand right: who let the stairwell fill up, or told no bike from another, did not see to it."""
    return 2 * sum(bike.worth == "right" for bike in yard.bikes) >= len(yard.bikes)


def answered(yard: Yard, night: Night) -> int:
    """Who was hurt has answered nothing; whose evening was not `tended`, half: the best answer is no fire."""
    if night.ending not in ("out", "fetched"):
        return 0
    steps = _ROOM_STEPS if night.kind == "room" else _STAIR_STEPS
    got = sum(got for thing, got in steps.items() if thing in night.done) + (0 if night.traps else _UNHURT)
    return got if tended(yard) else got // 2


def time(yard: Yard, night: Night | None) -> int:
    """Half for bikes that did not wait long for their right place, half for a quick answer without a false step."""
    right = [number for number in yard.moved if yard.bikes[number].worth == "right" and not yard.bikes[number].left]
    most = PATIENCE[yard.level]
    saved = sum(min(most, 5 * (most - yard.bikes[number].waited) // 4) for number in right)
    quick = TIME // 2 * saved // (most * len(yard.bikes)) if placed(yard) * 2 >= PLACED else 0
    if night is None or night.traps or night.ending not in ("out", "fetched"):
        return quick
    slow = max(_QUICK, min(_SLOW, night.steps))
    soon = TIME // 2 * (_SLOW - slow) // (_SLOW - _QUICK)
    return quick + (soon if tended(yard) else soon // 2)


def broken(yard: Yard, night: Night | None) -> set[str]:
    """Names of CARDS."""
    return _of_evening(yard) | (of_night(night) if night is not None and night.ending else set())


def _of_evening(yard: Yard) -> set[str]:
    by_spot = {"hall": "hall", "home": "home", "wire": "fly-wire"}
    found = {by_spot[bike.at] for bike in yard.bikes if bike.at in by_spot}
    found |= {bike.need for bike in yard.bikes if bike.need in ("soaked", "refit") and bike.worth == "danger"}
    if any(bike.need in ("low", "battery") and bike.worth == "safe" for bike in yard.bikes):
        found.add("shed")
    return found | ({"unplug"} if yard.blocked else set())


def of_night(night: Night) -> set[str]:
    """As `broken`, of the night alone."""
    done, found = set(night.done), set()
    if done & {"carry", "unplug", "bucket"}:
        found.add("no-carry")
    if done & {"rush", "towel", "jump"}:
        found.add("no-rush")
    if "lift" in done:
        found.add("no-lift")
    if done & {"film", "back"} or (night.kind == "room" and not done >= {"family", "out"}):
        found.add("leave")
    if night.where != "flat" and "close" not in done:
        found.add("close-door")
    if night.kind == "stairs" and not done >= {"seal", "window"}:
        found.add("seal")
    return found | (set() if "call" in done else {"call-119"})
