"""A scenario frozen and thawed is the same, whatever its effects hold; other bytes are refused with a sentence."""

from __future__ import annotations

import zlib
from dataclasses import replace

import msgspec
import pytest

from edu.domain.drills.bots import judged_run
from edu.domain.drills.frozen import freeze, thaw
from edu.domain.drills.kept import KeptRun, keep, kept
from edu.domain.drills.pictures import picture_of
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.runs import states
from edu.domain.drills.solo import solo_cut
from edu.domain.errors import StorageError
from tests.edu.services.drill_hall import make_scenario


def program() -> Program:
    made = compile_scenario(make_scenario())
    assert isinstance(made, Program), made
    return made


def test_a_scenario_thaws_to_itself() -> None:
    scenario = make_scenario()
    data = freeze(scenario)

    assert thaw(data) == scenario
    assert freeze(thaw(data)) == data
    assert freeze(solo_cut(scenario)) == freeze(thaw(freeze(solo_cut(scenario))))


def test_a_field_that_came_later_takes_its_default() -> None:
    raw = msgspec.json.decode(freeze(make_scenario()))
    del raw["scenario"]["params"]
    del raw["scenario"]["decisions"][0]["solo"]

    assert thaw(msgspec.json.encode(raw)) == make_scenario()


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"form":1,"scenario":{"new":1}}', b'{"form":2,"scenario":{}}'])
def test_bytes_of_a_newer_program_are_refused(data: bytes) -> None:
    with pytest.raises(StorageError, match="读不出来"):
        thaw(data)


def test_a_kept_run_comes_back_whole() -> None:
    made = program()
    play, result = judged_run(made, 5, "average")
    run = KeptRun(
        engine=1,
        pictures=tuple(picture_of(made, state) for state in states(made, play.log)),
        digests=((0, play.state.digest()),),
        news=tuple(play.news),
        result=result,
    )

    data = keep(run)

    assert kept(data) == run
    assert len(data) < 60_000


@pytest.mark.parametrize("data", [b"", b"abc", zlib.compress(b"{}"), zlib.compress(b'{"form":1}')[:-3]])
def test_damaged_bytes_of_a_run_are_refused(data: bytes) -> None:
    with pytest.raises(StorageError, match="读不出来"):
        kept(data)


def test_the_solo_cut_asks_few_and_scores_what_was_asked() -> None:
    cut = solo_cut(make_scenario())

    assert isinstance(compile_scenario(cut), Program)
    assert [one.id for one in cut.decisions if one.role == "secretary"] == ["d0", "d1", "d3"]
    assert {one.id for one in cut.criteria} == {"cd0", "cd1", "cd3", "moved", "people"}
    assert {role.npc for role in cut.roles if role.id != "secretary"} == {"prudent"}
    assert {one.role for one in (*cut.actions, *cut.forms)} == {"secretary"}


def test_without_criteria_an_objective_is_left_out() -> None:
    scenario = make_scenario()
    (objective,) = scenario.objectives
    seen = replace(objective, id="o2", tasks=(replace(objective.tasks[0], criteria=(objective.criteria[4],)),))

    assert [one.id for one in solo_cut(replace(scenario, objectives=(objective, seen))).objectives] == ["o1"]
