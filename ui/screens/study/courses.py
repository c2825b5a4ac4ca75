"""study.courses: every course of this person with how far it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.navigation import Navigator, Route, Screen
from ui.screens.study.courses_presenter import CourseTile, Offered
from ui.screens.study.plan import progress_bar
from ui.screens.study.tiles import tiles
from ui.tasks import TaskRunner
from ui.widgets import Chip, EmptyState, PlainLabel, PressCard, clear, column, left_out, row, scroll


class CoursesScreen(Screen):
    title = "课程"
    subtitle = "一课几分钟，随时停，下次接着学。"

    def __init__(self, read: Callable[[], Offered], tasks: TaskRunner, navigator: Navigator) -> None:
        super().__init__()
        self._read, self._tasks, self._navigator = read, tasks, navigator
        inside = QWidget()
        self._page = column(inside, gap="m", margin="page")
        column(self).addWidget(scroll(inside))
        self.cards: dict[str, PressCard] = {}

    def on_enter(self) -> None:
        self._tasks.start(self, lambda _task: self._read(), self._show)

    def _show(self, offered: Offered) -> None:
        clear(self._page)
        if offered.broken:
            self._page.addWidget(left_out("门课程", offered.broken))
        if not offered.shelves:
            self._page.addWidget(EmptyState("course", "还没有装课程", "请管理员装好课程包后再来。"), 1)
            return
        for shelf in offered.shelves:
            self._page.addWidget(PlainLabel(shelf.title, "title"))
            self._page.addLayout(tiles([self._card(tile) for tile in shelf.tiles]))
        self._page.addStretch(1)

    def _card(self, tile: CourseTile) -> PressCard:
        card = PressCard(gap="s")
        card.setAccessibleName(f"{tile.title}，{tile.word}，{tile.lessons} 课中学完 {tile.done} 课")
        head = row(gap="s")
        head.addWidget(PlainLabel(tile.title, "title"), 1)
        head.addWidget(Chip(tile.mood, tile.word), 0, Qt.AlignmentFlag.AlignTop)
        card.add(head)
        card.add(PlainLabel(tile.summary, "soft"))
        card.body.addStretch(1)
        foot = row(gap="m")
        foot.addWidget(PlainLabel(tile.facts, "small", wrap=False))
        foot.addWidget(progress_bar(tile.done, tile.lessons), 1)
        foot.addWidget(PlainLabel(f"{tile.done} / {tile.lessons}", "small", wrap=False))
        card.add(foot)
        card.pressed.connect(lambda: self._navigator.go(Route.to("study.course", course=tile.id)))
        self.cards[tile.id] = card
        return card
