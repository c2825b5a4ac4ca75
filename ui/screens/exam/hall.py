"""exam.hall: every exam of this person with its state and the one thing to do now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from edu.domain.actors import Actor
from edu.services.exams import ExamOffer, Exams
from ui.navigation import Navigator, Route, Screen
from ui.screens.exam.hall_presenter import HallLine, hall_lines
from ui.tasks import TaskRunner
from ui.widgets import Button, Card, Chip, EmptyState, PlainLabel, clear, column, row, scroll


class HallScreen(Screen):
    title = "考试"
    subtitle = "正式考试在这里进入；没交卷的可以接着答。"

    def __init__(
        self,
        exams: Exams,
        actor: Actor,
        person: str,
        now_ms: Callable[[], int],
        tasks: TaskRunner,
        navigator: Navigator,
    ) -> None:
        super().__init__()
        self._exams, self._actor, self._person = exams, actor, person
        self._now, self._tasks, self._navigator = now_ms, tasks, navigator
        inside = QWidget()
        self._page = column(inside, gap="m", margin="page")
        column(self).addWidget(scroll(inside))
        self.cards: list[Card] = []

    def on_enter(self) -> None:
        self._tasks.start(self, lambda _task: self._exams.offers(self._actor, self._person), self._show)

    def _show(self, offers: Sequence[ExamOffer]) -> None:
        clear(self._page)
        lines = hall_lines(offers, self._now())
        if not lines:
            action = self._to_practice if self._navigator.can_go("study.practice") else None
            self._page.addWidget(
                EmptyState("exam", "现在没有要参加的考试", "有考试时会出现在这里。可以先做一套模拟题。",
                           action="去练习" if action else "", on_action=action),
                1,
            )  # fmt: skip
            return
        main = next((line for line in lines if line.action != "none"), None)
        for line in lines:
            card = self._card(line, main=line is main)
            self.cards.append(card)
            self._page.addWidget(card)
        self._page.addStretch(1)

    def _card(self, line: HallLine, *, main: bool) -> Card:
        card = Card(gap="s")
        head = row(gap="s")
        head.addWidget(PlainLabel(line.title, "title"), 1)
        head.addWidget(Chip(line.mood, line.word), 0, Qt.AlignmentFlag.AlignTop)
        card.add(head)
        across = row(gap="l")
        facts = column(gap="xs")
        for fact in line.facts:
            facts.addWidget(PlainLabel(fact, "soft"))
        if line.score:
            facts.addWidget(PlainLabel(line.score, "strong"))
        across.addLayout(facts, 1)
        side = row(gap="s")
        if line.result:
            side.addWidget(Button("看结果", on_click=lambda: self._to_result(line.result)))
        if line.action == "resume":
            side.addWidget(Button("继续答题", "accent", icon="play", on_click=lambda: self._to_sitting(line.sitting)))
        elif line.action == "enter":
            enter = Button("进入考试", "accent" if main else "primary", icon="exam",
                           on_click=lambda: self._to_rules(line.exam))  # fmt: skip
            side.addWidget(enter)
        across.addLayout(side)
        across.setAlignment(side, Qt.AlignmentFlag.AlignBottom)
        return card.add(across)

    def _to_rules(self, exam: str) -> None:
        self._navigator.go(Route.to("exam.rules", exam=exam))

    def _to_sitting(self, sitting: str) -> None:
        self._navigator.go(Route.to("exam.sitting", sitting=sitting))

    def _to_result(self, sitting: str) -> None:
        self._navigator.go(Route.to("exam.result", sitting=sitting))

    def _to_practice(self) -> None:
        self._navigator.go(Route("study.practice"))
