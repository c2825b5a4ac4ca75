"""Rounds of CPR 节拍, played as somebody plays who knows what he does, and by one who drums."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import mean
from typing import cast

from edu.domain.games.acts import Act
from edu.domain.games.bots import played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.cpr.beat import BEAT, Beat
from edu.domain.games.cpr.game import Cpr, CprPlay
from edu.domain.games.cpr.machine import PLACES
from edu.domain.games.cpr.scene import Scene
from edu.domain.games.rules import HERTZ, Bot, Level, Play

RIGHT = [Act("pad", PLACES.index("collar")), Act("pad", PLACES.index("ribs"))]


def pressed(beat: Beat, times: int, every: int = BEAT, down: int = 10) -> Beat:
    for _ in range(times):
        beat.press()
        for step in range(every):
            if step == down:
                beat.release()
            beat.step()
    return beat


def play_of(level: Level = 1, *, advises: bool = True) -> CprPlay:
    return next(
        play for seed in range(99) if (play := Cpr().start(seed, level)).machine.advises == advises
    )  # fmt: skip


def wait(play: CprPlay, seconds: float) -> None:
    for _ in range(round(seconds * HERTZ)):
        play.step(())


def acted(play: CprPlay, names: Iterable[str], seconds: float = 5) -> CprPlay:
    """One after the other, each with time enough to be done."""
    for name in names:
        play.step([Act(name)])
        wait(play, seconds)
    return play


def pumped(play: CprPlay, seconds: float, every: int = BEAT) -> CprPlay:
    """On the play's own beat, so that one call goes on where the last one stopped."""
    for _ in range(round(seconds * HERTZ)):
        at = play.steps % every
        play.step([Act("press")] if at == 0 else [Act("release")] if at == 10 else [])
    return play


def begun(level: Level = 1, *, advises: bool = True) -> CprPlay:
    return acted(play_of(level, advises=advises), ("shout", "call", "fetch", "look"), 4.2)


def at_machine(level: Level = 1, *, advises: bool = True) -> CprPlay:
    """Pressing well until the machine is there."""
    play = begun(level, advises=advises)
    while play.machine.stage != "here":
        pumped(play, 1)
    return play


def points(play: CprPlay) -> dict[str, int]:
    return {part.name: part.got for part in play.parts()}


def scene_of(seed: int, level: Level) -> Scene:
    return Cpr().start(seed, level).scene


def mean_of(bot: Callable[[int], Bot], level: Level, rounds: int = 14) -> float:
    """Points of 100."""
    return mean(played_by(GAMES["cpr"], bot(seed), seed, level)[1].score for seed in range(rounds))


class Drummer:
    """Bot. The first so many cards as they lie, whatever is on them; before and after them the chest twice a second."""

    def __init__(self, cards: int, *, back: bool = False, begins: int = 0) -> None:
        """`begins`: seconds until the first card."""
        self._cards, self._back, self._begins = cards, back, max(HERTZ // 2, begins * HERTZ)
        self._left: list[str] | None = None

    def acts(self, play: Play) -> Sequence[Act]:
        here = cast("CprPlay", play)
        if self._left is None:
            self._left = list(here.scene.laid[:: -1 if self._back else 1][: self._cards])
        if here.beat.down >= 0:
            return (Act("release"),) if here.beat.down >= 10 else ()
        if here.steps % (HERTZ // 2) or here.scene.busy:
            return ()
        return (Act(self._left.pop(0) if self._left and here.steps >= self._begins else "press"),)
