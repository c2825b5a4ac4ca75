"""study.drill: one drill alone: hear, decide, see what came of it; at the end what each decision was worth and why.

What was decided is kept at once, so that one may leave and take it up again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from edu.domain.drills.scenario import VERDICTS
from edu.domain.drills.scoring import Result
from edu.domain.drills.solo_play import SoloAnswer, SoloPlay
from ui.navigation import Confirmation, Navigator, Route, Screen
from ui.tasks import TaskRunner
from ui.widgets import VERDICT_STATUS, Button, Card, Chip, EmptyState, PlainLabel, StatTile, column, row, stat_row
from ui.widgets.solo_story import SoloStory


class Record(Protocol):
    """Where a played drill is kept; each call is durable when it returns. Called in the database lane, in order."""

    def play(self) -> SoloPlay:
        """A new one, or one that was left, where it was left."""

    def begin(self) -> None:
        """Once, when the first question is asked for; nothing for one that is taken up again."""

    def chose(self, answer: SoloAnswer) -> None: ...
    def end(self) -> None: ...


class SoloDrillScreen(Screen):
    title = "推演"
    alone = True

    def __init__(
        self, record: Record, cite: Callable[[str], str], tasks: TaskRunner, navigator: Navigator
    ) -> None:  # fmt: skip
        super().__init__()
        self._record, self._cite = record, cite
        self._tasks, self._navigator = tasks, navigator
        self.subtitle = "演练，不是真的发生了"
        self.story: SoloStory | None = None
        self._done = False
        page = column(self, gap="m", margin="page")
        self._place = column(gap="none")
        page.addLayout(self._place, 1)
        foot = row(gap="m")
        self.count = PlainLabel("", "soft", wrap=False)
        foot.addWidget(self.count)
        foot.addStretch(1)
        self.next = Button("开始", "accent", icon="forward", trailing=True, big=True, on_click=self._go_on)
        self.next.setEnabled(False)
        foot.addWidget(self.next)
        page.addLayout(foot)

    @property
    def play(self) -> SoloPlay:
        assert self.story is not None
        return self.story.play

    def on_enter(self) -> None:
        self._tasks.start(self, lambda _task: self._record.play(), self._show, on_error=self._no)

    def _show(self, play: SoloPlay) -> None:
        self.set_title(play.scenario.title, self.subtitle)
        self.story = SoloStory(play)
        self.story.answered.connect(self._answered)
        self._place.addWidget(self.story)
        self.story.begin()
        if play.answers:
            self.count.setText(f"已经作了 {len(play.answers)} 个决定，从下一个接着推演")
            self.next.setText("接着推演")
        self.next.setEnabled(True)

    def _no(self, error: Exception) -> None:
        self._place.addWidget(EmptyState("scenario", "这一场打不开", "请返回推演列表，选另一场。"))
        self._navigator.fail(error)

    def leave_question(self) -> Confirmation | None:
        if self._done or self.story is None or not self.play.answers:
            return None
        return Confirmation(title="先不推演了？", text="已经作的决定都保存了，下次可以接着推演。", yes="离开")

    # -- the course --

    def _go_on(self) -> None:
        assert self.story is not None
        if not self.play.answers:
            self._keep(self._record.begin)
        question = self.play.next()
        if question is None:
            self._finish(self.story)
            return
        self.story.ask(question)
        self.count.setText(f"演练 {question.clock} · 第 {question.number} 个决定，共 {question.of} 个")
        self.next.hide()

    def _answered(self, answer: SoloAnswer) -> None:
        self._keep(lambda: self._record.chose(answer))
        self.next.setText("接着往下")
        self.next.show()
        self.next.setFocus()

    def _finish(self, story: SoloStory) -> None:
        self._done = True
        result = self.play.result()
        story.empty()
        story.map.show_picture(self.play.picture)
        self._keep(self._record.end)
        page = story.column
        page.addWidget(self._score(result))
        again = Button("换一场", "accent", big=True, on_click=lambda: self._navigator.replace(Route("study.drills")))
        page.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        for rule in self.play.scenario.debrief.rules:
            page.addWidget(PlainLabel(rule, "strong"))
        for answer in self.play.answers:
            page.addWidget(self._looked_back(answer))
        page.addStretch(1)
        self.count.setText("推演结束")
        self.next.hide()

    def _score(self, result: Result) -> QWidget:
        right = sum(answer.right for answer in self.play.answers)
        return stat_row(
            StatTile(f"{result.total / 100:.0f}", "得分", unit="分"),
            StatTile(f"{right}", "做对", unit=f"/ {len(self.play.answers)} 个决定"),
        )

    def _looked_back(self, answer: SoloAnswer) -> QWidget:
        card = Card(gap="xs", margin="m")
        head = row(gap="m")
        head.addWidget(PlainLabel(answer.decision.title, "strong"), 1)
        head.addWidget(Chip(VERDICT_STATUS[answer.taken.verdict], VERDICTS[answer.taken.verdict]))
        card.add(head)
        card.add(PlainLabel(f"{answer.taken.text}——{answer.taken.why}"))
        if not answer.right:
            card.add(PlainLabel(f"更好的做法：{answer.best.text}——{answer.best.why}"))
        if answer.best.cites:
            card.add(PlainLabel("依据：" + "；".join(self._cite(cite) for cite in answer.best.cites), "small"))
        return card

    def _keep(self, work: Callable[[], None]) -> None:
        self._tasks.start(self, lambda _task: work(), lambda _none: None, on_error=self._navigator.fail)
