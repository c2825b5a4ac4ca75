"""What a fight is worth, and which rules were broken in it."""

from __future__ import annotations

from edu.domain.games.extinguisher.fight import STEPS_OF_BOTTLE, Fight
from edu.domain.games.extinguisher.fires import BOTTLES, DOOR
from edu.domain.games.rules import HERTZ

TYPE, ORDER, AIM, TIME, END = 20, 20, 25, 15, 20
"""Most of each: the right means, the right order, the root of the flames, not too long, and how it ended."""
_ALARM = 8
_SECOND = 2
_SLIP = 3
"""Points of the order that a slip costs."""
_QUICK, _SLOW = 16 * HERTZ, 44 * HERTZ
"""A fire: all points for time, and none any more."""

CARDS: tuple[str, ...] = (
    "water-on-oil", "water-on-power", "battery-leave", "room-leave", "shut-heat", "shut-power", "alarm-first",
    "close-door", "right-means", "pin-first", "root", "back-away", "leave-in-time",
)  # fmt: skip
"""Rules that can be broken, the gravest first; content/games/extinguisher has their words."""


def points(fight: Fight) -> tuple[int, int, int, int, int]:
    """(means, order, aim, time, end) of one fire; nothing for a fire that nobody touched."""
    if not fight.taken:
        return 0, min(_ALARM, _alarm(fight)), 0, 0, 0
    return _means(fight), _order(fight), _aim(fight), _time(fight), _end(fight)


def _means(fight: Fight) -> int:
    """All for the first choice, half for a second one; nothing after harm, or for trying one after the other."""
    if fight.harm:
        return 0
    if fight.taken[0] in fight.fire.right:
        return TYPE if len(fight.taken) <= _SECOND else TYPE // 2
    return TYPE // 2 if fight.tool in fight.fire.right and len(fight.taken) == _SECOND else 0


def _alarm(fight: Fight) -> int:
    """Called before anything was begun; half for later."""
    return 0 if fight.alarm < 0 else _ALARM if not fight.fought or fight.alarm <= _began(fight) else _ALARM // 2


def _began(fight: Fight) -> int:
    return fight.steps - fight.sprayed if fight.sprayed else fight.steps


def _order(fight: Fight) -> int:
    rest = ORDER - _ALARM
    if fight.fire.to_leave:
        return _alarm(fight) + (0 if fight.fought else max(0, rest - rest // 2 * (len(fight.taken) - 1)))
    if fight.tool not in fight.fire.right:
        return _alarm(fight)
    done = rest
    if fight.fire.first:
        done -= rest // 2 if fight.shut < 0 else 0
    if fight.tool in BOTTLES:
        done -= (len(STEPS_OF_BOTTLE) - len(fight.prepared)) * rest // 3
    if fight.ending in ("driven", "burnt"):
        done //= 2  # it came to nothing
    return _alarm(fight) + max(0, done - _SLIP * fight.slips)


def _aim(fight: Fight) -> int:
    if fight.fire.to_leave:
        out = not fight.fought and fight.closed and fight.alarm >= 0
        return 0 if not out else AIM if len(fight.taken) == 1 else AIM // 5
    if fight.tool == "lid":
        return AIM if fight.ending == "out" else 0
    if fight.tool not in fight.fire.right or not fight.sprayed:
        return 0
    return AIM * fight.struck // fight.sprayed if fight.sprayed >= HERTZ else 0


def _time(fight: Fight) -> int:
    done = fight.ending == "out" or (fight.ending == "left" and fight.fire.to_leave and not fight.fought)
    if not done:
        return 0
    return TIME * (_SLOW - max(_QUICK, min(_SLOW, fight.steps))) // (_SLOW - _QUICK)


def _end(fight: Fight) -> int:
    if fight.ending == "out":
        return END if fight.backed else END // 2
    if fight.ending != "left":
        return 0
    if fight.fire.to_leave:
        most = END // len(fight.taken)  # who took one thing after the other first was slow to go
    elif fight.left_in_bottle <= 0:
        most = END
    else:
        most = END // (2 * max(1, len(fight.taken) - 1))
    return most if fight.closed else most // 2


def broken(fight: Fight) -> set[str]:
    """Names of CARDS."""
    return _of_the_fire(fight) | _of_the_hand(fight) | _of_the_way_out(fight)


def _of_the_fire(fight: Fight) -> set[str]:
    """What this fire asks and another does not."""
    fire, found = fight.fire, set()
    if fight.harm:
        found.add({"panel": "water-on-power", "pan": "water-on-oil"}.get(fire.id, "right-means"))
    if fire.to_leave and (fight.fought or fight.ending in ("driven", "burnt")):
        found.add("battery-leave" if fire.id == "battery" else "room-leave")
    if fire.first and fight.fought and fight.shut < 0:
        found.add("shut-heat" if fire.first == "heat" else "shut-power")
    if not fire.to_leave and fight.taken and fight.taken[0] not in fire.right and fight.taken[0] != DOOR:
        found.add("right-means")
    return found


def _of_the_hand(fight: Fight) -> set[str]:
    found = set()
    if fight.tool in BOTTLES and fight.slips:
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
