"""Three questions before a game, taken down in silence, and three after it, each explained at once: the difference is
what was learned.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from edu.domain.questions import Question
from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.game_sitting import GameSitting
from ui.screens.kiosk.question_panel import QuestionPanel
from ui.screens.kiosk.stage import Stage, by_finger
from ui.screens.kiosk.visit import Visit
from ui.widgets import Button, PlainLabel, column, row, scroll

Side = Literal["before", "after"]
_NEXT = {"before": "kiosk.game_tutorial", "after": "kiosk.game_gain"}


class GameQuestionsScreen(Stage):
    """Answers go to the sitting and to the visit; a side that was answered is never asked a second time."""

    title = "先问三题"

    def __init__(
        self,
        side: Side,
        questions: Sequence[Question],
        sitting: GameSitting,
        visit: Visit,
        navigator: Navigator,
        picture: Callable[[Question], Path | None],
    ) -> None:
        super().__init__()
        self._side, self._questions, self._sitting = side, tuple(questions), sitting
        self._visit, self._navigator, self._picture = visit, navigator, picture
        self._at = 0
        visit.play(sitting)
        page = column(self, gap="l", margin="l")
        said = "先答三题，玩完再看对不对" if side == "before" else "再答三题，看看多会了什么"
        page.addWidget(PlainLabel(said, "stage-title"))
        paper = QFrame()
        paper.setProperty("panel", "card")
        holder = QWidget()
        self._place = QStackedLayout(holder)
        column(paper, margin="l").addWidget(by_finger(scroll(holder)))
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
        self._ask()

    @property
    def panel(self) -> QuestionPanel:
        shown = self._place.currentWidget()
        if not isinstance(shown, QuestionPanel):
            raise TypeError("no question is shown")
        return shown

    def turned(self, portrait: bool) -> None:
        self.panel.set_portrait(portrait)

    def _ask(self) -> None:
        question = self._questions[self._at]
        before = self._place.currentWidget()
        panel = QuestionPanel(
            question, self._picture(question), seed=self._visit.monotonic_ms(), reveal=self._side == "after"
        )
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
        answers = self._sitting.before if self._side == "before" else self._sitting.after
        answers.append(right)
        self._visit.answer(self._questions[self._at].id, correct=right)
        last = self._at == len(self._questions) - 1
        self.next.setText(("看玩法  " if self._side == "before" else "看结果  ") if last else "下一题  ")
        self.next.show()
        self.next.setFocus()

    def _go_on(self) -> None:
        if self._at < len(self._questions) - 1:
            self._at += 1
            self._ask()
        else:
            self._navigator.replace(Route.to(_NEXT[self._side], game=self._sitting.pack.id))
