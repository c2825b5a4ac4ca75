"""A scenario in one place: what the overlay changes, what it must not change, what it may not take away."""

from __future__ import annotations

from dataclasses import replace

from edu.domain.drills import engine
from edu.domain.drills.effects import After, Gate, Order, When
from edu.domain.drills.inputs import Choose
from edu.domain.drills.overlay import Overlay, applied, overlay_findings
from edu.domain.drills.pictures import picture_of
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
from edu.domain.drills.verify.fuzz import other_places

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
    assert [road.id for road in here.roads if not road.absent] == ["ridge"]
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


def test_orders_onto_a_road_that_is_gone_lead_to_the_next_one_wherever_they_stand() -> None:
    """The same scenario as the one that V14 tries, so that what was proved is what is played."""
    gates = (When("t > 3", (Gate("lane", closed=True),), (After("2", (Order("stone", "leave", "lane"),)),)),)
    scenario = replace(
        BEFORE, actions=(Action(id="shut", role="head", title="封路", verdict="good", why="险", effects=gates),)
    )
    overlay = Overlay(scenario="bridge", without=("lane",))
    here = applied(scenario, overlay)

    assert overlay_findings(scenario, overlay) == ()
    onto_ridge = (After("2", (Order("stone", "leave", "ridge"),)),)
    assert here.actions[0].effects == (When("t > 3", (Gate("lane", closed=True),), onto_ridge),)
    assert here in [changed for *_, changed in other_places(scenario)]


def test_people_leave_by_the_road_that_is_left_and_the_missing_one_is_never_shown_as_closed() -> None:
    program = compile_scenario(applied(BEFORE, Overlay(scenario="bridge", without=("ridge",))))
    assert isinstance(program, Program)
    state = engine.apply(program, engine.advance(program, engine.start(program, 1), 1), Choose("way", "go"))

    assert state.slots[program.layout.slots["route", "stone"]] == 1
    assert picture_of(program, engine.advance(program, state, 4)).closed_roads == ()


def test_a_place_without_any_road_is_told() -> None:
    findings = overlay_findings(BEFORE, Overlay(scenario="bridge", without=("ridge", "lane")))
    assert [finding.sentence for finding in findings] == [
        "地点“stone”：本地设置去掉了从“石坑”出发的每一条路，没有人能撤出。"
    ]
