"""study.drills: the drills that one can play alone, at one's own seat, and those that were left in the middle."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from edu.domain.drills.scenario import Scenario
from edu.services.drill_solo import Unfinished
from edu.system.clock import civil_date
from ui.navigation import Confirmation, Navigator, Route, Screen
from ui.tasks import TaskRunner
from ui.widgets import Button, Card, EmptyState, PlainLabel, PressCard, clear, column, row, scroll

Shelf = tuple[Sequence[Unfinished], Sequence[Scenario]]


class DrillsScreen(Screen):
    title = "推演"
    subtitle = "一个人指挥一场演练，五到八分钟；成绩记进学习档案。"

    def __init__(
        self, read: Callable[[], Shelf], give_up: Callable[[str], None], tasks: TaskRunner, navigator: Navigator
    ) -> None:
        super().__init__()
        self._read, self._give_up, self._tasks, self._navigator = read, give_up, tasks, navigator
        inside = QWidget()
        self._box = column(inside, gap="m", margin="page")
        column(self).addWidget(scroll(inside))
        self.cards: dict[str, PressCard] = {}
        self.resume: dict[str, Button] = {}
        self.drop: dict[str, Button] = {}

    def on_enter(self) -> None:
        self._tasks.start(self, lambda _task: self._read(), self._show)

    def _show(self, shelf: Shelf) -> None:
        clear(self._box)
        for made in (self.cards, self.resume, self.drop):
            made.clear()
        unfinished, drills = shelf
        if unfinished:
            self._box.addWidget(PlainLabel("没有推演完的", "title"))
            for run in unfinished:
                self._box.addWidget(self._left(run))
            self._box.addWidget(PlainLabel("开始新的一场", "title"))
        for drill in drills:
            self._box.addWidget(self._card(drill))
        if not drills:
            self._box.addWidget(EmptyState("scenario", "还没有推演脚本", "请管理员装好内容包后再来。"))
        self._box.addStretch(1)

    def _card(self, drill: Scenario) -> PressCard:
        card = PressCard(gap="xs", margin="m")
        card.add(PlainLabel(drill.title, "title"))
        card.add(PlainLabel(drill.summary))
        asked = sum(decision.solo for decision in drill.decisions)
        card.add(PlainLabel(f"{asked} 个决定", "small"))
        card.setAccessibleName(drill.title)
        card.pressed.connect(lambda: self._navigator.go(Route.to("study.drill", drill=drill.id)))
        self.cards[drill.id] = card
        return card

    def _left(self, run: Unfinished) -> Card:
        card = Card(gap="xs", margin="m")
        across = row(gap="m")
        words = column(gap="xs")
        words.addWidget(PlainLabel(run.title, "strong"))
        day = civil_date(run.started_ms)
        made = f"已经作了 {run.answered} 个决定" if run.answered else "还没有作决定"
        words.addWidget(PlainLabel(run.problem or f"{day.month} 月 {day.day} 日开始，{made}", "small"))
        across.addLayout(words, 1)
        self.drop[run.run] = Button("放弃", on_click=lambda: self._ask(run))
        across.addWidget(self.drop[run.run])
        if not run.problem:
            go = Route.to("study.drill", run=run.run)
            again = Button("接着推演", "primary", icon="play", on_click=lambda: self._navigator.go(go))
            self.resume[run.run] = again
            across.addWidget(again)
        card.add(across)
        return card

    def _ask(self, run: Unfinished) -> None:
        question = Confirmation(
            title=f"放弃“{run.title}”？", text="这一场就不能再接着推演，也不记成绩。", yes="放弃", danger=True
        )

        def give_up() -> None:
            self._tasks.start(
                self, lambda _task: self._give_up(run.run), lambda _none: self.on_enter(),
                on_error=self._navigator.fail,
            )  # fmt: skip

        self._navigator.ask(question, give_up)
