"""study.round: free practice through one bank; right or wrong is said at once, with every option explained."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from ui.navigation import Navigator, Screen
from ui.screens.study.practice_presenter import Round
from ui.screens.study.round_question import Asked
from ui.tasks import TaskRunner
from ui.widgets import (
    Button,
    Card,
    EmptyState,
    PlainLabel,
    QuestionPanel,
    centred,
    clear,
    column,
    row,
    scroll,
    verdicts,
)

_LETTER_KEYS = "ABCDEFGH"


class RoundScreen(Screen):
    title = "逐题练"
    alone = True

    def __init__(
        self,
        read: Callable[[], tuple[str, Round]],
        asked: Callable[[Round], Asked],
        tasks: TaskRunner,
        navigator: Navigator,
    ) -> None:
        super().__init__()
        self._read, self._asked, self._tasks, self._navigator = read, asked, tasks, navigator
        self.round: Round | None = None
        self.panel: QuestionPanel | None = None
        self._name = ""
        whole = column(self, gap="none")
        inside = QWidget()
        self._stage = column(inside, gap="m", margin="page")
        self._area = scroll(inside)
        whole.addWidget(self._area, 1)
        self._bar = QFrame()
        self._bar.setProperty("panel", "footer")
        line = row(self._bar, gap="m", margin="m")
        self._score = PlainLabel("", "soft")
        line.addWidget(self._score, 1)
        self.confirm = Button("就选这些", "primary", icon="check", on_click=self._judge)
        self.forward = Button("下一题", "accent", icon="next", trailing=True, on_click=self.next)
        line.addWidget(self.confirm)
        line.addWidget(self.forward)
        whole.addWidget(self._bar)
        self._bind_keys()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _bind_keys(self) -> None:
        for at, letter in enumerate(_LETTER_KEYS):
            for key in (letter, str(at + 1)):
                self._bind(key, partial(self._press, at))
        self._bind("Right", self.next)
        self._bind("PgDown", self.next)

    def _bind(self, key: str, then: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: then())

    def on_enter(self) -> None:
        self._tasks.start(self, lambda _task: self._read(), self._begin)

    def _begin(self, read: tuple[str, Round]) -> None:
        self._name, self.round = read
        self._show()

    def _show(self) -> None:
        clear(self._stage)
        self.panel = None
        current = self.round
        if current is None:
            return
        self._bar.setVisible(not current.over)
        if current.over:
            self.set_title(self._name, "练完了")
            self._stage.addWidget(centred(self._summary(current), 32))
            self._stage.addStretch(1)
            return
        self.set_title(self._name, current.heading)
        asked = self._asked(current)
        panel = QuestionPanel(asked.question, asked.order, picture=asked.picture)
        panel.chosen_now.connect(self._on_chosen)
        self.panel = panel
        self._cites = asked.cites
        self._stage.addWidget(centred(panel, 38))
        self._stage.addStretch(1)
        self._area.verticalScrollBar().setValue(0)
        self._many = asked.question.type == "multiple"
        self.confirm.setVisible(self._many)
        self.confirm.setEnabled(False)
        self.forward.setEnabled(False)
        self._score.setText(current.score)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self, at: int) -> None:
        if self.panel is not None:
            self.panel.press(at)

    def _on_chosen(self, chosen: tuple[str, ...]) -> None:
        if self._many:
            self.confirm.setEnabled(bool(chosen))
        else:
            self._judge()

    def _judge(self) -> None:
        if self.round is None or self.panel is None or self.round.judged:
            return
        self.round.judge(self.panel.chosen)
        self.panel.mark(verdicts(self.round.question, self.panel.chosen))
        self.panel.explain(self.round.question.explanation, self._cites)
        self.confirm.hide()
        self.forward.setEnabled(True)
        self.forward.setFocus()
        self._score.setText(self.round.score)

    def next(self) -> None:
        if self.round is not None and self.round.judged:
            self.round.forward()
            self._show()

    def _summary(self, done: Round) -> QWidget:
        if not done.questions:
            return EmptyState("practice", "这里还没有题", "换一个知识点试试。", action="返回",
                              on_action=self._navigator.back)  # fmt: skip
        card = Card(gap="m", margin="xl")
        card.add(PlainLabel(f"{len(done.questions)} 题，答对 {done.correct} 题", "hero"))
        wrong = len(done.missed)
        card.add(
            PlainLabel("全部答对，可以换一个知识点。" if not wrong else f"把没答对的 {wrong} 题再练一遍，记得最牢。")
        )
        line = row(gap="s")
        line.addWidget(Button("换个练法", on_click=self._navigator.back))
        line.addStretch(1)
        if wrong:
            line.addWidget(Button("再练错题", "accent", icon="restart", on_click=self._again))
        return card.add(line)

    def _again(self) -> None:
        if self.round is not None:
            self.round = self.round.of_missed()
            self._show()
