"""Effects as the mappings that drill_effects_reader reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from edu.domain.drills import effects as e
from edu.packs.yaml_text import Inline


def effects_raw(effects: Sequence[e.Effect]) -> list[object]:
    return [_MADE[type(effect)](effect) for effect in effects]


def _inline(**fields: object) -> Inline:
    return Inline((key, value) for key, value in fields.items() if value not in ("", (), []))


def _send(effect: e.Send) -> Inline:
    made = _inline(send=effect.asset, minutes=effect.minutes, then=effects_raw(effect.then))
    return Inline(made | {"back": True}) if effect.back else made


def _when(effect: e.When) -> Inline:
    made = Inline(when=effect.condition, then=effects_raw(effect.then))
    if effect.otherwise:
        made["else"] = effects_raw(effect.otherwise)
    return made


_MADE: Mapping[type, Callable[[Any], Inline]] = {
    e.SetMeter: lambda one: Inline(set=one.meter, to=one.value),
    e.AddMeter: lambda one: Inline(add=one.meter, by=one.value),
    e.Warn: lambda one: _inline(warn=one.channel, zone=one.zone, content=one.content),
    e.Hush: lambda one: _inline(hush=one.channel, zone=one.zone),
    e.Order: lambda one: _inline(order=one.zone, to=one.to, road=one.road),
    e.Knock: lambda one: Inline(knock=one.zone, hands=one.hands),
    e.Persuade: lambda one: Inline(persuade=one.zone, share=one.share),
    e.Rescue: lambda one: Inline(rescue=one.zone, people=one.people),
    e.Harm: lambda one: Inline(harm=one.zone, people=one.people),
    e.OpenShelter: lambda one: Inline(open_shelter=one.shelter),
    e.Gate: lambda one: Inline(gate=one.road, closed=one.closed),
    e.Send: _send,
    e.Cut: lambda one: Inline(_inline(cut=one.what, zone=one.zone) | {"on": one.on}),
    e.Fire: lambda one: Inline(fire=one.inject),
    e.Ask: lambda one: Inline(ask=one.decision),
    e.Mark: lambda one: Inline(mark=one.redline),
    e.After: lambda one: Inline(after=one.minutes, then=effects_raw(one.then)),
    e.When: _when,
    e.Drive: lambda one: Inline(drive=one.model, lever=one.lever, to=one.value),
}
