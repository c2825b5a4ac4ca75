"""What outlives a round: drawings and words at the glass's size, the speaker, the day's ghosts. One for the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edu.domain.games.catalogue import GAMES
from edu.domain.games.ghosts import Ghosts
from edu.domain.games.rounds import Round
from ui import theme
from ui.games.catalogue import VIEWS
from ui.games.glass import GameGlass
from ui.games.kit import Kit, Manner
from ui.games.pictures import Pictures
from ui.games.speaker import Speaker
from ui.games.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from ui.screens.kiosk.game_sitting import GameSitting

MOST_BYTES = 384 << 20
"""Of drawings kept of all games: beyond it those of the game that was played longest ago are let go, and what one game
alone has more is drawn anew, so that neither ten games nor a screen that is turned for ever fill the memory."""


class GamesRoom:
    def __init__(self) -> None:
        self.ghosts = Ghosts()
        self.speaker = Speaker()
        self._words = Words()
        self._pictures: dict[str, tuple[theme.Theme, Pictures]] = {}

    @property
    def held(self) -> tuple[str, ...]:
        """Games whose drawings are kept, the one played last at the end."""
        return tuple(self._pictures)

    @property
    def bytes(self) -> int:
        """Of all drawings kept, whichever game they belong to."""
        return sum(pictures.bytes for _, pictures in self._pictures.values())

    @staticmethod
    def plays(game: str) -> bool:
        """Rules and a view are there."""
        return game in GAMES and game in VIEWS

    @staticmethod
    def slows(game: str) -> bool:
        """Whether it may be played slowly."""
        return game in VIEWS and VIEWS[game].slows

    @staticmethod
    def drawing(game: str, name: str) -> Path | None:
        from ui.games.pictures import ART

        path = ART / game / f"{name}.svg"
        return path if path.is_file() else None

    def glass(self, sitting: GameSitting, seed: int) -> GameGlass:
        """A fresh round that stands still."""
        game = GAMES[sitting.pack.id]
        round_ = Round(game, seed, sitting.level)
        kit = Kit(
            pictures=self._shelf(sitting.pack.id),
            words=self._words,
            speaker=self.speaker,
            theme=replace(theme.current(), scale="kiosk"),
            pack=sitting.pack,
            level=sitting.level,
            manner=Manner(slow=sitting.slow, seated=sitting.seated, left=sitting.left),
            ghost=sitting.curve_to_beat,
        )
        view = VIEWS[sitting.pack.id](kit, round_.play)
        return GameGlass(round_, view, slow=sitting.slow and view.slows)

    def wipe(self) -> None:
        """The visitor has gone: silence, and the sound switched on for the next."""
        self.speaker.hush()
        self.speaker.on = True

    def _shelf(self, game: str) -> Pictures:
        look = theme.current()
        kept = self._pictures.pop(game, None)
        if kept is None or kept[0] != look or kept[1].bytes > MOST_BYTES:
            kept = look, Pictures(game)
        self._pictures[game] = kept  # who played last stands last
        for other in list(self._pictures)[:-1]:
            if self.bytes <= MOST_BYTES:
                break
            del self._pictures[other]
        return kept[1]
