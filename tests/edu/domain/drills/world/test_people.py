from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from edu.domain.drills import engine
from edu.domain.drills.effects import (
    Cut,
    Effect,
    Gate,
    Harm,
    Hush,
    Knock,
    OpenShelter,
    Order,
    Persuade,
    Rescue,
    Warn,
)
from edu.domain.drills.inputs import Choose, Freeze
from edu.domain.drills.program import Program
from edu.domain.drills.scenario import Ending, Group, Shelter
from edu.domain.drills.state import State, whole_sum
from tests.edu.domain.drills.builders import (
    full_scenario,
    heads,
    make_inject,
    make_program,
    make_road,
    make_zone,
    stages,
)

FULL = ("risk", "place", "time", "action")
GO: tuple[Effect, ...] = (Warn("call", "stone", FULL), Order("stone", "leave"), Knock("stone", "3"))


def told(*effects: Effect, later: tuple[tuple[int, Effect], ...] = (), **changes: Any) -> Program:
    """A drill whose only news do these things in the first minute, and others at their minutes."""
    injects = [make_inject("now", at=60, effects=effects)]
    injects += [make_inject(f"later{n}", at=60 * at, effects=(effect,)) for n, (at, effect) in enumerate(later)]
    ends = {"ticks": 200, "endings": (Ending(id="e", title="e", text="x", when="t >= 190"),)}
    return make_program(**{"injects": tuple(injects), **ends, **changes})


def after(program: Program, minutes: int) -> State:
    ticks = minutes * 60 // program.scenario.tick
    return engine.advance(program, engine.start(program, 1), ticks)


def safe(program: Program, minutes: int, group: str = "homes") -> int:
    return stages(program, after(program, minutes), group=group)["safe"]


EFFECTS = st.sampled_from(
    [
        *GO, Warn("chat"), Hush("call"), Order("stone", "stay"), Order("stone", "return"), Knock("stone", "0"),
        Persuade("stone", "60%"), Rescue("stone", "3"), Harm("stone", "2"), Gate("ridge", True), Gate("ridge", False),
        Cut("network"), Cut("network", on=True), OpenShelter("hall"),
    ]
)  # fmt: skip


