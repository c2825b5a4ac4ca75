"""What the evidence is made of, each piece against something that is known another way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edu.domain.drills.bots import bounds_of, judged_run, played
from edu.domain.drills.effects import After, Order, Send, When
from edu.domain.drills.missing_road import without_road
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.runs import replayed
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.tells import at_least
from edu.domain.drills.verify.fuzz import other_places
from edu.domain.drills.verify.luck import luck_share
from edu.domain.drills.verify.options import QUICK, WHOLE, with_seeds
from edu.domain.drills.verify.policies import Best, Worst, dice
from edu.domain.drills.verify.probes import Dominated, Probe, dominated
from edu.domain.drills.verify.search import searched
from edu.domain.drills.verify.walk import begun, to_end
from tests.edu.domain.drills.planted import PLANTED, SOUND


def program_of(scenario: Scenario) -> Program:
    made = compile_scenario(scenario)
    assert isinstance(made, Program), made
    return made


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_walk_led_by_the_best_is_the_expert_bot_s_run(seed: int) -> None:
    program = program_of(SOUND)

    walk, expert = to_end(program, begun(program, seed), Best()), played(program, seed, "expert")

    assert walk.state == expert.state
    assert walk.log(seed) == expert.log


def test_a_walk_s_log_replays_to_its_end() -> None:
    program = program_of(SOUND)
    walk = to_end(program, begun(program, 5), dice(3))

    assert replayed(program, walk.log(5)).state == walk.state


def test_dice_choose_the_same_on_every_seed() -> None:
    program = program_of(SOUND)

    paths = {to_end(program, begun(program, seed), dice(1)).path for seed in range(4)}

    assert len(paths) == 1
    assert paths != {to_end(program, begun(program, 0), dice(3)).path}


def test_an_empty_seat_is_left_to_the_program() -> None:
    program = program_of(SOUND)

    play = played(program, 1, "expert", npc=("duty",))

    mine = {decision.id for decision in SOUND.decisions if decision.role == "secretary"}
    assert {one.input.decision for one in play.log.inputs if hasattr(one.input, "decision")} == mine
    assert [news.what for news in play.news if news.kind == "npc"] != []


def test_the_beam_finds_what_playing_every_course_finds() -> None:
    options = tuple(replace(one, options=one.options[:3]) for one in SOUND.decisions[:5])
    kept = [replace(one, default=one.options[0].id) for one in options]
    rest = [replace(one, options=one.options[:1], default=one.options[0].id) for one in SOUND.decisions[5:]]
    tasks = [
        replace(task, criteria=tuple(one for one in task.criteria if not one.act.startswith("q")))
        for objective in SOUND.objectives
        for task in objective.tasks
    ]
    objectives = tuple(replace(one, tasks=(task,)) for one, task in zip(SOUND.objectives, tasks, strict=True))
    program = program_of(replace(SOUND, decisions=(*kept, *rest), objectives=objectives))
    bounds = bounds_of(program, 2)

    every = searched(program, 2, bounds, WHOLE)
    beam = searched(program, 2, bounds, replace(WHOLE, leaves=1))

    assert (every.whole, beam.whole) == (True, False)
    assert (beam.best, beam.worst) == (every.best, every.worst)
    assert every.worst < every.expert <= every.best


def test_a_search_keeps_the_courses_it_found() -> None:
    program = program_of(SOUND)
    found = searched(program, 3, bounds_of(program, 3), replace(QUICK, beam=1))

    for log, state in ((found.best_log, found.states[0]), (found.worst_log, found.states[1])):
        assert replayed(program, log).state == state
    assert found.expert == judged_run(program, 3, "expert")[1].total
    assert dict(found.worst_path)["q00"] == "river"


def test_the_worst_policy_does_nothing_of_its_own_accord() -> None:
    walk = to_end(program_of(SOUND), begun(program_of(SOUND), 1), Worst())

    assert len(walk.inputs) == len(walk.path) == len(SOUND.decisions)


@pytest.mark.parametrize(
    ("totals", "share"),
    [
        ([[10, 10], [90, 90]], 0.0),
        ([[10, 90], [10, 90]], 1.0),
        ([[0, 2], [4, 6]], 0.2),
        ([[7, 7], [7, 7]], 0.0),
    ],
)
def test_luck_is_the_variance_between_seeds_within_a_policy(totals: list[list[int]], share: float) -> None:
    assert luck_share(totals) == pytest.approx(share)


def test_an_option_is_dominated_where_another_is_never_worse_and_once_better() -> None:
    probes = [Probe("d", 1, {"a": 10, "b": 10, "c": 0}), Probe("d", 2, {"a": 9, "b": 10, "c": 20})]

    assert list(dominated(probes)) == [Dominated("a", "b")]


def test_who_dominates_was_on_offer_wherever_the_other_was() -> None:
    assert list(dominated([Probe("d", 1, {"a": 1, "b": 9}), Probe("d", 2, {"a": 1, "c": 9})])) == []


def test_chance_is_counted_over_decisions_with_different_numbers_of_options() -> None:
    assert at_least(0, [0.5, 0.25]) == pytest.approx(1)
    assert at_least(1, [0.5, 0.25]) == pytest.approx(1 - 0.5 * 0.75)
    assert at_least(2, [0.5, 0.25]) == pytest.approx(0.125)


def test_orders_by_a_missing_road_fall_back_to_the_next_one_however_deep() -> None:
    order = Order("stone", "leave", "stone-ridge")
    deep = (When("t > 1", (After("5", (order,)),), (Send("boat", then=(order,)),)),)
    inject = replace(SOUND.injects[0], effects=deep)
    scenario = replace(SOUND, injects=(inject, *SOUND.injects[1:]))

    changed = without_road(scenario, SOUND.roads[0])

    other = Order("stone", "leave", "stone-pass")
    assert changed.injects[0].effects == (When("t > 1", (After("5", (other,)),), (Send("boat", then=(other,)),)),)
    assert changed.roads[0].closed == "true"
    assert Order("leaf", "leave", "leaf-ridge") in changed.decisions[2].option("do").effects  # type: ignore[union-attr]


def test_other_places_are_three_and_one_for_each_road() -> None:
    places = list(other_places(SOUND))

    assert [part for _, part, _, _ in places].count("road") == len(SOUND.roads)
    assert len(places) == 3 + len(SOUND.roads)
    assert [scenario.zones[0].groups[0].people for _, _, _, scenario in places[:2]] == [78, 42]
    assert list(other_places(replace(SOUND, zones=(), roads=(), shelters=()))) == []


def test_fewer_seeds_leave_fewer_for_everything_that_uses_them() -> None:
    few = with_seeds(WHOLE, 2)

    assert (few.seeds, few.lucky, few.searched, few.fuzzed, few.dice) == (2, 2, 2, 2, WHOLE.dice)
    assert with_seeds(QUICK, 500).lucky == QUICK.lucky


def test_every_bug_is_planted_in_what_is_otherwise_sound() -> None:
    assert len(PLANTED) >= 14
    assert [name for name, bug in PLANTED.items() if bug.plant(SOUND) == SOUND] == []
