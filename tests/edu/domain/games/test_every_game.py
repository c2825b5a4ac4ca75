"""What holds for any game: knowing wins, no one thing done for ever does, the same acts are the same round anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations
from statistics import mean

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edu.domain.errors import InvalidInput
from edu.domain.games.acts import Act
from edu.domain.games.bots import SKILLS, Skill, bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rounds import Round, replayed
from edu.domain.games.rules import HERTZ, LEVELS, Game, Level, Play
from edu.domain.prng import Stream
from edu.system.paths import root

SEEDS = range(20)
PAIR, FEW = range(2), range(3)
NUMBERS = (0, 1, 2)
of_every_game = pytest.mark.parametrize("game", GAMES.values(), ids=list(GAMES))


class Habit:
    """Bot. Its acts one after the other, three a second, whatever the play shows, in an order of its own."""

    def __init__(self, acts: Sequence[Act], seed: int) -> None:
        self._acts, self._step = Stream(seed, "habit").shuffled(acts), seed * 7

    def acts(self, play: Play) -> Sequence[Act]:
        self._step += 1
        turn, rest = divmod(self._step, HERTZ // 3)
        return () if rest else (self._acts[turn % len(self._acts)],)


@cache
def scores(game_id: str, skill: Skill, level: Level) -> tuple[int, ...]:
    game = GAMES[game_id]
    return tuple(played_by(game, bot_of(game, skill, seed), seed, level)[1].score for seed in SEEDS)


def of_habit(game: Game, acts: Sequence[Act], seeds: Iterable[int]) -> list[int]:
    return [played_by(game, Habit(acts, seed), seed, 2)[1].score for seed in seeds]


@of_every_game
@pytest.mark.parametrize("level", LEVELS)
def test_skill_is_worth_more_than_having_heard_of_it_and_that_more_than_chance(game: Game, level: Level) -> None:
    random, average, skilled = (scores(game.id, skill, level) for skill in SKILLS)

    assert mean(random) + 8 < mean(average) < mean(skilled) - 20
    assert min(skilled) >= 70
    assert all(a > b for a, b in zip(skilled, random, strict=True))


@of_every_game
def test_no_one_thing_done_for_ever_beats_a_hand_that_plays_about(game: Game) -> None:
    chance = mean(scores(game.id, "random", 2))
    found = {
        f"{name} {number}": mean(of_habit(game, [Act(name, number, number)], FEW))
        for name in sorted(game.names)
        for number in NUMBERS
    }

    assert {habit: score for habit, score in found.items() if score > chance} == {}


@of_every_game
def test_no_two_things_in_turn_for_ever_beat_a_hand_that_plays_about(game: Game) -> None:
    """One thing may need the other to be worth anything: a gap sealed and a signal given hold a room unseen."""
    chance = mean(scores(game.id, "random", 2))
    pairs = combinations(sorted(game.names), 2)
    found = {pair: mean(of_habit(game, [Act(name) for name in pair], PAIR)) for pair in pairs}

    assert {pair: score for pair, score in found.items() if score > chance + 4} == {}


@of_every_game
@pytest.mark.parametrize("seed", [1, 17])
def test_the_log_of_a_round_gives_the_same_round(game: Game, seed: int) -> None:
    run, result = played_by(game, bot_of(game, "average", seed), seed, 2)

    assert replayed(game, seed, 2, run.log, run.steps) == result


def test_another_process_with_another_hash_seed_comes_to_the_same_digests() -> None:
    code = (
        "import json;from edu.domain.games.bots import *;from edu.domain.games.catalogue import GAMES;"
        "print(json.dumps([played_by(g,bot_of(g,s,5),5,3)[1].digest for g in GAMES.values() for s in SKILLS]))"
    )

    def digests(hash_seed: str) -> list[str]:
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(root())}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        return list(json.loads(done.stdout))

    here = [played_by(game, bot_of(game, skill, 5), 5, 3)[1].digest for game in GAMES.values() for skill in SKILLS]
    assert digests("1") == digests("4242") == here


@of_every_game
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), seed=st.integers(0, 2**32), level=st.sampled_from(LEVELS))
def test_no_acts_whatever_raise_or_keep_a_round_from_ending(
    game: Game, data: st.DataObject, seed: int, level: Level
) -> None:
    act = st.builds(
        Act, st.sampled_from(sorted(game.names)), st.integers(-10_000, 10_000), st.integers(-10_000, 10_000)
    )
    by_step: dict[int, list[Act]] = {}
    for at, what in data.draw(st.lists(st.tuples(st.integers(0, game.longest), act), max_size=120)):
        by_step.setdefault(at, []).append(what)
    run = Round(game, seed, level)
    while not run.over:
        run.step(by_step.get(run.steps, ()))

    result = run.result()
    assert run.play.over
    assert run.steps <= game.longest <= 180 * HERTZ
    assert 0 <= result.score <= 100
    assert sum(part.of for part in result.parts) == 100
    assert all(0 <= part.got <= part.of for part in result.parts)
    assert set(result.missed) <= set(game.cards)


@of_every_game
@pytest.mark.parametrize("act", [Act("fly"), Act("", 1), Act("send", 10_001), Act("aim", 0, -10_001)])
def test_an_act_that_the_game_does_not_know_is_refused(game: Game, act: Act) -> None:
    with pytest.raises(InvalidInput):
        Round(game, 1, 1).step([act])
