"""Reads `local.yaml`, a place's own settings for one drill, and tells at once what does not fit the drill."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from edu.domain.drills.overlay import Overlay, overlay_findings
from edu.domain.drills.scenario import Scenario
from edu.packs.drill_draft import LONGEST_TITLE
from edu.packs.drill_fields import span
from edu.packs.drill_findings import Place, problem_of
from edu.packs.drill_world_reader import MOST_PEOPLE
from edu.packs.form import Form
from edu.packs.reading import Reading
from edu.packs.source import Report, read_yaml
from edu.packs.upgrades import upgrade

V = TypeVar("V")

FILE = "local.yaml"
PHONE = re.compile(r"\+?[0-9][0-9 -]{1,28}[0-9]")
MOST = 400
NAMED = ("overlay-scenario", "overlay-name", "road-gone")
"""Findings that hold also where another line cannot be read."""


def read_overlay(path: Path, scenario: Scenario) -> Reading[Overlay]:
    """For a scenario that is itself sound. The value is None if anything does not hold."""
    report = Report(path.name)
    raw = read_yaml(path, report)
    if raw is None or not upgrade("overlay", raw, report):
        return Reading(file=report.file, value=None, problems=tuple(report.problems))
    form = Form(raw, report, "本地设置")
    places: dict[str, Place] = {"overlay:": (report.file, raw.line)}
    overlay = _overlay(form, places)
    form.close()
    problems = list(report.problems)
    if overlay.scenario:
        known = overlay_findings(scenario, overlay)
        named = known if form.sound else [one for one in known if one.code in NAMED]
        found = (problem_of(one, places, report.file) for one in named)
        # what no longer holds in the scenario itself is the work of a road taken away
        problems += (replace(one, line=one.line or form.line("without")) for one in found)
    return Reading(file=report.file, value=None if problems else overlay, problems=tuple(problems), places=places)


def _overlay(form: Form, places: dict[str, Place]) -> Overlay:
    form.integer("schema", 1, 1)
    places.update((f"overlay::{key}", (form.report.file, line)) for key, line in form.raw.lines.items())

    def each(key: str, value: Callable[[Form, str], V]) -> dict[str, V]:
        inner = form.form(key)
        if inner is None:
            return {}
        if len(inner.raw) > MOST:
            form.wrong(key, f"“{key}”最多 {MOST} 行。", "请删减。", "too-many")
            return {}
        places.update((f"overlay:{key}.{name}", (form.report.file, line)) for name, line in inner.raw.lines.items())
        return {name: value(inner, name) for name in inner.raw}

    overlay = Overlay(
        scenario=form.slug("scenario"),
        titles=each("titles", _title),
        people=each("people", lambda inner, name: inner.integer(name, 0, MOST_PEOPLE)),
        params=each("params", lambda inner, name: inner.integer(name, -1_000_000, 1_000_000)),
        seconds=each("seconds", lambda inner, name: span(inner, name, low=1)),
        capacity=each("capacity", lambda inner, name: inner.integer(name, 0, MOST_PEOPLE)),
        without=form.texts("without"),
        phones=each("phones", _phone),
    )
    places.update((f"overlay:without.{name}", (form.report.file, form.line("without"))) for name in overlay.without)
    if sum(overlay.people.values()) > MOST_PEOPLE:
        form.wrong("people", f"人数加起来超过 {MOST_PEOPLE}。", "请减少人数。", "too-many")
    return overlay


def _title(form: Form, name: str) -> str:
    text = form.text(name)
    if len(text) > LONGEST_TITLE:
        form.wrong(name, f"名称有 {len(text)} 个字，最多 {LONGEST_TITLE} 个。", "请写短一些。", "too-long")
    return text


def _phone(form: Form, name: str) -> str:
    """Quoted in the file: a bare number would lose its leading zero."""
    raw = form.required(name)
    if raw is not None and not (isinstance(raw, str) and PHONE.fullmatch(raw)):
        form.wrong(name, "电话应是加引号的号码。", '写成 "13800000000" 或 "0578-8000000"。', "phone")
        return ""
    return raw or ""
