"""Who may hold a drill, see it and play in it: who answers for it, who has a seat, one player alone."""

from __future__ import annotations

import pytest

from edu.domain.actors import Actor, Role
from edu.domain.errors import NotAllowed
from tests.edu.services.drill_hall import FLOOD, Hall, begin
from tests.edu.services.school import ADMIN, KIOSK, TRAINER, learner

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
