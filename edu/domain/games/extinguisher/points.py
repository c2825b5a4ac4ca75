"""What a fight is worth, and which rules were broken in it."""

from __future__ import annotations

from collections.abc import Sequence

from edu.domain.games.extinguisher.fight import FULL, STEPS_OF_BOTTLE, Fight
from edu.domain.games.extinguisher.fires import BOTTLES, DOOR
from edu.domain.games.rules import HERTZ

TYPE, ORDER, AIM, TIME, END = 20, 20, 25, 15, 20
"""Most of each: the right means, the right order, the root of the flames, not too long, and how it ended."""
_ALARM, _CALLED = 8, 2
"""For the call before anything else; for a call with which it ended."""
_SECOND = 2
_THICK = 3 * FULL // 4
"""Smoke that is reason enough to leave a fire that was fought."""
_SLIP = 3
"""Points of the order that a slip costs."""
LUCK = 1
"""For each fire at which anything was done, and all there is in a round in which the small fires were not told from the
one to leave: calling first and a finger that stays on one place come to no more than a hand that plays about.
"""
_MOST_TAKEN = 3
"""Things at one fire, of who chooses: a wrong one, a right one, the door."""
_WHILE = 2 * HERTZ
_QUICK, _SLOW = 16 * HERTZ, 44 * HERTZ
"""A fire: all points for time, and none any more."""

CARDS: tuple[str, ...] = (
    "water-on-oil", "water-on-power", "battery-leave", "room-leave", "shut-heat", "shut-power", "alarm-first",
    "close-door", "right-means", "small-fire", "pin-first", "root", "back-away", "leave-in-time",
)  # fmt: skip
"""Rules that can be broken, the gravest first; content/games/extinguisher has their words."""


def fled(fight: Fight) -> bool:
    """Left a fire that is small enough, with nothing tried."""
    return fight.gone >= 0 and not fight.fire.to_leave and not fight.fought


def had_to_leave(fight: Fight) -> bool:
    """A small fire that was fought as long as it could be: the bottle is empty, or the smoke comes down."""
    return fight.left_in_bottle <= 0 or (fight.fought and fight.smoke >= _THICK)


def met(fight: Fight) -> bool:
    """The right thing was taken first, and used: sprayed with, laid over, or gone out through."""
    if fight.harm or not fight.taken or fight.taken[0] not in fight.fire.right:
        return False
    return fight.fire.to_leave or fight.ending == "out" or fight.sprayed >= HERTZ


def mastered(fight: Fight) -> bool:
    """A small fire that was met, or put out with the second thing taken, the first having done no harm."""
    return met(fight) or (fight.ending == "out" and not fight.harm and len(fight.taken) <= _SECOND)


def helped(fight: Fight) -> bool:
    """A small fire at which the right thing was used in the end, whatever was taken first."""
    return mastered(fight) or (not fight.harm and fight.means in fight.fire.right and fight.sprayed >= HERTZ)


def stayed_at(fight: Fight) -> bool:
    """Fought for a while, without harm: a finger that runs on has not fought what it touched in passing."""
    return fight.fought and not fight.harm and fight.steps - fight.began >= _WHILE


def looked(fights: Sequence[Fight]) -> bool:
    """Help was called, not everything tried at any fire, and not the same place of the glass taken at all of them.

    One finger does not come to this, nor does one that takes one card after the other, or the same bottle for ever.
    """
    firsts = {fight.fire.offered.index(fight.taken[0]) for fight in fights if fight.taken}
    called = any(fight.alarm >= 0 for fight in fights)
    return called and len(firsts) > 1 and all(len(fight.taken) <= _MOST_TAKEN for fight in fights)


def points(fight: Fight) -> tuple[int, int, int, int, int]:
    """(means, order, aim, time, end) of one fire; little for one at which help was called and nothing else done."""
    if not fight.taken:
        return 0, min(_CALLED, _alarm(fight)), 0, 0, 0
    return _means(fight), _order(fight), _aim(fight), _time(fight), _end(fight)


def _means(fight: Fight) -> int:
    """All for the first choice, half for a second one or a door left open, a quarter for what was not used.

    Nothing after harm, or for trying one after the other.
    """
    if fight.harm:
        return 0
    few = len(fight.taken) <= _SECOND
    if fight.taken[0] not in fight.fire.right:
        return TYPE // 2 if fight.means in fight.fire.right and few else 0
    if fight.fire.to_leave:
        return TYPE if few and fight.closed else TYPE // 2
    if fight.ending == "out" or fight.sprayed >= HERTZ:
        return TYPE if few else TYPE // 2
    return TYPE // 4 if few else 0


