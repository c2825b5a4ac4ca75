"""One round of a game: acts in, steps counted, everything logged, hashed and replayed."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from edu.domain.games.acts import Act, checked
from edu.domain.games.rules import HERTZ, Game, Level, Part, Play

Medal: TypeAlias = Literal["gold", "silver", "bronze", ""]
MEDALS: tuple[tuple[int, Medal], ...] = ((85, "gold"), (70, "silver"), (50, "bronze"))
"""From how many points of 100."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a round came to. `curve` is the score at every full second: the ghost that the next player runs against."""

    score: int
    parts: tuple[Part, ...]
    missed: tuple[str, ...]
    steps: int
    curve: tuple[int, ...]
    digest: str

    @property
    def seconds(self) -> int:
        return -(-self.steps // HERTZ)

    @property
    def way(self) -> tuple[int, ...]:
        """`curve` up to the end: what was won after the last full second is in it."""
        return self.curve if self.curve[-1:] == (self.score,) else (*self.curve, self.score)

    @property
    def medal(self) -> Medal:
        return next((medal for least, medal in MEDALS if self.score >= least), "")


@dataclass(slots=True)
class Round:
    """Drives a play and remembers what was done. `log` holds (step, act); replaying it gives the same digest."""

    game: Game
    seed: int
    level: Level
    play: Play = field(init=False)
    steps: int = 0
    log: list[tuple[int, Act]] = field(default_factory=list)
    _curve: list[int] = field(default_factory=list)
    _hash: hashlib.blake2b = field(init=False)

    def __post_init__(self) -> None:
        self.play = self.game.start(self.seed, self.level)
        self._hash = hashlib.blake2b(f"{self.game.id}/{self.seed}/{self.level}".encode(), digest_size=8)

    @property
    def over(self) -> bool:
        return self.play.over or self.steps >= self.game.longest

    def step(self, acts: Sequence[Act] = ()) -> None:
        """One sixtieth of a second; nothing happens any more when it is over. InvalidInput for an unknown act."""
        if self.over:
            return
        for act in acts:
            self.log.append((self.steps, checked(act, self.game.names)))
        self.play.step(acts)
        self.steps += 1
        if self.steps % HERTZ == 0:
            self._note()

    def _note(self) -> None:
        self._curve.append(score_of(self.play.parts()))
        self._hash.update(_packed(self.play.cells()))

    def result(self) -> Result:
        """As it stands; final when it is over."""
        done = self._hash.copy()
        done.update(_packed(self.play.cells()))
        parts = self.play.parts()
        return Result(
            score=score_of(parts),
            parts=parts,
            missed=self.play.missed(),
            steps=self.steps,
            curve=tuple(self._curve),
            digest=done.hexdigest(),
        )


def _packed(cells: Iterable[int]) -> bytes:
    """Eight bytes each, signed, the highest first."""
    every = tuple(cells)
    return struct.pack(f">{len(every)}q", *every)


def score_of(parts: Sequence[Part]) -> int:
    return sum(part.got for part in parts)


def replayed(game: Game, seed: int, level: Level, log: Sequence[tuple[int, Act]], steps: int) -> Result:
    """The same round again, from what was logged."""
    again = Round(game, seed, level)
    at = 0
    for number in range(steps):
        first = at
        while at < len(log) and log[at][0] == number:
            at += 1
        again.step([act for _, act in log[first:at]])
    return again.result()
