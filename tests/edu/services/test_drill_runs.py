"""Drills that are played: what is durable, who may, forks, going on after a stop, solo."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from edu.domain.actors import Actor, Role
from edu.domain.drills.inputs import Refused
from edu.domain.drills.runs import hashes
from edu.domain.drills.scenario import Scenario
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound, PackError
from edu.services.drill_runs import DrillRuns
from edu.storage.integrity import digest, verify
from edu.storage.refolding import rebuild
from edu.storage.schema import blobs
from tests.edu.services.drill_hall import FLOOD, Hall, make_hall, make_scenario
from tests.edu.services.school import ADMIN, KIOSK, TRAINER, learner
from tests.stores import Bench


@pytest.fixture
def hall(bench: Bench) -> Hall:
    return make_hall(bench)


def begin(hall: Hall, **options: object) -> str:
    org = {} if "org" in options else {"org": hall.village()}
    return hall.runs.start(TRAINER, FLOOD, **{"mode": "group", "seed": 7, **org, **options})  # type: ignore[arg-type]


def events(hall: Hall) -> int:
    return verify(hall.bench.store).events


# -- beginning --


def test_scenarios_say_what_they_are_and_what_is_wrong(hall: Hall) -> None:
    good = make_scenario()
    hall.shelf.drills["bad"] = replace(good, id="bad", endings=(replace(good.endings[0], when="moon > 1"),))

    fine, bad = hall.runs.scenarios(TRAINER)

    assert (fine.title, fine.problem, fine.roles[0]) == ("小山洪", "", ("secretary", "书记"))
    assert "moon" in bad.problem
    with pytest.raises(PackError, match="moon"):
        hall.runs.start(TRAINER, "bad", mode="group", org=hall.village())


def test_a_run_begins_paused_with_everybody_seated(hall: Hall) -> None:
    person = hall.school.person(1)
    run = begin(hall, seats={"secretary": person, "duty": "npc"})

    view = hall.runs.view(TRAINER, run)

    assert [(seat.by, seat.person) for seat in view.seats] == [("person", person), ("npc", "")]
    assert (view.tick, view.clock, view.paused, view.place_name) == (0, "23:30", True, "上村")
    assert [zone.home for zone in view.picture.zones] == [102, 102]
    assert [one.id for one in hall.runs.resumable(TRAINER)] == [run]


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"org": ""}, InvalidInput),
        ({"org": "0" * 31 + "1"}, NotFound),
        ({"seats": {"ghost": "npc"}}, InvalidInput),
        ({"seats": {"duty": "0" * 31 + "1"}}, NotFound),
    ],
)
def test_a_run_that_cannot_be_held_is_not_begun(hall: Hall, options: dict, error: type[Exception]) -> None:
    chosen = {"org": hall.village(), **options}
    before = events(hall)
    with pytest.raises(error):
        begin(hall, **chosen)
    assert events(hall) == before


# -- while it runs --


def test_an_input_is_on_the_chain_and_ticks_are_not(hall: Hall) -> None:
    run = begin(hall)
    before = events(hall)

    view = hall.runs.advance(TRAINER, run, 6)
    assert events(hall) == before
    assert [one.decision for one in view.open] == ["d0"]
    assert view.legal["secretary"].decisions == (("d0", ("go", "wait", "chat", "river")),)
    ref = hall.runs.choose(TRAINER, run, "d0", "go", rationale="水涨得快")

    assert events(hall) == before + 1
    (line,) = hall.results.result(TRAINER, run).inputs
    assert (line.tick, line.kind, line.what, line.option, line.words) == (6, "choose", "d0", "go", {"": "水涨得快"})
    assert line.event == ref.label


def test_what_the_engine_refuses_changes_nothing(hall: Hall) -> None:
    run = begin(hall)
    before, state = events(hall), hall.runs.view(TRAINER, run).picture.hash
    for wrong in (
        lambda: hall.runs.choose(TRAINER, run, "d0", "go"),
        lambda: hall.runs.choose(TRAINER, run, "ghost", "go"),
        lambda: hall.runs.act(TRAINER, run, "ghost"),
        lambda: hall.runs.report(TRAINER, run, "first", {"time": "1"}),
        lambda: hall.runs.bring(TRAINER, run, "ghost"),
    ):
        with pytest.raises(Refused):
            wrong()
    with pytest.raises(NotFound):
        hall.runs.seat(TRAINER, run, "ghost", "npc")
    with pytest.raises(InvalidInput):
        hall.runs.advance(TRAINER, run, -1)
    with pytest.raises(InvalidInput):
        hall.runs.pace(TRAINER, run, speed=61)
    assert events(hall) == before
    assert hall.runs.view(TRAINER, run).picture.hash == state


def test_a_write_that_fails_leaves_the_play_as_it_was(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 6)
    before = hall.runs.view(TRAINER, run)

    def full(*_: object) -> None:
        raise OSError("disk")

    with monkeypatch.context() as patch:
        patch.setattr("edu.storage.unit_of_work.UnitOfWork.commit", full)
        for call in (
            lambda: hall.runs.choose(TRAINER, run, "d0", "go"),
            lambda: hall.runs.advance(TRAINER, run, 1),
            lambda: hall.runs.pace(TRAINER, run, paused=False),
        ):
            with pytest.raises(OSError, match="disk"):
                call()

    assert hall.runs.view(TRAINER, run) == before
    hall.runs.choose(TRAINER, run, "d0", "go")


def test_all_kinds_of_input_stand_in_the_log(hall: Hall) -> None:
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 12)
    hall.runs.act(TRAINER, run, "open-hall")
    hall.runs.report(TRAINER, run, "first", {"time": "0:40", "place": " "})
    hall.runs.bring(TRAINER, run, "birth")
    hall.runs.freeze(TRAINER, run, True)
    hall.runs.freeze(TRAINER, run, False)
    hall.runs.seat(TRAINER, run, "duty", "npc")
    hall.runs.seat(TRAINER, run, "duty", "open", name="老王")

    result = hall.results.result(TRAINER, run)

    assert [(line.kind, line.what, line.option, line.fields) for line in result.inputs] == [
        ("act", "open-hall", "", ()),
        ("report", "first", "", ("time",)),
        ("bring", "birth", "", ()),
        ("freeze", "", "on", ()),
        ("freeze", "", "off", ()),
        ("seat", "duty", "npc", ()),
        ("seat", "duty", "person", ()),
    ]
    assert result.inputs[1].words == {"time": "0:40"}
    assert [seat.name for seat in result.seats] == ["", "老王"]


def test_jumps_stop_at_the_next_message_and_the_next_question(hall: Hall) -> None:
    run = begin(hall)
    view = hall.runs.jump_next_inject(TRAINER, run)
    assert view.news[-1].kind == "inject"
    view = hall.runs.jump_next_decision(TRAINER, run)
    assert [one.decision for one in view.open] == ["d0"]
    for _ in range(20):
        view = hall.runs.jump_next_decision(TRAINER, run)
    assert (view.ending, view.over) == ("time", True)
    with pytest.raises(Refused, match="已经结束"):
        hall.runs.bring(TRAINER, run, "birth")


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
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 6)
    hall.runs.choose(TRAINER, run, "d0", "go")
    hall.runs.advance(TRAINER, run, 3)
    with hall.bench.store.writing(TRAINER) as work:
        work.drill_runs.forget_clock(run)
        work.commit()

    assert hall.again().runs.resume(TRAINER, run).tick == 6


def test_a_state_that_does_not_come_back_is_not_passed_off(hall: Hall) -> None:
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 6)
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
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 6)
    other = hall.again()
    other.runs.resume(TRAINER, run)
    other.runs.choose(TRAINER, run, "d0", "go")

    with pytest.raises(Conflict, match="另一台电脑"):
        hall.runs.choose(TRAINER, run, "d0", "wait")
    assert hall.runs.resume(TRAINER, run).picture.hash == other.runs.view(TRAINER, run).picture.hash
    other.runs.abandon(TRAINER, run, "不演了")
    with pytest.raises(Conflict, match="已经结束"):
        hall.runs.bring(TRAINER, run, "birth")


def test_a_clock_moved_on_another_machine_is_never_moved_back(hall: Hall) -> None:
    """Else the run could not be gone on with: the state noted is not that of the inputs on the chain."""
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 6)
    other = hall.again()
    other.runs.resume(TRAINER, run)
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
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 6)
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


# -- who may --


def test_newer_runs_of_other_units_do_not_push_ones_own_out_of_the_list(hall: Hall) -> None:
    village = hall.village()
    own = begin(hall, org=village)
    other = hall.school.organisations.declare_org_unit(ADMIN, code="331124102000", name="玉岩镇", level="township")
    for _ in range(3):
        begin(hall, org=other)
    trainer = Actor(role=Role.TRAINER, id="t2", scope=village)

    assert [line.id for line in hall.runs.runs(trainer, limit=2)] == [own]
    assert len(hall.runs.runs(TRAINER, limit=2)) == 2


def test_only_who_answers_for_it_runs_a_drill(hall: Hall) -> None:
    village = hall.village()
    run = begin(hall, org=village)
    stranger = Actor(role=Role.TRAINER, id="t9", scope="0" * 31 + "9")
    person = hall.school.person(1)
    for actor in (stranger, KIOSK, learner(person)):
        for call in (
            lambda a=actor: hall.runs.view(a, run),
            lambda a=actor: hall.runs.advance(a, run, 1),
            lambda a=actor: hall.runs.resume(a, run),
            lambda a=actor: hall.runs.bring(a, run, "birth"),
            lambda a=actor: hall.runs.freeze(a, run, True),
            lambda a=actor: hall.runs.seat(a, run, "duty", "npc"),
            lambda a=actor: hall.runs.back(a, run, 0),
            lambda a=actor: hall.runs.abandon(a, run, "不演了"),
            lambda a=actor: hall.results.close(a, run),
            lambda a=actor: hall.results.result(a, run),
            lambda a=actor: hall.results.replay(a, run),
            lambda a=actor: hall.judging.rate(a, run, "look", "P"),
            lambda a=actor: hall.improvements.open(a, run, "多备手电"),
        ):
            with pytest.raises(NotAllowed):
                call()
        with pytest.raises(NotAllowed):
            hall.runs.start(actor, FLOOD, mode="group", org=village)
    assert hall.runs.runs(stranger) == ()
    assert len(hall.runs.runs(ADMIN)) == 1


def test_a_learner_plays_the_seat_that_they_hold(hall: Hall) -> None:
    person, other = hall.school.person(1), hall.school.person(2)
    run = begin(hall, seats={"secretary": person, "duty": other})
    hall.runs.advance(TRAINER, run, 6)

    with pytest.raises(NotAllowed, match="由别人担任"):
        hall.runs.choose(learner(other), run, "d0", "go")
    hall.runs.choose(learner(person), run, "d0", "go")
    hall.judging.note(learner(person), run, "secretary", "先叫醒老人")


# -- solo --


@pytest.mark.parametrize("who", ["kiosk", "learner"])
def test_one_player_is_asked_little_and_the_program_does_the_rest(hall: Hall, who: str) -> None:
    actor = KIOSK if who == "kiosk" else learner(hall.school.person(1))
    run = hall.runs.start(actor, FLOOD, mode="solo", seed=3)

    view = hall.runs.jump_next_decision(actor, run)
    assert (view.mode, view.solo_role, [one.decision for one in view.open]) == ("solo", "secretary", ["d0"])
    hall.runs.choose(actor, run, "d0", "go")
    hall.runs.advance(actor, run, 11)
    hall.runs.choose(actor, run, "d1", "go")  # another seat's at the table, the player's in the cut
    hall.runs.advance(actor, run, 200)
    result = hall.results.close(actor, run)

    assert {line.decision: line.how for line in result.decisions} == {
        "d0": "answered", "d1": "answered", "d2": "npc", "d3": "expired",
    }  # fmt: skip
    assert {line.criterion.id for line in result.lines} == {"cd0", "cd1", "cd3", "moved", "people"}
    assert result.drill == ""
    assert result.result.total > 5000
    assert result.run.person == (actor.person or "")
    stranger = learner(hall.school.person(2))
    with pytest.raises(NotAllowed):
        hall.results.result(stranger, run)


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
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 6)
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


class _Overlay:
    """The place calls its village otherwise."""

    def laid_over(self, scenario: Scenario) -> tuple[Scenario, str]:
        zone, *others = scenario.zones
        return replace(scenario, zones=(replace(zone, title="上石坑"), *others)), "ab" * 32


class _Broken:
    def laid_over(self, scenario: Scenario) -> tuple[Scenario, str]:
        raise PackError("本地设置有问题。", "请重新填写。")


def test_a_drill_whose_local_settings_are_broken_keeps_its_name_and_says_what_to_do(sqlite_bench: Bench) -> None:
    hall = make_hall(sqlite_bench)
    (line,) = DrillRuns(hall.table, sqlite_bench.ids, hall.shelf, _Broken()).scenarios(TRAINER)
    assert (line.title, line.problem) == ("小山洪", "本地设置有问题。请重新填写。")


def test_a_run_is_played_and_kept_as_this_place_has_it(sqlite_bench: Bench) -> None:
    hall = make_hall(sqlite_bench)
    runs = DrillRuns(hall.table, sqlite_bench.ids, hall.shelf, _Overlay())
    run = runs.start(TRAINER, FLOOD, mode="group", org=hall.village())

    assert runs.scenarios(TRAINER)[0].overlay == "ab" * 32
    assert hall.again().runs.resume(TRAINER, run).scenario.zones[0].title == "上石坑"
    with sqlite_bench.store.reading() as view:
        record = view.drill_runs.run(run)
    assert record is not None
    assert (record.overlay, record.seed) == ("ab" * 32, int(run[-12:], 16))


def test_what_is_not_there_is_said_to_be_missing(sqlite_bench: Bench) -> None:
    hall = make_hall(sqlite_bench)
    run = begin(hall)
    with pytest.raises(NotFound):
        hall.runs.start(TRAINER, "ghost", mode="group", org=hall.table.of(run).record.org)
    with pytest.raises(NotFound):
        hall.runs.resume(TRAINER, "0" * 31 + "1")
    with pytest.raises(NotFound):
        hall.runs.seat(TRAINER, run, "duty", "0" * 31 + "1")
    with pytest.raises(NotFound):
        hall.judging.note(TRAINER, run, "ghost", "去看看")
    with pytest.raises(InvalidInput):
        hall.judging.note(TRAINER, run, "duty", " ")
    with pytest.raises(InvalidInput):
        hall.runs.abandon(TRAINER, run, "")
    hall.runs.advance(TRAINER, run, 6)
    with pytest.raises(InvalidInput, match="太长"):
        hall.runs.choose(TRAINER, run, "d0", "go", rationale="字" * 4001)
    with sqlite_bench.store.engines.writer.connect() as connection, connection.begin():
        connection.execute(blobs.delete())
    with pytest.raises(Conflict, match="不在这台电脑上"):
        hall.again().runs.resume(TRAINER, run)


def test_an_abandoned_run_is_not_judged(sqlite_bench: Bench) -> None:
    hall = make_hall(sqlite_bench)
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 6)
    other = hall.again()
    other.runs.abandon(TRAINER, run, "停电")

    with pytest.raises(Conflict, match="已经结束"):
        hall.judging.rate(TRAINER, run, "look", "P")
    with pytest.raises(Conflict, match="没有得分"):
        hall.judging.override(TRAINER, run, "cd0", 100, "改分")
    with pytest.raises(Conflict, match="不登记"):
        hall.improvements.open(TRAINER, run, "多备手电")
    assert [(one.state, one.total) for one in hall.runs.runs(TRAINER)] == [("abandoned", None)]
