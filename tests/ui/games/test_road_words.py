"""What 过街与大车 says and hints at, and when."""

from __future__ import annotations

import random
from statistics import mean

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.road.crossing import PLACES, REST, Crossing
from edu.domain.games.road.dangers import Turn
from edu.domain.games.road.points import CARDS
from edu.domain.games.rules import HERTZ, LEVELS, Level
from tests.edu.domain.games.roads import behind_lorry, look_both, quiet, run
from tests.ui.games.hands import keys, touch
from tests.ui.games.road_hands import glass_of, play_of, put, view_of
from ui.games.road.advice import advised
from ui.games.road.hints import _WARNINGS
from ui.games.road.moment import said, said_at_home
from ui.games.road.plan import KEYS
from ui.games.voice import CAPTIONS


def test_hints_lead_at_the_first_level_after_a_while_at_the_second_never_at_the_third(qtbot: QtBot) -> None:
    due: dict[int, list[str]] = {}
    for level in LEVELS:
        glass = glass_of(2, level)
        qtbot.addWidget(glass)
        put(glass, quiet("zebra"))
        glass.advance(3 * HERTZ)
        soon = view_of(glass)._hints.due
        glass.advance(7 * HERTZ)
        due[level] = [soon, view_of(glass)._hints.due]

    assert due == {1: ["wave", "wave"], 2: ["", "wave"], 3: ["", ""]}


@pytest.mark.parametrize(("level", "least"), [(1, 90), (2, 85)])
def test_who_does_what_is_said_a_second_later_has_nearly_everything(qtbot: QtBot, level: Level, least: int) -> None:
    """Hands need their time; each hint is followed as it stood, even if another stands there by then."""
    scores = []
    for seed in range(3):
        glass = glass_of(seed, level)
        qtbot.addWidget(glass)
        while not play_of(glass).over:
            told = advised(play_of(glass).road).key
            glass.advance(HERTZ if told else HERTZ // 10)
            if told in keys(glass):
                touch(glass, told)
                glass.advance()
        scores.append(glass.round.result().score)

    assert mean(scores) >= least, scores


def test_who_does_what_the_first_level_says_gets_everybody_home(qtbot: QtBot) -> None:
    for seed in (2, 7):
        glass = glass_of(seed)
        qtbot.addWidget(glass)
        while not glass.round.over:
            key = view_of(glass)._hints.due
            if key and glass.round.steps % 40 == 0:
                touch(glass, key)
            glass.advance()

        result = glass.round.result()
        assert result.score >= 85
        assert [road.outcome for road in play_of(glass).roads] == ["across"] * 5
        assert not set(result.missed) & {"inner-wheel", "lorry-front", "red-light", "dash", "helmet", "push", "be-seen"}


def test_nobody_is_told_to_go_before_there_was_time_to_see() -> None:
    road = quiet("night")
    road.take("vest")
    road.take("torch")
    road.wave()
    look_both(road)
    said = [advised(run(road, 1)) for _ in range(REST)]

    assert {advice.key for advice in said[:-1]} == {""}
    assert said[-1].key == "go"


def test_advice_is_never_to_run_to_turn_back_on_the_road_or_to_answer(qtbot: QtBot) -> None:
    seen = set()
    for seed in range(4):
        glass = glass_of(seed, 1)
        qtbot.addWidget(glass)
        chance = random.Random(seed)
        while not glass.round.over:
            road = play_of(glass).road
            advice = advised(road)
            seen.add(advice.key)
            assert advice.key not in ("run", "answer")
            assert not (advice.key == "back" and road.y > 0)
            if glass.round.steps % 30 == 0 and not road.outcome and not play_of(glass).over:
                touch(glass, chance.choice(KEYS))
            glass.advance()
    assert {"look-0", "look-1", "wave", "back", "thing-helmet"} <= seen


def test_every_fault_has_a_warning_and_every_road_praise_or_its_rule(qtbot: QtBot) -> None:
    pack = glass_of().view.kit.pack
    assert set(_WARNINGS) == set(CARDS)
    for where in PLACES:
        good, lucky = quiet(where), quiet(where)
        good.outcome = lucky.outcome = "across"
        lucky.faults = ["phone", "look-both"]
        assert said(good, pack).good
        assert (said(lucky, pack).good, said(lucky, pack).text) == (False, pack.card("look-both").rule)  # type: ignore[union-attr]
        for outcome in ("hit", "wheels", "late"):
            bad = quiet(where)
            bad.outcome = outcome
            bad.faults = ["inner-wheel"] if outcome == "wheels" else []
            assert not said(bad, pack).good
            assert said(bad, pack).text


def test_when_all_have_crossed_it_says_who_is_home() -> None:
    roads = [quiet(where) for where in PLACES]
    for road in roads:
        road.outcome = "across"
    assert said_at_home(roads).good
    roads[2].faults = ["phone"]
    assert not said_at_home(roads).good
    roads[3].outcome = roads[4].outcome = "late"
    assert "3 人" in said_at_home(roads).head


def test_every_sound_of_the_round_stands_there_in_words(qtbot: QtBot) -> None:
    glass = glass_of(1, 1)
    qtbot.addWidget(glass)
    speaker = glass.view.kit.speaker

    def heard(road: Crossing, steps: int) -> set[str]:
        put(glass, road)
        found = set()
        for _ in range(steps):
            found.add(speaker.heard)
            if road.outcome:
                break
            glass.advance()
        return found

    lorry = behind_lorry(starts=30)
    turning = quiet("signal", rings=40)
    turning.turn = Turn(200)

    assert CAPTIONS["engine"] in heard(lorry, 60)
    assert {CAPTIONS["telephone"], CAPTIONS["beeper"], CAPTIONS["brakes"]} <= heard(turning, 300)
    assert turning.outcome == "wheels"
