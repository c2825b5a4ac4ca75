"""V1, what a compiler cannot say: ids are slugs and stand once, what names a part finds it, times lie in the run.

V2 is the compiler itself: every name resolves, every expression has its type.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace

from edu.domain.drills.findings import Finding
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.soundness import loose_ends

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_BROKEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffd\ufeff]")
_ROOMS = (
    "roles", "zones", "shelters", "roads", "channels", "assets", "meters", "models", "injects", "pools", "decisions",
    "actions", "forms", "objectives", "redlines", "endings", "curves", "criteria",
)  # fmt: skip


def gate_v1(scenario: Scenario) -> Iterator[Finding]:
    yield from _ids(scenario)
    yield from _length(scenario)
    yield from loose_ends(scenario)
    yield from _texts(scenario)


def gate_v2(found: Sequence[Finding]) -> Iterator[Finding]:
    """What the compiler found; a default that is no option is a timeout that cannot be resolved: V10."""
    return (replace(one, gate="V10" if one.code == "default" else "V2") for one in found)


def _ids(scenario: Scenario) -> Iterator[Finding]:
    for room in _ROOMS:
        part = "criterion" if room == "criteria" else room[:-1]
        yield from _each_once(part, [one.id for one in getattr(scenario, room)])
    for zone in scenario.zones:
        yield from _each_once("zone", [group.id for group in zone.groups], within=zone.id)
    for decision in scenario.decisions:
        yield from _each_once("option", [option.id for option in decision.options], within=decision.id)
    # `since`, `act_by` and `sequence` name any of these without saying which
    happenings = [
        one.id
        for room in (scenario.injects, scenario.decisions, scenario.actions, scenario.forms, scenario.redlines)
        for one in room
    ]
    for id_, count in Counter(happenings).items():
        if count > 1:
            yield _found(
                "id-ambiguous", "scenario", id_, "消息、决策、行动、报告和红线里有相同的编号，条件分不清是哪一个。"
            )


def _each_once(part: str, ids: Sequence[str], within: str = "") -> Iterator[Finding]:
    for id_, count in Counter(ids).items():
        name = f"{within}.{id_}" if within else id_
        if not _SLUG.fullmatch(id_):
            yield _found("id", part, name, "编号只能用小写字母、数字和连字符。")
        if count > 1:
            yield _found("id-twice", part, name, f"这个编号用了 {count} 次。")


def _length(scenario: Scenario) -> Iterator[Finding]:
    if min(scenario.tick, scenario.ticks, scenario.beat, scenario.minutes) < 1:
        yield _found("length", "scenario", scenario.id, "步长、步数、节拍和时长都要大于 0。")


def _texts(scenario: Scenario) -> Iterator[Finding]:
    for room in _ROOMS:
        for one in getattr(scenario, room):
            for field, text in _strings(one):
                if _BROKEN.search(text):
                    part = "criterion" if room == "criteria" else room[:-1]
                    yield _found("encoding", part, one.id, "文字里有乱码或不可见的控制字符。", field)


def _strings(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one, name)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name), field.name)


def _found(code: str, part: str, id_: str, message: str, field: str = "") -> Finding:
    return Finding(code=code, gate="V1", part=part, id=id_, field=field, message=message)
