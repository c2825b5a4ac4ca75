"""A scenario in one place: its own names, people, travel times and numbers, roads that it does not have. Pure.

Phones stay in the overlay: they are printed on role cards and never enter a run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from edu.domain.canonical import canonical_json, sha256_hex
from edu.domain.drills.findings import Finding
from edu.domain.drills.local_names import in_local_words
from edu.domain.drills.missing_road import without_road
from edu.domain.drills.scenario import Asset, Road, Role, Scenario, Shelter, Zone
from edu.domain.drills.soundness import unsound

P = TypeVar("P", Zone, Road, Shelter, Asset, Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """All by id; `people` by `zone.group`, `seconds` of travel by road, `without` are roads."""

    scenario: str
    titles: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, int] = field(default_factory=dict)
    params: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, int] = field(default_factory=dict)
    capacity: Mapping[str, int] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    phones: Mapping[str, str] = field(default_factory=dict)


def applied(scenario: Scenario, overlay: Overlay) -> Scenario:
    """What the overlay names and the scenario lacks is passed over; `overlay_findings` tells of it."""
    worded = in_local_words(scenario, overlay.titles)
    here = replace(
        worded,
        zones=tuple(_peopled(zone, overlay) for zone in _titled(scenario.zones, overlay)),
        roads=tuple(
            replace(road, seconds=overlay.seconds.get(road.id, road.seconds))
            for road in _titled(scenario.roads, overlay)
        ),
        shelters=tuple(
            replace(shelter, capacity=overlay.capacity.get(shelter.id, shelter.capacity))
            for shelter in _titled(scenario.shelters, overlay)
        ),
        assets=tuple(_titled(scenario.assets, overlay)),
        roles=tuple(_titled(worded.roles, overlay)),
        params={name: overlay.params.get(name, value) for name, value in scenario.params.items()},
    )
    for road in scenario.roads:
        if road.id in overlay.without:
            here = without_road(here, road)
    return here


def overlay_digest(overlay: Overlay) -> str:
    """Equal for overlays that lead to equal scenarios in equal words; phones and order do not count."""
    fields = {
        "titles": dict(overlay.titles),
        "people": dict(overlay.people),
        "params": dict(overlay.params),
        "seconds": dict(overlay.seconds),
        "capacity": dict(overlay.capacity),
        "without": sorted(overlay.without),
    }
    return sha256_hex(canonical_json({"scenario": overlay.scenario, **fields}))


def overlay_findings(scenario: Scenario, overlay: Overlay) -> tuple[Finding, ...]:
    """What the overlay names that is not there, and what of a sound scenario does not hold in this place."""
    unknown = tuple(_unknown(scenario, overlay))
    stranded = tuple(_stranded(scenario, overlay))
    told = {(finding.part, finding.id) for finding in stranded}
    broken = (one for one in unsound(applied(scenario, overlay)) if (one.part, one.id) not in told)
    return (*unknown, *stranded, *(replace(one, message=f"换成本地设置后，{one.message}") for one in broken))


def names_of(scenario: Scenario) -> Mapping[str, frozenset[str]]:
    """What each field of an overlay may name."""
    titled: list[Sequence[Zone | Road | Shelter | Asset | Role]]
    titled = [scenario.zones, scenario.roads, scenario.shelters, scenario.assets, scenario.roles]
    roads = frozenset(road.id for road in scenario.roads)
    return {
        "titles": frozenset(one.id for rows in titled for one in rows),
        "people": frozenset(f"{zone.id}.{group.id}" for zone in scenario.zones for group in zone.groups),
        "params": frozenset(scenario.params),
        "seconds": roads,
        "capacity": frozenset(shelter.id for shelter in scenario.shelters),
        "without": roads,
        "phones": frozenset(role.id for role in scenario.roles),
    }


def _titled(rows: Sequence[P], overlay: Overlay) -> Iterator[P]:
    for one in rows:
        yield replace(one, title=overlay.titles.get(one.id, one.title))


def _peopled(zone: Zone, overlay: Overlay) -> Zone:
    groups = (replace(group, people=overlay.people.get(f"{zone.id}.{group.id}", group.people)) for group in zone.groups)
    return replace(zone, groups=tuple(groups))


def _unknown(scenario: Scenario, overlay: Overlay) -> Iterator[Finding]:
    if overlay.scenario != scenario.id:
        message = f"这是脚本“{overlay.scenario}”的本地设置，不是“{scenario.id}”的。"
        yield Finding(code="overlay-scenario", part="overlay", field="scenario", message=message)
    for key, known in names_of(scenario).items():
        for name in getattr(overlay, key):
            if name not in known:
                message = f"脚本里没有“{name}”。"
                yield Finding(code="overlay-name", part="overlay", id=f"{key}.{name}", message=message)


def _stranded(scenario: Scenario, overlay: Overlay) -> Iterator[Finding]:
    """Places that no road leaves any more."""
    for zone in scenario.zones:
        roads = [road.id for road in scenario.roads if road.zone == zone.id]
        if roads and all(road in overlay.without for road in roads):
            message = f"本地设置去掉了从“{zone.title}”出发的每一条路，没有人能撤出。"
            remedy = "请至少留下一条路，或换一个脚本。"
            yield Finding(code="road-gone", part="zone", id=zone.id, message=message, remedy=remedy)
