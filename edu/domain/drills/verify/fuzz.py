"""The scenario in other places: more and fewer people, each road missing, smaller shelters. V14 plays all of them.

A road that is missing is taken away as an overlay does it (`missing_road`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edu.domain.drills.findings import Finding
from edu.domain.drills.missing_road import without_road
from edu.domain.drills.program import compile_scenario
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.verify.ladder import Run, played_by_all, unearned


@dataclass(frozen=True, slots=True)
class Variant:
    """`findings` say why it cannot be compiled; then there are no runs. `part` and `id` name what was changed.

    `unearned`: outcome criteria that good play does not lift above doing nothing here, by text, each with its seeds.
    """

    how: str
    part: str
    id: str
    runs: tuple[Run, ...]
    findings: tuple[Finding, ...] = ()
    unearned: tuple[tuple[str, tuple[int, ...]], ...] = ()


def variants(scenario: Scenario, seeds: Sequence[int]) -> Iterator[Variant]:
    for how, part, id_, changed in other_places(scenario):
        yield tried(how, part, id_, changed, seeds)


def tried(how: str, part: str, id_: str, changed: Scenario, seeds: Sequence[int]) -> Variant:
    program = compile_scenario(changed)
    if isinstance(program, tuple):
        return Variant(how, part, id_, (), program)
    runs, _ = played_by_all(program, seeds, ("expert", "idle", "random"), how)
    texts = {one.id: one.text for objective in changed.objectives for one in objective.criteria}
    flat = tuple((texts[name], on) for name, _, on in unearned(program, runs))
    return Variant(how, part, id_, tuple(runs), unearned=flat)


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
