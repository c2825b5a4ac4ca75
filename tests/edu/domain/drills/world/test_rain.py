from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.domain.drills import engine
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.scenario import Model
from tests.edu.domain.drills.builders import make_program, make_scenario

SERIES = [[0, 6], [20, 6], [30, 60], [50, 0]]


def rain(seed: int = 1, **settings: object) -> tuple[Program, list[dict[str, int]]]:
    given_ = {"series": SERIES, "curve": [[0, 20], [9, 300]], "soil": 5, **settings}
    program = make_program(models=(Model(id="s", kind="rain", settings=given_),), ticks=60)
    state, rows = engine.start(program, seed), []
    for _ in range(28):
        state = engine.tick(program, state)
        rows.append(
            {
                name: state.slots[slot]
                for (family, name), slot in program.layout.slots.items()
                if family in ("model", "drawn")
            }
        )
    return program, rows


@given(st.integers(0, 10**6))
def test_one_seed_is_one_flood_within_its_bounds(seed: int) -> None:
    _, rows = rain(seed, scale=100, shift=5)
    assert rows == rain(seed, scale=100, shift=5)[1]
    assert 900 <= rows[0]["s.scale"] <= 1100
    assert 0 <= rows[0]["s.shift"] <= 10
    assert [row["s.total"] for row in rows] == sorted(row["s.total"] for row in rows)
    assert all(row["s.hour"] <= row["s.three"] <= row["s.total"] for row in rows)
    assert all(20 <= row["s.stage"] <= 300 for row in rows)


def test_without_chance_it_is_the_series() -> None:
    _, rows = rain(scale=0, shift=0)
    assert rows[9]["s.now"] == 6
    assert rows[9]["s.total"] == 1
    assert rows[24]["s.now"] == pytest.approx(33, abs=1)
    assert rows[0]["s.stage"] == 20 < rows[27]["s.stage"]


def test_more_rain_is_a_higher_stage_and_a_dry_soil_a_lower_one() -> None:
    stages = [rain(scale=0, shift=0, soil=soil)[1][-1]["s.stage"] for soil in (5, 40)]
    assert stages[0] > stages[1]


def test_after_the_series_it_stays_as_it_was_last() -> None:
    program, _ = rain(scale=0, shift=0)
    state = engine.start(program, 1)._replace(tick=500)
    assert engine.tick(program, state).slots[program.layout.slots["model", "s.now"]] == 0


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"curve": [[0, 1], [2, 2]]}, "缺少“series”"),
        ({"series": [[0, 1]], "curve": [[0, 1], [2, 2]]}, "两个以上"),
        ({"series": [[0, 1], [0, 2]], "curve": [[0, 1], [2, 2]]}, "递增"),
        ({"series": 3, "curve": [[0, 1], [2, 2]]}, "应是列表"),
        ({"series": [[0, 1, 2]], "curve": [[0, 1], [2, 2]]}, "2 个整数"),
        ({"series": SERIES, "curve": SERIES, "soil": True}, "整数"),
        ({"series": SERIES, "curve": SERIES, "sole": 3}, "没有“sole”这项设置"),
    ],
)
def test_a_wrong_setting_is_a_finding(settings: dict[str, object], said: str) -> None:
    found = compile_scenario(make_scenario(models=(Model(id="s", kind="rain", settings=settings),)))
    assert isinstance(found, tuple)
    assert found[0].code == "model-setting"
    assert said in found[0].message


def test_an_unknown_kind_of_model_is_a_finding() -> None:
    found = compile_scenario(make_scenario(models=(Model(id="s", kind="comet"),)))
    assert isinstance(found, tuple)
    assert found[0].code == "model-kind"
