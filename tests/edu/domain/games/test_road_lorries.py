"""What the way home teaches of lights and lorries: green is no promise, the rear wheel comes nearer."""

from __future__ import annotations

from edu.domain.games.catalogue import GAMES
from edu.domain.games.road.crossing import (
    BACK,
    EDGE,
    LEFT,
    Crossing,
)
from edu.domain.games.road.dangers import CRESCENT, TURN, Light, Turn
from edu.domain.games.road.points import broken, points
from edu.domain.games.road.traffic import CORNER_LINE, LINE
from edu.domain.games.rules import HERTZ
from tests.edu.domain.games.roads import behind_lorry, car, cross, look_both, look_well, quiet, run, until


def signal(*, turns: int | None = None, first: int = 60) -> Crossing:
    road = quiet("signal")
    road.light = Light(first, 600, 300)
    road.turn = None if turns is None else Turn(turns)
    return road


def test_across_at_red_is_worth_nothing_even_unharmed() -> None:
    road = signal()
    road.light = Light(600, 600, 300)
    cross(road)

    assert (road.outcome, road.faults) == ("across", ["red-light"])
    assert points([road]) == (0, 0, 0)


def test_who_went_at_green_may_wait_in_the_middle_and_go_on_at_red() -> None:
    road = run(signal(), 600)
    assert road.light is not None
    assert road.light.left(road.steps) == 60
    look_well(road)
    road.go()
    run(road, 30)
    road.wait()
    run(road, 200)
    assert not road.light.walk(road.steps)
    look_well(road)
    road.go()
    run(road, 200)

    assert (road.outcome, road.faults) == ("across", [])


def test_vehicles_have_red_before_people_have_green_and_for_a_while_after() -> None:
    light = Light(300, 600, 300)

    assert [light.holds_vehicles(step) for step in (100, 190, 300, 899, 930, 1000)] == [
        False, True, True, True, True, False,
    ]  # fmt: skip
    assert not light.walk(930)


def test_who_stays_at_the_kerb_is_caught_by_the_rear_wheel_after_the_cab_has_passed() -> None:
    road = signal(turns=100)
    assert road.turn is not None
    run(road, 125)
    assert road.turn.phase(road.steps) == "cab"
    assert road.outcome == ""

    run(road, HERTZ)

    assert road.outcome == "wheels"
    assert broken([road]) == ("inner-wheel",)


def test_one_step_back_and_the_lorry_goes_by() -> None:
    road = signal(turns=200)
    road.back()
    run(road, 200 + TURN)

    assert road.turn is not None
    assert road.turn.phase(road.steps) == "gone"
    assert (road.outcome, road.faults, road.y) == ("", [], BACK)
    assert CRESCENT[0] > BACK


def test_a_lorry_turns_at_green_too_and_sees_nobody() -> None:
    road = signal(turns=120)
    run(road, 70)
    look_both(road)
    road.wave()
    road.go()
    run(road, 200)

    assert road.outcome == "wheels"


def test_before_the_bonnet_nobody_is_seen_unless_the_driver_was_asked() -> None:
    unseen, seen = behind_lorry(starts=100), behind_lorry(starts=100)
    seen.wave()
    for road in (unseen, seen):
        run(road, HERTZ)
        look_well(road)
        road.go()
        run(road, 120)

    assert unseen.outcome == "hit"
    assert broken([unseen])[0] == "lorry-front"
    assert (seen.outcome, seen.faults, seen.blocked) == ("", [], True)


def test_it_is_as_good_to_let_the_lorry_go() -> None:
    road = behind_lorry(starts=30)
    until(road, lambda: not road.blocked)
    run(road, 2 * HERTZ)
    cross(road)

    assert (road.outcome, road.faults) == ("across", [])


def test_what_comes_behind_a_lorry_is_seen_from_its_edge_alone() -> None:
    road = behind_lorry()
    road.wave()
    road.look(LEFT)
    assert road.sees(0)
    assert not road.sees(1)
    run(road, HERTZ)
    road.go()
    run(road, 1)
    road.wait()
    run(road, 3 * HERTZ)
    assert road.y == EDGE

    road.look(LEFT)

    assert road.sees(1)


def test_who_comes_out_from_behind_a_lorry_without_stopping_meets_what_it_hid() -> None:
    road = behind_lorry(car(39_000, 1))
    road.wave()
    run(road, HERTZ)
    look_both(road)
    road.go()
    run(road, 300)

    assert road.outcome == "hit"
    assert "hidden-lane" in road.faults


def test_where_a_side_street_comes_in_nobody_stops_in_its_mouth() -> None:
    """But before it, on the near lane; the far lane stops before who crosses, as anywhere."""
    roads = [road for seed in range(6) for road in GAMES["road"].start(seed, 2).roads]  # type: ignore[attr-defined]
    for road in roads:
        for _ in range(4):
            road.wave()
            run(road, 90)
    lines = {
        (road.turn is not None, one.lane, one.away)
        for road in roads for one in road.traffic.vehicles if one.waits and 0 < one.away < 12_000
    }  # fmt: skip

    assert {away > CORNER_LINE - 300 for corner, lane, away in lines if corner and lane == 0} == {True}
    assert any(away < LINE for corner, lane, away in lines if lane == 1)
