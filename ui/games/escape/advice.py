"""What can be done now by who knows the rules: which button, and a sentence. Qt-free."""

from __future__ import annotations

from typing import NamedTuple

from edu.domain.games.smoke.escape import HEADS, Escape
from edu.domain.games.smoke.floor import REACH, Thing, zone_of

_MARGIN = 120
"""Millimetres of air above the head, below which one gets down in time."""
POSTURES = ("stand", "bend", "crawl")
_LOWER = {"bend": "烟到头顶了，弯下腰", "crawl": "烟更低了，趴下爬"}
_NEVER_CALLED = "打 119，说清几楼几号"


class Advice(NamedTuple):
    """`key` is the target that it speaks of; '' where one waits."""

    key: str
    text: str


def advised(escape: Escape) -> Advice:
    if escape.ending:
        return Advice("", "")
    if escape.towel:
        return Advice("", "毛巾还没打湿，烟可不等人")
    place = escape.place
    return _in_room(escape) if place is None else _outside(escape, place)


def lower(escape: Escape) -> Advice | None:
    """The posture in which the head is below the smoke; None: it is."""
    layer = escape.floor.inside if escape.place is None else escape.floor.layer[zone_of(escape.place)]
    wanted = next((at for at, head in enumerate(HEADS) if head + _MARGIN <= layer), 2)
    if wanted <= escape.posture:
        return None
    return Advice(POSTURES[wanted], _LOWER[POSTURES[wanted]])


def no_way_out(escape: Escape) -> bool:
    """As far as it is known: a hot door, or smoke in both staircases."""
    return hot(escape) or all(seen(escape, stairs) == "smoke" for stairs in ("near", "far"))


def hot(escape: Escape) -> bool:
    """Whether the door is known to be hot: by the hand, or too late."""
    return (escape.felt or escape.opened) and escape.floor.kind == "hold"


def seen(escape: Escape, stairs: Thing) -> str:
    """'' not looked at yet, 'smoke' or 'free'."""
    if stairs not in escape.looked:
        return ""
    return "smoke" if escape.floor.smoky(stairs) else "free"


def _in_room(escape: Escape) -> Advice:
    if not escape.felt and not escape.opened:
        return Advice("feel", "烟雾报警了！先用手背摸摸门")
    if no_way_out(escape) or escape.sealed:
        return _holding(escape)
    down = lower(escape)
    if down:
        return down
    return Advice("out", "出门，往楼梯走") if escape.door_open else Advice("open", "门不烫，打开看看")


def _holding(escape: Escape) -> Advice:
    if escape.door_open:
        return Advice("shut", "走不了，先关上门")
    if not escape.sealed:
        return Advice("seal", "门烫，不能开！湿布堵门缝" if hot(escape) else "用湿布堵住门缝")
    if not escape.alarm:
        return Advice("call", _NEVER_CALLED)
    down = lower(escape)
    if down:
        return down
    if not escape.signals:
        return Advice("signal", "到窗口挥布，让外面看见你")
    return Advice("", "守住了，接着挥，等消防员来")


def _outside(escape: Escape, place: int) -> Advice:
    floor = escape.floor
    home = abs(place - floor.room) <= REACH
    if escape.door_open and abs(place - floor.room) <= 2 * REACH and not no_way_out(escape):
        return Advice("shut", "人走门关，把烟挡住")
    down = lower(escape)
    if down:
        return down
    if no_way_out(escape):
        text = "两头都有烟，退回屋里守"
        return Advice("in" if home else _way(place, floor.room), text)
    near, far = seen(escape, "near"), seen(escape, "far")
    aim: Thing = "near" if near == "free" or (far == "smoke" and not near) else "far"
    if escape.near(aim) and seen(escape, aim) == "free":
        return Advice(f"enter-{aim}", "楼梯里没有烟，走楼梯")
    if escape.near("lift"):
        return Advice(_way(place, floor.at(aim)), "电梯不能坐，走楼梯")
    if near == "smoke" or far == "smoke":
        return Advice(_way(place, floor.at(aim)), "这边楼梯有烟，换另一头")
    if seen(escape, aim) == "free":
        return Advice(_way(place, floor.at(aim)), "前面楼梯没有烟，过去")
    return Advice(_way(place, floor.at(aim)), "离开火光，找没烟的楼梯")


def _way(place: int, to: int) -> str:
    return "east" if to > place else "west"
