"""A scenario in one place: what the overlay changes, what it must not change, what it may not take away."""

from __future__ import annotations

from dataclasses import replace

from edu.domain.drills.effects import After, Gate, Order, When
from edu.domain.drills.overlay import Overlay, applied, overlay_findings
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.scenario import (
    Action,
    Decision,
    Ending,
    Group,
    Option,
    Road,
    Role,
    Scenario,
    Shelter,
    Zone,
)

BEFORE = Scenario(
    id="bridge", version=1, title="小桥", hazard="flood", level="village", summary="水", situation="雨", minutes=30,
    tick=60, ticks=90, beat=2, starts="23:30", solo_role="head",
    roles=(Role(id="head", title="书记", brief="你有钥匙"),),
    zones=(Zone(id="stone", title="石坑", x=1, y=1, groups=(Group(id="homes", title="村民", people=90),)),),
    roads=(
        Road(id="ridge", title="山脊路", zone="stone", shelter="hall", seconds=900, per_minute=6),
        Road(id="lane", title="小路", zone="stone", shelter="hall", seconds=600, per_minute=2),
    ),
    shelters=(Shelter(id="hall", title="祠堂", x=2, y=2, capacity=60, opens_after=0, open=True),),
    decisions=(
        Decision(
            id="way", role="head", title="路", text="走哪", default="stay", window=120, at=60,
            options=(
                Option(id="go", text="走", verdict="good", why="高", effects=(Order("stone", "leave", "ridge"),)),
                Option(id="stay", text="等", verdict="bad", why="低"),
            ),
        ),
    ),
    endings=(Ending(id="time", title="到", text="到", when="t >= 88"),),
    params={"first": 20},
)  # fmt: skip
LOCAL = Overlay(
    scenario="bridge",
    titles={"stone": "上石坑", "ridge": "岭路", "hall": "学校", "head": "主任"},
    people={"stone.homes": 120},
    params={"first": 15},
    seconds={"ridge": 1200},
    capacity={"hall": 200},
    without=("lane",),
    phones={"head": "13800000000"},
)


def test_names_people_times_and_numbers_become_those_of_the_place() -> None:
    here = applied(BEFORE, LOCAL)
    assert (here.zones[0].title, here.roads[0].title, here.shelters[0].title) == ("上石坑", "岭路", "学校")
    assert here.roles[0].title == "主任"
    assert here.zones[0].groups[0].people == 120
    assert (here.roads[0].seconds, here.shelters[0].capacity, here.params) == (1200, 200, {"first": 15})
    assert [road.id for road in here.roads] == ["ridge"]
    assert overlay_findings(BEFORE, LOCAL) == ()
    assert isinstance(compile_scenario(here), Program)


def test_an_empty_overlay_changes_nothing() -> None:
    assert applied(BEFORE, Overlay(scenario="bridge")) == BEFORE


def test_phones_never_enter_the_scenario() -> None:
    assert "13800000000" not in repr(applied(BEFORE, LOCAL))


def test_what_the_scenario_does_not_have_is_found_by_its_name() -> None:
    strange = Overlay(
        scenario="flood", titles={"x": "甲"}, people={"stone.x": 1}, params={"x": 1}, seconds={"x": 1},
        capacity={"x": 1}, without=("x",), phones={"x": "1"},
    )  # fmt: skip
    found = {(finding.code, finding.id) for finding in overlay_findings(BEFORE, strange)}
    names = ("titles.x", "people.stone.x", "params.x", "seconds.x", "capacity.x", "without.x", "phones.x")
    assert found == {("overlay-scenario", ""), *(("overlay-name", name) for name in names)}
    assert applied(BEFORE, strange) == BEFORE


def test_orders_and_gates_on_a_road_that_is_gone_are_told_in_words_wherever_they_stand() -> None:
    gates = (When("t > 3", (Gate("lane", closed=True),), (After("2", (Order("stone", "leave", "lane"),)),)),)
    scenario = replace(
        BEFORE, actions=(Action(id="shut", role="head", title="封路", verdict="good", why="险", effects=gates),)
    )
    findings = overlay_findings(scenario, Overlay(scenario="bridge", without=("lane",)))
    assert [finding.sentence for finding in findings] == [
        "行动“shut”：要封闭或放行“小路”，而这里没有这条路。",
        "行动“shut”：让人走“小路”，而这里没有这条路。",
    ]


def test_a_place_without_any_road_is_told() -> None:
    findings = overlay_findings(BEFORE, Overlay(scenario="bridge", without=("ridge", "lane")))
    assert {(finding.part, finding.id) for finding in findings} == {("option", "way.go"), ("zone", "stone")}
