from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.edu.domain.drills.world.models import complaint, outputs, scenario_of

HOUSE = {
    "rooms": [{"id": "kitchen"}, {"id": "stair", "vent": 20}, {"id": "room"}],
    "doors": [
        {"id": "low", "from": "kitchen", "to": "stair", "open": 1},
        {"id": "high", "from": "stair", "to": "room"},
    ],
    "source": "kitchen",
    "full": 240,
}


def test_smoke_goes_from_the_fire_to_the_stair_and_a_shut_door_holds_it() -> None:
    found = outputs(scenario_of("spread", HOUSE), 4)
    assert found["kitchen"] > found["stair"] > 5 * found["room"]
    opened = outputs(scenario_of("spread", HOUSE, (1, "high", 1)), 4)
    assert opened["room"] > 3 * found["room"]
    shut = outputs(scenario_of("spread", HOUSE, (1, "low", 0)), 4)
    assert shut["stair"] < found["stair"] // 2


def test_a_fire_grows_with_the_square_of_time_until_it_is_put_out() -> None:
    rows = [outputs(scenario_of("spread", HOUSE), minutes)["fire"] for minutes in (1, 2, 4, 6)]
    assert rows == [62, 250, 1000, 1000]
    assert outputs(scenario_of("spread", HOUSE, (2, "out", 1)), 3)["fire"] == 0
    aired = {**HOUSE, "rooms": [{"id": one, "vent": 400} for one in ("kitchen", "stair", "room")]}
    assert set(outputs(scenario_of("spread", aired, (2, "out", 1)), 120).values()) == {0}


def test_what_is_not_lit_does_not_burn() -> None:
    assert set(outputs(scenario_of("spread", {**HOUSE, "lit": 0}), 9).values()) == {0}
    assert outputs(scenario_of("spread", {**HOUSE, "lit": 0}, (5, "lit", 1)), 6)["fire"] > 0


@given(
    st.lists(
        st.tuples(st.integers(1, 20), st.sampled_from(["low", "high", "out", "lit"]), st.integers(0, 1)), max_size=6
    )
)
@settings(max_examples=40, deadline=None)
def test_levels_stay_within_their_bounds(levers: list[tuple[int, str, int]]) -> None:
    for tick in (10, 60):
        found = outputs(scenario_of("spread", HOUSE, *levers, tick=tick), 25)
        assert all(0 <= level <= 1000 for level in found.values())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"source": "cellar"}, "没有“cellar”这个房间"),
        ({"doors": [{"id": "d", "from": "kitchen", "to": "attic"}]}, "没有“attic”这个房间"),
        ({"full": 1}, "30 到"),
        ({"fool": 1}, "没有“fool”"),
    ],
)
def test_wrong_settings_are_named(changes: dict[str, object], said: str) -> None:
    assert said in complaint("spread", {**HOUSE, **changes})
