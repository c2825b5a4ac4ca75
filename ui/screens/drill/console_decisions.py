"""What is asked now: open decisions with their options, and what seats may do of themselves. The trainer keys it in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.screens.drill.presenter import DecisionCard, TaskLine
from ui.widgets import Button, Card, Chip, FlowLayout, OptionCard, PlainLabel, column, row, scroll, take_out

NOTHING = "现在没有要做的决策。时间走到下一个决策点时会出现在这里。"
URGENT = 120
"""Seconds of drill time below which the rest of a window is shown in red."""


class Decisions(Card):
    """`chosen` carries decision and option; `done` kind and id of an action or report."""

    chosen = Signal(str, str)
    done = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(gap="s", margin="m")
        inside = QWidget()
        box = column(inside, gap="m")
        self.add(scroll(inside), 1)
        self._head = column(gap="m")
        box.addLayout(self._head)
        self._questions = column(gap="m")
        box.addLayout(self._questions)
        self._nothing = PlainLabel(NOTHING, "soft")
        box.addWidget(self._nothing)
        self._asked: dict[str, Question] = {}
        self._spare: list[Question] = []
        self._tasks_title = PlainLabel("各席位可以主动做的事", "strong")
        self._tasks_title.hide()
        box.addWidget(self._tasks_title)
        holder = QWidget()
        self._flow = FlowLayout(holder, "s")
        box.addWidget(holder)
        box.addStretch(1)
        self._told: tuple[TaskLine, ...] = ()
        self._buttons: list[Button] = []
        self.options: dict[tuple[str, str], OptionCard] = {}
        self.tasks: dict[str, Button] = {}

    def show_now(self, cards: Sequence[DecisionCard], tasks: Sequence[TaskLine], over: str = "") -> None:
        """Widgets stay and get other words: to make and to style new ones cost most of a tick."""
        for id_ in [id_ for id_ in self._asked if all(card.id != id_ for card in cards)]:
            question = self._asked.pop(id_)
            question.hide()
            self._spare.append(question)
        self.options.clear()
        for place, card in enumerate(cards):
            question = self._asked.get(card.id) or self._question(card.id)
            question.show_card(card)
            if self._questions.indexOf(question) != place:
                take_out(question, self._questions)
                self._questions.insertWidget(place, question)
            question.show()
            self.options.update({(card.id, id_): button for id_, button in question.options.items()})
        self._nothing.setText(over or NOTHING)
        self._nothing.setVisible(not cards)
        if tuple(tasks) != self._told:
            self._told = tuple(tasks)
            self._show_tasks()

    def show_above(self, card: QWidget) -> None:
        """Above all questions."""
        self._head.addWidget(card)

    def _question(self, id_: str) -> Question:
        if not self._spare:
            made = Question()
            made.chosen.connect(self.chosen.emit)
            self._spare.append(made)
        question = self._asked[id_] = self._spare.pop()
        return question

    def _show_tasks(self) -> None:
        while len(self._buttons) < len(self._told):
            button = Button("")
            button.clicked.connect(lambda _on=False, place=len(self._buttons): self._do(place))  # noqa: B008 of now
            self._buttons.append(button)
            self._flow.addWidget(button)
        for place, button in enumerate(self._buttons):
            task = self._told[place] if place < len(self._told) else None
            button.setVisible(task is not None)
            if task is not None:
                button.setText(f"{task.role_title}：{task.title}")
                button.set_icon("report" if task.kind == "form" else "check")
        self.tasks = {task.id: button for task, button in zip(self._told, self._buttons, strict=False)}
        self._tasks_title.setVisible(bool(self._told))

    def _do(self, place: int) -> None:
        if place < len(self._told):
            self.done.emit(self._told[place].kind, self._told[place].id)


class Question(Card):
    """One decision that is asked, with its options; it can be given another."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(gap="s", margin="m")
        self._card: DecisionCard | None = None
        self._role, self._left = Chip("info", " "), Chip("running", " ")
        self._title, self._text = PlainLabel("", "title"), PlainLabel("")
        top = row(gap="s")
        top.addWidget(self._role)
        top.addWidget(self._title, 1)
        top.addWidget(self._left)
        self.add(top)
        self.add(self._text)
        self._buttons: list[OptionCard] = []
        self.options: dict[str, OptionCard] = {}

    def show_card(self, card: DecisionCard) -> None:
        """From tick to tick only the time left changes."""
        before = self._card
        self._card = card
        self._left.set_status("overdue" if card.left <= URGENT else "running", left_words(card.left))
        if before is not None and (before.id, before.options) == (card.id, card.options):
            return
        self._role.set_status("info", card.role_title)
        self._title.setText(card.title)
        self._text.setText(card.text)
        while len(self._buttons) < len(card.options):
            button = OptionCard("", "")
            button.clicked.connect(lambda _on=False, place=len(self._buttons): self._choose(place))  # noqa: B008 of now
            self._buttons.append(button)
            self.add(button)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(card.options))
        for option, button in zip(card.options, self._buttons, strict=False):
            button.set_words(option.letter, option.text)
        self.options = {option.id: button for option, button in zip(card.options, self._buttons, strict=False)}

    def _choose(self, place: int) -> None:
        if self._card is not None and place < len(self._card.options):
            self.chosen.emit(self._card.id, self._card.options[place].id)


def left_words(seconds: int) -> str:
    return f"还剩 {seconds // 60} 分 {seconds % 60:02} 秒" if seconds else "时间到"
