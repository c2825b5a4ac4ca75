"""Reads the `world` of a drill: places and people, roads, shelters, channels, means, meters and models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from edu.domain.drills.scenario import Asset, Channel, Group, Meter, Model, Road, Shelter, Zone
from edu.packs.drill_draft import Draft
from edu.packs.drill_fields import expression, permille, place_on_map, span
from edu.packs.form import Form
from edu.packs.source import YamlList, YamlMap

Needs = Literal["power", "network"]
NEEDS: tuple[Needs, ...] = get_args(Needs)
MOST_PEOPLE = 1_000_000
LARGEST_SETTING, MOST_SETTINGS = 100_000, 20_000
"""A table of a model is made of these: a hostile file must not make one of a thousand million rows."""
LONGEST_SETTING = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    zones: tuple[Zone, ...] = ()
    roads: tuple[Road, ...] = ()
    shelters: tuple[Shelter, ...] = ()
    channels: tuple[Channel, ...] = ()
    assets: tuple[Asset, ...] = ()
    meters: tuple[Meter, ...] = ()
    models: tuple[Model, ...] = ()


def read_world(form: Form | None, draft: Draft) -> World:
    """A drill without a `world` has decisions and time alone."""
    if form is None:
        return World()
    world = World(
        zones=draft.rows(form, "zones", "zone", lambda one, name: _zone(one, name, draft)),
        shelters=draft.rows(form, "shelters", "shelter", lambda one, name: _shelter(one, name, draft)),
        roads=draft.rows(form, "roads", "road", lambda one, name: _road(one, name, draft)),
        channels=draft.rows(form, "channels", "channel", lambda one, name: _channel(one, name, draft)),
        assets=draft.rows(form, "assets", "asset", lambda one, name: _asset(one, name, draft)),
        meters=draft.rows(form, "meters", "meter", lambda one, name: _meter(one, name, draft)),
        models=draft.rows(form, "models", "model", _model),
    )
    if sum(group.people for zone in world.zones for group in zone.groups) > MOST_PEOPLE:
        form.wrong("zones", f"所有地点的人加起来超过 {MOST_PEOPLE}。", "请减少人数。", "too-many")
    form.close()
    return world


def _zone(form: Form, name: str, draft: Draft) -> Zone:
    x, y = place_on_map(form, "at")
    return Zone(
        id=name,
        title=draft.title(form),
        x=x,
        y=y,
        trust=permille(form, "trust", 500),
        danger=expression(form, "danger", "0"),
        groups=draft.rows(form, "groups", "group", lambda one, group: _group(one, group, draft), within=name),
    )


def _group(form: Form, name: str, draft: Draft) -> Group:
    return Group(
        id=name,
        title=draft.title(form),
        people=form.integer("people", 0, MOST_PEOPLE),
        prepare=span(form, "prepare", 600),
        refuse=permille(form, "refuse", 0),
        escort=form.flag("escort", default=False),
    )


def _shelter(form: Form, name: str, draft: Draft) -> Shelter:
    x, y = place_on_map(form, "at")
    is_open = form.flag("open", default=False)
    return Shelter(
        id=name,
        title=draft.title(form),
        x=x,
        y=y,
        capacity=form.integer("capacity", 0, MOST_PEOPLE),
        opens_after=span(form, "opens_after", 0 if is_open else None),
        open=is_open,
    )


def _road(form: Form, name: str, draft: Draft) -> Road:
    return Road(
        id=name,
        title=draft.title(form),
        zone=form.slug("zone"),
        shelter=form.slug("shelter"),
        seconds=span(form, "travel", low=1),
        per_minute=form.integer("per_minute", 1, 10_000),
        closed=expression(form, "closed", "false"),
        danger=expression(form, "danger", "0"),
    )


def _channel(form: Form, name: str, draft: Draft) -> Channel:
    return Channel(
        id=name,
        title=draft.title(form),
        reach=permille(form, "reach"),
        belief=permille(form, "belief"),
        delay=span(form, "delay", 0),
        needs=form.one_of("needs", NEEDS) if form.get("needs") else "",
    )


def _asset(form: Form, name: str, draft: Draft) -> Asset:
    return Asset(id=name, title=draft.title(form), count=form.integer("count", 0, 1000), travel=span(form, "travel", 0))


def _meter(form: Form, name: str, draft: Draft) -> Meter:
    limit = 10**9
    return Meter(
        id=name,
        title=draft.title(form),
        start=form.integer("start", -limit, limit, 0),
        low=form.integer("low", -limit, limit, 0),
        high=form.integer("high", -limit, limit, 1_000_000),
        unit=draft.short(form, "unit"),
        drift=expression(form, "drift", "0"),
        shown=form.flag("shown", default=True),
    )


def _model(form: Form, name: str) -> Model:
    kind = form.slug("kind")
    settings = form.form("settings")
    return Model(id=name, kind=kind, settings=_settings(settings) if settings else {})


def _settings(form: Form) -> Mapping[str, object]:
    """Integers, texts, and lists and mappings of them; which of them a model knows is its own question."""
    plain = _Plain(form)
    return {key: plain.value(key, form.get(key)) for key in form.raw}


class _Plain:
    """Counts what it copies, so that no file fills the memory."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._count = 0

    def value(self, key: str, raw: Any) -> object:
        self._count += 1
        if self._count == MOST_SETTINGS:
            self._form.wrong(key, f"模型的设置超过 {MOST_SETTINGS} 个值。", "请删减。", "too-many")
        if self._count >= MOST_SETTINGS:
            return 0
        if isinstance(raw, YamlList):
            return tuple(self.value(key, one) for one in raw)
        if isinstance(raw, YamlMap):
            return {name: self.value(key, one) for name, one in raw.items()}
        if isinstance(raw, bool) or (type(raw) is int and abs(raw) <= LARGEST_SETTING):
            return raw
        if isinstance(raw, str) and len(raw) <= LONGEST_SETTING:
            return raw
        self._form.wrong(key, f"“{key}”里只能写整数（不超过 {LARGEST_SETTING}）、文字和它们的列表。")
        return 0
