"""What a game promises to those who play, draw and judge it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from edu.domain.games.acts import Act

HERTZ = 60
"""Steps a second. The slow variant takes fewer steps a second; the rules do not know."""

Level: TypeAlias = Literal[1, 2, 3]
LEVELS: tuple[Level, ...] = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Part:
    """Points of one skill: `got` of `of`, whole numbers; the parts of a game add up to 100."""

    name: str
    got: int
    of: int


class Play(Protocol):
    """A round in progress. It changes by `step` alone."""

    @property
    def over(self) -> bool: ...

    def step(self, acts: Sequence[Act]) -> None:
        """One sixtieth of a second. Acts that make no sense now are let go without harm: a palm lies on the glass."""

    def parts(self) -> tuple[Part, ...]:
        """The points so far; final when it is over."""

    def missed(self) -> tuple[str, ...]:
        """Rules that were broken, by the names of the game's cards, the gravest first."""

    def cells(self) -> Iterable[int]:
        """Everything that makes one state differ from another, in a fixed order."""


class Bot(Protocol):
    """A player who sees the play itself."""

    def acts(self, play: Play) -> Sequence[Act]: ...


class Game(Protocol):
    """The rules of one game."""

    @property
    def id(self) -> str: ...

    @property
    def names(self) -> frozenset[str]:
        """Of its acts."""

    @property
    def cards(self) -> Sequence[str]:
        """Of its faults, the gravest first; content/games/<id>.yaml has a rule for each."""

    @property
    def longest(self) -> int:
        """Steps after which a round is over in any case; at most three minutes."""

    def start(self, seed: int, level: Level) -> Play: ...

    def random_act(self, play: Play, pick: Sequence[int]) -> Act:
        """An act made of some 64-bit numbers: what a hand that knows nothing would do now."""

    def bot(self, skill: Literal["skilled", "average"], seed: int) -> Bot: ...
