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
_PLACE = 8
"""Of the cover of a room, for the right place with a hand on what can be held there: it is right whoever loses hold."""
_UPRIGHT, _UNSEEN = 2, 4
"""What divides the place for who never takes hold in it, and for who shows in nothing else that they looked."""
_TENTHS = 10
_HELD, _STOOD, _BARE = 5, 4, 3
"""Tenths of the way out that are sure, however little cover there was. To who took hold in the first place gone to, and
one less for each wrong place before it; to who found the whole way: from such a place, and from anywhere else.
"""
_MOVES = 4
"""Places that somebody may go to in one room, wrong and right; who runs on after that chose none of them."""
_REPEATS = 6
"""Touches of the ground that one stands on, beyond which a finger taps wherever it is and knows no way."""
_COUNTED = WAVES * WAVE - FREE
_CARD_OF_RED = {"jump": "no-jump", "lift": "no-lift", "back": "no-return", "lighter": "no-flame"}
_CARD_OF_BLOW: dict[Blow, str] = {
    "glass": "no-glass", "tall": "no-tall", "hanging": "no-hanging", "crowd": "no-rush", "open": "take-cover",
    "stood": "low", "slipped": "hold",
}  # fmt: skip


def cover(visit: Visit) -> int:
    """The place, and that one was under it while it shook."""
    return _place(visit) + (COVER // 2 - _PLACE) * visit.shake.chosen // (_COUNTED * WHOLE)


def _place(visit: Visit) -> int:
    """A right one of six is luck in two of six: it counts in part until somebody holds on or goes out."""
    shake = visit.shake
    if not shake.tries or ran_about(visit):
        return 0
    if not _looked(visit):
        return _PLACE // _UNSEEN if shake.laid and shake.tries == 1 else 0
    return _PLACE // (shake.tries * (1 if shake.laid else _UPRIGHT))


def ran_about(visit: Visit) -> bool:
    """From place to place, and held on in none of them: a right one among them, and the way out, are luck."""
    return visit.shake.moves > _MOVES and visit.shake.held <= FREE


def _looked(visit: Visit) -> bool:
    """Held on longer than a hand at rest, or took hold and went out, or found the whole way out unaided.

    From the yard there is no door, but ground to choose.
    """
    shake, leaving = visit.shake, visit.leaving
    if shake.held > FREE or _knew_the_way(visit):
        return True
    return shake.laid and (leaving.where != "room" if not shake.outdoors else leaving.ground is not None)


def _knew_the_way(visit: Visit) -> bool:
    """Out on open ground, the head covered, and no red line met: a finger that goes there by chance leaves one out."""
    leaving = visit.leaving
    covered = "head" in leaving.done or visit.shake.outdoors
    calm = leaving.repeats <= _REPEATS
    return leaving.ending == "open" and covered and calm and not leaving.red


def hold(visit: Visit) -> int:
    return _share(HOLD // 2, visit.shake.held)


def out(visit: Visit) -> int:
    """Nothing for who is not outside; who went out to the yard before it shook is owed neither stove nor pillow."""
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
    """Whoever was without cover does not walk out unharmed: so much of the way as is not sure is worth what it was."""
    shake = visit.shake
    sure = max(0, _HELD + 1 - shake.tries) if shake.tries and shake.laid and _looked(visit) else 0
    if _knew_the_way(visit):
        sure = max(sure, _STOOD if shake.tries == 1 else _BARE)
    if ran_about(visit):
        sure = 0
    return (points * sure + _share(points * (_TENTHS - sure), shake.covered)) // _TENTHS


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
