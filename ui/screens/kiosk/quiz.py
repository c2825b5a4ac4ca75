"""Five questions, each judged at once. The rule to take home is that of the first one missed, else of the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from edu.domain.questions import Question
from ui.navigation import Navigator, Route
from ui.screens.kiosk.offers import Rule
from ui.screens.kiosk.question_run import QuestionRun
from ui.screens.kiosk.read_aloud import SILENT
from ui.screens.kiosk.visit import Outcome, Visit
from ui.screens.kiosk.voice import Voice

ACTIVITY = "quick"


class QuizScreen(QuestionRun):
    title = "考一考"

    def __init__(
        self,
        questions: Sequence[Question],
        visit: Visit,
        navigator: Navigator,
        *,
        picture: Callable[[Question], Path | None],
        rule: Callable[[Question], Rule],
        voice: Voice = SILENT,
    ) -> None:
        super().__init__(questions, visit, navigator, picture, voice=voice)
        self._rule = rule
        self._correct = 0
        self._missed: Question | None = None
        visit.enter("quiz", ACTIVITY)
        self.ask()

    def answered(self, question: Question, *, right: bool) -> None:
        self._correct += right
        if not right and self._missed is None:
            self._missed = question

    def finished(self) -> None:
        self._visit.complete(
            Outcome(
                door="quiz",
                activity=ACTIVITY,
                title="考一考",
                asked=len(self._questions),
                correct=self._correct,
                rule=self._rule(self._missed or self._questions[-1]),
            )
        )
        self._navigator.replace(Route("kiosk.result"))
