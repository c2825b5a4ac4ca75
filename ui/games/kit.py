"""What a view is handed: its drawings, its words, the look in force, how this visitor wants to play."""

from __future__ import annotations

from dataclasses import dataclass

from edu.domain.games.pack import GamePack
from edu.domain.games.rules import Level
from ui.games.pictures import Pictures
from ui.games.speaker import Speaker
from ui.games.words import Words
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Manner:
    """`slow`: steps come at six tenths; `seated`: nothing to touch in the upper four tenths; `left`: mirrored."""

    slow: bool = False
    seated: bool = False
    left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """`ghost`: score at every full second of the day's best round at this level, empty where there is none."""

    pictures: Pictures
    words: Words
    speaker: Speaker
    theme: Theme
    pack: GamePack
    level: Level
    manner: Manner
    ghost: tuple[int, ...] = ()
