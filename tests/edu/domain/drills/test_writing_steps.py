"""From an empty scenario on, what is missing is said where it is written, step by step, to the proof."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edu.domain.drills import effects as e
from edu.domain.drills.beginnings import WORLDS, Beginning, begun
from edu.domain.drills.editing import with_field
from edu.domain.drills.findings import Finding
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.scenario import Debrief, FormField, Group, Model, Redline, ReportForm, Scenario
from edu.domain.drills.soundness import unsound
from edu.domain.drills.unfinished import unfinished
from edu.domain.drills.verify import QUICK, verify
from edu.domain.drills.verify.options import with_seeds
from edu.domain.drills.whereabouts import path_of
from edu.domain.drills.world.kinds import MODELS
from edu.domain.drills.writing_steps import writing_steps
from tests.edu.domain.drills.builders import (
    make_criterion,
    make_decision,
    make_inject,
    make_objective,
    make_scenario,
    make_zone,
)


def fresh(world: str = "") -> Scenario:
    return begun(
        Beginning(
            id="new",
            title="新脚本",
            hazard="flood",
            level="village",
            world=world,
            roles=("书记", "网格员"),
            zone="上村",
        )
    )


def missing(scenario: Scenario) -> list[Finding]:
    found = (*unfinished(scenario, lambda _ref: True), *unsound(scenario))
    return [one for one in found if one.severity == "error"]


@pytest.mark.parametrize("world", [key for key, _ in WORLDS])
def test_every_world_begins_so_that_it_runs(world: str) -> None:
    scenario = fresh(world)
    assert isinstance(compile_scenario(scenario), Program)
    assert unsound(scenario) == ()
    assert [role.title for role in scenario.roles] == ["书记", "网格员"]
    assert scenario.solo_role == "role-1"


@pytest.mark.parametrize("kind", MODELS)
def test_a_model_that_changes_its_kind_begins_with_settings_that_hold(kind: str) -> None:
    scenario = with_field(fresh("rain"), ("models", "rain"), "kind", kind)
    assert scenario.models[0].kind == kind
    assert isinstance(compile_scenario(scenario), Program)
    bare = replace(make_scenario(), zones=(), roads=(), models=(Model(id="m", kind="rain"),))
    assert with_field(bare, ("models", "m"), "kind", kind).models[0].settings


def test_each_missing_thing_leads_to_where_it_is_written() -> None:
    scenario = fresh()
    paths = [path_of(scenario, one) for one in missing(scenario)]
    assert paths.count(()) == 2
    assert ("decisions",) in paths
    assert ("objectives",) in paths
    assert ("debrief",) in paths
    assert ("roles", "role-1") in paths
    assert path_of(scenario, Finding(code="x", message="", part="scenario", field="title")) == ()


def test_empty_lists_are_said_and_a_drill_without_places_only_warns() -> None:
    scenario = replace(fresh(), roles=(), zones=(), injects=())
    found = [one for one in unfinished(scenario, lambda _ref: True) if one.code == "absent"]
    said = {one.field: one.severity for one in found}
    assert said == {
        "roles": "error", "zones": "warning", "injects": "warning", "decisions": "error", "objectives": "error",
    }  # fmt: skip


def test_one_step_is_next_and_the_proof_is_the_last() -> None:
    scenario = fresh()
    steps = writing_steps(scenario, missing(scenario), proved=False)
    assert [one.state for one in steps] == [
        "now", "todo", "done", "done", "todo", "done", "todo", "done", "todo", "todo",
    ]  # fmt: skip
    assert (steps[0].missing, steps[0].path) == (2, ())
    assert steps[1].path == ("roles", "role-1")
    written = writing_steps(scenario, (), proved=False)
    assert [one.key for one in written if one.state == "now"] == ["proof"]
    assert all(one.state == "done" for one in writing_steps(scenario, (), proved=True))
    assert written[2].path == ("zones",)


@pytest.mark.parametrize(
    "effect",
    [e.After("5", ()), e.When("true", ()), e.Send("x", then=(e.After("5", ()),)),
     e.When("true", (e.Cut("power"),), (e.After("5", ()),))],
)  # fmt: skip
def test_an_effect_that_waits_for_nothing_is_said(effect: e.Effect) -> None:
    scenario = make_scenario(injects=(make_inject(effects=(effect,)),))
    assert any(one.code == "missing" and one.id == "i" and one.field == "effects" for one in unsound(scenario))


def test_a_scenario_of_a_place_may_be_smaller_than_a_shipped_one() -> None:
    scenario = replace(make_scenario(), debrief=Debrief(questions=("问",), rules=("记",)))
    few = with_seeds(replace(QUICK, leaves=20, dice=2, lucky=2), 2)
    own, shipped = verify(scenario, few, shipped=False), verify(scenario, few)
    assert shipped.gates["V1"] is False
    assert own.gates["V1"] is True
    assert (own.gates["V12"], own.gates["V13"]) == (None, None)
    assert {one.severity for one in own.findings if one.code == "count"} == {"warning"}


def test_advice_is_no_step() -> None:
    scenario = fresh()
    advice = Finding(code="count", message="x", part="scenario", field="decisions", severity="warning")
    assert all(one.missing == 0 for one in writing_steps(scenario, (advice,), proved=False))


def test_untitled_people_and_fields_unknown_grounds_and_times_that_run_backwards_are_said() -> None:
    scenario = make_scenario(
        zones=(make_zone(groups=(Group(id="homes", title=" ", people=5),)),),
        forms=(ReportForm(id="first", role="cmd", title="首报", fields=(FormField(id="time", title=""),)),),
        redlines=(Redline(id="river", title="沿河走", why="送命", cites=("no-such#1",)),),
        objectives=(
            make_objective(
                make_criterion("late", kind="act_by", act="d", ok=600, late=60),
                make_criterion("empty", kind="outcome", part="outcome", expr=""),
            ),
        ),
    )
    found = list(unfinished(scenario, lambda ref: not ref.startswith("no-such")))
    told = {(one.code, one.part, one.id, one.field) for one in found}
    assert ("missing", "zone", "stone", "groups") in told
    assert ("missing", "form", "first", "fields") in told
    assert ("cite-unknown", "redline", "river", "cites") in told
    assert ("time", "criterion", "late", "late") in told
    assert ("missing", "criterion", "empty", "expr") in told
    paths = {one.id: path_of(scenario, one) for one in found}
    assert paths["empty"] == ("objectives", "o", "tasks", "o-t", "criteria", "empty")
    option = Finding(code="x", message="", part="option", id="d.go")
    assert path_of(make_scenario(decisions=(make_decision(),)), option) == ("decisions", "d", "options", "go")
    assert path_of(scenario, replace(option, id="no-such.go")) == ()
    assert path_of(scenario, Finding(code="x", message="", part="criterion", id="no-such")) == ()
