"""What the way home teaches: eyes before feet, a driver who has seen you, no turning back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.road import bots
from edu.domain.games.road.crossing import (
    BACK,
    DOWN,
    FRESH,
    LANE_AT,
    LEFT,
    MIDDLE,
    REST,
    RIDE,
    RIGHT,
    WALK,
    WIDTH,
    Place,
    Thing,
)
from edu.domain.games.road.game import RoadPlay
from edu.domain.games.road.points import broken, points
from edu.domain.games.road.traffic import LINE, Vehicle
from edu.domain.games.rules import HERTZ, LEVELS, Play
from tests.edu.domain.games.roads import CRUISE, car, cross, look_both, look_well, quiet, run, until


def test_an_empty_road_with_open_eyes_is_worth_everything() -> None:
    road = quiet()
    cross(road)

    assert (road.outcome, road.faults) == ("across", [])
    assert points([road]) == (10, 6, 4)


def test_without_a_look_the_same_way_across_was_luck_and_worth_nothing() -> None:
    road = quiet()
    road.go()
    run(road, WIDTH // WALK)

    assert road.outcome == "across"
    assert broken([road]) == ("look-both",)
    assert points([road]) == (0, 0, 0)


@pytest.mark.parametrize("rests", [0, REST - 1, REST])
def test_who_turns_the_head_and_goes_has_not_seen_what_comes(rests: int) -> None:
    road = quiet()
    look_both(road)
    run(road, rests)
    road.go()
    run(road, 1)

    assert (road.checked[0], "look-both" in road.faults) == (rests == REST, rests < REST)


def test_two_touches_of_a_hand_that_plays_about_are_no_rest() -> None:
    """Three a second, evenly: a look, anything, and off. It was worth more than as many touches unevenly."""
    road = quiet()
    look_both(road)
    run(road, 2 * HERTZ // 3)
    road.go()
    run(road, 1)

    assert not road.checked[0]


def test_a_hasty_start_is_made_good_for_the_far_lane_by_eyes_that_rest_on_the_way() -> None:
    road = quiet()
    look_both(road)
    road.go()
    run(road, MIDDLE // WALK - REST - 1)
    road.look(RIGHT)
    run(road, WIDTH // WALK)

    assert (road.outcome, road.checked) == ("across", [False, True])
    assert points([road]) == (5, 3, 4)


def test_one_more_look_on_the_way_never_costs_who_set_out_with_rested_eyes() -> None:
    road = quiet()
    look_well(road)
    road.go()
    run(road, MIDDLE // WALK - 2)
    road.look(RIGHT)
    run(road, WIDTH // WALK)

    assert points([road]) == (10, 6, 4)


def test_a_look_at_what_comes_is_no_check_for_who_goes_all_the_same() -> None:
    road = quiet("zebra", car(40_000, lane=1, courteous=False))
    cross(road)

    assert (road.checked, "dash" in road.faults, "look-both" in road.faults) == ([True, False], True, False)


@pytest.mark.parametrize(("place", "card"), [("zebra", "ask-driver"), ("night", "be-seen")])
def test_across_though_no_driver_could_know_of_it_is_half_luck(place: Place, card: str) -> None:
    road = quiet(place, car(50_000, courteous=False))
    cross(road)

    assert (road.outcome, road.faults) == ("across", [card])
    assert points([road])[0] == 5


def test_who_needs_luck_twice_on_one_road_has_nothing_of_it() -> None:
    """Runs before one who brakes, turns back and runs again: what a finger does that touches everything in turn."""
    road = quiet("zebra")
    cross(road)
    assert (road.outcome, sum(points([road]))) == ("across", 20)

    road.faults = ["dash"]
    assert sum(points([road])) == 15

    road.faults = ["dash", "no-turn-back"]
    assert points([road]) == (0, 0, 0)


def test_without_a_single_look_to_one_side_the_road_is_worth_nothing() -> None:
    one, both = quiet("night"), quiet("night")
    for road in (one, both):
        road.take("vest")
        road.look(LEFT)
    both.look(RIGHT)
    for road in (one, both):
        run(road, 2 * REST)  # rested, but what was seen is old in the middle
        road.go()
        run(road, WIDTH // WALK + 1)

    assert (one.outcome, one.faults, both.outcome, both.faults) == ("across", ["look-both"], "across", ["look-both"])
    assert points([one]) == (0, 0, 0)
    assert sum(points([both])) > 0


def test_what_was_seen_holds_for_a_moment_only() -> None:
    road = quiet()
    look_both(road)

    assert run(road, FRESH).sees(0)
    assert not run(road, 1).sees(0)


def test_the_near_lane_is_seen_to_the_left_and_the_far_one_to_the_right() -> None:
    road = quiet()
    road.look(LEFT)

    assert road.sees(0)
    assert not road.sees(1)


def test_who_steps_out_close_before_a_car_is_hit_however_courteous_its_driver() -> None:
    road = quiet("zebra", car(12_000))
    look_both(road)
    road.go()
    run(road, 2 * HERTZ)

    assert road.outcome == "hit"
    assert broken([road]) == ("dash", "look-both", "ask-driver")
    assert points([road]) == (0, 0, 0)


@pytest.mark.parametrize("courteous", [True, False])
def test_a_raised_hand_stops_the_courteous_and_only_them(courteous: bool) -> None:
    driver = car(50_000, courteous=courteous)
    road = quiet("zebra", driver)
    road.wave()
    run(road, 7 * HERTZ)

    assert driver.waits == courteous
    assert (driver.away >= LINE - CRUISE) == courteous
    assert road.clear(0)


def test_who_waits_for_you_stays_until_you_are_past_and_then_drives_on() -> None:
    driver = car(50_000)
    road = quiet("zebra", driver)
    road.wave()
    until(road, lambda: driver.waits)
    look_both(road)
    road.go()
    until(road, lambda: road.y > LANE_AT[0][1])
    assert driver.away > 0

    run(road, 2 * HERTZ)

    assert driver.speed
    assert road.frights == 0


def test_a_driver_who_does_not_give_way_brakes_late_for_who_is_already_there() -> None:
    driver = car(24_000, courteous=False)
    road = quiet("zebra", driver)
    look_both(road)
    road.go()
    until(road, lambda: road.lane_here() == 0)
    driver.away = 26_000
    road.halt = 1_500
    run(road, 5 * HERTZ)

    assert (road.outcome, road.frights) == ("", 1)
    assert "dash" in road.faults


def test_whoever_drives_behind_one_who_waits_keeps_the_distance() -> None:
    first, second = car(50_000), car(57_000, courteous=False)
    road = quiet("zebra", first, second)
    road.wave()
    run(road, 7 * HERTZ)

    assert first.waits
    assert second.speed == 0
    assert second.away > first.away + first.length


def test_wait_leads_to_a_spot_where_one_can_stand() -> None:
    road = quiet()
    road.go()
    run(road, 20)
    road.wait()
    run(road, 3 * HERTZ)

    assert (road.y, road.pace, road.lane_here()) == (MIDDLE, 0, -1)


def test_a_village_road_has_no_line_to_wait_on() -> None:
    road = quiet("night")
    road.go()
    run(road, 20)
    road.wait()
    run(road, WIDTH // WALK)

    assert road.outcome == "across"


def test_a_step_back_from_the_kerb_is_wise_and_from_the_road_is_turning_back() -> None:
    kerb, road = quiet(), quiet()
    kerb.back()
    assert run(kerb, 2 * HERTZ).y == BACK
    assert kerb.faults == []

    road.go()
    run(road, 30)
    road.back()

    assert "no-turn-back" in road.faults
    assert run(road, 2 * HERTZ).y == 0


def test_who_pushes_is_slow_and_right_and_who_rides_is_fast_and_was_lucky() -> None:
    roads = []
    for things in (("helmet", "push"), ()):
        road = quiet("bike")
        for thing in things:
            road.take(thing)
        look_well(road)
        road.go()
        assert road.pace == (WALK if things else RIDE)
        road.pace = 0
        cross(road)
        roads.append(road)

    assert [points([road]) for road in roads] == [(10, 6, 4), (5, 6, 0)]
    assert broken(roads[1:]) == ("helmet", "push")


@pytest.mark.parametrize(("place", "thing"), [("bike", "torch"), ("night", "helmet"), ("zebra", "vest")])
def test_only_what_lies_there_can_be_taken(place: Place, thing: Thing) -> None:
    road = quiet(place)
    road.take(thing)

    assert not road.has


def test_nothing_is_put_on_in_the_middle_of_the_road() -> None:
    road = quiet("bike")
    road.go()
    run(road, 5)
    road.take("helmet")

    assert not road.has


@pytest.mark.parametrize("thing", ["vest", "torch"])
def test_in_the_dark_only_who_shines_is_waited_for(thing: Thing) -> None:
    dark, bright = (quiet("night", Vehicle(0, 55_000, 215, courteous=True, speed=215)) for _ in range(2))
    bright.take(thing)
    for road in (dark, bright):
        road.wave()
        run(road, 7 * HERTZ)

    assert not any(one.waits for one in dark.traffic.vehicles)
    assert all(one.waits for one in bright.traffic.vehicles)


def test_a_dark_coat_is_seen_too_late_to_stop() -> None:
    outcomes = []
    for things in ((), ("vest",)):
        road = quiet("night", Vehicle(0, 25_000, 215, courteous=False, speed=215))
        for thing in things:
            road.take(thing)
        look_both(road)
        road.go()
        outcomes.append(run(road, 300).outcome)

    assert outcomes == ["hit", "across"]


def test_eyes_on_the_telephone_see_nothing_and_on_the_road_that_is_a_fault() -> None:
    kerb, road = quiet(rings=10), quiet(rings=10)
    kerb.answer()
    assert kerb.down == 0
    run(kerb, 10)
    kerb.answer()
    look_both(kerb)
    assert kerb.faults == []
    assert not run(kerb, DOWN - 1).sees(0)
    look_both(run(kerb, 1))
    assert kerb.sees(0)

    look_both(road)
    road.go()
    run(road, 20)
    road.answer()
    run(road, WIDTH // WALK)

    assert "phone" in road.faults
    assert points([road])[2] == 0


def test_running_before_a_car_is_a_fault_even_if_it_ends_well() -> None:
    road = quiet("zebra", car(55_000, courteous=False))
    look_both(road)
    road.go(run=True)
    run(road, 200)

    assert road.outcome == "across"
    assert "dash" in road.faults


def test_nothing_touched_after_it_is_over_changes_anything() -> None:
    road = quiet()
    road.go()
    run(road, WIDTH // WALK)
    before = list(road.cells())
    for act in (road.wave, road.back, road.wait, road.go, road.answer, road.step):
        act()
    look_both(road)
    road.take("helmet")

    assert list(road.cells()) == before


def test_who_never_dares_gets_home_on_no_road() -> None:
    class Timid:
        def acts(self, _play: Play) -> Sequence[Act]:
            return (Act("back"), Act("look"), Act("wave"))

    run_, result = played_by(GAMES["road"], Timid(), 3, 1)

    assert isinstance(run_.play, RoadPlay)
    assert {road.outcome for road in run_.play.roads} == {"late"}
    assert result.score == 0
    assert result.steps == GAMES["road"].longest


def test_at_the_first_level_one_touch_a_second_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bots, "_BEAT", HERTZ)

    assert (
        min(played_by(GAMES["road"], bot_of(GAMES["road"], "skilled", seed), seed, 1)[1].score for seed in range(4))
        > 84
    )


@pytest.mark.parametrize("level", LEVELS)
def test_every_road_of_every_level_can_be_crossed_without_a_fault(level: int) -> None:
    for seed in range(40, 45):
        _, result = played_by(GAMES["road"], bot_of(GAMES["road"], "skilled", seed), seed, level)  # type: ignore[arg-type]

        assert result.missed == ()
        assert result.score == 100
