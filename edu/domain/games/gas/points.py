"""What a round is worth, and which rules were broken in it."""

from __future__ import annotations

from edu.domain.games.gas.joints import Joints
from edu.domain.games.gas.kitchen import Kitchen, Thing
from edu.domain.games.rules import HERTZ

ORDER, SPARKLESS, SEARCH, TIME = 35, 30, 20, 15
_VALVE, _AIR, _FAMILY, _CALL = 12, 8, 5, 10
_OUT = 4
"""Of the call: what is left of it for who has only left. Never bad advice, but it asks for no look at the kitchen."""
HEEDED = 6
"""Sixths that make a whole."""
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


def heeded(kitchen: Kitchen) -> int:
    """Sixths (0 … HEEDED) of what leaving is worth that were earned before it.

    The smell asks for three things: the gas shut off, air, the others brought out. Two of them are the whole; one alone
    is what any hand meets beside the door, and a sixth. Where the valve is stuck nobody lingers: there the others
    brought out are the whole. Without this the way out, the same every night, was worth nearly what the half is.
    """
    air, family = _aired(kitchen), "family" in kitchen.done
    asked = 2 * family + air if kitchen.stuck else ("valve" in kitchen.done) + air + family
    return (0, 1, HEEDED, HEEDED)[asked]


def _aired(kitchen: Kitchen) -> bool:
    return bool({"window", "balcony"} & set(kitchen.done))


def _share(whole: int, kitchen: Kitchen) -> int:
    return whole * heeded(kitchen) // HEEDED


def order(kitchen: Kitchen) -> int:
    """Valve before windows, the family told, the call from outside; a valve out of reach is passed by. The call, and
    that a valve was passed by, count as far as the smell was heeded.

    Nothing for who does not get out; half where it was luck that a spark set nothing off, and nothing where that luck
    was needed twice: the right things were touched with all the others.
    """
    if kitchen.ending in ("blast", "faint") or by_luck(kitchen):
        return 0
    valve = kitchen.done.index("valve") if "valve" in kitchen.done else None
    shut = _VALVE if valve == 0 else _VALVE // 2 if valve is not None else 0
    if kitchen.stuck:
        shut = _share(_VALVE, kitchen) if kitchen.ending == "called" else 0
    air = _AIR if _aired(kitchen) else 0
    family = _FAMILY if "family" in kitchen.done else 0
    call = _OUT + _share(_CALL - _OUT, kitchen) if kitchen.ending == "called" else 0
    done = shut + air + family + call
    return done // 2 if kitchen.sparks else done


def by_luck(kitchen: Kitchen) -> bool:
    """More than one spark: that none set the gas off was no doing of whoever struck them."""
    return len(kitchen.sparks) > 1


def sparkless(kitchen: Kitchen) -> int:
    """Only who is out and has called has made no spark; one spark costs two thirds.

    It counts as far as the smell was heeded: whoever only left has been near no switch.
    """
    if kitchen.ending != "called":
        return 0
    return _share(SPARKLESS if not kitchen.sparks else SPARKLESS // 3 if len(kitchen.sparks) == 1 else 0, kitchen)


def search(joints: Joints) -> int:
    """Leaks found less joints marked that are tight; nothing where a flame was held, or hardly anything brushed."""
    if joints.flames or not joints.looked:
        return 0
    wrong = len(joints.marked - joints.leaks)
    return max(0, SEARCH * joints.found // len(joints.leaks) - wrong * SEARCH // 3)


def time(kitchen: Kitchen) -> int:
    """Early out and called without a spark, as far as the smell was heeded."""
    if kitchen.ending != "called" or kitchen.sparks:
        return 0
    return _share(TIME * (_SLOW - max(_QUICK, min(_SLOW, kitchen.steps))) // (_SLOW - _QUICK), kitchen)


def broken(kitchen: Kitchen, joints: Joints | None) -> set[str]:
    """Names of CARDS; `joints` None: the search has not begun."""
    found = {_CARD_OF_SPARK[thing] for thing in kitchen.sparks} | _left_out(kitchen)
    if joints and joints.flames:
        found.add("no-flame")
    if joints and joints.over and (joints.found < len(joints.leaks) or not joints.looked):
        found.add("soap")
    return found


def _left_out(kitchen: Kitchen) -> set[str]:
    done = {
        "valve-first": kitchen.stuck or kitchen.done[:1] == ["valve"],
        "air": _aired(kitchen),
        "family": "family" in kitchen.done,
        "call-outside": kitchen.ending == "called",
    }
    return {card for card, was_done in done.items() if not was_done}
