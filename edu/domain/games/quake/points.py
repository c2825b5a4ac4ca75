"""What a round is worth, and which rules were broken in it. Half of each part is for either room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.games.quake.shake import FREE, WAVE, WAVES, WHOLE, Blow

if TYPE_CHECKING:
    from edu.domain.games.quake.game import Visit

COVER, HOLD, OUT, CLEAN = 40, 20, 30, 10

CARDS: tuple[str, ...] = (
    "no-jump", "no-lift", "no-return", "no-flame", "no-rush", "stay", "take-cover", "no-glass", "no-tall", "no-hanging",
    "low", "hold", "leave", "open-ground", "shut-off", "head",
)  # fmt: skip
"""Rules that can be broken, the gravest first; content/games/quake.yaml has their words."""

_HEAD, _SHUT, _WAY, _OPEN = 3, 3, 4, 5
_COUNTED = WAVES * WAVE - FREE
_CARD_OF_RED = {"jump": "no-jump", "lift": "no-lift", "back": "no-return", "lighter": "no-flame"}
_CARD_OF_BLOW: dict[Blow, str] = {
    "glass": "no-glass", "tall": "no-tall", "hanging": "no-hanging", "crowd": "no-rush", "open": "take-cover",
    "stood": "low", "slipped": "hold",
}  # fmt: skip


def cover(visit: Visit) -> int:
    return COVER // 2 * visit.shake.chosen // (_COUNTED * WHOLE)


def hold(visit: Visit) -> int:
    return _share(HOLD // 2, visit.shake.held)


def out(visit: Visit) -> int:
    """Nothing for who is not outside; who went out to the yard before it shook is owed neither stove nor pillow.

    Whoever stood in the shaking unprotected does not walk out unharmed: the way is worth what the cover was.
    """
    leaving = visit.leaving
    if leaving.where != "outside" or leaving.ending == "back":
        return 0
    spared = visit.shake.outdoors
    got = _HEAD if spared or "head" in leaving.done else 0
    got += _SHUT if spared or not leaving.room.flame or "off" in leaving.done else 0
    return _unharmed(visit, got + _WAY + (_OPEN if leaving.ending == "open" else 0))


def clean(visit: Visit) -> int:
    return _unharmed(visit, CLEAN // 2) if visit.leaving.ending == "open" and not visit.leaving.red else 0


def _unharmed(visit: Visit, points: int) -> int:
    return _share(points, visit.shake.covered)


def _share(points: int, steps: int) -> int:
    """Of so many points, for so many steps of the waves."""
    return points * max(0, steps - FREE) // _COUNTED


def broken(visit: Visit) -> set[str]:
    """Names of CARDS, of what has been played of this room."""
    shake, leaving = visit.shake, visit.leaving
    found = {_CARD_OF_BLOW[blow] for blow in (*shake.blows, *shake.astray)} | {
        _CARD_OF_RED[thing] for thing in leaving.red
    }
    if shake.left:
        found.add("stay")
    if leaving.ending == "inside":
        found.add("leave")
    if leaving.ending == "struck":
        found.add("open-ground")
    if leaving.where != "room" and not shake.outdoors:
        found |= {"head"} - leaving.done
        if leaving.room.flame and "off" not in leaving.done:
            found.add("shut-off")
    return found
