"""The scenario in other places: more and fewer people, each road missing, smaller shelters. V14 plays all of them.

A road that is missing keeps its name, so that expressions may go on asking for it, but is closed for ever; an order
to leave by it becomes one to leave by the next road of the same place, as in an overlay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edu.domain.drills.effects import After, Effect, Order, Send, When
from edu.domain.drills.findings import Finding
from edu.domain.drills.program import compile_scenario
from edu.domain.drills.scenario import Road, Scenario
from edu.domain.drills.verify.ladder import Run, played_by_all


@dataclass(frozen=True, slots=True)
class Variant:
    """`findings` say why it cannot be compiled; then there are no runs. `part` and `id` name what was changed."""

    how: str
    part: str
    id: str
    runs: tuple[Run, ...]
    findings: tuple[Finding, ...] = ()


def variants(scenario: Scenario, seeds: Sequence[int]) -> Iterator[Variant]:
    for how, part, id_, changed in other_places(scenario):
        yield tried(how, part, id_, changed, seeds)


def tried(how: str, part: str, id_: str, changed: Scenario, seeds: Sequence[int]) -> Variant:
    program = compile_scenario(changed)
    if isinstance(program, tuple):
        return Variant(how, part, id_, (), program)
    runs, _ = played_by_all(program, seeds, ("expert", "idle", "random"), how)
    return Variant(how, part, id_, tuple(runs))


def other_places(scenario: Scenario) -> Iterator[tuple[str, str, str, Scenario]]:
    """What was changed in Chinese, the part and the id of it, and the scenario changed."""
    if scenario.zones:
        yield "人数多三成", "scenario", scenario.id, _people(scenario, 1300)
        yield "人数少三成", "scenario", scenario.id, _people(scenario, 700)
    if scenario.shelters:
        smaller = tuple(replace(one, capacity=one.capacity * 800 // 1000) for one in scenario.shelters)
        yield "安置点容量少两成", "scenario", scenario.id, replace(scenario, shelters=smaller)
    for road in scenario.roads:
        yield f"没有“{road.title}”这条路", "road", road.id, without_road(scenario, road)


def _people(scenario: Scenario, permille: int) -> Scenario:
    zones = tuple(
        replace(
            zone,
            groups=tuple(replace(group, people=max(1, group.people * permille // 1000)) for group in zone.groups),
        )
        for zone in scenario.zones
    )
    return replace(scenario, zones=zones)


def without_road(scenario: Scenario, gone: Road) -> Scenario:
    others = [road.id for road in scenario.roads if road.zone == gone.zone and road.id != gone.id]

    def mended(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
        return tuple(mend(effect) for effect in effects)

    def mend(effect: Effect) -> Effect:
        if isinstance(effect, Order) and others and effect.zone == gone.zone and effect.road in ("", gone.id):
            return replace(effect, road=others[0]) if effect.road or len(others) == 1 else effect
        if isinstance(effect, Send | After):
            return replace(effect, then=mended(effect.then))
        if isinstance(effect, When):
            return replace(effect, then=mended(effect.then), otherwise=mended(effect.otherwise))
        return effect

    return replace(
        scenario,
        roads=tuple(replace(road, closed="true") if road.id == gone.id else road for road in scenario.roads),
        injects=tuple(replace(one, effects=mended(one.effects)) for one in scenario.injects),
        actions=tuple(replace(one, effects=mended(one.effects)) for one in scenario.actions),
        forms=tuple(replace(one, effects=mended(one.effects)) for one in scenario.forms),
        decisions=tuple(
            replace(
                decision,
                options=tuple(replace(option, effects=mended(option.effects)) for option in decision.options),
            )
            for decision in scenario.decisions
        ),
    )
