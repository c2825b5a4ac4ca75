"""What somebody who knows the street would do now: what the first level points at."""

from __future__ import annotations

from typing import NamedTuple

from edu.domain.games.road.crossing import AT_HAND, BACK, EDGE, MIDDLE, WALK, Crossing
from edu.domain.games.rules import HERTZ

_SPARE = 40
"""Steps that a gap must be longer than the way."""
_WAVED = 5 * HERTZ
"""So long after a hand was raised no other is asked for; drivers mind it for longer."""
_TOLD = {
    "helmet": "先戴好头盔，扣上带子",
    "push": "下车，推着过",
    "vest": "先穿上反光背心",
    "torch": "打开手电，让司机看见",
}
_SIDES = ("左", "右")


class Advice(NamedTuple):
    """`key` of the target to touch; '' where waiting is all there is to do."""

    key: str
    text: str


def advised(road: Crossing) -> Advice:
    if road.outcome:
        return Advice("", "")
    if road.y <= 0:
        return _stands_back(road) or (_at_kerb(road) if road.pace <= 0 else _to_kerb(road))
    if road.pace > 0:
        return _on_the_way(road)
    return _in_the_middle(road)


def _stands_back(road: Crossing) -> Advice | None:
    turns = road.turn is not None and road.turn.phase(road.steps) != "gone"
    if turns and road.y > BACK and not road.pace:
        return Advice("back", "大车要右转，退到黄月牙外")  # first of all: the lorry waits for no helmet
    thing = next((one for one in AT_HAND.get(road.place, ()) if one not in road.has), None)
    if thing is not None:
        return Advice(f"thing-{thing}", _TOLD[thing])
    return Advice("", "等大车转完，后轮会往里压") if turns else None


def _to_kerb(road: Crossing) -> Advice:
    """From a step back; it takes a second, in which looks grow old."""
    side = road.comes_from(0)
    old = road.steps - road.looked[side] - road.y // WALK >= road.fresh
    return Advice(f"look-{side}", f"再看一眼{_SIDES[side]}边，有没有车") if old else Advice("", "别急，一步一步走")


def _at_kerb(road: Crossing) -> Advice:
    if road.standing is not None and road.blocked and road.steps - road.waved > 2 * HERTZ and not _nodded(road):
        return Advice("wave", "大车没熄火，先招手让司机看见")
    if road.place != "signal" and road.steps - road.waved > _WAVED and not (road.standing and road.blocked):
        return Advice("wave", "招手，让司机看见你")  # before the looks: who raises it after them has old ones by then
    unseen = _unseen(road, 0) or _unseen(road, 1)
    if unseen is not None:
        return unseen
    if road.light is not None:
        if not road.light.walk(road.steps):
            return Advice("", "红灯，等一等")
        if road.light.left(road.steps) < 7_000 // WALK + 20:
            return Advice("", "快变灯了，等下一个绿灯")
    if road.standing is not None and road.blocked:
        if _nodded(road):
            return _go(road, "司机点头了，走到车头外沿")
        return Advice("", "司机还没看见你，等一等")
    free = road.clear(0, _SPARE) and (road.has_middle or road.clear(1, _SPARE))
    return _go(road, "两边都看清了，走") if free else Advice("", "等车停稳，或等车过去")


def _on_the_way(road: Crossing) -> Advice:
    if road.standing is not None and road.blocked and road.y < EDGE:
        return Advice("wait", "车头外沿停一停，探头看") if road.halt > EDGE else Advice("", "在车头外沿站住")
    if road.y >= MIDDLE:
        return Advice("", "走直线，别停，别往回走")
    if not road.has_middle:
        return _unseen(road, 1) or Advice("", "走直线，别停，别往回走")
    if road.halt > MIDDLE and not road.clear(1, _SPARE):
        return Advice("wait", "那边有车，走到中线停一停")
    return _unseen(road, 1) or Advice("", "走直线，别跑")


def _in_the_middle(road: Crossing) -> Advice:
    """At the line, or at the bonnet's end."""
    unseen = _unseen(road, 1)
    if unseen is not None:
        return unseen
    return _go(road, "看清了，走") if road.clear(1, _SPARE // 2) else Advice("", "站稳，等车过去")


def _go(road: Crossing, text: str) -> Advice:
    return Advice("go", text) if road.rested else Advice("", "看仔细，有没有车过来")


def _unseen(road: Crossing, lane: int) -> Advice | None:
    side = road.comes_from(lane)
    behind = lane == 1 and road.standing is not None and road.blocked and road.y < EDGE
    if behind or (road.sees(lane) and road.steps - road.looked[side] <= road.fresh * 3 // 4):
        return None
    word = "再看一眼" if road.y > 0 else "先看"
    return Advice(f"look-{side}", f"{word}{_SIDES[side]}边，有没有车")


def _nodded(road: Crossing) -> bool:
    return road.standing is not None and road.standing.nodded(road.steps)
