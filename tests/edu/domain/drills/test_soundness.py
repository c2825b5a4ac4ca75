"""Names and times that the compiler does not look at are found before anybody plays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from edu.domain.drills.effects import Cut, Hush, Warn
from edu.domain.drills.scenario import Channel, Inject, Meter, Objective, Option, Pool, Role, Zone
from edu.domain.drills.soundness import loose_ends, unsound
from tests.edu.domain.drills.test_overlay import BEFORE

INJECT = Inject(id="rain", to=("head",), channel="电话", text="雨")
DECISION = BEFORE.decisions[0]


def test_a_sound_scenario_has_no_loose_end() -> None:
    assert unsound(BEFORE) == ()


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"solo_role": "x"}, ("reference", "scenario", "", "solo_role")),
        ({"roles": (Role(id="head", title="甲", brief="乙", sees=("x",)),)}, ("reference", "role", "head", "sees")),
        ({"injects": (replace(INJECT, to=("x",)),)}, ("reference", "inject", "rain", "to")),
        ({"injects": (replace(INJECT, to=()),)}, ("reference", "inject", "rain", "to")),
        ({"injects": (replace(INJECT, to=("head", "head")),)}, ("twice", "inject", "rain", "to")),
        ({"debrief": replace(BEFORE.debrief, rules=("甲", "甲"))}, ("twice", "debrief", "", "rules")),
        ({"debrief": replace(BEFORE.debrief, cites=("a#1", "a#1"))}, ("twice", "debrief", "", "cites")),
        ({"injects": (replace(INJECT, objective="x"),)}, ("reference", "inject", "rain", "objective")),
        ({"decisions": (replace(DECISION, objective="x"),)}, ("reference", "decision", "way", "objective")),
        ({"injects": (replace(INJECT, at=60, when="t > 3"),)}, ("time", "inject", "rain", "when")),
        ({"injects": (replace(INJECT, at=90 * 60),)}, ("time", "inject", "rain", "at")),
        ({"injects": (replace(INJECT, jitter=60),)}, ("time", "inject", "rain", "jitter")),
        ({"decisions": (replace(DECISION, when="t > 3"),)}, ("time", "decision", "way", "when")),
        ({"endings": ()}, ("ending", "scenario", "", "endings")),
        ({"pools": (Pool(id="p", title="池", pick=1, first=0, last=60, injects=("x",)),)},
         ("reference", "pool", "p", "injects")),
        ({"meters": (Meter(id="m", title="量", start=5, low=6),)}, ("meter", "meter", "m", "start")),
        ({"zones": (*BEFORE.zones, Zone(id="z", title="空", x=1, y=1, groups=()))}, ("zone", "zone", "z", "groups")),
        ({"decisions": (replace(DECISION, options=DECISION.options[1:]),)}, ("options", "decision", "way", "options")),
    ],
)  # fmt: skip
def test_a_loose_end_is_found_with_its_part_and_field(changes: dict[str, Any], found: tuple[str, ...]) -> None:
    findings = loose_ends(replace(BEFORE, **changes))
    assert found in [(one.code, one.part, one.id, one.field) for one in findings]


@pytest.mark.parametrize(
    ("pool", "injects"),
    [
        ({"pick": 2}, (INJECT,)),
        ({"first": 60, "last": 60}, (INJECT,)),
        ({"last": 91 * 60}, (INJECT,)),
        ({}, (replace(INJECT, at=60),)),
        ({}, (replace(INJECT, when="t > 3"),)),
    ],
)
def test_a_pool_draws_what_waits_in_a_window_of_the_drill(pool: dict[str, Any], injects: tuple[Inject, ...]) -> None:
    fields: dict[str, Any] = {"pick": 1, "first": 0, "last": 60} | pool
    scenario = replace(BEFORE, injects=injects, pools=(Pool(id="p", title="池", injects=("rain",), **fields),))
    assert {one.code for one in loose_ends(scenario)} == {"pool"}


def test_an_inject_stands_in_one_pool_alone() -> None:
    pools = tuple(Pool(id=name, title="池", pick=1, first=0, last=60, injects=("rain",)) for name in ("p", "q"))
    (finding,) = loose_ends(replace(BEFORE, injects=(INJECT,), pools=pools))
    assert (finding.part, finding.id) == ("pool", "q")
    assert finding.message == f"消息“{INJECT.text}”已经在双盲池“池”里。"


@pytest.mark.parametrize("effect", [Warn("gong", "nowhere"), Hush("gong", "nowhere"), Cut("power", "nowhere")])
def test_an_effect_on_an_unknown_place_is_one_finding(effect: Warn | Hush | Cut) -> None:
    option = Option(id="go", text="走", verdict="good", why="高", effects=(effect,))
    scenario = replace(
        BEFORE,
        channels=(Channel(id="gong", title="锣", reach=1, belief=1),),
        decisions=(replace(DECISION, options=(option, DECISION.options[1])),),
        objectives=(Objective(id="o", title="目标", tasks=()),),
    )
    (finding,) = unsound(scenario)
    assert (finding.code, finding.part, finding.id) == ("effect-target", "option", "way.go")
