from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from edu.domain.drills import engine
from edu.domain.drills.effects import AddMeter, After, Ask, Fire, Order, SetMeter, When
from edu.domain.drills.inputs import Act, Bring, Choose, Freeze, Input, Refused, Report, Seat
from edu.domain.drills.program import Program
from edu.domain.drills.scenario import Action, Ending, FormField, Meter, Pool, Redline, ReportForm, Role
from edu.domain.drills.state import News, State
from tests.edu.domain.drills.builders import (
    full_scenario,
    make_criterion,
    make_decision,
    make_inject,
    make_objective,
    make_option,
    make_program,
    make_road,
)


def run(
    program: Program, ticks: int, state: State | None = None, **start: Any
) -> tuple[State, list[tuple[int, str, str]]]:
    news: list[News] = []
    state = state or engine.start(program, 1, news=news, **start)
    state = engine.advance(program, state, state.tick + ticks, news)
    return state, [(one.tick, one.kind, one.what) for one in news]


def slot(program: Program, state: State, family: str, name: str) -> int:
    return state.slots[program.layout.slots[family, name]]


def test_a_decision_opens_and_expires_with_its_default() -> None:
    program = make_program(decisions=(make_decision(),))
    state, news = run(program, 10)
    assert news == [(2, "opened", "d"), (7, "expired", "d")]
    assert slot(program, state, "lapsed", "d") == 1
    assert engine.chosen_option(program.decisions[0], state) == "wait"


def test_an_answer_in_time_stops_the_clock() -> None:
    program = make_program(decisions=(make_decision(),))
    state, _ = run(program, 3)
    assert engine.chosen_option(program.decisions[0], state) == ""
    state = engine.apply(program, state, Choose("d", "go"))
    state, news = run(program, 10, state)
    assert news == []
    assert slot(program, state, "answered", "d") == 4
    assert slot(program, state, "lapsed", "d") == 0


@pytest.mark.parametrize(
    ("style", "expected"),
    [("prudent", (4, "npc", "go")), ("cautious", (4, "npc", "wait")), ("slow", (7, "expired", "wait"))],
)
def test_an_unmanned_seat_answers_in_its_style(style: Any, expected: tuple[int, str, str]) -> None:
    program = make_program(roles=(Role(id="cmd", title="c", brief="b", npc=style),), decisions=(make_decision(),))
    news: list[News] = []
    engine.advance(program, engine.start(program, 1, ["cmd"], news), 20, news)
    assert [(one.tick, one.kind, one.detail) for one in news if one.kind != "opened" and one.kind != "ended"] == [
        expected
    ]


def test_a_prudent_seat_without_a_good_option_takes_the_default() -> None:
    options = (make_option(when="false"), make_option("wait", verdict="bad"))
    program = make_program(decisions=(make_decision(options=options),))
    state, _ = run(program, 10, npc=["cmd"])
    assert engine.chosen_option(program.decisions[0], state) == "wait"


def test_a_seat_given_up_with_a_question_open_is_answered_by_the_program() -> None:
    program = make_program(decisions=(make_decision(),))
    state, _ = run(program, 3)
    state = engine.apply(program, state, Seat("cmd", "npc"))
    state, news = run(program, 1, state)
    assert news == [(4, "npc", "d")]
    assert slot(program, engine.apply(program, state, Seat("cmd", "person")), "npc", "cmd") == 0


def test_nothing_expires_while_frozen() -> None:
    program = make_program(decisions=(make_decision(),))
    state, _ = run(program, 3)
    state = engine.apply(program, state, Freeze(on=True))
    state, news = run(program, 12, state)
    assert news == []
    state, news = run(program, 1, engine.apply(program, state, Freeze(on=False)))
    assert news == [(16, "expired", "d")]


def test_within_a_tick_what_is_due_comes_before_meters_conditions_and_the_ending() -> None:
    program = make_program(
        meters=(Meter(id="m", title="m", drift="1"),),
        injects=(
            make_inject("due", at=300, effects=(SetMeter("m", "10"),)),
            make_inject("cond", when="m >= 11"),
        ),
        redlines=(Redline(id="red", title="r", why="w", cites=(), expr="fired(cond)"),),
        endings=(Ending(id="end", title="e", text="x", when="marked(red)"),),
    )
    state, news = run(program, 20)
    assert news == [(5, "inject", "due"), (5, "inject", "cond"), (5, "redline", "red"), (5, "ended", "end")]
    assert state.tick == 5
    assert engine.tick(program, state) is state
    with pytest.raises(Refused, match="结束"):
        engine.apply(program, state, Freeze(on=True))
    assert engine.legal(program, state) == engine.Legal((), (), ())