@given(
    events=st.lists(st.tuples(st.integers(1, 60), EFFECTS), max_size=12),
    danger=st.sampled_from(["0", "8", "300", "t * 5", "0 - 4"]),
    road=st.sampled_from(["0", "100", "t"]),
    closed=st.sampled_from(["false", "t > 12", "t % 5 == 0"]),
    tick=st.sampled_from([10, 30, 60]),
    capacity=st.integers(0, 150),
)
@settings(max_examples=120, deadline=None)
def test_heads_are_kept_whatever_happens(
    events: list[tuple[int, Effect]], danger: str, road: str, closed: str, tick: int, capacity: int
) -> None:
    program = told(
        later=tuple(events),
        zones=(make_zone(danger=danger),),
        roads=(make_road(danger=road, closed=closed),),
        shelters=(Shelter(id="hall", title="s", x=1, y=1, capacity=capacity, opens_after=600),),
        tick=tick,
        ticks=5000,
    )
    state = engine.start(program, 1)
    slots = program.layout.slots
    everybody = heads(program, state)
    for _ in range(70 * 60 // tick):
        state = engine.tick(program, state)
        assert heads(program, state) == everybody
        for group in ("homes", "frail"):
            assert min(stages(program, state, group=group).values()) >= 0
        assert state.slots[slots["inside", "hall"]] >= 0
        assert state.hash == whole_sum(state.slots, state.agenda, program.weight)


def test_a_full_warning_brings_everybody_out_and_the_zone_settles() -> None:
    program = told(*GO, zones=(make_zone(groups=(Group(id="homes", title="h", people=90),)),))
    state = after(program, 120)
    assert stages(program, state)["safe"] == 90
    assert state.slots[program.layout.slots["inside", "hall"]] == 90
    assert state.slots[program.layout.slots["stirred", "stone"]] == 2


def test_those_who_refuse_stay_until_they_are_persuaded() -> None:
    program = told(Warn("chat", "stone"), Order("stone", "leave"), later=((100, Persuade("stone", "100%")),))
    before = stages(program, after(program, 99))
    assert before["refused"] == 90 - before["safe"] > 0
    assert stages(program, after(program, 150))["refused"] < before["refused"]


def test_nobody_moves_without_a_warning() -> None:
    program = told(Order("stone", "stay"))
    assert stages(program, after(program, 60))["home"] == 90


def test_a_knock_and_a_full_message_are_better_than_a_chat_group_alone() -> None:
    leave = Order("stone", "leave")
    chat = told(Warn("chat", "stone"), leave)
    said = told(Warn("chat", "stone", FULL), leave)
    called = told(Warn("chat", "stone", FULL), Warn("call", "stone", FULL), leave)
    knocked = told(*GO)
    row = [safe(program, 35) for program in (chat, said, called, knocked)]
    assert row == sorted(row)
    assert len(set(row)) == 4


def test_the_frail_need_hands() -> None:
    alone = told(Warn("call", "stone", FULL), Order("stone", "leave"))
    assert safe(alone, 150, "frail") == 0
    assert stages(alone, after(alone, 150), group="frail")["ready"] > 0
    assert safe(told(*GO), 150, "frail") > 8


def test_hands_add_up_where_a_beat_is_shorter_than_a_minute() -> None:
    """One pair of hands reaches three a minute, also where a beat is ten seconds."""
    quick = told(Knock("stone", "1"), tick=10, ticks=2000)
    slow = told(Knock("stone", "1"))
    for minutes in (4, 9):
        left = [stages(program, after(program, minutes))["home"] for program in (quick, slow)]
        assert abs(left[0] - left[1]) <= 3


def test_a_closed_road_turns_people_back_and_a_full_shelter_takes_nobody() -> None:
    open_road = stages(told(*GO), after(told(*GO), 20))
    assert open_road["road"] > 0
    closed = told(*GO, later=((20, Gate("ridge", True)),))
    state = stages(closed, after(closed, 21))
    assert state["road"] == 0
    assert state["ready"] > open_road["ready"]
    later = stages(closed, after(closed, 100))
    assert later["safe"] == state["safe"]
    full = told(*GO, shelters=(Shelter(id="hall", title="s", x=1, y=1, capacity=0, opens_after=0, open=True),))
    assert safe(full, 100) == 0


def test_a_shelter_takes_people_from_the_time_that_it_is_open() -> None:
    shut = (Shelter(id="hall", title="s", x=1, y=1, capacity=200, opens_after=1800),)
    never, opened = told(*GO, shelters=shut), told(*GO, OpenShelter("hall"), shelters=shut)
    assert safe(never, 100) == 0
    assert safe(opened, 30) == 0
    assert safe(opened, 100) > 60


def test_a_road_takes_so_many_a_minute_of_all_groups_together() -> None:
    program = told(*GO, roads=(make_road(per_minute=2, seconds=30),))
    state = after(program, 11)
    arrived = sum(stages(program, state, group=group)["safe"] for group in ("homes", "frail"))
    assert arrived <= 2 * 11


def test_without_the_network_nobody_hears_it() -> None:
    program = told(Cut("network"), Warn("call", "stone", FULL), later=((10, Cut("network", on=True)),))
    assert stages(program, after(program, 9))["home"] == 90
    assert stages(program, after(program, 30))["home"] < 90


def test_danger_traps_those_who_are_there_and_the_trapped_fade() -> None:
    program = told(zones=(make_zone(danger="max(0, 20 - t) * 10"),), later=((60, Rescue("stone", "5")),))
    early, late = stages(program, after(program, 19)), stages(program, after(program, 59))
    assert early["trapped"] + early["lost"] > 30
    assert late["lost"] > early["lost"]
    assert stages(program, after(program, 60))["safe"] == 5


def test_a_dangerous_road_catches_people() -> None:
    program = told(*GO, roads=(make_road(danger="200"),))
    state = stages(program, after(program, 60))
    assert state["trapped"] + state["lost"] > 0


def test_nobody_comes_to_harm_while_frozen() -> None:
    program = told(*GO, zones=(make_zone(danger="500"),), roads=(make_road(danger="500"),))
    state = engine.apply(program, engine.start(program, 1), Freeze(on=True))
    state = engine.advance(program, state, 60)
    found = stages(program, state)
    assert found["trapped"] == found["lost"] == 0
    assert found["safe"] > 0


def two_places(capacity: int, **changes: Any) -> Program:
    """Two zones with a quick road each to one hall, and a second hall that only orders lead to."""
    zones = (make_zone(), make_zone("leaf"))
    far = make_road("far", shelter="far-hall")
    roads = (make_road(per_minute=30), make_road("lane", zone="leaf", per_minute=30), far)
    halls = tuple(
        Shelter(id=id_, title="s", x=1, y=1, capacity=room, opens_after=0, open=True)
        for id_, room in (("hall", capacity), ("far-hall", 5))
    )
    go = tuple(
        effect
        for zone, road in (("stone", "ridge"), ("leaf", "lane"))
        for effect in (Warn("call", zone, FULL), Order(zone, "leave", road), Knock(zone, "9"))
    )
    return told(*go, zones=zones, roads=roads, shelters=halls, **changes)


def test_a_shelter_never_takes_more_than_it_holds_nor_do_more_set_out_for_it() -> None:
    program = two_places(capacity=40)
    inside = program.layout.slots["inside", "hall"]
    most = 0
    for minute in range(1, 120, 3):
        state = after(program, minute)
        coming = sum(
            stages(program, state, zone=zone, group=group)["road"]
            for zone in ("stone", "leaf")
            for group in ("homes", "frail")
        )
        most = max(most, state.slots[inside] + coming)
    assert most == 40
    assert after(program, 150).slots[inside] == 40


def test_who_is_led_to_a_full_shelter_waits_at_its_door() -> None:
    program = two_places(capacity=500, later=((12, Order("stone", "leave", "far")),))
    state = after(program, 120)
    assert state.slots[program.layout.slots["inside", "far-hall"]] == 5
    assert stages(program, state)["road"] > 0


def test_few_people_take_their_time_also_where_a_beat_is_short() -> None:
    """Three at ten seconds a beat are not gone before those of a beat of a minute."""
    few = (make_zone(groups=(Group(id="homes", title="h", people=3, prepare=1800),)),)
    quick, slow = told(*GO, zones=few, tick=10, ticks=2000), told(*GO, zones=few)
    for minutes in (3, 5, 8):
        left = [3 - stages(program, after(program, minutes))["road"] for program in (quick, slow)]
        assert abs(left[0] - left[1]) <= 1
    assert safe(quick, 60) == safe(slow, 60) == 3


def test_who_was_ready_to_leave_unpacks_when_told_that_all_may_stay() -> None:
    program = told(*GO, later=((8, Order("stone", "return")),))
    assert stages(program, after(program, 7))["ready"] > 0
    state = stages(program, after(program, 8))
    assert state["ready"] == 0
    assert state["heard"] > 0


def test_people_come_home_when_told_to() -> None:
    program = told(*GO, later=((90, Order("stone", "return")),))
    assert safe(program, 89) > 60
    state = after(program, 170)
    assert stages(program, state)["safe"] == 0
    assert state.slots[program.layout.slots["inside", "hall"]] == 0


def test_a_short_road_empties_within_its_time_and_nobody_is_forgotten() -> None:
    """Shares are rounded up: the last one arrives as well."""
    program = make_program(full_scenario(zones=(make_zone(groups=(Group(id="homes", title="h", people=1),)),)))
    state = engine.advance(program, engine.start(program, 1), 2)
    state = engine.apply(program, state, Choose("d0", "go"))
    assert stages(program, engine.advance(program, state, 40))["safe"] == 1