def _alarm(fight: Fight) -> int:
    """Called before anything was taken, or by who left at once, from outside; half for later."""
    if fight.alarm < 0:
        return 0
    at_once = fight.fire.to_leave and not fight.fought
    return _ALARM if at_once or fight.began < 0 or fight.alarm <= fight.began else _ALARM // 2


def _order(fight: Fight) -> int:
    """Help called, then one thing after the other; half of that where it came to nothing."""
    rest = _rest(fight)
    return _alarm(fight) + (rest // 2 if _in_vain(fight) else rest)


def _in_vain(fight: Fight) -> bool:
    return not fight.fire.to_leave and fight.ending in ("driven", "burnt")


def _rest(fight: Fight) -> int:
    rest = ORDER - _ALARM
    if fight.fire.to_leave:
        return 0 if fight.fought else max(0, rest - rest // 2 * (len(fight.taken) - 1))
    if fight.means not in fight.fire.right:
        return 0
    done = rest
    if fight.fire.first:
        done -= rest // 2 if fight.shut < 0 else 0
    if fight.means in BOTTLES:
        done -= (len(STEPS_OF_BOTTLE) - len(fight.prepared)) * rest // 3
    return max(0, done - _SLIP * fight.slips)


def safe(fight: Fight) -> bool:
    """Out, the door closed, and help called."""
    return fight.ending == "left" and fight.closed and fight.alarm >= 0


def _aim(fight: Fight) -> int:
    if fight.fire.to_leave:
        if fight.fought or not safe(fight):
            return 0
        return AIM if len(fight.taken) == 1 else AIM // 5
    if fight.tool == "lid":
        return AIM if fight.ending == "out" else 0
    if fight.means not in fight.fire.right or not fight.sprayed:
        return 0
    struck = AIM * fight.struck // fight.sprayed if fight.sprayed >= HERTZ else 0
    return struck // 2 if _in_vain(fight) else struck  # held on one place it strikes, and the fire grows beside it


def _time(fight: Fight) -> int:
    """Quick is worth something where it was the right thing to do; half where the door stands open."""
    right = fight.fire.to_leave and not fight.fought
    if fight.ending != "out" and not (fight.ending == "left" and right):
        return 0
    whole = TIME * (_SLOW - max(_QUICK, min(_SLOW, fight.steps))) // (_SLOW - _QUICK)
    if fight.ending == "out":
        return whole
    return whole // (len(fight.taken) if fight.closed else 2 * len(fight.taken))


def _end(fight: Fight) -> int:
    if fight.ending == "out":
        return END if fight.backed else END // 2
    if fight.ending != "left":
        return 0
    if fight.fire.to_leave:
        most = END // len(fight.taken)  # who took one thing after the other first was slow to go
        return most if fight.closed else most // 2
    if had_to_leave(fight):
        return END if fight.closed else END // 2
    return END // 4 if safe(fight) else 0


def broken(fight: Fight) -> set[str]:
    """Names of CARDS."""
    return _of_the_fire(fight) | _of_the_hand(fight) | _of_the_way_out(fight)


def _of_the_fire(fight: Fight) -> set[str]:
    """What this fire asks and another does not."""
    fire, found = fight.fire, set()
    if fight.harm:
        found.add({"panel": "water-on-power", "pan": "water-on-oil"}.get(fire.id, "right-means"))
    if fire.to_leave and (fight.ending in ("driven", "burnt") or (fight.taken and not met(fight))):
        found.add("battery-leave" if fire.id == "battery" else "room-leave")
    if fire.first and fight.fought and fight.shut < 0:
        found.add("shut-heat" if fire.first == "heat" else "shut-power")
    blind = not fire.to_leave and fight.taken and fight.taken[0] not in fire.right and fight.taken[0] != DOOR
    if blind:
        found.add("right-means")
    if fled(fight) and not blind:
        found.add("small-fire")
    return found


def _of_the_hand(fight: Fight) -> set[str]:
    found = set()
    if fight.means in BOTTLES and fight.slips:
        found.add("pin-first")
    if fight.sprayed >= HERTZ and fight.high * 3 > fight.sprayed:
        found.add("root")
    return found


def _of_the_way_out(fight: Fight) -> set[str]:
    found = set()
    if _alarm(fight) < _ALARM:
        found.add("alarm-first")
    if fight.gone >= 0 and not fight.closed:
        found.add("close-door")
    if fight.ending == "out" and not fight.backed:
        found.add("back-away")
    if fight.ending == "driven" and not fight.fire.to_leave:
        found.add("leave-in-time")
    return found
