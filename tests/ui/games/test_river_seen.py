"""村长与小河: what is drawn, and that it moves as the rules have it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.river.village import BANKS, HOUSES, MEMBERS, TASKS, House
from tests.ui.games.hands import SIZES
from tests.ui.games.river_hands import GAME, glass_of, view_of
from ui.games.pictures import ART
from ui.games.river.houses import mark_of
from ui.games.river.water import Water
from ui.games.river.ways import Path


@pytest.mark.parametrize("size", SIZES)
def test_the_water_reaches_a_lane_just_when_the_row_is_lost(qtbot: QtBot, size: tuple[int, int]) -> None:
    glass = glass_of(size=size)
    view = view_of(glass)
    qtbot.addWidget(glass)
    water = Water(view.kit, view.plan)

    for row, bank in enumerate(BANKS):
        assert abs(water.level(bank) - view.plan.lanes[row]) < 12
    levels = [water.level(stage) for stage in range(0, 90_001, 500)]
    assert levels == sorted(levels, reverse=True)


def test_every_state_of_a_home_has_a_mark_and_every_mark_a_drawing() -> None:
    states = {
        "mark-sleep": House("able", hears=True),
        "mark-ask": House("able", hears=False, called=True),
        "mark-no": House("stubborn", hears=False, called=True),
        "mark-frail": House("frail", hears=False, called=True, answered=True),
        "mark-ok": House("able", hears=True, called=True, answered=True, safe=True),
        "mark-pig": House("able", hears=True, answered=True, safe=True, back=True),
        "mark-wait": House("able", hears=True, lost=True),
    }

    assert {mark_of(house) for house in states.values()} == set(states)
    assert all(mark_of(house) == name for name, house in states.items())
    assert all((ART / GAME / f"{name}.svg").is_file() for name in states)


def test_everybody_and_everything_is_drawn() -> None:
    people = [f"walk-{kind}-{step}" for kind in ("man", "woman", "child", "elder", "carry") for step in "ab"]
    members = [f"grid-{n + 1}{step}" for n in range(MEMBERS) for step in ("", "-a", "-b")]
    homes = [f"house-{n + 1}{lit}" for n in range(6) for lit in ("", "-lit")]
    tasks = [f"{what}-{task}" for what in ("do", "hold") for task in TASKS]
    land = ["sky", "dawn", "cloud", "slope", "terrace", "bed", "stairs", "bridge", "shelter", "shelter-lit", "office",
            "horn", "gauge", "sign", "yard", "tree", "bamboo", "duck", "log", "roof", "arrow", "corner", "corner-next",
            "barrier"]  # fmt: skip

    there = {path.stem for path in (ART / GAME).glob("*.svg")}

    assert [name for name in (*people, *members, *homes, *tasks, *land) if name not in there] == []


def test_a_light_goes_on_where_somebody_answers_and_out_when_they_have_gone(qtbot: QtBot) -> None:
    glass = glass_of()
    view = view_of(glass)
    qtbot.addWidget(glass)
    view.do(Act("send", 0, TASKS.index("call")))
    homes = view._houses
    glass.advance(60)
    assert not any(homes.lit(0, at) for at in range(HOUSES))

    while not view.village.called[0]:
        glass.advance()
    glass.advance()
    went = [at for at, house in enumerate(view.village.houses[0]) if house.safe]
    assert went
    assert all(homes.lit(0, at) for at in went)
    assert len(view._villagers) >= len(went)

    glass.advance(300)
    assert not any(homes.lit(0, at) for at in went)


def test_who_runs_home_turns_round_before_the_water(qtbot: QtBot) -> None:
    glass = glass_of()
    view = view_of(glass)
    qtbot.addWidget(glass)
    view._villagers.turn_back(0, 0)
    glass.advance(30)
    view.village.stage = BANKS[0]

    came = 0
    for _ in range(60):
        glass.advance()
        came += view._villagers.arrived

    assert came == 1
    assert len(view._villagers) == 0


def test_one_who_walks_arrives() -> None:
    path = Path([(0.0, 0.0), (30.0, 0.0), (30.0, 40.0), (10.0, 40.0)])

    assert path.length == 90
    assert path.at(0) == ((0.0, 0.0), 1)
    assert path.at(50) == ((30.0, 20.0), 1)
    assert path.at(80) == ((20.0, 40.0), -1)
    assert path.at(500) == ((10.0, 40.0), -1)
    assert path.back().at(0) == ((10.0, 40.0), 1)
    assert path.back().at(90) == ((0.0, 0.0), -1)
