"""No hand without a thought beats the random one: every game, every level; the seeds are fixed."""

from __future__ import annotations

import pytest

from edu.domain.games.bots import played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import LEVELS, Level
from tests.edu.domain.games.ladder import Rung, Scores, climbed
from tests.edu.domain.games.thoughtless import TOUCHES, scattered

ROUNDS = dict.fromkeys(GAMES, 8) | {"gas": 80, "spot": 30, "smoke": 14, "road": 12}
"""More where a round is quick; all places and 200 rounds: `python -m tests.rigs.fools`."""
PLACES = 4


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("game", GAMES)
def test_no_thoughtless_hand_beats_one_that_plays_about(game: str, level: Level) -> None:
    """That skilled, average and random are in order is held in test_every_game.py."""
    rung = climbed(GAMES[game], level, ROUNDS[game], places=PLACES, skills=("random",))

    assert rung.too_good == {}
    assert rung.fools["nothing"].mean == 0


LUCKY: list[tuple[str, Level, str, int]] = [
    ("bag", 1, "rows", 810090), ("bag", 1, "anywhere, quick", 800053), ("bag", 1, "anywhere, quick", 800049),
    ("bag", 2, "rows", 800187), ("bag", 2, "anywhere", 810062), ("bag", 3, "rows", 800294),
    ("bag", 3, "anywhere, quick", 810199), ("quake", 1, "anywhere", 500039), ("quake", 1, "rows", 500038),
    ("quake", 2, "rows", 500031), ("quake", 3, "rows", 500033), ("quake", 3, "anywhere", 500036),
]  # fmt: skip
"""Rounds out of thousands in which a hand that goes everywhere had half a bag, or a right place and the way out."""


@pytest.mark.parametrize(("game", "level", "habit", "seed"), LUCKY)
def test_what_such_a_hand_comes_to_by_luck_is_worth_nothing(game: str, level: Level, habit: str, seed: int) -> None:
    """It was worth 4 to 30; where the random hand has nothing, one such round in six hundred is above it."""
    hand = scattered(GAMES[game])[habit](seed)

    assert played_by(GAMES[game], hand, seed, level)[1].score == 0


@pytest.mark.parametrize("game", GAMES)
def test_every_act_of_a_game_is_among_the_places_that_are_touched(game: str) -> None:
    named = {act.name for touch in TOUCHES[game] for act in touch}

    assert named | {"release"} >= GAMES[game].names
    assert named <= GAMES[game].names
    assert len(TOUCHES[game]) == len(set(TOUCHES[game]))


def test_a_habit_above_the_random_hand_is_found_out() -> None:
    """By more than two standard errors, wherever it goes."""
    fools = {"held": Scores(12.5, 0, 12), "rows": Scores(13, 1, 0), "fair": Scores(11, 1, 0)}
    rung = Rung({"random": Scores(10, 1, 0)}, fools, frozenset({"rows"}))  # type: ignore[arg-type]

    assert set(rung.too_good) == {"held", "rows"}
    assert rung.best_fool[0] == "rows"
