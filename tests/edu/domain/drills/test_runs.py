from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.domain.drills.inputs import Bring, Choose, Freeze, Refused, Report, Seat
from edu.domain.drills.program import Program
from edu.domain.drills.runs import Given, Log, Play, hashes, replayed, states
from edu.domain.drills.state import whole_sum
from edu.system.paths import root
from tests.edu.domain.drills.builders import full_scenario, make_program

PRINTED = (
    "from tests.edu.domain.drills.test_runs import recorded;"
    "from edu.domain.drills.runs import hashes;"
    "print(*hashes(*recorded()))"
)


def recorded() -> tuple[Program, Log]:
    """A run with every sort of input."""
    program = make_program(full_scenario())
    play = Play(program, Log(seed=7, npc=("cmd",)))
    play.put_in(Seat("cmd", "person"))
    play.forward(3)
    play.put_in(Choose("d0", "go"))
    play.put_in(Freeze(on=True))
    play.forward(4)
    play.put_in(Freeze(on=False))
    play.put_in(Report("first", ("a",)))
    play.put_in(Bring("high"))
    play.to_end()
    return program, play.log


def test_a_replay_is_the_run() -> None:
    program, log = recorded()
    play = replayed(program, log)
    assert play.over
    assert play.log == log
    rows = list(states(program, log))
    assert rows[-1] == play.state
    assert replayed(program, log, 5).state == rows[5]
    assert [state.hash for state in rows] == hashes(program, log)
    assert len(set(hashes(program, log))) == len(rows)
    play.forward(3)
    assert play.state == rows[-1]


def test_a_recorded_run_takes_nothing_new_until_it_is_played() -> None:
    program, log = recorded()
    play = replayed(program, log, 2)
    with pytest.raises(Refused, match="正在回放"):
        play.put_in(Freeze(on=True))


@given(st.lists(st.tuples(st.integers(1, 5), st.booleans(), st.booleans()), max_size=12))
def test_looking_at_a_run_changes_nothing(steps: list[tuple[int, bool, bool]]) -> None:
    """Its state, its log, refused inputs: whatever is asked on the way, the run stays the one of its log."""
    program = make_program(full_scenario())
    play = Play(program, Log(seed=7))
    for ticks, looked, frozen in steps:
        play.forward(ticks)
        if looked:
            assert play.state.hash == whole_sum(play.state.slots, play.state.agenda, program.weight)
        with pytest.raises(Refused):
            play.put_in(Choose("no-such", "go"))
        if not play.over:
            play.put_in(Freeze(on=frozen))
            assert play.log.inputs[-1] == Given(play.state.tick, Freeze(on=frozen))
    assert replayed(program, play.log, play.state.tick).state == play.state
    assert play.news == replayed(program, play.log, play.state.tick).news


def test_a_fork_leaves_its_parent_as_it_was() -> None:
    program, log = recorded()
    before = hashes(program, log)
    fork = replayed(program, log.until(3), 3)
    fork.put_in(Choose("d0", "wait"))
    fork.to_end()
    assert hashes(program, log) == before
    branch = hashes(program, fork.log)
    assert branch[:3] == before[:3]
    assert branch[3:] != before[3:]
    assert replace(log) == log


def test_a_stretch_may_stop_on_the_way() -> None:
    program, log = recorded()
    play = Play(program, log)
    play.forward(50, lambda desk: desk.tick >= 9)
    assert play.state == list(states(program, log))[9]


def test_another_process_with_another_hash_seed_gives_the_same_hashes() -> None:
    expected = " ".join(map(str, hashes(*recorded())))
    for seed in ("1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", PRINTED],
            cwd=root(),
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root())},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == expected
