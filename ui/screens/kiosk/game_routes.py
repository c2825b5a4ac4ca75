"""The games' screens wired to packs, questions, the running visit and the room that outlives a round."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from edu.domain.errors import EduError
from edu.domain.games.pack import GamePack
from edu.domain.games.rounds import Result
from edu.domain.games.rules import Level
from edu.domain.questions import Question
from edu.system.clock import civil_date
from ui.navigation import Builder, Navigator, Route, Screen
from ui.screens.kiosk import offers
from ui.screens.kiosk.game_end import GameEndScreen
from ui.screens.kiosk.game_gain import GameGainScreen
from ui.screens.kiosk.game_level import GameLevelScreen
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.game_questions import GameQuestionsScreen
from ui.screens.kiosk.game_sitting import GameSitting, Side
from ui.screens.kiosk.game_tutorial import GameTutorialScreen
from ui.screens.kiosk.games import GamesScreen
from ui.screens.kiosk.games_room import GamesRoom
from ui.screens.kiosk.read_aloud import SILENT
from ui.screens.kiosk.set_turns import SetTurns
from ui.screens.kiosk.visit import Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from edu.services.ports.content import ContentLibrary
    from edu.system.clock import Clock
    from ui.games.glass import GameGlass
    from ui.screens.kiosk.visit import Visit
    from ui.screens.kiosk.voice import Voice

log = logging.getLogger(__name__)


class GameRoutes:
    def __init__(
        self,
        library: ContentLibrary,
        clock: Clock,
        visit: Visit,
        *,
        voice: Voice = SILENT,
        front: Callable[[Sequence[GamePack]], Sequence[GamePack]] = tuple,
    ) -> None:
        """`front` puts the day's games first."""
        self._library, self._clock, self._visit = library, clock, visit
        self._voice, self._front = voice, front
        self.room = GamesRoom()
        self._turns = SetTurns(civil_date(clock.now_ms()))
        self.seed: Callable[[], int] = clock.now_ms
        """What the next round is made of; the picture book wants fires of its own choosing."""

    def games(self) -> tuple[GamePack, ...]:
        """Those that can be played; a broken one is left out, the others are still there."""
        found = []
        for game_id in self._library.game_ids:
            try:
                pack = self._library.game(game_id)
            except EduError:
                log.exception("game %s cannot be offered", game_id)
                continue
            if self.room.plays(pack.id):
                found.append(pack)
        return tuple(found)

    def in_front(self) -> Sequence[GamePack]:
        return self._front(self.games())

    def builders(self) -> dict[str, Builder]:
        """Nothing where no game is installed: the door then does not exist."""
        if not self.games():
            return {}
        return {
            "kiosk.games": self._games,
            "kiosk.game_before": lambda route, navigator: self._questions("before", route, navigator),
            "kiosk.game_tutorial": self._tutorial,
            "kiosk.game_level": self._level,
            "kiosk.game_play": self._play,
            "kiosk.game_end": self._end,
            "kiosk.game_after": lambda route, navigator: self._questions("after", route, navigator),
            "kiosk.game_gain": self._gain,
        }

    def cover(self, game: str) -> Path | None:
        return self.room.drawing(game, "cover")

    def _sitting(self, route: Route) -> GameSitting:
        """The one of this visit, or a fresh one: going back and on again does not ask twice."""
        game = route.arg("game")
        return self._visit.games.get(game) or GameSitting(self._library.game(game))

    def _seated(self, route: Route) -> GameSitting:
        """As `_sitting`; a fresh one is about to be asked, and takes its turn of the two sets."""
        game = route.arg("game")
        held = self._visit.games.get(game)
        return held or GameSitting(self._library.game(game), first=self._turns.take(game))

    # -- screens --

    def _games(self, route: Route, navigator: Navigator) -> Screen:
        return GamesScreen(self.in_front(), self.cover, navigator)

    def _questions(self, side: Side, route: Route, navigator: Navigator) -> Screen:
        sitting = self._seated(route)
        self._visit.play(sitting)
        answered = sitting.before if side == "before" else sitting.after
        questions = self._found(sitting.names(side))[len(answered) :]
        if not questions:
            return self._tutorial(route, navigator) if side == "before" else self._gain(route, navigator)
        return GameQuestionsScreen(side, questions, sitting, self._visit, navigator, self._picture, voice=self._voice)

    def _found(self, names: tuple[str, ...]) -> list[Question]:
        found = []
        for name in names:
            try:
                found.append(self._library.question(name))
            except EduError:
                log.exception("question %s of a game is missing", name)
        return found

    def _picture(self, question: Question) -> Path | None:
        return offers.question_picture(self._library, question)

    def _tutorial(self, route: Route, navigator: Navigator) -> Screen:
        sitting = self._sitting(route)
        self._visit.play(sitting)
        return GameTutorialScreen(sitting, self.room.drawing, navigator, voice=self._voice)

    def _level(self, route: Route, navigator: Navigator) -> Screen:
        sitting = self._sitting(route)

        def best(level: Level) -> int | None:
            found = self.room.ghosts.best(civil_date(self._clock.now_ms()), sitting.pack.id, level)
            return found.score if found is not None else None

        slows = self.room.slows(sitting.pack.id)
        return GameLevelScreen(sitting, best, self.room.speaker, navigator, slows=slows)

    def _play(self, route: Route, navigator: Navigator) -> Screen:
        sitting = self._sitting(route)
        game = sitting.pack.id
        today = civil_date(self._clock.now_ms())
        sitting.curve_to_beat = self.room.ghosts.curve(today, game, sitting.level)

        def ended(result: Result) -> bool:
            return self.room.ghosts.note(civil_date(self._clock.now_ms()), game, sitting.level, result)

        def glass() -> GameGlass:
            return self.room.glass(sitting, self.seed())

        return GamePlayScreen(sitting, self._visit, navigator, glass=glass, speaker=self.room.speaker, ended=ended)

    def _end(self, route: Route, navigator: Navigator) -> Screen:
        sitting = self._sitting(route)
        if sitting.result is None:
            return self._games(route, navigator)
        ask = len(sitting.after) < len(self._found(sitting.names("after")))
        figure = self.room.drawing(sitting.pack.id, "hero-worry" if sitting.result.missed else "hero-happy")
        why = rule_of_game(sitting, sitting.result, self._library, figure)
        pack = sitting.pack
        self._visit.keep(Outcome(door="play", activity=pack.id, title=pack.title, asked=0, correct=0, rule=why))
        return GameEndScreen(sitting, sitting.result, why, navigator, ask=ask, voice=self._voice)

    def _gain(self, route: Route, navigator: Navigator) -> Screen:
        return GameGainScreen(self._sitting(route), navigator, voice=self._voice)


def rule_of_game(sitting: GameSitting, result: Result, library: ContentLibrary, figure: Path | None) -> offers.Rule:
    """The gravest rule that was missed, with its source; nothing missed: the gravest of all, which is taken home."""
    missed = (found for name in result.missed if (found := sitting.pack.card(name)) is not None)
    card = next(missed, sitting.pack.cards[0])
    source = "；".join(offers.cited(card.cites, library))
    return offers.Rule(text=card.rule, source=source, picture=figure)
