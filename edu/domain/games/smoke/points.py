"""What an escape is worth, and which rules were broken in it."""

from __future__ import annotations

from edu.domain.games.rules import HERTZ
from edu.domain.games.smoke.escape import DEADLY, Escape

AIR, CHOICES, TIME = 40, 40, 20
_QUICK, _SLOW = 20 * HERTZ, 60 * HERTZ
_DITHERS = 3
"""A door opened so often after it was sealed or shut again is not held, and the way behind it is not gone."""
_DOUBTS, _FOURTHS = 3, 4
"""So many changes of mind cost nothing; each further one takes a fourth of all that the floor is worth."""
_SENSE, _WAY, _DOORS, _CALL = 8, 16, 8, 8

CARDS: tuple[str, ...] = (
    "no-lift", "dense-smoke", "hot-door", "feel-first", "seal-and-signal", "close-behind", "low", "towel", "call-119",
)  # fmt: skip
"""Rules that can be broken, the gravest first; content/games/smoke.yaml has their words."""


def safe(escape: Escape) -> bool:
    return escape.ending in ("out", "fetched")


def points(escape: Escape, *, stays: bool = False, leaves: bool = False) -> tuple[int, int, int]:
    """(air, choices, time); only who comes out of it breathes, and only a choice that was made counts.

    `stays`, `leaves`: how they met the other floor of the round, see `stayed` and `left`. Who meets this one in the
    same way did not choose between the two, even where it was right here.
    """
    kept = _kept(escape)
    air, choices, time = (got * kept // _FOURTHS for got in _earned(escape, stays=stays, leaves=leaves))
    return air, choices, time


def _earned(escape: Escape, *, stays: bool, leaves: bool) -> tuple[int, int, int]:
    if left(escape):
        return 0, 0, 0
    if _guessed(escape) or _dithered(escape) or (stays and not _saw(escape)):
        return 0, 0, 0
    if leaves and escape.ending == "out":
        return _air(escape), _choices(escape) - _way(escape), 0
    return _air(escape), _choices(escape), _time(escape)


def _kept(escape: Escape) -> int:
    """Fourths left to who did not go to and fro: up and down, there and back, the door open and shut, a cloth wetted.

    Two turns and a look back are a search. A hand that touches everything comes past the right stairs as well, with
    eight or ten of them behind it.
    """
    wavered = escape.turns + escape.rises + 2 * escape.idle_opens + escape.wet
    kept = max(0, min(_FOURTHS, _FOURTHS + _DOUBTS - wavered))
    return kept // 2 if _peeped(escape) else kept


def _peeped(escape: Escape) -> bool:
    """Fetched, knowing of the way no more than the door shows, and that opened again."""
    return escape.ending == "fetched" and escape.reopened and not (escape.looked or escape.floor.kind == "hold")


def stayed(escape: Escape) -> bool:
    """To the end behind a door from which there was a way out, without ever having looked for it."""
    return bool(escape.ending) and escape.floor.kind == "other-way" and _guessed(escape)


def left(escape: Escape) -> bool:
    """Out to the end on a floor without a way out, against what could be felt or seen: past a hot door, or into stairs
    full of smoke, or up and down with no stairs seen. Whoever looked, kept out of them and was too slow on the way back
    has not `left`.
    """
    back = escape.place is None
    if escape.floor.kind == "other-way" or safe(escape) or back or not escape.ending:
        return False
    return bool(escape.gulps or not escape.looked or escape.floor.kind == "hold")


def _dithered(escape: Escape) -> bool:
    """Fetched from a room whose door was opened again and again: help came between two openings."""
    return escape.ending == "fetched" and escape.idle_opens >= _DITHERS


def _saw(escape: Escape) -> bool:
    """A staircase, or from a cool door a corridor too low with smoke; what stands behind a hot one is no look out."""
    return bool(escape.looked) or (escape.cut_off and escape.floor.kind != "hold")


def _guessed(escape: Escape) -> bool:
    """Held a room, or never left it, without knowing that it must be held.

    A hot door says so to a hand, and once more to who opens it: whoever goes out, or opens it again, is lucky. Behind
    a cool one only what was seen does: a staircase, or a corridor full of smoke. Whoever holds every room alike is
    right by luck, and learns nothing.
    """
    if escape.floor.kind == "hold":
        went = escape.ending == "fetched" and escape.out_steps
        return bool(went) or escape.reopened or not (escape.felt or escape.opened)
    gone = escape.out_steps and escape.ending != "fetched"
    return not (gone or _saw(escape))


def _air(escape: Escape) -> int:
    air = AIR * (DEADLY - min(DEADLY, escape.dose)) // DEADLY if safe(escape) else 0
    return air // 2 if _waited_for_nothing(escape) and not _guessed(escape) else air


def _waited_for_nothing(escape: Escape) -> bool:
    """Fetched from a floor that one could have walked out of."""
    return escape.ending == "fetched" and escape.floor.kind == "other-way"


def _choices(escape: Escape) -> int:
    unheeded = escape.floor.kind == "hold" and escape.opened  # felt to be hot, and opened all the same
    felt = _SENSE if escape.felt_first and not unheeded else 0
    made = felt + _way(escape) + _doors(escape) + (_CALL if escape.alarm else 0)
    if safe(escape) or not escape.ending:
        return made // 2 if _waited_for_nothing(escape) else made
    return made // 2 if _was_choosing(escape) else 0


def _was_choosing(escape: Escape) -> bool:
    """Who did not get out: had heeded a hot door or looked, and was overtaken by the smoke.

    In and out until it was there is no choice, nor is to stand in the corridor while it comes down, to walk on against
    its end, or to walk up and down there until time is up.
    """
    if escape.idle_opens >= _DITHERS:
        return False
    if escape.place is not None:
        return bool(escape.looked and escape.turns) and escape.dose >= DEADLY
    return _saw(escape) or (escape.floor.kind == "hold" and escape.felt and not escape.opened)


def _way(escape: Escape) -> int:
    kind = escape.floor.kind
    if kind == "other-way":
        return 0 if escape.ending != "out" else _WAY // 2 if escape.gulps else _WAY
    spoilt = escape.opened if kind == "hold" else escape.idle_opens
    if escape.ending != "fetched" or spoilt:
        return 0
    return _WAY // 2 if escape.gulps else _WAY


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
    return _of_the_way(escape) | _of_the_room(escape) | _of_wavering(escape)


def _of_the_way(escape: Escape) -> set[str]:
    found = set()
    if escape.ending == "lift":
        found.add("no-lift")
    if escape.gulps or (escape.ending == "fallen" and escape.out_steps):
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
    unheeded = escape.floor.kind == "hold" and escape.felt_first
    if escape.ending == "fetched" and _guessed(escape) and not unheeded:  # a cool door says that one goes and looks
        found.add("feel-first")
    if _given_up(escape) or _dithered(escape):
        found.add("seal-and-signal")
    if escape.wet:  # whoever reaches for it believes in it, however little smoke this floor had
        found.add("towel")
    if not escape.alarm:
        found.add("call-119")
    return found


def _of_wavering(escape: Escape) -> set[str]:
    """What would have spared it; none where it cost nothing."""
    if _kept(escape) == _FOURTHS:
        return set()
    shut = "feel-first" if escape.floor.kind == "other-way" else "seal-and-signal"
    told = {"low": escape.rises > 1, "dense-smoke": escape.turns > 1, shut: escape.idle_opens > 0}
    return {card for card, so in told.items() if so}


def _given_up(escape: Escape) -> bool:
    """Never left the room, and did not hold it; where there is a way out that is told when time is up."""
    held_on = safe(escape) or escape.out_steps
    return not held_on and (escape.floor.kind != "other-way" or escape.ending == "fallen")
