"""A small drill with everything in it, and its parts with defaults: a test names only what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from edu.domain.drills.conditions import Closure, compiled
from edu.domain.drills.effects import Knock, OpenShelter, Order, Warn
from edu.domain.drills.layout import GROUP, Layout, layout_of
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.scenario import (
    Action,
    Channel,
    Criterion,
    Decision,
    Ending,
    FormField,
    Group,
    Inject,
    Meter,
    Model,
    Objective,
    Option,
    Part,
    ReportForm,
    Road,
    Role,
    Scenario,
    Shelter,
    Task,
    Zone,
)
from edu.domain.drills.state import Desk, State


def make_option(id_: str = "go", **changes: Any) -> Option:
    return replace(Option(id=id_, text="做", verdict="good", why="因为"), **changes)


def make_decision(id_: str = "d", **changes: Any) -> Decision:
    """Opens in the second minute for five, unless told otherwise; `wait` is the default."""
    made = Decision(
        id=id_,
        role="cmd",
        title="决策",
        text="怎么办",
        window=300,
        default="wait",
        at=120,
        options=(make_option(), make_option("half", verdict="fair"), make_option("wait", verdict="bad")),
    )
    return replace(made, **changes)


def make_inject(id_: str = "i", **changes: Any) -> Inject:
    return replace(Inject(id=id_, to=("cmd",), channel="电话", text="来电"), **changes)


def make_criterion(id_: str = "c", part: Part = "process", **changes: Any) -> Criterion:
    return replace(Criterion(id=id_, kind="choice", part=part, points=1000, text="做到", decision="d"), **changes)


def make_objective(*criteria: Criterion, id_: str = "o") -> Objective:
    return Objective(id=id_, title="目标", tasks=(Task(id=f"{id_}-t", title="任务", criteria=criteria),))


def make_zone(id_: str = "stone", **changes: Any) -> Zone:
    made = Zone(
        id=id_,
        title="村",
        x=1,
        y=1,
        groups=(
            Group(id="homes", title="常住", people=90, refuse=150),
            Group(id="frail", title="老弱", people=12, prepare=900, escort=True),
        ),
    )
    return replace(made, **changes)


def make_road(id_: str = "ridge", **changes: Any) -> Road:
    return replace(Road(id=id_, title="路", zone="stone", shelter="hall", seconds=600, per_minute=12), **changes)


def make_scenario(**changes: Any) -> Scenario:
    """One minute a tick, a beat a tick, thirty minutes; one zone, one road, one shelter, two channels."""
    made = Scenario(
        id="small",
        version=1,
        title="小演练",
        hazard="flood",
        level="village",
        summary="",
        situation="",
        minutes=30,
        tick=60,
        ticks=60,
        beat=1,
        starts="08:00",
        solo_role="cmd",
        roles=(Role(id="cmd", title="指挥", brief="b", npc="prudent"),),
        zones=(make_zone(),),
        roads=(make_road(),),
        shelters=(Shelter(id="hall", title="学校", x=2, y=2, capacity=500, opens_after=0, open=True),),
        channels=(
            Channel(id="call", title="电话", reach=150, belief=300, needs="network"),
            Channel(id="chat", title="微信", reach=60, belief=60, needs="network"),
        ),
        endings=(Ending(id="time", title="到时", text="x", when="t >= 30"),),
    )
    return replace(made, **changes)


def make_program(scenario: Scenario | None = None, **changes: Any) -> Program:
    made = compile_scenario(scenario or make_scenario(**changes))
    assert isinstance(made, Program), made
    return made


def full_scenario(**changes: Any) -> Scenario:
    """Good choices bring everybody out, doing nothing costs lives: what bots and scoring are tried on."""
    decisions = tuple(
        make_decision(
            f"d{n}",
            at=60 * (2 + 3 * n),
            options=(
                make_option(
                    effects=(
                        Warn("call", "stone", ("risk", "place", "time", "action")),
                        Order("stone", "leave"),
                        Knock("stone", "4"),
                        OpenShelter("hall"),
                    )
                ),
                make_option("half", verdict="fair", effects=(Warn("chat"),)),
                make_option("wait", verdict="bad"),
            ),
        )
        for n in range(4)
    )
    given: dict[str, Any] = {
        "ticks": 120,
        "zones": (make_zone(danger="max(0, stream.stage - 60) * 2"),),
        "models": (
            Model(
                id="stream",
                kind="rain",
                settings={"series": [[0, 5], [30, 60], [90, 5]], "curve": [[0, 20], [60, 300]]},
            ),
        ),
        "meters": (Meter(id="rumour", title="谣言", drift="2", high=100),),
        "decisions": decisions,
        "injects": (make_inject("at", at=300, jitter=120), make_inject("high", when="stream.stage > 60")),
        "actions": (Action(id="look", role="cmd", title="看", verdict="good", why="w", when="t >= 4"),),
        "forms": (
            ReportForm(
                id="first",
                role="cmd",
                title="首报",
                when="t >= 6",
                fields=(FormField(id="a", title="甲"), FormField(id="b", title="乙")),
            ),
        ),
        "objectives": (
            make_objective(
                *(make_criterion(f"c{n}", decision=f"d{n}") for n in range(4)),
                make_criterion("act", kind="act_by", act="look", ok=600, late=1200),
                make_criterion("out", "outcome", kind="outcome", expr="safe() - 5 * lost() - trapped()"),
                make_criterion("rep", "information", kind="report", form="first", ok=900, late=1800),
            ),
        ),
        "endings": (Ending(id="time", title="到时", text="x", when="t >= 100"),),
    }
    return make_scenario(**{**given, **changes})


def make_desk(program: Program, state: State) -> Desk:
    return Desk(state, program.weight, program.marks, None)


def expression(text: str, kind: Any = "int", scenario: Scenario | None = None) -> tuple[Closure, Layout]:
    layout = layout_of(scenario or make_scenario(params={"limit": 7}))
    return compiled(text, layout, kind), layout


def value(text: str, kind: Any = "int") -> int:
    made, layout = expression(text, kind)
    return made.run(list(layout.start))


def stages(program: Program, state: State, zone: str = "stone", group: str = "homes") -> Mapping[str, int]:
    first = program.layout.group(zone, group)
    return dict(zip(GROUP, state.slots[first : first + len(GROUP)], strict=True))


def heads(program: Program, state: State) -> int:
    """Everybody, wherever they are."""
    return sum(
        sum(count for stage, count in stages(program, state, zone.id, group.id).items() if stage != "rest")
        for zone in program.scenario.zones
        for group in zone.groups
    )
