"""What a round is worth, and which rules were broken in it."""

from __future__ import annotations

from edu.domain.games.gas.joints import Joints
from edu.domain.games.gas.kitchen import Kitchen, Thing
from edu.domain.games.rules import HERTZ

ORDER, SPARKLESS, SEARCH, TIME = 35, 30, 20, 15
_VALVE, _AIR, _FAMILY, _CALL = 12, 8, 5, 10
_QUICK, _SLOW = 12 * HERTZ, 40 * HERTZ

CARDS: tuple[str, ...] = (
    "no-flame", "no-switch", "no-phone", "no-fan", "valve-first", "call-outside", "no-bell-no-lift", "air", "family",
    "soap",
)  # fmt: skip
"""Rules that can be broken, the gravest first; content/games/gas.yaml has their words."""

_CARD_OF_SPARK: dict[Thing, str] = {
    "lighter": "no-flame", "light": "no-switch", "plug": "no-switch", "phone": "no-phone", "fan": "no-fan",
    "hood": "no-fan", "bell": "no-bell-no-lift", "lift": "no-bell-no-lift",
}  # fmt: skip


def order(kitchen: Kitchen) -> int:
    """Valve before windows, the family told, the call from outside; a valve out of reach is passed by.

    Nothing for who does not get out, half where it was luck that a spark set nothing off: the right things were
    touched with all the others.
    """
    if kitchen.ending in ("blast", "faint"):
        return 0
    valve = kitchen.done.index("valve") if "valve" in kitchen.done else None
    shut = _VALVE if valve == 0 else _VALVE // 2 if valve is not None else 0
    if kitchen.stuck:
        shut = _VALVE if kitchen.ending == "called" else 0
    air = _AIR if {"window", "balcony"} & set(kitchen.done) else 0
    family = _FAMILY if "family" in kitchen.done else 0
    done = shut + air + family + (_CALL if kitchen.ending == "called" else 0)
    return done // 2 if kitchen.sparks else done


def sparkless(kitchen: Kitchen) -> int:
    """Only who is out and has called has made no spark; one spark costs two thirds."""
    if kitchen.ending != "called":
        return 0
    return SPARKLESS if not kitchen.sparks else SPARKLESS // 3 if len(kitchen.sparks) == 1 else 0


def search(joints: Joints) -> int:
    if joints.flames:
        return 0
    wrong = len(joints.marked - joints.leaks)
    return max(0, SEARCH * joints.found // len(joints.leaks) - wrong * SEARCH // 3)


def time(kitchen: Kitchen) -> int:
    if kitchen.ending != "called" or kitchen.sparks or not kitchen.done:
        return 0
    return TIME * (_SLOW - max(_QUICK, min(_SLOW, kitchen.steps))) // (_SLOW - _QUICK)


def broken(kitchen: Kitchen, joints: Joints | None) -> set[str]:
    """Names of CARDS; `joints` None: the search has not begun."""
    found = {_CARD_OF_SPARK[thing] for thing in kitchen.sparks} | _left_out(kitchen)
    if joints and joints.flames:
        found.add("no-flame")
    if joints and joints.over and joints.found < len(joints.leaks):
        found.add("soap")
    return found


def _left_out(kitchen: Kitchen) -> set[str]:
    done = {
        "valve-first": kitchen.stuck or kitchen.done[:1] == ["valve"],
        "air": bool({"window", "balcony"} & set(kitchen.done)),
        "family": "family" in kitchen.done,
        "call-outside": kitchen.ending == "called",
    }
    return {card for card, was_done in done.items() if not was_done}
