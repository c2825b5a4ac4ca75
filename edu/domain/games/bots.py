"""Players without eyes, to prove a game: who knows what to do must win over who does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from edu.domain.games.acts import Act
from edu.domain.games.rounds import Result, Round
from edu.domain.games.rules import HERTZ, Bot, Game, Level, Play
from edu.domain.prng import Stream

Skill: TypeAlias = Literal["random", "average", "skilled"]
SKILLS: tuple[Skill, ...] = ("random", "average", "skilled")
_TOUCHES_A_SECOND = 3


class RandomBot:
    """Touches something about three times a second, as a child does who wants to see what happens."""

    def __init__(self, game: Game, seed: int) -> None:
        self._game = game
        self._stream = Stream(seed, "random-bot")

    def acts(self, play: Play) -> Sequence[Act]:
        if self._stream.below(HERTZ) >= _TOUCHES_A_SECOND:
            return ()
        return (self._game.random_act(play, [self._stream.next64() for _ in range(3)]),)


def bot_of(game: Game, skill: Skill, seed: int) -> Bot:
    return RandomBot(game, seed) if skill == "random" else game.bot(skill, seed)


def played_by(game: Game, bot: Bot, seed: int, level: Level) -> tuple[Round, Result]:
    """A whole round."""
    run = Round(game, seed, level)
    while not run.over:
        run.step(bot.acts(run.play))
    return run, run.result()
