"""What an escape is worth, and which rules were broken in it."""

from __future__ import annotations

from edu.domain.games.rules import HERTZ
from edu.domain.games.smoke.escape import DEADLY, Escape

AIR, CHOICES, TIME = 40, 40, 20
_QUICK, _SLOW = 20 * HERTZ, 60 * HERTZ
_LUCK = 4
"""Whoever is right by luck has a quarter of the air: less than a hand that plays about comes to."""
_SENSE, _WAY, _DOORS, _CALL = 8, 16, 8, 8

CARDS: tuple[str, ...] = (
    "no-lift", "dense-smoke", "hot-door", "feel-first", "seal-and-signal", "close-behind", "low", "towel", "call-119",
)  # fmt: skip
"""Rules that can be broken, the gravest first; content/games/smoke.yaml has their words."""


def safe(escape: Escape) -> bool:
    return escape.ending in ("out", "fetched")


def points(escape: Escape, *, lucky: bool = False) -> tuple[int, int, int]:
    """(air, choices, time); only who comes out of it breathes, and only a choice that was made counts.

    `lucky`: in the same round they `stayed` on a floor with a way out; not to leave this one was no choice then.
    """
    blind = _guessed(escape) or (lucky and not escape.out_steps)
    if blind:
        return _air(escape) // _LUCK, 0, 0
    return _air(escape), _choices(escape), _time(escape)


def stayed(escape: Escape) -> bool:
    """To the end behind a door from which there was a way out, without ever having looked for it."""
    return bool(escape.ending) and escape.floor.kind == "other-way" and _guessed(escape)


def _guessed(escape: Escape) -> bool:
    """Held a room, or never left it, without knowing that it must be held.

    A hot door says so to a hand; behind a cool one only what was seen does: a staircase, or a corridor full of smoke.
    Whoever holds every room alike is right by luck, and learns nothing.
    """
    if escape.floor.kind == "hold":
        return not (escape.felt or escape.opened)
    left = escape.out_steps and escape.ending != "fetched"
    return not (left or escape.looked or escape.cut_off)


def _air(escape: Escape) -> int:
    air = AIR * (DEADLY - min(DEADLY, escape.dose)) // DEADLY if safe(escape) else 0
    return air // 2 if _waited_for_nothing(escape) and not _guessed(escape) else air


def _waited_for_nothing(escape: Escape) -> bool:
    """Fetched from a floor that one could have walked out of."""
    return escape.ending == "fetched" and escape.floor.kind == "other-way"


def _choices(escape: Escape) -> int:
    felt = _SENSE if escape.felt_first else 0
    return felt + _way(escape) + _doors(escape) + (_CALL if escape.alarm else 0)


def _way(escape: Escape) -> int:
    kind = escape.floor.kind
    if kind == "other-way":
        return _WAY if escape.ending == "out" else 0
    held = escape.ending == "fetched"
    if kind == "hold":
        return _WAY if held and not escape.opened else 0
    return _WAY if held and not escape.idle_opens else 0


def _doors(escape: Escape) -> int:
    hot = escape.floor.kind == "hold"
    if hot or not escape.out_steps:
        return 0 if not escape.sealed else _DOORS // 2 if hot and escape.opened else _DOORS
    return _DOORS if escape.shut_behind or escape.ending == "fetched" else 0


def _time(escape: Escape) -> int:
    if not safe(escape) or _waited_for_nothing(escape):
        return 0
    if escape.ending == "fetched":  # waiting is no slowness
        return TIME if escape.alarm and not (escape.idle_opens or escape.wet) else TIME // 4
    return TIME * (_SLOW - max(_QUICK, min(_SLOW, escape.steps))) // (_SLOW - _QUICK)


def broken(escape: Escape) -> set[str]:
    """Names of CARDS."""
    return _of_the_way(escape) | _of_the_room(escape)


def _of_the_way(escape: Escape) -> set[str]:
    found = set()
    if escape.ending == "lift":
        found.add("no-lift")
    if escape.ending == "fallen" and escape.out_steps:
        found.add("dense-smoke")
    if escape.out_steps and escape.floor.kind == "other-way" and not escape.shut_behind:
        found.add("close-behind")
    if escape.dose * 4 > DEADLY:
        found.add("low")
    return found


def _of_the_room(escape: Escape) -> set[str]:
    found = set()
    if escape.floor.kind == "hold" and escape.opened:
        found.add("hot-door")
    if (escape.opened or escape.sealed) and not escape.felt_first:
        found.add("feel-first")
    if escape.ending == "fetched" and _guessed(escape):  # a cool door says that one goes and looks
        found.add("feel-first")
    if escape.floor.kind != "other-way" and escape.ending != "fetched" and not escape.out_steps:
        found.add("seal-and-signal")
    if escape.wet:  # whoever reaches for it believes in it, however little smoke this floor had
        found.add("towel")
    if not escape.alarm:
        found.add("call-119")
    return found
