from __future__ import annotations

from statistics import mean

import pytest

from edu.domain.drills import engine
from edu.domain.drills.world.winds import NORTH_EAST_STEPS, apart, bearing, downwind
from tests.edu.domain.drills.builders import make_program
from tests.edu.domain.drills.world.models import complaint, outputs, scenario_of

WOOD = {
    "fuel": ["6" * 41] * 41,
    "start": [[20, 20]],
    "force": 4,
    "wind": 6,
    "every": 2,
    "places": [{"id": "east", "at": [20, 38]}, {"id": "west", "at": [20, 2]}],
}


def several(
    settings: dict[str, object], minutes: int, *levers: tuple[int, str, int], seeds: int = 6
) -> dict[str, float]:
    rows = [outputs(scenario_of("wildfire", settings, *levers), minutes, seed) for seed in range(seeds)]
    return {name: mean(row[name] for row in rows) for name in rows[0]}


def test_one_seed_is_one_fire_and_another_seed_another() -> None:
    once, again, other = (outputs(scenario_of("wildfire", WOOD), 20, seed) for seed in (1, 1, 2))
    assert once == again != other
    assert once["burnt"] > once["edge"] > 0


def test_it_runs_with_the_wind() -> None:
    found = several(WOOD, 20)
    assert found["to-east"] < found["to-west"]
    turned = several({**WOOD, "wind": 2}, 20)
    assert turned["to-east"] > turned["to-west"]
    assert outputs(scenario_of("wildfire", WOOD), 16)["front"] in (1, 2, 3)


def test_it_runs_uphill_and_faster_in_thick_wood() -> None:
    still = {**WOOD, "force": 0, "burns": 1}
    heights = ["".join(str(column // 5) for column in range(41))] * 41
    uphill = several({**still, "heights": heights, "steep": 20}, 16)
    assert uphill["to-east"] < uphill["to-west"]
    assert (
        several({**still, "fuel": ["8" * 41] * 41}, 16)["burnt"]
        > several({**still, "fuel": ["2" * 41] * 41}, 16)["burnt"]
    )


def test_a_line_that_is_cut_in_time_holds_and_bare_ground_does_not_burn() -> None:
    line = {**WOOD, "lines": [{"id": "ridge", "rows": [0, 40], "columns": [28, 29]}]}
    held, run = several(line, 60, (1, "ridge", 1)), several(line, 60)
    assert held["to-east"] == 9 + 2
    assert run["to-east"] < 5
    bare = ["6" * 28 + "00" + "6" * 11] * 41
    assert several({**WOOD, "fuel": bare}, 60)["to-east"] == 11


def test_nothing_burns_until_it_is_lit_and_a_fire_without_fuel_goes_out() -> None:
    assert outputs(scenario_of("wildfire", {**WOOD, "lit": 0}), 30)["burnt"] == 0
    assert outputs(scenario_of("wildfire", {**WOOD, "lit": 0}, (20, "lit", 1)), 30)["burnt"] > 0
    bare = outputs(scenario_of("wildfire", {**WOOD, "fuel": ["0" * 41] * 41}), 60)
    assert (bare["burnt"], bare["edge"], bare["front"]) == (1, 0, -1)


def test_the_fires_chances_are_part_of_the_state() -> None:
    program = make_program(scenario_of("wildfire", WOOD))
    middle = engine.advance(program, engine.start(program, 3), 60)
    ends = [engine.advance(program, middle, 150) for _ in range(2)]
    assert ends[0] == ends[1]


def test_the_largest_grid_takes_every_bit_of_its_rows() -> None:
    found = outputs(scenario_of("wildfire", {"fuel": ["9" * 64] * 64, "start": [[63, 63]], "burns": 4}), 300)
    assert found["burnt"] > 4000


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"fuel": ["6" * 65]}, "64×64"),
        ({"fuel": ["66", "6"]}, "等长"),
        ({"fuel": ["6x"]}, "0 到 9"),
        ({"fuel": 66}, "一列文字"),
        ({"heights": ["66"]}, "行列数不同"),
        ({"start": [[50, 1]]}, "[50, 1] 不在格网里"),
        ({"start": []}, "至少要有一格"),
        ({"places": [{"id": "x", "at": [1]}]}, "两个整数"),
        ({"lines": [{"id": "x", "rows": [0, 99], "columns": [0, 1]}]}, "不在格网里"),
        ({"force": 12}, "0 到 9"),
        ({"gusts": 1}, "没有“gusts”"),
    ],
)
def test_wrong_settings_are_named(changes: dict[str, object], said: str) -> None:
    assert said in complaint("wildfire", {**WOOD, **changes})


def test_bearings_go_round() -> None:
    for number, (down, right) in enumerate(NORTH_EAST_STEPS):
        assert bearing(7 * down, 7 * right) == number
        assert bearing(7 * down + right, 7 * right - down) == number
    assert bearing(0, 0) == -1
    assert [apart(0, n) for n in range(8)] == [0, 1, 2, 3, 4, 3, 2, 1]
    assert downwind(6) == 2
