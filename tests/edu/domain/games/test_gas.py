"""What 燃气侦探 teaches: no spark, the valve first, out before the call, soap and patience instead of a flame."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.gas.game import Gas, GasPlay
from edu.domain.games.gas.joints import JOINTS, Joints
from edu.domain.games.gas.kitchen import OUTSIDE_SPARKS, SPARKS, THINGS, Ending, Kitchen, Thing
from edu.domain.games.rounds import Round, score_of
from edu.domain.games.rules import HERTZ, LEVELS, Level

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


@pytest.mark.parametrize("second", ["light", "lift"])
def test_two_sparks_that_set_nothing_off_were_luck_twice_and_leave_nothing_of_the_order(second: Thing) -> None:
    """Everything touched in rows, right and wrong, was worth more than a hand that plays about."""
    play = night(GOOD)
    play.kitchen.sparks += ["fan", second]

    assert play.kitchen.ending == "called"
    assert points(play)["先后有序"] == points(play)["不出火星"] == 0


@pytest.mark.parametrize("stuck", [False, True])
def test_who_only_leaves_and_calls_has_done_nothing_amiss_and_has_the_few_points_of_that(stuck: bool) -> None:
    """The way out is the same every night: without a look at the kitchen it was worth 43 of 100."""
    play = night(("door", "stairs", "call"), stuck=stuck)

    assert points(play) == {"先后有序": 4, "不出火星": 0, "找准漏点": 0, "不耽搁": 0}
    assert "call-outside" not in play.missed()


@pytest.mark.parametrize(
    ("stuck", "before", "sixths"),
    [
        (False, (), 0), (False, ("window",), 1), (False, ("window", "balcony"), 1), (False, ("family",), 1),
        (False, ("valve",), 1), (False, ("valve", "family"), 6), (False, ("window", "family"), 6),
        (False, GOOD[:3], 6), (True, ("valve",), 0), (True, ("window",), 1), (True, ("family",), 6),
        (True, ("window", "family"), 6),
    ],
)  # fmt: skip
def test_leaving_without_a_spark_counts_as_far_as_the_smell_was_heeded_before(
    stuck: bool, before: tuple[Thing, ...], sixths: int
) -> None:
    """Of gas, air and the others two; where the valve is stuck nobody lingers, and the others are enough."""
    play = night((*before, *GOOD[3:]), stuck=stuck)

    assert points(play)["不出火星"] == 30 * sixths // 6
    assert points(play)["不耽搁"] == 15 * sixths // 6


@pytest.mark.parametrize("level", LEVELS)
def test_a_plan_that_needs_no_look_stays_clearly_below_who_knows_the_half(level: Level) -> None:
    plans: tuple[tuple[Thing, ...], ...] = ((), ("window",), ("balcony",), ("family",), ("valve",))
    seeds = range(48)
    average = mean(played_by(Gas(), bot_of(Gas(), "average", seed), seed, level)[1].score for seed in seeds)

    for before in plans:
        assert mean(planned((*before, *GOOD[3:]), seed, level) for seed in seeds) < average - 10, before


def planned(things: Sequence[Thing], seed: int, level: Level) -> int:
    """Points of the night alone, one touch a second."""
    run, play = round_of(seed, level)
    for thing in things:
        run.step([Act("touch", THINGS.index(thing))])
        for _ in range(HERTZ):
            run.step()
    return score_of(play.parts())


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


def test_a_second_tap_takes_no_tag_away_and_a_thought_does() -> None:
    joints = Joints(frozenset({2}), HERTZ)
    joints.mark(2)
    joints.step()
    joints.mark(2)
    assert joints.marked == {2}

    for _ in range(HERTZ // 2):
        joints.step()
    joints.mark(2)

    assert joints.marked == set()


def test_one_joint_brushed_and_marked_was_met_not_looked_for() -> None:
    play = night(GOOD)
    while not play.searching:
        play.step(())
    leak = min(play.joints.leaks)
    tight = [joint for joint in range(JOINTS) if joint not in play.joints.leaks]

    play.step((Act("soap", leak), Act("soap", tight[0])))
    play.step((Act("mark", leak),))
    assert points(play)["找准漏点"] == 0

    play.step((Act("soap", tight[1]),))
    assert points(play)["找准漏点"] == 20 // len(play.joints.leaks)


def test_the_hand_at_random_touches_what_the_glass_offers_and_nothing_else() -> None:
    play = night(())
    met: dict[str, set[tuple[str, int]]] = {"kitchen": set(), "landing": set(), "day": set()}
    for where in met:
        if where == "landing":
            play.kitchen.touch("door")
        play.searching = where == "day"
        for pick in range(60):
            act = Gas().random_act(play, (pick, 7, 7))
            met[where].add((act.name, act.a))

    assert met["kitchen"] == {("touch", THINGS.index(thing)) for thing in (*play.kitchen.shown, "door")}
    assert met["landing"] == {("touch", THINGS.index(thing)) for thing in ("bell", "lift", "stairs")}
    assert {name for name, _ in met["day"]} == {"soap", "mark", "flame", "finish"}
    assert len(met["day"]) == 2 * JOINTS + 2


def test_a_flame_held_to_the_pipe_ends_the_search_with_the_gravest_rule() -> None:
    play = night(GOOD)
    while not play.searching:
        play.step(())
    play.step((Act("flame"),))

    assert play.over
    assert play.missed()[0] == "no-flame"
    assert points(play)["找准漏点"] == 0
