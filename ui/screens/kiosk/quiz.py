"""Five questions, each judged at once. The rule to take home is that of the first one missed, else of the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from edu.domain.questions import Question
from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.offers import Rule
from ui.screens.kiosk.question_panel import QuestionPanel
from ui.screens.kiosk.stage import Stage, by_finger
from ui.screens.kiosk.visit import Outcome, Visit
from ui.widgets import Button, PlainLabel, column, row, scroll

ACTIVITY = "quick"


class QuizScreen(Stage):
    title = "考一考"

    def __init__(
        self,
        questions: Sequence[Question],
        visit: Visit,
        navigator: Navigator,
        *,
        picture: Callable[[Question], Path | None],
        rule: Callable[[Question], Rule],
    ) -> None:
        super().__init__()
        self._questions, self._visit, self._navigator = tuple(questions), visit, navigator
        self._picture, self._rule = picture, rule
        self._at, self._correct = 0, 0
        self._missed: Question | None = None
        page = column(self, gap="l", margin="l")
        paper = QFrame()
        paper.setProperty("panel", "card")
        holder = QWidget()
        self._place = QStackedLayout(holder)
        inner = column(paper, margin="l")
        inner.addWidget(by_finger(scroll(holder)))
        page.addWidget(paper, 1)
        foot = row(gap="m")
        foot.addWidget(Button("  不玩了", icon="close", big=True, on_click=navigator.back))
        self.count = PlainLabel("", "stage-title", align=Qt.AlignmentFlag.AlignCenter)
        foot.addWidget(self.count, 1)
        self.next = Button("下一题  ", "accent", icon="forward", big=True, on_click=self._go_on)
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.next.setMinimumWidth(theme.current().metrics.action * 3)
        foot.addWidget(self.next)
        page.addLayout(foot)
        visit.enter("quiz", ACTIVITY)
        self._ask()

    @property
    def panel(self) -> QuestionPanel:
        shown = self._place.currentWidget()
        if not isinstance(shown, QuestionPanel):
            raise TypeError("no question is shown")
        return shown

    def turned(self, portrait: bool) -> None:
        if self._questions:
            self.panel.set_portrait(portrait)

    def _ask(self) -> None:
        if not self._questions:
            return
        question = self._questions[self._at]
        before = self._place.currentWidget()
        panel = QuestionPanel(question, self._picture(question), seed=self._visit.monotonic_ms())
        panel.answered.connect(self._answered)
        panel.set_portrait(self.portrait)
        self._place.addWidget(panel)
        self._place.setCurrentWidget(panel)
        if before is not None:
            self._place.removeWidget(before)
            before.deleteLater()
        self.count.setText(f"{self._at + 1} / {len(self._questions)}")
        self.count.setAccessibleName(f"第 {self._at + 1} 题，共 {len(self._questions)} 题")
        self.next.hide()

    def _answered(self, right: bool) -> None:
        question = self._questions[self._at]
        self._visit.answer(question.id, correct=right)
        self._correct += right
        if not right and self._missed is None:
            self._missed = question
        self.next.setText("看结果  " if self._at == len(self._questions) - 1 else "下一题  ")
        self.next.show()
        self.next.setFocus()

    def _go_on(self) -> None:
        if self._at < len(self._questions) - 1:
            self._at += 1
            self._ask()
            return
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
