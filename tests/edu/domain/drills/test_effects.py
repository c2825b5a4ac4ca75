from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from edu.domain.drills import effects as e
from edu.domain.drills import engine
from edu.domain.drills.inputs import Bring
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.scenario import Action, Asset, Channel, Criterion, Ending, Meter, Model, Redline, Shelter
from edu.domain.drills.state import State
from tests.edu.domain.drills.builders import (
    make_criterion,
    make_decision,
    make_desk,
    make_inject,
    make_objective,
    make_program,
    make_road,
    make_scenario,
    make_zone,
    stages,
)


def world(*effects: e.Effect, **changes: Any) -> Program:
    given = {
        "injects": (make_inject("now", effects=effects), make_inject("other")),
        "decisions": (make_decision(at=None),),
        "assets": (Asset(id="boat", title="艇", count=1, travel=180),),
        "meters": (Meter(id="m", title="m", start=5, low=0, high=10),),
        "redlines": (Redline(id="red", title="r", why="w", cites=()),),
        "zones": (make_zone(), make_zone("mouth")),
        "roads": (make_road(), make_road("low"), make_road("sea", zone="mouth")),
        "shelters": (Shelter(id="hall", title="s", x=1, y=1, capacity=9, opens_after=90),),
        "channels": (Channel(id="call", title="c", reach=1, belief=1, delay=61),),
        "models": (Model(id="gas", kind="plume", settings={"zones": [{"id": "z", "bearing": 1, "near": 1}]}),),
    }
    return make_program(**{**given, **changes})


def done(program: Program, ticks: int = 0) -> State:
    state = engine.apply(program, engine.start(program, 1), Bring("now"))
    return engine.advance(program, state, ticks)


def slot(program: Program, state: State, family: str, name: str) -> int:
    return state.slots[program.layout.slots[family, name]]


@pytest.mark.parametrize(
    ("effect", "family", "name", "wanted"),
    [
        (e.SetMeter("m", "3 + 4"), "meter", "m", 7),
        (e.SetMeter("m", "99"), "meter", "m", 10),
        (e.AddMeter("m", "0 - 9"), "meter", "m", 0),
        (e.Warn("call", "stone", ("risk", "action")), "voice", "stone.call", 3),
        (e.Warn("call", "stone", ("risk", "action")), "content", "stone", 9),
        (e.Warn("call", "stone"), "voice", "mouth.call", 0),
        (e.Warn("call"), "voice", "mouth.call", 3),
        (e.Order("stone", "leave", "low"), "route", "stone", 1),
        (e.Order("stone", "leave"), "route", "stone", -1),
        (e.Order("mouth", "leave"), "route", "mouth", 2),
        (e.Order("mouth", "stay"), "order", "mouth", 2),
        (e.Knock("stone", "200"), "hands", "stone", 100),
        (e.OpenShelter("hall"), "opens", "hall", 3),
        (e.Gate("low", True), "gate", "low", 1),
        (e.Send("boat"), "free", "boat", 0),
        (e.Cut("power"), "power", "mouth", 0),
        (e.Cut("network", "stone"), "network", "mouth", 1),
        (e.Fire("other"), "fired", "other", 1),
        (e.Ask("d"), "opened", "d", 1),
        (e.Mark("red"), "redline", "red", 1),
        (e.Drive("gas", "rate", "300"), "lever", "gas.rate", 300),
    ],
)
def test_an_effect_does_what_it_says(effect: e.Effect, family: str, name: str, wanted: int) -> None:
    program = world(effect)
    assert slot(program, done(program), family, name) == wanted


def test_what_is_done_twice_counts_once() -> None:
    twice = world(e.OpenShelter("hall"), e.Warn("call"), e.After("2", (e.OpenShelter("hall"), e.Warn("call"))))
    state = done(twice, 4)
    assert slot(twice, state, "opens", "hall") == slot(twice, state, "voice", "stone.call") == 3


def test_a_voice_falls_silent_and_a_gate_opens() -> None:
    program = world(e.Warn("call"), e.Hush("call", "stone"), e.Gate("low", True), e.Gate("low", False))
    state = done(program)
    assert slot(program, state, "voice", "stone.call") == 0 < slot(program, state, "voice", "mouth.call")
    assert slot(program, state, "gate", "low") == 0


@pytest.mark.parametrize(("minutes", "arrives"), [("", 3), ("5", 5)])
def test_an_asset_travels_works_and_comes_back(minutes: str, arrives: int) -> None:
    program = world(
        e.Send("boat", minutes, (e.SetMeter("m", "9"),), back=True), e.Send("boat", "1", (e.SetMeter("m", "1"),))
    )
    assert slot(program, done(program, arrives - 1), "meter", "m") == 5
    assert slot(program, done(program, arrives), "meter", "m") == 9
    assert slot(program, done(program, 2 * arrives - 1), "free", "boat") == 0
    assert slot(program, done(program, 2 * arrives), "free", "boat") == 1
    stays = world(e.Send("boat"))
    assert slot(stays, done(stays, 20), "free", "boat") == 0


