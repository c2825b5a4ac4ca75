"""study.case: the story, the decision as a question, and only then what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from edu.domain.cases import Case
from edu.domain.questions import Question
from edu.domain.register import Register
from ui.navigation import Navigator, Screen
from ui.screens.study.case_presenter import decision_page, outcome_page, story_page, when_where
from ui.tasks import TaskRunner
from ui.widgets import Button, PlainLabel, QuestionPanel, RichPage, clear, column, row, scroll, verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """`register` has what the case cites; `question_cites` are those of the question, in words."""

    case: Case
    question: Question
    register: Register
    question_cites: tuple[str, ...]


class CaseScreen(Screen):
    title = "案例"

    def __init__(
        self,
        read: Callable[[], CaseView],
        picture: Callable[[Question, str], Path | None],
        tasks: TaskRunner,
        navigator: Navigator,
    ) -> None:
        """`picture` finds a path of the case, whose pictures stand with those of its question's bank."""
        super().__init__()
        self._read, self._picture, self._tasks, self._navigator = read, picture, tasks, navigator
        inside = QWidget()
        self._page = column(inside, gap="l", margin="page")
        self._area = scroll(inside)
        column(self).addWidget(self._area)
        self.panel: QuestionPanel | None = None
        self.confirm = Button("就这么办", "primary", icon="check", on_click=self._judge)
        self.back = Button("回到案例", icon="back", on_click=navigator.back)
        self._view: CaseView | None = None
        self._after: QWidget | None = None

    @property
    def told(self) -> bool:
        """Whether the outcome is on the page."""
        return self._after is not None

    def on_enter(self) -> None:
        if self._view is None:  # who comes back finds the page as it was left
            self._tasks.start(self, lambda _task: self._read(), self._show)

    def _show(self, view: CaseView) -> None:
        if self._view is not None:  # entered twice before the first reading was done
            return
        self._view = view
        clear(self._page)
        case, question = view.case, view.question
        self.set_title(case.title, when_where(case))

        def picture(path: str) -> Path | None:
            return self._picture(question, path)

        def decision(_question: str) -> QWidget:
            return self._decision(question)

        self._page.addWidget(RichPage(story_page(case), picture, title=False))
        self._page.addWidget(RichPage(decision_page(case), picture, check=decision, title=False, in_line=True))
        self._page.addStretch(1)

    def _decision(self, question: Question) -> QWidget:
        asked = QWidget()
        box = column(asked, gap="m")
        box.addWidget(PlainLabel("这时你会怎么办？", "title"))
        self.panel = QuestionPanel(question)
        self.panel.chosen_now.connect(lambda chosen: self.confirm.setEnabled(bool(chosen)))
        box.addWidget(self.panel)
        foot = row()
        foot.addStretch(1)
        self.confirm.setEnabled(False)
        foot.addWidget(self.confirm)
        box.addLayout(foot)
        return asked

    def _judge(self) -> None:
        view, panel = self._view, self.panel
        if view is None or panel is None or not panel.chosen or self.told:
            return
        panel.mark(verdicts(view.question, panel.chosen))
        panel.lock()
        panel.explain(view.question.explanation, view.question_cites)
        self.confirm.hide()
        after = QWidget()
        box = column(after, gap="m")
        page = outcome_page(view.case, view.register)
        box.addWidget(RichPage(page, lambda path: self._picture(view.question, path)))
        foot = row()
        foot.addWidget(self.back)
        foot.addStretch(1)
        box.addLayout(foot)
        self._after = after
        self._page.insertWidget(self._page.count() - 1, after)

    def scroll_to_outcome(self) -> None:
        """So that the outcome stands at the head of the window."""
        after, bar = self._after, self._area.verticalScrollBar()
        if after is not None:
            QTimer.singleShot(0, after, lambda: bar.setValue(after.y()))  # once it has been laid out
