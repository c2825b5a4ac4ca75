"""What an escape is worth, and which rules were broken in it."""

from __future__ import annotations

from edu.domain.games.rules import HERTZ
from edu.domain.games.smoke.escape import DEADLY, Escape

AIR, CHOICES, TIME = 40, 40, 20
_QUICK, _SLOW = 20 * HERTZ, 60 * HERTZ
_SENSE, _WAY, _DOORS, _CALL = 8, 16, 8, 8

CARDS: tuple[str, ...] = (
    "no-lift", "dense-smoke", "hot-door", "feel-first", "seal-and-signal", "close-behind", "low", "towel", "call-119",
)  # fmt: skip
"""Rules that can be broken, the gravest first; content/games/smoke.yaml has their words."""


def safe(escape: Escape) -> bool:
    return escape.ending in ("out", "fetched")


def points(escape: Escape) -> tuple[int, int, int]:
    """(air, choices, time); only who comes out of it breathes, and only a choice that was made counts."""
    return _air(escape), _choices(escape), _time(escape)


def _air(escape: Escape) -> int:
    air = AIR * (DEADLY - min(DEADLY, escape.dose)) // DEADLY if safe(escape) else 0
    return air // 2 if _waited_for_nothing(escape) or _guessed(escape) else air


def _guessed(escape: Escape) -> bool:
    """Neither felt the door nor opened it: whoever holds every room like this is right by luck, and learns nothing."""
    return not (escape.felt or escape.opened)


def _waited_for_nothing(escape: Escape) -> bool:
    """Fetched from a floor that one could have walked out of."""
    return escape.ending == "fetched" and escape.floor.kind == "other-way"


def _choices(escape: Escape) -> int:
    if _guessed(escape):
        return 0
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
    if escape.floor.kind == "hold" or not escape.out_steps:
        return _DOORS if escape.sealed and not escape.opened else _DOORS // 2 if escape.sealed else 0
    return _DOORS if escape.shut_behind or escape.ending == "fetched" else 0


def _time(escape: Escape) -> int:
    if not safe(escape) or _waited_for_nothing(escape) or _guessed(escape):
        return 0
    if escape.ending == "fetched":  # waiting is no slowness
        return TIME if escape.alarm and not (escape.idle_opens or escape.wet) else TIME // 4
    return TIME * (_SLOW - max(_QUICK, min(_SLOW, escape.steps))) // (_SLOW - _QUICK)


def broken(escape: Escape) -> set[str]:
    """Names of CARDS."""
    kind, found = escape.floor.kind, set()
    if escape.ending == "lift":
        found.add("no-lift")
    if escape.ending == "fallen" and escape.out_steps:
        found.add("dense-smoke")
    if kind == "hold" and escape.opened:
        found.add("hot-door")
    if (escape.opened or escape.sealed) and not escape.felt_first:
        found.add("feel-first")
    if kind != "other-way" and escape.ending != "fetched" and not escape.out_steps:
        found.add("seal-and-signal")
    if escape.out_steps and kind == "other-way" and not escape.shut_behind:
        found.add("close-behind")
    if escape.dose * 4 > DEADLY:
        found.add("low")
    if escape.wet:  # whoever reaches for it believes in it, however little smoke this floor had
        found.add("towel")
    if not escape.alarm:
        found.add("call-119")
    return found
