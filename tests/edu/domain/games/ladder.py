"""How much each kind of hand comes to at one level of one game, over rounds whose seeds are fixed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import hypot, sqrt
from statistics import mean, stdev

from edu.domain.games.bots import SKILLS, Skill, bot_of, played_by
from edu.domain.games.rules import Bot, Game, Level
from tests.edu.domain.games.thoughtless import each_once, held, of_places, same_offer, scattered

SURE = 2
"""Standard errors of the difference of two means; a habit above the random hand by more than that is above it."""


@dataclass(frozen=True, slots=True)
class Scores:
    mean: float
    error: float
    """Standard error of the mean."""
    least: int

    @classmethod
    def of(cls, scores: list[int]) -> Scores:
        return cls(mean(scores), stdev(scores) / sqrt(len(scores)) if len(scores) > 1 else 0.0, min(scores))


@dataclass(frozen=True, slots=True)
class Rung:
    """One game at one level. `fools` by habit; `roaming` are the habits that go everywhere."""

    skills: dict[Skill, Scores]
    fools: dict[str, Scores] = field(default_factory=dict)
    roaming: frozenset[str] = frozenset()

    @property
    def best_fool(self) -> tuple[str, Scores]:
        return max(self.fools.items(), key=lambda item: item[1].mean)

    @property
    def too_good(self) -> dict[str, tuple[float, float]]:
        """(its mean, the most it may have) of each habit that is above the random hand."""
        chance = self.skills["random"]
        bounds = {name: chance.mean + SURE * hypot(chance.error, scores.error) for name, scores in self.fools.items()}
        return {name: (scores.mean, bounds[name]) for name, scores in self.fools.items() if scores.mean > bounds[name]}


def climbed(
    game: Game, level: Level, rounds: int, *, places: int | None = None, skills: tuple[Skill, ...] = SKILLS
) -> Rung:
    """`rounds` of each bot, of each hand that goes everywhere, and of one that takes always the so-manieth of what is
    offered, which is luck and differs from round to round; an eighth of it for a hand on one place.

    `places`: of those about so many; None: all of them.
    """

    def played(hand: Callable[[int], Bot], count: int) -> Scores:
        return Scores.of([played_by(game, hand(seed), seed, level)[1].score for seed in range(count)])

    def bot(skill: Skill) -> Callable[[int], Bot]:
        return lambda seed: bot_of(game, skill, seed)

    everywhere = scattered(game)
    few = max(2, rounds // 8)
    fools = {name: played(hand, rounds) for name, hand in everywhere.items()}
    fools |= {name: played(hand, max(6, rounds)) for name, hand in same_offer(game, places)}
    fools |= {name: played(hand, rounds) for name, hand in each_once(game)}
    fools |= {name: played(hand, max(6, rounds)) for name, hand in of_places(game, places)}
    fools |= {name: played(hand, few) for name, hand in held(game, level, places)}
    return Rung({skill: played(bot(skill), rounds) for skill in skills}, fools, frozenset(everywhere))
