"""study.practice: a mock paper with marks, or one bank question by question with the answer at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from ui.navigation import Navigator, Route, Screen
from ui.screens.study.practice_presenter import WAY_NAMES, BankLine, MockLine, Offer, RunningMock
from ui.screens.study.tiles import tiles
from ui.tasks import TaskRunner
from ui.widgets import Button, Card, Chip, EmptyState, FlowLayout, PlainLabel, clear, column, row, scroll


class PracticeScreen(Screen):
    title = "练习"
    subtitle = "做题练习只给自己看；模拟考试的成绩记进学习档案，不算正式考试。"

    def __init__(self, read: Callable[[], Offer], tasks: TaskRunner, navigator: Navigator) -> None:
        super().__init__()
        self._read, self._tasks, self._navigator = read, tasks, navigator
        inside = QWidget()
        self._page = column(inside, gap="m", margin="page")
        column(self).addWidget(scroll(inside))
        self.mock_buttons: dict[str, Button] = {}
        self.bank_buttons: dict[tuple[str, str], Button] = {}

    def on_enter(self) -> None:
        self._tasks.start(self, lambda _task: self._read(), self._show)

    def _show(self, offer: Offer) -> None:
        clear(self._page)
        if not offer.mocks and not offer.groups:
            self._page.addWidget(EmptyState("practice", "还没有装题库", "请管理员装好题库后再来。"), 1)
            return
        if offer.mocks:
            self._page.addWidget(PlainLabel("模拟考试", "title"))
            for at, held in enumerate(offer.running):
                self._page.addWidget(self._running(held, main=at == 0))
            for at, mock in enumerate(offer.mocks):
                self._page.addWidget(self._mock(mock, main=at == 0 and not offer.running))
        for group in offer.groups:
            self._page.addWidget(PlainLabel(f"逐题练：{group.title}", "title"))
            self._page.addLayout(tiles([self._bank(bank) for bank in group.banks]))
        self._page.addStretch(1)

    def _running(self, held: RunningMock, *, main: bool) -> Card:
        place = Route.to("exam.sitting", sitting=held.sitting)
        button = Button("继续答题", "accent" if main else "plain", icon="play",
                        on_click=partial(self._navigator.go, place))  # fmt: skip
        self.mock_buttons[held.sitting] = button
        return _line("没交卷的模拟题", held.sentence, Chip("running", "没有交卷"), button)

    def _mock(self, mock: MockLine, *, main: bool) -> Card:
        place = Route.to("exam.rules", blueprint=mock.blueprint)
        button = Button("做一套", "accent" if main else "plain", icon="exam",
                        on_click=partial(self._navigator.go, place))  # fmt: skip
        self.mock_buttons[mock.blueprint] = button
        return _line(mock.title, mock.facts, Chip("info", "适合你的岗位") if mock.mine else None, button)

    def _bank(self, bank: BankLine) -> Card:
        card = Card(gap="s", margin="m")
        head = row(gap="s")
        head.addWidget(PlainLabel(bank.title, "strong"), 1)
        head.addWidget(PlainLabel(f"{bank.count} 题", "small", wrap=False))
        card.add(head)
        chapters = QComboBox()
        chapters.setAccessibleName(f"{bank.title}的知识点")
        chapters.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for name, count in bank.chapters:
            chapters.addItem(f"{name}（{count} 题）", name)
        card.add(chapters)
        holder = QWidget()
        ways = FlowLayout(holder, gap="s")
        for way, word, icon in (("chapter", "练这个知识点", "idea"), ("order", WAY_NAMES["order"], "sort"),
                                ("random", WAY_NAMES["random"], "dice")):  # fmt: skip
            button = Button(
                word,
                "primary" if way == "chapter" else "plain",
                icon=icon,
                on_click=partial(self._start, bank.id, way, chapters),
            )
            self.bank_buttons[bank.id, way] = button
            ways.addWidget(button)
        return card.add(holder)

    def _start(self, bank: str, way: str, chapters: QComboBox) -> None:
        chapter = str(chapters.currentData()) if way == "chapter" else ""
        self._navigator.go(Route.to("study.round", bank=bank, way=way, chapter=chapter))


def _line(title: str, sentence: str, chip: Chip | None, button: Button) -> Card:
    card = Card(gap="s", margin="m")
    line = row(gap="m")
    words = column(gap="xs")
    words.addWidget(PlainLabel(title, "strong"))
    words.addWidget(PlainLabel(sentence, "small"))
    line.addLayout(words, 1)
    for part in (chip, button):
        if part is not None:
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    return card.add(line)
