"""Gates over evidence that is doctored: what a sound engine never does must still be said if it happens."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from edu.domain.drills.effects import After, Fire, When
from edu.domain.drills.findings import Finding
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.verify.evidence import Evidence, gathered
from edu.domain.drills.verify.gates import unplayed
from edu.domain.drills.verify.gates.clock import gate_v10, gate_v11
from edu.domain.drills.verify.gates.places import gate_v14
from edu.domain.drills.verify.gates.reach import _by_hand, gate_v4, gate_v5
from edu.domain.drills.verify.gates.standing import gate_v7, gate_v8
from edu.domain.drills.verify.ladder import Row, Run
from tests.edu.domain.drills.planted import SOUND
from tests.edu.domain.drills.verify.test_planted import FEW


@cache
def sound() -> tuple[Program, Evidence]:
    program = compile_scenario(SOUND)
    assert isinstance(program, Program)
    return program, gathered(program, FEW, lambda _: None)


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("pieces_same", "pause-changes"),
        ("fork_begins_same", "fork-differs"),
        ("parent_same", "fork-changes-parent"),
        ("freeze_replays", "freeze-not-replayed"),
        ("frozen_still", "freeze-lapses"),
        ("thawed_ends", "freeze-dead-end"),
    ],
)
def test_a_clock_that_changes_runs_fails_v10(field: str, code: str) -> None:
    program, evidence = sound()
    changed = replace(evidence, clock=replace(evidence.clock, **{field: False}))

    assert [one.code for one in gate_v10(program, changed)] == [code]


def test_a_question_left_open_by_time_fails_v10() -> None:
    program, evidence = sound()
    decision = program.decisions[4]

    changed = replace(evidence, runs=tuple(_with_slot(run, decision.answered, 0) for run in evidence.runs))

    assert {(one.code, one.id) for one in gate_v10(program, changed)} == {("timeout-stuck", "q04")}


def test_a_replay_that_differs_fails_v11() -> None:
    program, evidence = sound()
    run, _ = evidence.replays[0]

    (found,) = gate_v11(program, replace(evidence, replays=((run, False),)))

    assert (found.gate, found.code) == ("V11", "replay")


def test_a_place_that_cannot_be_compiled_or_does_not_end_fails_v14() -> None:
    program, evidence = sound()
    variant = evidence.variants[0]
    broken = replace(variant, runs=(), findings=(next(gate_v11(program, _unreplayed(evidence))),))
    endless = replace(variant, runs=tuple(replace(run, state=run.state._replace(ending=0)) for run in variant.runs))

    found = list(gate_v14(program, replace(evidence, variants=(broken, endless))))

    assert [one.code for one in found] == ["overlay-broken", "overlay-dead-end"]


@pytest.mark.parametrize(
    ("means", "codes"),
    [
        ({"average": 4000, "random": 2000}, ["average-low"]),
        ({"average": 8000}, ["average-high"]),
        ({"idle": 4000, "random": 3000}, ["not-monotone"]),
        ({"random": 5000, "average": 5000}, ["random-high", "not-monotone"]),
    ],
)
def test_a_ladder_out_of_order_fails_v8(means: dict[str, int], codes: list[str]) -> None:
    program, evidence = sound()
    changed = tuple(_with_mean(row, means) for row in evidence.rows)

    assert [one.code for one in gate_v8(program, replace(evidence, rows=changed))] == codes


def test_an_ending_that_no_run_had_is_a_hint_not_an_error() -> None:
    program, evidence = sound()
    evidence.hits.endings["all-safe"], kept = 0, evidence.hits.endings["all-safe"]

    (found,) = gate_v4(program, evidence)
    evidence.hits.endings["all-safe"] = kept

    assert (found.code, found.severity) == ("ending-never", "warning")


def test_an_inject_that_only_the_trainer_brings_is_not_missed() -> None:
    program, evidence = sound()

    assert evidence.hits.fired["by-hand"] == 0
    assert list(gate_v5(program, evidence)) == []


def test_a_rule_of_the_house_speaks_at_its_own_gate_alone() -> None:
    program, evidence = sound()
    found = [Finding(code="one", message="", gate="V12"), Finding(code="two", message="", gate="V13")]

    assert [one.code for one in unplayed(lambda _: found, "V13")(program, evidence)] == ["two"]


def test_an_inject_that_an_effect_fires_later_is_not_left_to_the_trainer() -> None:
    later = replace(SOUND.actions[0], effects=(When("t > 1", (), (After("5", (Fire("by-hand"),)),)),))

    assert _by_hand(SOUND) == {"by-hand"}
    assert _by_hand(replace(SOUND, actions=(later,))) == set()


def test_reckless_play_above_the_cap_fails_v7() -> None:
    program, evidence = sound()
    rows = tuple(replace(row, most=7000) if row.bot == "reckless" else row for row in evidence.rows)

    assert [one.code for one in gate_v7(program, replace(evidence, rows=rows))] == ["reckless-high"]


def _with_slot(run: Run, slot: int, value: int) -> Run:
    slots = run.state.slots.copy()
    slots[slot] = value
    return replace(run, state=run.state._replace(slots=slots))


def _unreplayed(evidence: Evidence) -> Evidence:
    return replace(evidence, replays=((evidence.runs[0], False),))


def _with_mean(row: Row, means: dict[str, int]) -> Row:
    return replace(row, mean=means.get(row.bot, row.mean))
