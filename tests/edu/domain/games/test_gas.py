"""What 燃气侦探 teaches: no spark, the valve first, out before the call, soap and patience instead of a flame."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.gas.game import Gas, GasPlay
from edu.domain.games.gas.joints import JOINTS, Joints
from edu.domain.games.gas.kitchen import OUTSIDE_SPARKS, SPARKS, THINGS, Ending, Kitchen, Thing
from edu.domain.games.rounds import Round
from edu.domain.games.rules import HERTZ, Level

GOOD: tuple[Thing, ...] = ("valve", "window", "family", "door", "stairs", "call")


def seed_of(*, stuck: bool = False, level: Level = 1) -> int:
    return next(seed for seed in range(60) if Gas().start(seed, level).kitchen.stuck == stuck)


def round_of(seed: int, level: Level = 1) -> tuple[Round, GasPlay]:
    run = Round(Gas(), seed, level)
    assert isinstance(run.play, GasPlay)
    return run, run.play


def night(things: Sequence[Thing], *, stuck: bool = False, level: Level = 1) -> GasPlay:
    """Touched one after the other, two a second."""
    run, play = round_of(seed_of(stuck=stuck, level=level), level)
    for thing in things:
        run.step([Act("touch", THINGS.index(thing))])
        for _ in range(HERTZ // 2):
            run.step()
    return play


def points(play: GasPlay) -> dict[str, int]:
    return {part.name: part.got for part in play.parts()}


def test_a_night_done_in_order_misses_nothing() -> None:
    play = night(GOOD)

    assert play.missed() == ()
    assert points(play) == {"先后有序": 35, "不出火星": 30, "找准漏点": 0, "不耽搁": 15}


def test_who_opens_the_window_before_the_valve_is_told_what_comes_first() -> None:
    play = night(("window", "valve", *GOOD[2:]))

    assert play.missed() == ("valve-first",)
    assert points(play)["先后有序"] < 35


def test_a_valve_that_is_stuck_is_passed_by_without_loss() -> None:
    play = night(GOOD[1:], stuck=True)

    assert play.missed() == ()
    assert points(play)["先后有序"] == 35


def test_the_call_cannot_be_made_inside_and_the_telephone_there_is_a_spark() -> None:
    inside = Kitchen(1, stuck=False, shown=("valve", "window", "phone"))
    inside.touch("call")
    assert inside.ending == ""
    inside.touch("phone")

    assert inside.sparks == ["phone"]


@pytest.mark.parametrize("ending", ["blast", "faint"])
def test_who_does_not_get_out_has_nothing_of_the_order(ending: Ending) -> None:
    """A window opened and nothing else, or all that is right touched with all that is wrong, has saved nobody."""
    play = night(("valve", "window", "family"))
    assert points(play)["先后有序"] == 25

    play.kitchen.ending = ending

    assert points(play)["先后有序"] == 0


def test_a_spark_that_set_nothing_off_was_luck_and_halves_the_order() -> None:
    play = night(GOOD)
    play.kitchen.sparks.append("light")

    assert points(play)["先后有序"] == 35 // 2


@pytest.mark.parametrize("thing", SPARKS)
def test_any_spark_in_rich_gas_is_the_end(thing: Thing) -> None:
    kitchen = Kitchen(1, stuck=False, shown=(thing,), gas=30_000)

    kitchen.touch(thing)

    assert kitchen.ending == "blast"


@pytest.mark.parametrize("thing", OUTSIDE_SPARKS)
def test_bell_and_lift_are_sparks_as_well(thing: Thing) -> None:
    kitchen = Kitchen(1, stuck=False, shown=(), where="landing", gas=3000)

    kitchen.touch(thing)

    assert kitchen.sparks == [thing]
    assert kitchen.ending == ""


def test_gas_gathers_until_the_valve_is_shut_and_goes_through_a_window() -> None:
    still, shut, aired = (Kitchen(1, stuck=False, shown=("valve", "window")) for _ in range(3))
    shut.touch("valve")
    for thing in ("valve", "window"):
        aired.touch(thing)
    for kitchen in (still, shut, aired):
        for _ in range(HERTZ):
            kitchen.step()

    assert still.gas > shut.gas > aired.gas


def test_whoever_does_nothing_faints() -> None:
    run, play = round_of(seed_of())
    for _ in range(60 * HERTZ):
        run.step()

    assert play.kitchen.ending == "faint"
    assert "call-outside" in play.missed()


def test_soap_needs_its_time_and_a_finer_leak_more_of_it() -> None:
    shown: list[int] = []
    for level in (1, 2, 3):
        joints = Gas().start(3, level).joints  # type: ignore[arg-type]
        for joint in range(JOINTS):
            joints.soap(joint)
        assert not joints.settled
        while not any(joints.bubbles(joint) for joint in range(JOINTS)):
            joints.step()
        shown.append(joints.steps)
        assert joints.settled
        assert {joint for joint in range(JOINTS) if joints.bubbles(joint)} == joints.leaks

    assert shown == sorted(set(shown))


def test_a_leak_that_was_guessed_is_not_found() -> None:
    joints = Joints(frozenset({2}), HERTZ)
    joints.mark(2)
    assert joints.found == 0

    joints.soap(2)

    assert joints.found == 1


def test_a_flame_held_to_the_pipe_ends_the_search_with_the_gravest_rule() -> None:
    play = night(GOOD)
    while not play.searching:
        play.step(())
    play.step((Act("flame"),))

    assert play.over
    assert play.missed()[0] == "no-flame"
    assert points(play)["找准漏点"] == 0
