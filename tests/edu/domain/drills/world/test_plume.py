from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.edu.domain.drills.world.models import complaint, outputs, scenario_of

ZONES = [
    {"id": "south", "bearing": 4, "near": 1},
    {"id": "far", "bearing": 4, "near": 4},
    {"id": "aside", "bearing": 3, "near": 1},
    {"id": "north", "bearing": 0, "near": 1},
    {"id": "hollow", "bearing": 4, "near": 2, "low": 1},
    {"id": "slope", "bearing": 4, "near": 2},
]
LEAK = {"zones": ZONES, "rate": 1000, "wind": 0, "speed": 3, "heavy": 1}


def test_a_north_wind_carries_it_south_and_upwind_is_clean() -> None:
    found = outputs(scenario_of("plume", LEAK), 20)
    assert found["south"] == 4
    assert found["south"] > found["far"] > 0
    assert found["south"] > found["aside"] > 0
    assert found["north"] == 0
    assert found["hollow"] > found["slope"]


def test_a_turning_wind_brings_it_to_the_others() -> None:
    found = outputs(scenario_of("plume", LEAK, (20, "wind", 4)), 45)
    assert found["north"] == 4
    assert found["south"] == 0


def test_calm_air_is_clean_nowhere_and_a_gale_thins_it_out() -> None:
    calm = outputs(scenario_of("plume", {**LEAK, "speed": 0}), 20)
    assert min(calm["north"], calm["south"]) == calm["north"] > 0
    assert outputs(scenario_of("plume", {**LEAK, "speed": 20}), 20)["south"] < 4


def test_after_the_valve_is_shut_a_hollow_stays_full_longest() -> None:
    found = outputs(scenario_of("plume", LEAK, (20, "rate", 0)), 32)
    assert found["slope"] < found["hollow"]
    assert set(outputs(scenario_of("plume", LEAK, (20, "rate", 0)), 240).values()) == {0}


def test_nothing_leaks_nothing_comes() -> None:
    assert set(outputs(scenario_of("plume", {**LEAK, "rate": 0}), 20).values()) == {0}


@given(rate=st.integers(-5, 5000), wind=st.integers(-9, 90), speed=st.integers(-3, 90), minutes=st.integers(1, 30))
@settings(max_examples=40, deadline=None)
def test_classes_stay_classes_whatever_the_levers(rate: int, wind: int, speed: int, minutes: int) -> None:
    levers = ((1, "rate", rate), (1, "wind", wind), (1, "speed", speed))
    assert set(outputs(scenario_of("plume", LEAK, *levers), minutes).values()) <= {0, 1, 2, 3, 4}


@pytest.mark.parametrize(
    ("settings_", "said"),
    [
        ({}, "缺少“zones”"),
        ({"zones": []}, "一列"),
        ({"zones": [{"id": "a", "bearing": 8, "near": 1}]}, "0 到 7"),
        ({"zones": [{"id": "a", "bearing": 1, "near": 5}]}, "1 到 4"),
        ({"zones": [{"id": 3, "bearing": 1, "near": 1}]}, "文字"),
        ({"zones": [{"id": "a", "bearing": 1, "near": 1, "deep": 1}]}, "没有“deep”"),
    ],
)
def test_wrong_settings_are_named(settings_: dict[str, object], said: str) -> None:
    assert said in complaint("plume", settings_)
