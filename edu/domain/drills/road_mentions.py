"""Texts that still name a road which a place does not have: told with their place, so that somebody can reword them.

A road is named by its title, or by what is left of it without the name of its place: 上石坑山脊路 is 山脊路 as well.
Where another road of this place is called so too, only parts that are about this one are told: those that order people
onto it, close it, or ask for the order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from edu.domain.drills.effects import After, Effect, Gate, Order, Send, When
from edu.domain.drills.findings import Finding
from edu.domain.drills.overlay import Overlay
from edu.domain.drills.scenario import Road, Scenario

REMEDY = "在脚本工坊里把脚本另存一份，按这里的路改写这句话。"
SHORTEST = 2
_ROUND = 6
"""Characters shown on each side of the name."""


@dataclass(frozen=True, slots=True)
class _Text:
    part: str
    id: str
    field: str
    text: str
    about: frozenset[str] = frozenset()
    """Roads that the part does something with."""


def road_mentions(scenario: Scenario, overlay: Overlay) -> tuple[Finding, ...]:
    """Hints: the drill can be played, but somebody will read of a road that no map shows."""
    gone = [road for road in scenario.roads if road.id in overlay.without]
    texts = tuple(_texts(scenario)) if gone else ()
    return tuple(
        _found(road, name, one) for road in gone for one in texts if (name := _named(scenario, gone, road, one))
    )


def _named(scenario: Scenario, gone: Sequence[Road], road: Road, one: _Text) -> str:
    """The name by which the text speaks of it; '' where it does not."""
    if road.title in one.text:
        return road.title
    short = short_name(scenario, road)
    if len(short) < SHORTEST or short not in one.text:
        return ""
    shared = any(short in other.title for other in scenario.roads if other not in gone)
    return short if not shared or road.id in one.about else ""


def short_name(scenario: Scenario, road: Road) -> str:
    """Its title without what it shares with the name of its place."""
    zone = next((zone.title for zone in scenario.zones if zone.id == road.zone), "")
    same = takewhile(lambda pair: pair[0] == pair[1], zip(road.title, zone, strict=False))
    return road.title[len(list(same)) :]


def _found(road: Road, name: str, one: _Text) -> Finding:
    at = one.text.index(name)
    end = at + len(name) + _ROUND
    before = "…" if at > _ROUND else ""
    piece = f"{before}{one.text[max(0, at - _ROUND) : end].strip()}{'…' if end < len(one.text) else ''}"
    return Finding(
        code="road-named", part=one.part, id=one.id, field=one.field, severity="warning",
        message=f"“{piece}”说的“{road.title}”这里没有。", remedy=REMEDY,
    )  # fmt: skip


def _texts(scenario: Scenario) -> Iterator[_Text]:
    """What somebody reads while the drill is played or talked over."""
    yield from (_Text("scenario", "", name, getattr(scenario, name)) for name in ("summary", "situation"))
    yield from (_Text("role", role.id, "brief", role.brief) for role in scenario.roles)
    for inject in scenario.injects:
        about = _roads(inject.effects)
        yield from (_Text("inject", inject.id, name, getattr(inject, name), about) for name in ("text", "expected"))
    for decision in scenario.decisions:
        every = frozenset[str]().union(*(_roads(option.effects) for option in decision.options))
        yield from (_Text("decision", decision.id, name, getattr(decision, name), every) for name in ("title", "text"))
        for option in decision.options:
            id_, about = f"{decision.id}.{option.id}", _roads(option.effects)
            yield from (_Text("option", id_, name, getattr(option, name), about) for name in ("text", "why", "seen"))
    for action in scenario.actions:
        about = _roads(action.effects)
        yield from (_Text("action", action.id, name, getattr(action, name), about) for name in ("title", "why", "seen"))
    for line in scenario.criteria:
        yield _Text("criterion", line.id, "text", line.text, frozenset({line.act.removeprefix("route:")}))
    for red in scenario.redlines:
        yield from (_Text("redline", red.id, name, getattr(red, name)) for name in ("title", "why"))
    yield from (_Text("ending", ending.id, "text", ending.text) for ending in scenario.endings)
    for name in ("questions", "rules"):
        yield from (_Text("debrief", "", name, text) for text in getattr(scenario.debrief, name))


def _roads(effects: Sequence[Effect]) -> frozenset[str]:
    """Roads that these order people onto or close, also later and on a condition."""
    found: set[str] = set()
    for effect in effects:
        if isinstance(effect, Order | Gate):
            found.add(effect.road)
        elif isinstance(effect, Send | After):
            found |= _roads(effect.then)
        elif isinstance(effect, When):
            found |= _roads(effect.then) | _roads(effect.otherwise)
    return frozenset(found - {""})
