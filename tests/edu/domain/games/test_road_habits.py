"""Hands that cross a road by habit: what they have, whatever comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import mean

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.road.crossing import (
    LEFT,
    RIGHT,
)
from edu.domain.games.road.game import RoadPlay
from edu.domain.games.rules import HERTZ, LEVELS, Bot, Level, Play


class Blind:
    """Bot. So long after a road begins these acts, one after the other, over and over, whatever comes."""

    def __init__(self, *acts: Act, every: int = HERTZ // 3) -> None:
        self._acts, self._every = acts, every

    def acts(self, play: Play) -> Sequence[Act]:
        assert isinstance(play, RoadPlay)
        turn, rest = divmod(0 if play.over else play.road.steps - 5 * HERTZ, self._every)
        if play.over or play.road.outcome or turn < 0 or rest:
            return ()
        return (self._acts[turn % len(self._acts)],)


def mean_of(bot: Callable[[], Bot], level: Level, seeds: int = 10) -> float:
    return mean(played_by(GAMES["road"], bot(), seed, level)[1].score for seed in range(seeds))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("acts", [("go",), ("run",), ("wave", "go")], ids=" ".join)
def test_who_only_stands_a_while_and_goes_has_nothing(acts: tuple[str, ...], level: Level) -> None:
    assert mean_of(lambda: Blind(*map(Act, acts)), level) == 0


@pytest.mark.parametrize("level", LEVELS)
def test_left_right_go_for_ever_without_eyes_is_worth_nothing_quickly_and_little_slowly(level: Level) -> None:
    acts = Act("look", LEFT), Act("look", RIGHT), Act("go")
    average = mean_of(lambda: bot_of(GAMES["road"], "average", 1), level)

    assert mean_of(lambda: Blind(*acts), level) == 0
    assert mean_of(lambda: Blind(*acts, every=HERTZ // 2), level) < 4
    assert mean_of(lambda: Blind(*acts, every=HERTZ), level) + 15 < average


@pytest.mark.parametrize("level", LEVELS)
def test_everything_in_turn_from_the_left_is_worth_nothing(level: Level) -> None:
    """As it lies on the glass: looking, waiting and going stand there in the right order, and running behind them."""
    acts = Act("look", LEFT), Act("back"), Act("wait"), Act("go"), Act("run"), Act("wave"), Act("look", RIGHT)

    assert mean_of(lambda: Blind(*acts, every=HERTZ // 2), level, seeds=14) < 5


class Routine:
    """Bot. Puts on what there is, steps back, raises a hand, looks both ways and goes, at a step fixed beforehand."""

    def __init__(self, at: int) -> None:
        acts = [Act("take", 0), Act("take", 1), Act("take", 2), Act("take", 3), Act("back")]
        self._plan = {5 + 20 * number: act for number, act in enumerate(acts)}
        self._plan |= {at - 60: Act("wave"), at - 40: Act("look", 0), at - 20: Act("look", 1), at: Act("go")}

    def acts(self, play: Play) -> Sequence[Act]:
        assert isinstance(play, RoadPlay)
        act = self._plan.get(play.road.steps) if not play.over else None
        return (act,) if act and not play.road.outcome else ()


@pytest.mark.parametrize("at", [240, 600, 900])
def test_the_whole_ritual_without_judgement_is_no_silver(at: int) -> None:
    """All the right acts, blind to what comes: half the points, not more."""
    assert mean(played_by(GAMES["road"], Routine(at), seed, 2)[1].score for seed in range(6)) < 60
