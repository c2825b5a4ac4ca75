"""The `world` of a drill as the mapping that drill_world_reader reads."""

from __future__ import annotations

from collections.abc import Mapping

from edu.domain.drills.scenario import Channel, Meter, Road, Scenario, Shelter, Zone
from edu.packs.drill_raw import flag, given, span
from edu.packs.yaml_text import Inline


def world_raw(scenario: Scenario) -> dict[str, object]:
    return given(
        zones=[_zone(one) for one in scenario.zones],
        shelters=[_shelter(one) for one in scenario.shelters],
        roads=[_road(one) for one in scenario.roads],
        channels=[_channel(one) for one in scenario.channels],
        assets=[
            Inline(id=one.id, title=one.title, count=one.count, travel=span(one.travel)) for one in scenario.assets
        ],
        meters=[_meter(one) for one in scenario.meters],
        models=[
            given(id=one.id, kind=one.kind, settings={key: _setting(value) for key, value in one.settings.items()})
            for one in scenario.models
        ],
    )


def _zone(zone: Zone) -> dict[str, object]:
    groups = [
        Inline(
            given(id=one.id, title=one.title)
            | {"people": one.people, "prepare": span(one.prepare), "refuse": one.refuse}
            | flag("escort", one.escort, default=False)
        )
        for one in zone.groups
    ]
    placed: dict[str, object] = {"id": zone.id, "title": zone.title, "at": [zone.x, zone.y], "trust": zone.trust}
    return placed | given(danger=zone.danger, groups=groups)


def _shelter(shelter: Shelter) -> Inline:
    return Inline(
        id=shelter.id,
        title=shelter.title,
        at=[shelter.x, shelter.y],
        capacity=shelter.capacity,
        opens_after=span(shelter.opens_after),
        open=shelter.open,
    )


def _road(road: Road) -> dict[str, object]:
    return given(
        id=road.id,
        title=road.title,
        zone=road.zone,
        shelter=road.shelter,
        travel=span(road.seconds),
        per_minute=road.per_minute,
        closed=road.closed if road.closed != "false" else None,
        danger=road.danger if road.danger != "0" else None,
    )


def _channel(channel: Channel) -> Inline:
    return Inline(
        {"id": channel.id, "title": channel.title, "reach": channel.reach, "belief": channel.belief}
        | given(delay=span(channel.delay), needs=channel.needs)
    )


def _meter(meter: Meter) -> Inline:
    return Inline(
        {"id": meter.id, "title": meter.title, "start": meter.start, "low": meter.low, "high": meter.high}
        | given(unit=meter.unit, drift=meter.drift)
        | flag("shown", meter.shown, default=True)
    )


def _setting(value: object) -> object:
    return (
        Inline((str(key), _setting(one)) for key, one in value.items())
        if isinstance(value, Mapping)
        else ([_setting(one) for one in value] if isinstance(value, list | tuple) else value)
    )
