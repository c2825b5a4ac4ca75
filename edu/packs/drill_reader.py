"""Reads `content/drills/<id>/scenario.yaml` (docs/drills.md) into a Scenario, with every problem of it at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, get_args

from edu.domain.drills.scenario import Scenario
from edu.domain.drills.soundness import unsound
from edu.domain.obligations.words import DRILL_KINDS
from edu.domain.register import Register
from edu.packs.drill_draft import RESERVED, Draft
from edu.packs.drill_fields import clock, moment, span
from edu.packs.drill_findings import problem_of
from edu.packs.drill_play_reader import (
    read_action,
    read_decision,
    read_inject,
    read_pool,
    read_report_form,
    read_role,
)
from edu.packs.drill_scoring_reader import read_curve, read_debrief, read_ending, read_objective, read_redline
from edu.packs.drill_world_reader import read_world
from edu.packs.form import Form
from edu.packs.reading import Reading
from edu.packs.source import Report, YamlMap, read_yaml
from edu.packs.upgrades import upgrade

Level = Literal["village", "township", "enterprise"]
LEVELS: tuple[Level, ...] = get_args(Level)
FILE = "scenario.yaml"
PARAM = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
MOST_TICKS, MOST_PARAMS = 20_000, 60


def read_drill(folder: Path, register: Register, prefix: str) -> Reading[Scenario]:
    """`prefix` is the folder's name in messages. What has problems may have a value too: to be mended, never played."""
    report = Report(f"{prefix}/{FILE}")
    raw = read_yaml(folder / FILE, report)
    if raw is None or not upgrade("drill", raw, report):
        return Reading(file=report.file, value=None, problems=tuple(report.problems))
    return drill_from_raw(raw, register, report, folder.name)


def drill_from_raw(raw: YamlMap, register: Register, report: Report, name: str) -> Reading[Scenario]:
    """From an upgraded mapping; `name` is what the drill's id must be."""
    draft = Draft(register, report)
    form = Form(raw, report, "脚本")
    scenario = _scenario(form, draft)
    form.close()
    if scenario.id and scenario.id != name:
        form.wrong("id", f"编号“{scenario.id}”与文件夹名“{name}”不同。", "请改成一样。", "id-file")
    draft.mark(form, "scenario:")
    # an unreadable field was told of already; its stand-in is not judged as well
    findings = [one for one in unsound(scenario) if f"{one.part}:{one.id}:{one.field}" not in draft.spoilt]
    problems = [*report.problems, *(problem_of(one, draft.places, report.file) for one in findings)]
    problems.sort(key=lambda problem: problem.line or 0)
    return Reading(file=report.file, value=scenario, problems=tuple(problems), places=draft.places)


def _scenario(form: Form, draft: Draft) -> Scenario:
    form.integer("schema", 1, 1)
    tick = span(form, "tick", low=1, high=600)
    params = _params(form, draft)
    world = read_world(form.form("world"), draft)
    return Scenario(
        id=form.slug("id"),
        version=form.integer("version", 1, 9999),
        title=draft.title(form),
        hazard=form.one_of("hazard", tuple(DRILL_KINDS)),
        level=form.one_of("level", LEVELS),
        summary=draft.text(form, "summary"),
        situation=draft.text(form, "situation"),
        minutes=form.integer("minutes", 1, 600),
        tick=tick,
        ticks=_ticks(form, tick),
        beat=form.integer("beat", 1, 60),
        starts=clock(form, "starts"),
        solo_role=form.slug("solo_role"),
        params=params,
        roles=draft.rows(form, "roles", "role", lambda one, name: read_role(one, name, draft)),
        zones=world.zones,
        roads=world.roads,
        shelters=world.shelters,
        channels=world.channels,
        assets=world.assets,
        meters=world.meters,
        models=world.models,
        injects=draft.rows(form, "injects", "inject", lambda one, name: read_inject(one, name, draft)),
        pools=draft.rows(form, "pools", "pool", lambda one, name: read_pool(one, name, draft)),
        decisions=draft.rows(form, "decisions", "decision", lambda one, name: read_decision(one, name, draft)),
        actions=draft.rows(form, "actions", "action", lambda one, name: read_action(one, name, draft)),
        forms=draft.rows(form, "forms", "form", lambda one, name: read_report_form(one, name, draft)),
        objectives=draft.rows(form, "objectives", "objective", lambda one, name: read_objective(one, name, draft)),
        redlines=draft.rows(form, "redlines", "redline", lambda one, name: read_redline(one, name, draft)),
        endings=draft.rows(form, "endings", "ending", lambda one, name: read_ending(one, name, draft)),
        curves=draft.rows(form, "curves", "curve", lambda one, name: read_curve(one, name, draft)),
        debrief=read_debrief(form.form("debrief"), draft),
    )


def _ticks(form: Form, tick: int) -> int:
    seconds = moment(form, "length")
    ticks = seconds // max(1, tick)
    if not 1 <= ticks <= MOST_TICKS or seconds % max(1, tick):
        form.wrong("length", f"推演时长应是步长 tick 的整数倍，1 到 {MOST_TICKS} 步。", "请改 length 或 tick。")
        return 1
    return ticks


def _params(form: Form, draft: Draft) -> dict[str, int]:
    inner = form.form("params")
    if inner is None:
        return {}
    params: dict[str, int] = {}
    for key in list(inner.raw)[:MOST_PARAMS]:
        if not PARAM.fullmatch(key) or key in RESERVED or len(key) > 60:
            inner.get(key)
            inner.wrong(key, f"参数名不能是“{key[:60]}”。", "用小写字母、数字和下划线，如 report_first。", "slug")
        elif draft.claimed(inner, key, "number", key):
            params[key] = inner.integer(key, -1_000_000, 1_000_000)
        else:
            inner.get(key)
    if len(inner.raw) > MOST_PARAMS:
        form.wrong("params", f"参数最多 {MOST_PARAMS} 个。", "请删减。", "too-many")
        return params
    inner.close()
    return params
