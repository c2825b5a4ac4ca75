"""A learner leaves a drill in the middle and takes it up again where it was; others' runs are not theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from edu.domain.actors import Actor, Role
from edu.domain.drills.run_records import RunRecord
from edu.domain.drills.solo_play import SoloPlay
from edu.domain.errors import Conflict, NotAllowed, NotFound
from edu.services import drill_solo
from tests.edu.services.own_scenario import small_scenario
from tests.ui.screens.learner_world import ADMIN, LearnerWorld, make_world

FLOOD = "flash-flood"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[LearnerWorld]:
    made = make_world(tmp_path)
    yield made
    made.close()


def decide(world: LearnerWorld, run: str, play: SoloPlay, times: int, verdict: str = "good") -> None:
    for _ in range(times):
        question = play.next()
        assert question is not None
        option = next((one for one in question.options if one.verdict == verdict), question.options[0])
        world.services.drill_solo.chose(world.actor, run, play.choose(question.decision.id, option.id))


def begun(world: LearnerWorld, seed: int = 7) -> tuple[str, SoloPlay]:
    solo, offers = world.services.drill_solo, world.services.drill_offers
    return solo.begin(world.actor, FLOOD, seed), SoloPlay(offers.scenario(world.actor, FLOOD), seed)


def test_a_run_that_was_left_goes_on_at_the_same_question_after_a_restart(world: LearnerWorld) -> None:
    run, play = begun(world)
    decide(world, run, play, 3)
    world.restart()
    solo = world.services.drill_solo
    assert [(one.run, one.answered, one.problem) for one in solo.unfinished(world.actor)] == [(run, 3, "")]
    again = solo.take_up(world.actor, run)
    assert [one.taken.id for one in again.answers] == [one.taken.id for one in play.answers]
    expected, found = play.next(), again.next()
    assert expected is not None
    assert found is not None
    assert (found.number, found.clock, found.decision.id) == (expected.number, expected.clock, expected.decision.id)
    decide(world, run, again, found.of - 3)
    while again.next() is not None:
        decide(world, run, again, 1)
    shown = again.result().total
    solo.end(world.actor, run)
    kept = world.services.drill_runs.runs(ADMIN)
    assert [(one.state, one.total) for one in kept] == [("closed", shown)]
    assert solo.unfinished(world.actor) == ()


def test_one_that_is_given_up_is_gone_from_the_list(world: LearnerWorld) -> None:
    run, play = begun(world)
    decide(world, run, play, 1)
    solo = world.services.drill_solo
    solo.give_up(world.actor, run)
    assert solo.unfinished(world.actor) == ()
    with pytest.raises(Conflict):
        solo.take_up(world.actor, run)


def test_only_ones_own_are_seen_and_taken_up(world: LearnerWorld) -> None:
    run, play = begun(world)
    decide(world, run, play, 1)
    other = Actor(role=Role.LEARNER, person=world.register(2, "王小明"))
    solo = world.services.drill_solo
    assert solo.unfinished(other) == ()
    assert solo.unfinished(Actor(role=Role.KIOSK)) == ()
    world.restart()
    for call in (solo.take_up, solo.give_up):
        with pytest.raises(NotAllowed):
            call(other, run)
    with pytest.raises(NotAllowed):
        solo.unfinished(Actor(role=Role.SEAT, id="x"))


def test_what_is_not_on_offer_does_not_begin(world: LearnerWorld) -> None:
    with pytest.raises(NotFound):
        world.services.drill_solo.begin(world.actor, "no-such", 1)
    world.services.drill_files.write(small_scenario())
    with pytest.raises(NotFound, match="不开放"):
        world.services.drill_solo.begin(world.actor, "yecun", 1)
    with pytest.raises(NotFound, match="不开放"):
        world.services.drill_runs.start(Actor(role=Role.KIOSK), "yecun", mode="solo")
    assert world.services.drill_runs.start(ADMIN, "yecun", mode="solo")


def test_a_run_of_an_older_engine_says_that_it_cannot_go_on(
    world: LearnerWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, play = begun(world)
    decide(world, run, play, 1)
    monkeypatch.setattr(drill_solo, "ENGINE", 10_000)
    found = world.services.drill_solo.unfinished(world.actor)
    assert found[0].problem.startswith("程序已经更新")


def test_a_run_in_which_more_was_done_than_decided_is_not_taken_up_here(world: LearnerWorld) -> None:
    run, play = begun(world)
    decide(world, run, play, 1)
    world.services.drill_runs.freeze(ADMIN, run, on=True)
    with pytest.raises(Conflict, match="别处"):
        world.services.drill_solo.take_up(world.actor, run)


def test_a_choice_that_this_program_does_not_take_is_refused(
    world: LearnerWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, play = begun(world)
    decide(world, run, play, 1)
    found = drill_solo.lines_of

    def altered(view: object, record: RunRecord) -> tuple[object, ...]:
        lines = found(view, record)  # type: ignore[arg-type]
        return (*lines, *lines)

    monkeypatch.setattr(drill_solo, "lines_of", altered)
    with pytest.raises(Conflict, match="别处"):
        world.services.drill_solo.take_up(world.actor, run)
