"""study.cases: real accidents by group of topics, those of the person's own posts first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.navigation import Navigator, Route, Screen
from ui.screens.study.case_presenter import CaseGroup, CaseTile
from ui.screens.study.tiles import tiles
from ui.tasks import TaskRunner
from ui.widgets import Chip, EmptyState, PlainLabel, PressCard, clear, column, row, scroll


class CasesScreen(Screen):
    title = "案例"
    subtitle = "真事。先读到要拿主意的那一刻，你来选，再看后来怎样。"

    def __init__(self, read: Callable[[], tuple[CaseGroup, ...]], tasks: TaskRunner, navigator: Navigator) -> None:
        super().__init__()
        self._read, self._tasks, self._navigator = read, tasks, navigator
        inside = QWidget()
        self._page = column(inside, gap="m", margin="page")
        column(self).addWidget(scroll(inside))
        self.cards: dict[str, PressCard] = {}

    def on_enter(self) -> None:
        self._tasks.start(self, lambda _task: self._read(), self._show)

    def _show(self, groups: tuple[CaseGroup, ...]) -> None:
        clear(self._page)
        self.cards.clear()
        if not groups:
            self._page.addWidget(EmptyState("case", "还没有装案例", "请管理员装好内容包后再来。"), 1)
            return
        for group in groups:
            self._page.addWidget(PlainLabel(group.title, "title"))
            self._page.addLayout(tiles([self._card(tile) for tile in group.tiles]))
        self._page.addStretch(1)

    def _card(self, tile: CaseTile) -> PressCard:
        card = PressCard(gap="s")
        card.setAccessibleName(f"{tile.title}，{tile.when_where}")
        head = row(gap="s")
        head.addWidget(PlainLabel(tile.title, "title"), 1)
        if tile.mine:
            head.addWidget(Chip("info", "和你的岗位有关"), 0, Qt.AlignmentFlag.AlignTop)
        card.add(head)
        card.add(PlainLabel(tile.when_where, "soft"))
        card.body.addStretch(1)
        card.add(PlainLabel(f"学的是：{tile.teaches}", "small"))
        card.pressed.connect(lambda: self._navigator.go(Route.to("study.case", case=tile.id)))
        self.cards[tile.id] = card
        return card
