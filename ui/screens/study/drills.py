"""study.drills: the drills that one can play alone, at one's own seat."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from edu.domain.drills.scenario import Scenario
from ui.navigation import Navigator, Route, Screen
from ui.tasks import TaskRunner
from ui.widgets import EmptyState, PlainLabel, PressCard, clear, column, scroll


class DrillsScreen(Screen):
    title = "推演"
    subtitle = "一个人指挥一场演练，五到八分钟；成绩记进学习档案。"

    def __init__(self, read: Callable[[], Sequence[Scenario]], tasks: TaskRunner, navigator: Navigator) -> None:
        super().__init__()
        self._read, self._tasks, self._navigator = read, tasks, navigator
        inside = QWidget()
        self._box = column(inside, gap="m", margin="page")
        column(self).addWidget(scroll(inside))
        self.cards: dict[str, PressCard] = {}

    def on_enter(self) -> None:
        self._tasks.start(self, lambda _task: self._read(), self._show)

    def _show(self, drills: Sequence[Scenario]) -> None:
        clear(self._box)
        self.cards.clear()
        for drill in drills:
            card = PressCard(gap="xs", margin="m")
            card.add(PlainLabel(drill.title, "title"))
            card.add(PlainLabel(drill.summary))
            asked = sum(decision.solo for decision in drill.decisions)
            card.add(PlainLabel(f"{asked} 个决定", "small"))
            card.setAccessibleName(drill.title)
            card.pressed.connect(lambda id_=drill.id: self._navigator.go(Route.to("study.drill", drill=id_)))
            self.cards[drill.id] = card
            self._box.addWidget(card)
        if not drills:
            self._box.addWidget(EmptyState("scenario", "还没有推演脚本", "请管理员装好内容包后再来。"))
        self._box.addStretch(1)
