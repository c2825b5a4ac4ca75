"""What is asked now: open decisions with their options, and what seats may do of themselves. The trainer keys it in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.screens.drill.presenter import DecisionCard, TaskLine
from ui.widgets import Button, Card, Chip, FlowLayout, OptionCard, PlainLabel, clear, column, row, scroll

URGENT = 120
"""Seconds of drill time below which the rest of a window is shown in red."""


class Decisions(Card):
    """`chosen` carries decision and option; `done` kind and id of an action or report."""

    chosen = Signal(str, str)
    done = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(gap="s", margin="m")
        inside = QWidget()
        self._box = column(inside, gap="m")
        self.add(scroll(inside), 1)
        self._shape: tuple[object, ...] = ("",)
        self._left: dict[str, Chip] = {}
        self.options: dict[tuple[str, str], OptionCard] = {}
        self.tasks: dict[str, Button] = {}

    def show_now(self, cards: Sequence[DecisionCard], tasks: Sequence[TaskLine]) -> None:
        """Only the time left changes from tick to tick; the rest is built anew when there is something else."""
        shape = (tuple((card.id, card.options) for card in cards), tuple(tasks))
        if shape != self._shape:
            self._shape = shape
            self._draw(cards, tasks)
        for card in cards:
            self._left[card.id].set_status("overdue" if card.left <= URGENT else "running", left_words(card.left))

    def _draw(self, cards: Sequence[DecisionCard], tasks: Sequence[TaskLine]) -> None:
        clear(self._box)
        self._left.clear()
        self.options.clear()
        self.tasks.clear()
        for card in cards:
            self._box.addWidget(self._question(card))
        if not cards:
            self._box.addWidget(PlainLabel("现在没有要做的决策。时间走到下一个决策点时会出现在这里。", "soft"))
        if tasks:
            self._box.addWidget(PlainLabel("各席位可以主动做的事", "strong"))
            holder = QWidget()
            flow = FlowLayout(holder, "s")
            for task in tasks:
                said = f"{task.role_title}：{task.title}"
                button = Button(said, icon="report" if task.kind == "form" else "check")
                button.clicked.connect(lambda _on=False, task=task: self.done.emit(task.kind, task.id))
                self.tasks[task.id] = button
                flow.addWidget(button)
            self._box.addWidget(holder)
        self._box.addStretch(1)

    def _question(self, card: DecisionCard) -> QWidget:
        frame = Card(gap="s", margin="m")
        top = row(gap="s")
        top.addWidget(Chip("info", card.role_title))
        top.addWidget(PlainLabel(card.title, "title"), 1)
        self._left[card.id] = Chip("running", left_words(card.left))
        top.addWidget(self._left[card.id])
        frame.add(top)
        frame.add(PlainLabel(card.text))
        for option in card.options:
            button = OptionCard(option.letter, option.text)
            button.clicked.connect(lambda _on=False, option=option: self.chosen.emit(card.id, option.id))
            self.options[card.id, option.id] = button
            frame.add(button)
        return frame


def left_words(seconds: int) -> str:
    return f"还剩 {seconds // 60} 分 {seconds % 60:02} 秒" if seconds else "时间到"
