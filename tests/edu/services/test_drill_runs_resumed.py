"""Drills that go on after a stop, on another machine or from an earlier moment: at the state they had there."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from edu.domain.drills.inputs import Refused
from edu.domain.drills.runs import hashes
from edu.domain.errors import Conflict, InvalidInput
from edu.storage.integrity import digest, verify
from edu.storage.refolding import rebuild
from tests.edu.services.drill_hall import FLOOD, Hall, begin, make_hall, make_scenario
from tests.edu.services.school import TRAINER
from tests.stores import Bench


def asked(hall: Hall) -> str:
    """A run, at the tick where its first decision waits."""
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 6)
    return run


def open_twice(hall: Hall) -> tuple[str, Hall]:
    """Such a run, and another program that has it open as well."""
    run, other = asked(hall), hall.again()
    other.runs.resume(TRAINER, run)
    return run, other


# -- going on after a stop --


def test_a_run_goes_on_at_the_same_state(hall: Hall) -> None:
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 16)
    hall.runs.choose(TRAINER, run, "d1", "go")
    hall.runs.advance(TRAINER, run, 9)
    before = hall.runs.pace(TRAINER, run, paused=False, speed=30)
    later = hall.again()
    with pytest.raises(Conflict, match="没有在本机打开"):
        later.runs.view(TRAINER, run)

    after = later.runs.resume(TRAINER, run)

    assert after == before
    assert later.runs.resume(TRAINER, run) == before


def test_without_its_clock_a_run_goes_on_at_its_last_input(hall: Hall) -> None:
    run = asked(hall)
    hall.runs.choose(TRAINER, run, "d0", "go")
    hall.runs.advance(TRAINER, run, 3)
    with hall.bench.store.writing(TRAINER) as work:
        work.drill_runs.forget_clock(run)
        work.commit()

    assert hall.again().runs.resume(TRAINER, run).tick == 6


def test_a_state_that_does_not_come_back_is_not_passed_off(hall: Hall) -> None:
    run = asked(hall)
    with hall.bench.store.writing(TRAINER) as work:
        noted = work.drill_runs.clock(run)
        assert noted is not None
        work.drill_runs.note_clock(run, replace(noted, hash="0" * 16))
        work.commit()

    later = hall.again()
    with pytest.raises(Conflict, match="不能从断点"):
        later.runs.resume(TRAINER, run)
    later.runs.abandon(TRAINER, run, "程序更新")
    with pytest.raises(Conflict, match="已经结束"):
        later.runs.resume(TRAINER, run)


def test_content_that_was_edited_changes_no_run(hall: Hall) -> None:
    run = begin(hall)
    hall.shelf.drills[FLOOD] = make_scenario(2, title="改过的山洪")

    view = hall.again().runs.resume(TRAINER, run)

    assert (view.scenario.title, view.scenario.version) == ("小山洪", 1)


def test_two_programs_do_not_play_one_run_against_each_other(hall: Hall) -> None:
    run, other = open_twice(hall)
    other.runs.choose(TRAINER, run, "d0", "go")

    with pytest.raises(Conflict, match="另一台电脑"):
        hall.runs.choose(TRAINER, run, "d0", "wait")
    assert hall.runs.resume(TRAINER, run).picture.hash == other.runs.view(TRAINER, run).picture.hash
    other.runs.abandon(TRAINER, run, "不演了")
    with pytest.raises(Conflict, match="已经结束"):
        hall.runs.bring(TRAINER, run, "birth")


def test_a_clock_moved_on_another_machine_is_never_moved_back(hall: Hall) -> None:
    """Else the run could not be gone on with: the state noted is not that of the inputs on the chain."""
    run, other = open_twice(hall)
    hall.runs.choose(TRAINER, run, "d0", "go")
    with pytest.raises(Conflict, match="另一台电脑"):
        other.runs.advance(TRAINER, run, 3)
    assert not other.runs.open_here(run)
    hall.runs.advance(TRAINER, run, 5)

    third = hall.again()
    assert third.runs.resume(TRAINER, run).picture.hash == hall.runs.view(TRAINER, run).picture.hash
    third.runs.pace(TRAINER, run, speed=5)
    for moved in (lambda: hall.runs.advance(TRAINER, run, 1), lambda: hall.runs.pace(TRAINER, run, paused=False)):
        with pytest.raises(Conflict, match=r"另一台电脑|没有在本机打开"):
            moved()
    assert hall.runs.resume(TRAINER, run).tick == 11


# -- forks --


def test_a_fork_leaves_the_first_branch_as_it_is(hall: Hall) -> None:
    run = begin(hall, seats={"duty": "npc"})
    hall.runs.advance(TRAINER, run, 6)
    hall.runs.choose(TRAINER, run, "d0", "wait")
    hall.runs.advance(TRAINER, run, 20)
    hall.runs.seat(TRAINER, run, "duty", "open")
    running = hall.table.of(run)
    before, log = hashes(running.program, running.play.log), running.play.log

    fork = hall.runs.back(TRAINER, run, 6)

    view = hall.runs.view(TRAINER, fork)
    assert (view.tick, view.branch.parent, view.branch.root) == (6, run, run)
    assert [one.decision for one in view.open] == ["d0"]
    assert [seat.by for seat in view.seats] == ["open", "open"]  # who sits there now stays
    hall.runs.choose(TRAINER, fork, "d0", "go")
    hall.runs.advance(TRAINER, fork, 20)
    assert running.play.log == log
    assert hashes(running.program, running.play.log) == before
    assert hall.runs.view(TRAINER, run).branch.children == ((fork, 6),)
    assert hall.runs.view(TRAINER, fork).picture.hash != hall.runs.view(TRAINER, run).picture.hash
    assert hall.again().runs.resume(TRAINER, fork).picture == hall.runs.view(TRAINER, fork).picture


def test_a_fork_of_a_fork_has_the_past_of_both(hall: Hall) -> None:
    run = asked(hall)
    hall.runs.choose(TRAINER, run, "d0", "chat")
    hall.runs.advance(TRAINER, run, 10)
    fork = hall.runs.back(TRAINER, run, 15)
    hall.runs.choose(TRAINER, fork, "d1", "go")
    hall.runs.advance(TRAINER, fork, 5)
    second = hall.again().runs.back(TRAINER, fork, 18)

    inputs = hall.results.result(TRAINER, second).inputs

    assert [(line.what, line.option) for line in inputs] == [("d0", "chat"), ("d1", "go")]
    with pytest.raises(InvalidInput, match="退回"):
        hall.runs.back(TRAINER, fork, 21)


# -- the ledger --


def test_a_rebuild_gives_the_same_tables(hall: Hall) -> None:
    run = begin(hall, seats={"duty": hall.school.person(1)})
    hall.runs.advance(TRAINER, run, 6)
    hall.runs.choose(TRAINER, run, "d0", "go", rationale="快")
    hall.judging.rate(TRAINER, run, "look", "S", note="声音小")
    hall.runs.seat(TRAINER, run, "duty", "open", name="老王")
    fork = hall.runs.back(TRAINER, run, 3)
    hall.runs.advance(TRAINER, fork, 200)
    hall.results.close(TRAINER, fork)
    made = hall.improvements.open(TRAINER, fork, "多备手电", owner="老王", due="2026-12-01")
    hall.improvements.assign(TRAINER, made, owner="小李", due="2026-12-05")
    hall.judging.override(TRAINER, fork, "cd0", 500, "口头纠正")
    before = digest(hall.bench.store)

    rebuild(hall.bench.store)

    assert digest(hall.bench.store) == before
    assert verify(hall.bench.store).ok
    assert hall.again().runs.resume(TRAINER, run) == hall.runs.view(TRAINER, run)


def test_phones_and_the_clock_may_come_at_once(sqlite_bench: Bench) -> None:
    hall = make_hall(sqlite_bench)
    run = asked(hall)
    taken: list[str] = []

    def phone(option: str) -> None:
        try:
            hall.runs.choose(TRAINER, run, "d0", option)
            taken.append(option)
        except Refused:
            pass

    callers = [threading.Thread(target=phone, args=(option,)) for option in ("go", "wait", "chat") * 3]
    callers += [threading.Thread(target=hall.runs.advance, args=(TRAINER, run, 1)) for _ in range(4)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()

    view = hall.runs.view(TRAINER, run)
    (line,) = hall.results.result(TRAINER, run).inputs
    assert taken == [line.option]
    assert view.tick == 10
    assert hall.again().runs.resume(TRAINER, run) == view
