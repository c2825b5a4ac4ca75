"""Three questions before a game, taken down in silence, and three others after it, each explained at once: the
difference is what was learned. Which three come first takes turns (`SetTurns`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from edu.domain.questions import Question
from ui.navigation import Navigator, Route
from ui.screens.kiosk.game_sitting import GameSitting, Side
from ui.screens.kiosk.question_run import QuestionRun
from ui.screens.kiosk.read_aloud import SILENT
from ui.screens.kiosk.visit import Visit
from ui.screens.kiosk.voice import Voice

_NEXT = {"before": "kiosk.game_tutorial", "after": "kiosk.game_gain"}
_HEADS = {"before": "先答三题，玩完再答三题，看看多会了什么", "after": "再答三题，看看多会了什么"}


class GameQuestionsScreen(QuestionRun):
    """Answers go to the sitting; a side that was answered is never asked a second time."""

    title = "先问三题"

    def __init__(
        self,
        side: Side,
        questions: Sequence[Question],
        sitting: GameSitting,
        visit: Visit,
        navigator: Navigator,
        picture: Callable[[Question], Path | None],
        *,
        voice: Voice = SILENT,
    ) -> None:
        super().__init__(questions, visit, navigator, picture, head=_HEADS[side], voice=voice)
        self._side, self._sitting = side, sitting
        self.reveal = side == "after"
        self.last_word = "看结果" if side == "after" else "看玩法"
        visit.play(sitting)
        self.ask()

    def answered(self, question: Question, *, right: bool) -> None:
        (self._sitting.before if self._side == "before" else self._sitting.after).append(right)

    def finished(self) -> None:
        self._navigator.replace(Route.to(_NEXT[self._side], game=self._sitting.pack.id))