def test_people_are_rescued_harmed_and_persuaded_by_the_head() -> None:
    program = world(e.Rescue("stone", "5"), e.Harm("stone", "4"), e.Persuade("stone", "50%"))
    desk = make_desk(program, engine.start(program, 1))
    first = program.layout.group("stone", "homes")
    desk.put_row(first, [80, 0, 0, 0, 0, 7, 3, 0, 0])
    state = engine.apply(program, desk.done(), Bring("now"))
    found = stages(program, state)
    assert (found["safe"], found["trapped"], found["lost"]) == (3, 0, 4)
    assert (found["home"], found["refused"], found["heard"]) == (76, 4, 3)


@pytest.mark.parametrize(
    "effect",
    [
        e.SetMeter("x", "1"), e.Drive("gas", "x", "1"), e.Drive("x", "rate", "1"), e.Cut("power", "x"), e.Warn("x"),
        e.Warn("call", "stone", ("x",)), e.Hush("x"), e.Order("x", "stay"), e.Order("stone", "leave", "sea"),
        e.Knock("x"), e.Persuade("x", "1"), e.Rescue("x", "1"), e.Harm("x", "1"), e.OpenShelter("x"), e.Gate("x", True),
        e.Send("x"), e.Fire("x"), e.Ask("x"), e.Mark("x"),
        e.After("1", (e.Fire("x"),)), e.When("true", (), (e.Ask("x"),)),
    ],
)  # fmt: skip
def test_what_an_effect_names_and_is_not_there_is_a_finding(effect: e.Effect) -> None:
    found = compile_scenario(replace(world().scenario, injects=(make_inject("now", effects=(effect,)),)))
    assert isinstance(found, tuple)
    assert {one.code for one in found} == {"effect-target"}
    assert all((one.part, one.id) == ("inject", "now") for one in found)


def test_a_zone_without_a_road_cannot_be_told_to_leave() -> None:
    found = compile_scenario(make_scenario(roads=(), injects=(make_inject(effects=(e.Order("stone", "leave"),)),)))
    assert isinstance(found, tuple)
    assert "从这里出发的道路" in found[0].message


@pytest.mark.parametrize(
    ("changes", "part", "code"),
    [
        ({"decisions": (make_decision(default="x"),)}, "decision", "default"),
        ({"decisions": (make_decision(role="x"),)}, "decision", "role"),
        ({"decisions": (make_decision(when="x"),)}, "decision", "expression"),
        ({"actions": (Action(id="a", role="x", title="a", verdict="good", why="w"),)}, "action", "role"),
        ({"roads": (make_road(shelter="x"),)}, "road", "shelter"),
        ({"roads": (make_road(zone="x"),)}, "road", "zone"),
        ({"roads": (make_road(closed="1"),)}, "road", "expression"),
        ({"zones": (make_zone(danger="true"),)}, "zone", "expression"),
        ({"endings": (Ending(id="e", title="e", text="x", when="t"),)}, "ending", "expression"),
    ],
)
def test_what_does_not_fit_is_found_by_name_and_place(changes: dict[str, Any], part: str, code: str) -> None:
    found = compile_scenario(make_scenario(**changes))
    assert isinstance(found, tuple)
    assert [(one.part, one.code) for one in found] == [(part, code)]


@pytest.mark.parametrize(
    "criterion",
    [
        make_criterion(decision="x"),
        make_criterion(kind="act_by", act="x"),
        make_criterion(kind="act_by", act="d:x"),
        make_criterion(kind="act_by", act="x:go"),
        make_criterion(kind="report", form="x"),
        make_criterion(kind="sequence", order=("d",)),
        make_criterion(kind="sequence", order=("d", "x")),
    ],
)
def test_a_criterion_must_point_at_something(criterion: Criterion) -> None:
    found = compile_scenario(make_scenario(decisions=(make_decision(),), objectives=(make_objective(criterion),)))
    assert isinstance(found, tuple)
    assert [one.code for one in found] == ["criterion-target"]


def test_a_drill_may_have_no_people_at_all() -> None:
    program = make_program(zones=(), roads=(), shelters=(), channels=())
    assert engine.advance(program, engine.start(program, 1), 99).ending == 1
    empty = make_program(
        zones=(make_zone(groups=()),), endings=(Ending(id="e", title="e", text="x", when="safe() == home() and t > 2"),)
    )
    assert engine.advance(empty, engine.start(empty, 1), 9).tick == 3