def test_a_condition_brought_about_by_an_earlier_one_comes_on_the_same_beat_and_by_a_later_one_on_the_next() -> None:
    program = make_program(
        injects=(make_inject("b", when="fired(a)"), make_inject("a", when="t >= 3"), make_inject("c", when="fired(a)"))
    )
    _, news = run(program, 6)
    assert news == [(3, "inject", "a"), (3, "inject", "c"), (4, "inject", "b")]


def test_meters_drift_within_their_bounds_each_minute() -> None:
    program = make_program(tick=20, beat=2, ticks=90, meters=(Meter(id="m", title="m", start=5, drift="2", high=8),))
    values = [slot(program, run(program, ticks)[0], "meter", "m") for ticks in (2, 3, 6, 9)]
    assert values == [5, 7, 8, 8]


def test_effects_may_wait_depend_and_call_others() -> None:
    program = make_program(
        meters=(Meter(id="m", title="m"),),
        decisions=(make_decision("asked", at=None),),
        injects=(
            make_inject(
                "i",
                at=60,
                effects=(
                    After("3", (AddMeter("m", "1"), Fire("j"))),
                    When("m > 0", (SetMeter("m", "99"),), (AddMeter("m", "5"),)),
                ),
            ),
            make_inject("j", effects=(Ask("asked"), Fire("j"))),
        ),
    )
    state, news = run(program, 5)
    assert slot(program, state, "meter", "m") == 6
    assert news == [(1, "inject", "i"), (4, "inject", "j"), (4, "opened", "asked")]


def test_a_road_closes_by_its_condition_and_opens_again() -> None:
    program = make_program(roads=(make_road(closed="t >= 3 and t < 5"),))
    assert [slot(program, run(program, n)[0], "gate", "ridge") for n in (2, 3, 4, 5)] == [0, 2, 2, 0]


def test_injects_can_be_brought_by_hand_once() -> None:
    program = make_program(injects=(make_inject(at=600),))
    state = engine.apply(program, engine.start(program, 1), Bring("i"))
    with pytest.raises(Refused, match="已经发出"):
        engine.apply(program, state, Bring("i"))
    state, news = run(program, 20, state)
    assert news == []


def make_act_program() -> Program:
    fields = (FormField(id="a", title="a"), FormField(id="b", title="b"))
    return make_program(
        decisions=(make_decision(options=(make_option(), make_option("wait", when="false"), make_option("x"))),),
        actions=(
            Action(id="look", role="cmd", title="l", verdict="good", why="w", when="t >= 2", limit=2),
            Action(id="late", role="cmd", title="l", verdict="good", why="w", when="t >= 9"),
        ),
        forms=(ReportForm(id="first", role="cmd", title="f", when="t >= 2", fields=fields),),
    )


@pytest.mark.parametrize(
    ("ticks", "given", "said"),
    [
        (3, [Choose("nothing", "go")], "没有这个决策"),
        (1, [Choose("d", "go")], "还没有到"),
        (3, [Choose("d", "go"), Choose("d", "go")], "已经做过"),
        (3, [Choose("d", "wait")], "没有这个选项"),
        (3, [Choose("d", "fly")], "没有这个选项"),
        (3, [Act("late")], "不能采取"),
        (3, [Act("fly")], "不能采取"),
        (3, [Act("look"), Act("look"), Act("look")], "已经做过"),
        (1, [Report("first", ())], "不能报送"),
        (3, [Report("first", ("z",))], "没有的项目"),
        (3, [Report("first", ("a",)), Report("first", ("a",))], "已经报送"),
        (3, [Bring("nothing")], "没有这条消息"),
        (3, [Seat("king", "npc")], "没有这个角色"),
    ],
)
def test_a_refusal_leaves_the_state_as_it_was(ticks: int, given: list[Input], said: str) -> None:
    program = make_act_program()
    state, _ = run(program, ticks)
    for one in given[:-1]:
        state = engine.apply(program, state, one)
    before = state._replace(slots=state.slots.copy())
    with pytest.raises(Refused, match=said):
        engine.apply(program, state, given[-1])
    assert state == before


