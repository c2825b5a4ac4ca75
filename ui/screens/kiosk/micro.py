"""A 微课 before somebody who stands: the danger, three steps done with the finger, one question, go and do it.

What is to be touched is asked in words. A wrong touch is answered with its reason, nothing is counted against anybody;
after a while, or two touches beside it, a ring shows the place.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QStackedWidget, QWidget

from edu.domain.microlessons import MicroLesson, Step
from edu.domain.questions import Question
from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.offers import Rule
from ui.screens.kiosk.question_panel import QuestionPanel
from ui.screens.kiosk.read_aloud import SILENT, ReadAloud
from ui.screens.kiosk.said import Said
from ui.screens.kiosk.scene import Drawing, SceneView
from ui.screens.kiosk.stage import Stage
from ui.screens.kiosk.visit import Outcome, Visit
from ui.screens.kiosk.voice import Voice
from ui.theme import ToneName
from ui.widgets import Button, PlainLabel, column, row

HINT_MS = 7_000
_PATIENT = 2
"""Touches beside the right place until it is shown."""
_NUMBERS = "一二三"


@dataclass(frozen=True, slots=True)
class Way:
    """To what trains it in this hall, in the words of its button."""

    words: str
    route: Route


class _Once(Button):
    """A second touch at once was meant for what stood here before."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class MicroScreen(Stage):
    def __init__(
        self,
        lesson: MicroLesson,
        question: Question,
        picture: Path | None,
        visit: Visit,
        navigator: Navigator,
        *,
        drawing: Drawing,
        rule: Rule,
        way: Way | None = None,
        voice: Voice = SILENT,
    ) -> None:
        super().__init__()
        self.title = lesson.title
        self._lesson, self._visit, self._navigator, self._rule, self._way = lesson, visit, navigator, rule, way
        self._asked = self._correct = 0
        self.at = -1
        """-1 the danger, 0 to 2 the steps, 3 the question, 4 what to do now."""
        self.done = False
        self._beside = 0
        page = column(self, gap="m", margin="l")
        head = row(gap="m")
        head.addWidget(PlainLabel(lesson.title, "stage-title"), 1)
        self.count = PlainLabel("", "stage-soft", wrap=False)
        head.addWidget(self.count)  # comes and goes; what is touched stays at the edge
        page.addLayout(head)
        paper = QFrame()
        paper.setProperty("panel", "card")
        self.aloud = ReadAloud(voice, paper, big=False)
        head.addWidget(self.aloud)
        inner = column(paper, margin="m")
        self.sheets = QStackedWidget()
        inner.addWidget(self.sheets)
        page.addWidget(paper, 1)
        self.scene = SceneView(drawing)
        self.scene.touched.connect(self._touched)
        self.words = Said()
        self.sheets.addWidget(self._stage())
        self.panel = QuestionPanel(question, picture, seed=visit.monotonic_ms())
        self.panel.answered.connect(self._answered)
        self.sheets.addWidget(self.panel)
        foot = row(gap="m")
        self.leave = Button("  不学了", icon="close", big=True, on_click=navigator.back)
        self.next = _Once("下一步  ", "accent", icon="forward", big=True, on_click=self._forward)
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.train = _Once(f"  {way.words}" if way else "", icon="play", big=True, on_click=self._train)
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.train)
        foot.addWidget(self.next, 1)
        page.addLayout(foot)
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.timeout.connect(self._show_where)
        visit.enter("learn", lesson.id)
        self._show()

    def turned(self, portrait: bool) -> None:
        self.panel.set_portrait(portrait)
        up, across = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(up if portrait else across)  # upright the stage lies where a seated hand reaches it
        self._line.setStretch(0, 0 if portrait else 7)
        self._line.setStretch(1, 1 if portrait else 3)
        self.scene.setMinimumHeight(0)
        self._fit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        """Upright the stage takes the whole width, and the height that goes with it."""
        if self.portrait:
            self.scene.setFixedHeight(round((self.width() - 4 * theme.of(self).metrics.l) * 9 / 16))
        else:
            self.scene.setMinimumHeight(0)
            self.scene.setMaximumHeight(1 << 20)

    def _stage(self) -> QWidget:
        holder = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.current().metrics.l)
        self._line.addWidget(self.scene, 7)
        self._line.addWidget(self.words, 3)
        return holder

    # -- where one is --

    @property
    def step(self) -> Step | None:
        return self._lesson.steps[self.at] if 0 <= self.at < len(self._lesson.steps) else None

    def _forward(self) -> None:
        self.at += 1
        if self.at > len(self._lesson.steps) + 1:
            self._finish()
        else:
            self._show()

    def _show(self) -> None:
        self.aloud.stop()
        self.patience.stop()
        self._beside = 0
        steps, step = len(self._lesson.steps), self.step
        self.done = step is None and self.at != steps
        asking = self.at == steps
        self.sheets.setCurrentIndex(1 if asking else 0)
        self.count.setText("" if step is None else f"第{_NUMBERS[self.at]}步，共三步")
        self.train.hide()
        if step is not None:
            self.scene.show_scene(step.scene, step.touchable, glide=True)
            self._say("touch", step.ask, "点一点图上的地方。")
            self.patience.start(HINT_MS)
        elif self.at < 0:
            self.scene.show_scene(self._lesson.scene)
            self._say("danger", self._lesson.danger)
        elif not asking:
            self.scene.show_scene(self._lesson.steps[-1].then)
            self._say("practice", self._lesson.practise)
            self.train.setVisible(self._way is not None)
        self.next.setText("我来做  " if self.at < 0 else "学完了  " if self.at > steps else "下一步  ")
        self.next.setEnabled(self.done)

    def _say(self, icon: str, big: str, small: str = "", tone: ToneName | None = None) -> None:
        self.aloud.stop()  # what is read no longer stands there
        self.words.say(icon, big, small, tone)

    # -- touched --

    def _touched(self, layer: str) -> None:
        step = self.step
        if step is None or self.done:
            return
        if layer == step.right:
            self._did(step)
            return
        if layer:
            self.scene.shake(layer)
            self._say("cross", step.says(layer), "再点一点别的地方。", "yellow")
        self._beside += 1
        if self._beside >= _PATIENT:
            self._show_where()

    def _did(self, step: Step) -> None:
        self.patience.stop()
        self.done = True
        self.scene.show_scene(step.then, glide=True)
        self._say("check", step.seen, tone="green")
        self.next.setEnabled(True)

    def _show_where(self) -> None:
        step = self.step
        if step is not None and not self.done:
            self.scene.hint(step.right)

    def _answered(self, right: bool) -> None:
        self._asked += 1
        self._correct += right
        self._visit.answer(self._lesson.question, correct=right)
        self.next.setEnabled(True)

    # -- on --

    def _train(self) -> None:
        if self._way is not None:
            self._complete()
            self._navigator.replace(self._way.route)

    def _complete(self) -> None:
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

    def _finish(self) -> None:
        self._complete()
        self._navigator.replace(Route("kiosk.result"))
