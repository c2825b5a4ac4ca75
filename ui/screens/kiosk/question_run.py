"""Questions one after the other on the kiosk's paper; what follows an answer and the last one, the screen says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from edu.domain.questions import Question
from ui.navigation import Navigator
from ui.screens.kiosk.by_finger import by_finger
from ui.screens.kiosk.foot import Foot
from ui.screens.kiosk.more_below import MoreBelow
from ui.screens.kiosk.question_panel import QuestionPanel
from ui.screens.kiosk.read_aloud import SILENT, ReadAloud
from ui.screens.kiosk.stage import Stage
from ui.screens.kiosk.visit import Visit
from ui.screens.kiosk.voice import Voice
from ui.widgets import PlainLabel, column, scroll


class QuestionRun(Stage):
    """Subclasses write `answered` and `finished`. Every answer is counted in the visit."""

    last_word = "看结果"
    reveal = True

    def __init__(
        self,
        questions: Sequence[Question],
        visit: Visit,
        navigator: Navigator,
        picture: Callable[[Question], Path | None],
        *,
        head: str = "",
        voice: Voice = SILENT,
    ) -> None:
        super().__init__()
        self._questions, self._visit, self._navigator = tuple(questions), visit, navigator
        self._picture = picture
        self._at = 0
        page = column(self, gap="l", margin="l")
        if head:
            page.addWidget(PlainLabel(head, "stage-title"))
        paper = QFrame()
        paper.setProperty("panel", "card")
        holder = QWidget()
        self._place = QStackedLayout(holder)
        area = by_finger(scroll(holder))
        column(paper, margin="l").addWidget(area)
        page.addWidget(paper, 1)
        self.aloud = ReadAloud(voice, paper)
        foot = self._foot = Foot(
            navigator.back, self._go_on, "下一题", aloud=self.aloud, more=MoreBelow(area, big=True)
        )
        self.count, self.next = foot.count, foot.next
        page.addLayout(foot.line)

    def answered(self, question: Question, *, right: bool) -> None:
        """A choice was made; it is counted already."""

    def finished(self) -> None:
        """The last question is over."""

    @property
    def panel(self) -> QuestionPanel:
        shown = self._place.currentWidget()
        if not isinstance(shown, QuestionPanel):
            raise TypeError("no question is shown")
        return shown

    def turned(self, portrait: bool) -> None:
        self._foot.turn(portrait=portrait)
        if self._questions:
            self.panel.set_portrait(portrait)

    def ask(self) -> None:
        """The question whose turn it is; called once by the subclass to begin."""
        if not self._questions:
            return
        self.aloud.stop()
        question = self._questions[self._at]
        before = self._place.currentWidget()
        panel = QuestionPanel(question, self._picture(question), seed=self._visit.monotonic_ms(), reveal=self.reveal)
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
        self.answered(question, right=right)
        last = self._at == len(self._questions) - 1
        self.next.setText(f"{self.last_word if last else '下一题'}  ")
        self.next.show()
        self.next.setFocus()

    def _go_on(self) -> None:
        if self._at < len(self._questions) - 1:
            self._at += 1
            self.ask()
        else:
            self.finished()