def test_what_a_seat_may_do_is_told_and_can_be_done() -> None:
    program = make_act_program()
    state, _ = run(program, 3)
    may = engine.legal(program, state, "cmd")
    assert may == engine.Legal((("d", ("go", "x")),), ("look",), ("first",))
    assert may.anything
    assert not engine.legal(program, state, "other").anything
    state = engine.apply(program, state, Act("look"))
    state = engine.apply(program, state, Report("first", ("b",)))
    assert slot(program, state, "fields", "first") == 2
    assert engine.legal(program, state, "cmd").forms == ()
    again = engine.apply(program, engine.advance(program, state, 5), Act("look"))
    assert slot(program, again, "acted", "look") == 4
    assert slot(program, again, "count", "look") == 2


def test_what_comes_by_time_is_foretold() -> None:
    program = make_program(decisions=(make_decision(), make_decision("e", at=900)), injects=(make_inject(at=600),))
    state, _ = run(program, 3)
    assert [(one.tick, one.kind, one.id) for one in engine.upcoming(program, state)] == [
        (7, "expiry", "d"),
        (10, "inject", "i"),
        (15, "decision", "e"),
    ]
    state = engine.apply(program, engine.apply(program, state, Bring("i")), Choose("d", "go"))
    assert [one.id for one in engine.upcoming(program, state)] == ["e"]


def pool_times(seed: int, extra: int = 0) -> dict[str, int]:
    names = tuple(f"p{n}" for n in range(5))
    program = make_program(
        injects=(
            *(make_inject(f"x{n}", at=300, jitter=240) for n in range(extra)),
            *(make_inject(name) for name in names),
            make_inject("shaken", at=600, jitter=300),
        ),
        pools=(Pool(id="blind", title="盲", pick=2, first=300, last=1200, injects=names),),
    )
    news: list[News] = []
    engine.advance(program, engine.start(program, seed, news=news), 30, news)
    return {one.what: one.tick for one in news if one.kind == "inject" and not one.what.startswith("x")}


def test_pools_and_jitter_are_drawn_by_the_seed_and_nothing_else() -> None:
    """An inject more does not shift what comes: each has its own stream."""
    drawn = [pool_times(seed) for seed in range(12)]
    assert all(len(one) == 3 for one in drawn)
    assert all(5 <= tick < 20 for one in drawn for name, tick in one.items() if name != "shaken")
    assert all(5 <= one["shaken"] <= 15 for one in drawn)
    assert len({tuple(sorted(one.items())) for one in drawn}) > 6
    assert [pool_times(seed, extra=4) for seed in range(12)] == drawn


def test_a_stretch_in_one_go_is_the_same_as_tick_by_tick() -> None:
    program = make_program(full_scenario(beat=2))
    for seed in range(4):
        apart = whole = engine.start(program, seed)
        for until in (1, 2, 7, 8, 30, 33, 100):
            whole = engine.advance(program, whole, until)
            while apart.tick < until:
                apart = engine.tick(program, apart)
            assert apart == whole
            if until == 8:
                apart = whole = engine.apply(program, whole, Choose("d1", "go"))


def test_a_stretch_stops_where_it_is_told_to() -> None:
    program = make_program(decisions=(make_decision(),))
    news: list[News] = []
    state = engine.advance(program, engine.start(program, 1), 30, news, lambda desk: bool(news))
    assert (state.tick, news[0].what) == (2, "d")
    assert engine.advance(program, state, 1) is state


def test_a_criterion_on_the_state_keeps_when_it_first_held() -> None:
    program = make_program(
        objectives=(make_objective(make_criterion(kind="state_by", expr="t >= 4", ok=0, late=9)),),
        injects=(make_inject(at=60, effects=(Order("stone", "stay"),)),),
    )
    state, _ = run(program, 9)
    assert slot(program, state, "met", "c") == 5


def test_a_road_that_is_closed_for_ever_lets_nobody_through() -> None:
    scenario = full_scenario()
    shut = replace(scenario, roads=tuple(replace(road, closed="true") for road in scenario.roads))
    program = make_program(shut)
    state = engine.start(program, seed=1)
    for _ in range(scenario.beat + 1):
        state = engine.tick(program, state)
    assert all(state.slots[program.layout.slots["gate", road.id]] for road in shut.roads)
