"""exam.result: what was reached, by knowledge point, and every question explained."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from edu.domain.questions import Question
from ui import theme
from ui.navigation import Navigator, Screen
from ui.screens.exam.result_presenter import Outcome, QuestionLine
from ui.tasks import TaskRunner
from ui.widgets import (
    Bar,
    BarChart,
    Button,
    Card,
    Chip,
    PlainLabel,
    ProgressRing,
    QuestionPanel,
    clear,
    column,
    row,
    scroll,
    verdicts,
)

_AT_ONCE = 8
_CHARS = 46
_ONE_COLUMN = 4
_NAMED = 8
"""Knowledge points without a mistake that are named at once."""


class ResultScreen(Screen):
    title = "考试结果"

    def __init__(
        self,
        read: Callable[[], tuple[str, Outcome]],
        picture: Callable[[Question], Path | None],
        tasks: TaskRunner,
        navigator: Navigator,
    ) -> None:
        super().__init__()
        self._read, self._picture, self._tasks, self._navigator = read, picture, tasks, navigator
        inside = QWidget()
        self._page = column(inside, gap="l", margin="page")
        column(self).addWidget(scroll(inside))
        self._outcome: Outcome | None = None
        self._only_wrong = True
        self._shown = 0
        self.panels: list[QuestionPanel] = []

    def on_enter(self) -> None:
        self._tasks.start(self, lambda _task: self._read(), self._show)

    def _show(self, read: tuple[str, Outcome]) -> None:
        title, outcome = read
        self._outcome = outcome
        self.set_title(title, "考试结果")
        clear(self._page)
        self._page.addWidget(_summary(outcome))
        self._page.addWidget(_knowledge(outcome))
        self._page.addLayout(self._filter(outcome))
        self._list = column(gap="m")
        self._page.addLayout(self._list)
        self._more = Button("再显示几题", icon="down", on_click=self._show_more)
        self._page.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._page.addStretch(1)
        self.filter_by(only_wrong=bool(outcome.wrong))

    def _filter(self, outcome: Outcome) -> QHBoxLayout:
        line = row(gap="s")
        line.addWidget(PlainLabel("逐题看解析", "title"), 1)
        self.wrong_button = Button(f"只看错题（{len(outcome.wrong)}）")
        self.all_button = Button(f"全部（{len(outcome.questions)}）")
        for button, only_wrong in ((self.wrong_button, True), (self.all_button, False)):
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, only=only_wrong: self.filter_by(only_wrong=only))
            line.addWidget(button)
        self.wrong_button.setEnabled(bool(outcome.wrong))
        return line

    def filter_by(self, *, only_wrong: bool) -> None:
        self._only_wrong = only_wrong
        self.wrong_button.setChecked(only_wrong)
        self.all_button.setChecked(not only_wrong)
        clear(self._list)
        self.panels.clear()
        self._shown = 0
        self._show_more()

    @property
    def _lines(self) -> tuple[QuestionLine, ...]:
        if self._outcome is None:
            return ()
        return self._outcome.wrong if self._only_wrong else self._outcome.questions

    def _show_more(self) -> None:
        """A few at a time: a hundred questions at once would make a slow machine wait."""
        lines = self._lines[self._shown : self._shown + _AT_ONCE]
        for line in lines:
            self._list.addWidget(self._card(line))
        self._shown += len(lines)
        left = len(self._lines) - self._shown
        self._more.setVisible(left > 0)
        self._more.setText(f"再显示几题（还有 {left} 题）")

    def _card(self, line: QuestionLine) -> QWidget:
        card = Card(gap="m")
        head = row(gap="s")
        head.addWidget(PlainLabel(f"第 {line.number} 题", "strong"))
        if line.correct:
            head.addWidget(Chip("met", "答对了"))
        else:
            head.addWidget(Chip("error", "没答对" if line.chosen else "没有作答"))
        words = f"你的答案：{line.given}　正确答案：{line.right}　得分：{line.marks}"
        head.addWidget(PlainLabel(words, "small"), 1)
        card.add(head)
        panel = QuestionPanel(line.item.question, line.order, picture=self._picture(line.item.question))
        panel.choose(line.chosen)
        panel.mark(verdicts(line.item.question, line.chosen))
        panel.explain(line.item.question.explanation, line.cites)
        self.panels.append(panel)
        panel.setMaximumWidth(theme.current().type.reading * _CHARS)  # the card is as wide as what stands above it
        beside = row(gap="none")  # a column would ask the panel for its height at the card's width
        beside.addWidget(panel, 1000)
        beside.addStretch(1)
        return card.add(beside)


def _summary(outcome: Outcome) -> Card:
    card = Card()
    line = row(gap="l")
    ring = ProgressRing(outcome.share, text=outcome.score, label="分", tone="green" if outcome.passed else None)
    line.addWidget(ring, 0, Qt.AlignmentFlag.AlignTop)
    words = column(gap="s")
    words.addWidget(PlainLabel(outcome.headline, "hero"))
    words.addWidget(PlainLabel(outcome.sentence))
    words.addWidget(PlainLabel("；".join(outcome.facts), "small"))
    words.addStretch(1)
    line.addLayout(words, 1)
    return card.add(line)


def _knowledge(outcome: Outcome) -> Card:
    """The weakest first, so that the eye falls on what to learn."""
    full = [line for line in outcome.knowledge if line.share == 100]
    weak = [line for line in outcome.knowledge if line.share < 100]
    hint = "先补排在前面的几个" if len(weak) > 1 else "先补这一个" if weak else "每个知识点都答对了"
    card = Card("各知识点得分率", hint=hint)
    shown = weak or full
    half = -(-len(shown) // 2) if len(shown) > _ONE_COLUMN else len(shown)
    line = row(gap="xl")
    for part in (shown[:half], shown[half:]):
        if part:
            bars = [Bar(known.name, known.share, f"{known.share}% · {known.text}") for known in part]
            line.addWidget(BarChart(bars, top=100), 1, Qt.AlignmentFlag.AlignTop)
    card.add(line)
    if weak and full:
        card.add(_all_right("、".join(known.name for known in full), len(full)))
    return card


def _all_right(names: str, count: int) -> QWidget:
    """Nobody has to do anything about them: a few are named, many only when asked for."""
    if count <= _NAMED:
        return PlainLabel(f"其余 {count} 个知识点全对：{names}", "small")
    holder = QWidget()
    box = column(holder, gap="xs")
    line = row(gap="s")
    line.addWidget(PlainLabel(f"其余 {count} 个知识点全对。", "small", wrap=False))
    which = Button("有哪些", "ghost", icon="down")
    line.addWidget(which)
    line.addStretch(1)
    box.addLayout(line)
    listed = PlainLabel(names, "small")
    listed.hide()
    box.addWidget(listed)
    which.clicked.connect(which.hide)
    which.clicked.connect(listed.show)
    return holder
