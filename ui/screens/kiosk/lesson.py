"""A lesson of a few pages in big type; its questions are answered by touch. Nothing is scored against the visitor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from edu.domain.courses import Check, Course, Lesson, Page
from edu.domain.questions import Question
from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.by_finger import by_finger
from ui.screens.kiosk.grown_page import GrownPage
from ui.screens.kiosk.more_below import with_more
from ui.screens.kiosk.offers import Rule
from ui.screens.kiosk.question_panel import QuestionPanel
from ui.screens.kiosk.read_aloud import SILENT, ReadAloud
from ui.screens.kiosk.stage import Stage
from ui.screens.kiosk.visit import Outcome, Visit
from ui.screens.kiosk.voice import Voice
from ui.widgets import Button, PlainLabel, column, row, scroll


class LessonScreen(Stage):
    def __init__(
        self,
        course: Course,
        lesson: Lesson,
        visit: Visit,
        navigator: Navigator,
        *,
        picture: Callable[[str], Path | None],
        question: Callable[[str], tuple[Question, Path | None]],
        rule: Rule,
        voice: Voice = SILENT,
    ) -> None:
        super().__init__()
        self.title = lesson.title
        self._course, self._lesson, self._visit, self._navigator = course, lesson, visit, navigator
        self._picture, self._question, self._rule = picture, question, rule
        self._asked = self._correct = 0
        self._panels: list[QuestionPanel] = []
        page = column(self, gap="m", margin="l")
        head = row(gap="m")
        head.addWidget(PlainLabel(lesson.title, "stage-title"), 1)
        self.count = PlainLabel("", "stage-soft", wrap=False)
        head.addWidget(self.count)
        page.addLayout(head)
        paper = QFrame()
        paper.setProperty("panel", "card")
        self.aloud = ReadAloud(voice, paper, big=False)
        head.addWidget(self.aloud)
        inner = column(paper, margin="l")
        self.pages = QStackedWidget()
        for text in lesson.pages:
            self.pages.addWidget(self._sheet(text))
        inner.addWidget(self.pages)
        page.addWidget(paper, 1)
        foot = row(gap="m")
        self.leave = Button("  不学了", icon="close", big=True, on_click=navigator.back)
        self.before = Button("  上一页", icon="back", big=True, on_click=lambda: self.turn(-1))
        self.next = Button("下一页  ", "accent", icon="forward", big=True, on_click=lambda: self.turn(1))
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.before)
        foot.addWidget(self.next, 1)
        page.addLayout(foot)
        visit.enter("learn", f"{course.id}/{lesson.id}")
        self._show()

    def turned(self, portrait: bool) -> None:
        for panel in self._panels:
            panel.set_portrait(portrait)

    def turn(self, step: int) -> None:
        at = self.pages.currentIndex() + step
        if at >= self.pages.count():
            self._finish()
        elif at >= 0:
            self.aloud.stop()
            self.pages.setCurrentIndex(at)
            self._show()

    def _show(self) -> None:
        at, last = self.pages.currentIndex(), self.pages.count() - 1
        self.count.setText(f"第 {at + 1} 页，共 {last + 1} 页")
        self.before.setVisible(at > 0)
        self.next.setText("学完了  " if at == last else "下一页  ")
        self.next.setMinimumWidth(theme.of(self).metrics.action * 2)

    def _sheet(self, page: Page) -> QWidget:
        if all(isinstance(block, Check) for block in page.blocks) and len(page.blocks) == 1:
            return self._panel(page.checks[0].question, page.title)
        grown = GrownPage(page, self._picture, check=lambda name: self._panel(name, ""))
        return with_more(by_finger(scroll(grown)))

    def _panel(self, name: str, heading: str) -> QuestionPanel:
        question, picture = self._question(name)
        panel = QuestionPanel(question, picture, seed=self._visit.monotonic_ms(), heading=heading)
        panel.answered.connect(lambda right, name=name: self._answered(name, right))
        self._panels.append(panel)
        return panel

    def _answered(self, name: str, right: bool) -> None:
        self._asked += 1
        self._correct += right
        self._visit.answer(name, correct=right)

    def _finish(self) -> None:
        self._visit.complete(
            Outcome(
                door="learn",
                activity=self._lesson.id,
                title=self._lesson.title,
                asked=self._asked,
                correct=self._correct,
                rule=self._rule,
            )
        )
        self._navigator.replace(Route("kiosk.result"))
