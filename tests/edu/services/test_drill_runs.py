"""Drills that are played: how they begin, what is durable, what is refused, as this place has them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edu.domain.drills.inputs import Refused
from edu.domain.drills.scenario import Scenario
from edu.domain.errors import Conflict, InvalidInput, NotFound, PackError
from edu.services.drill_runs import DrillRuns
from edu.storage.integrity import verify
from edu.storage.schema import blobs
from tests.edu.services.drill_hall import FLOOD, Hall, begin, make_hall, make_scenario
from tests.edu.services.school import TRAINER
from tests.stores import Bench


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


# -- as this place has it --


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


# -- what is missing or over --


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
