"""exam.rules: what holds before the clock starts; nothing runs until 开始答题 is pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from edu.domain.actors import Actor
from edu.domain.errors import NotFound
from edu.services.exams import Exams
from edu.services.sittings import SittingView
from ui import theme
from ui.navigation import Navigator, Route, Screen
from ui.screens.exam.rules_presenter import Rule, rules_of
from ui.tasks import TaskRunner
from ui.widgets import (
    Banner,
    Button,
    Card,
    IconLabel,
    PlainLabel,
    centred,
    clear,
    column,
    row,
    scroll,
    start_busy,
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is about to be sat: an exam, or a practice paper of a blueprint."""

    title: str
    subtitle: str
    rules: tuple[Rule, ...]
    why_not: str = ""
    running: str = ""


class RulesScreen(Screen):
    """`start` books the sitting; the route names an exam or a blueprint."""

    title = "考前须知"

    def __init__(
        self,
        read: Callable[[], Occasion],
        start: Callable[[], SittingView],
        tasks: TaskRunner,
        navigator: Navigator,
    ) -> None:
        super().__init__()
        self._read, self._begin, self._tasks, self._navigator = read, start, tasks, navigator
        inside = QWidget()
        whole = column(inside, margin="page")
        tight = theme.current().large_text  # 开始答题 stands on the page without scrolling
        self._card = Card(gap="m" if tight else "l", margin="l" if tight else "xl")
        whole.addWidget(centred(self._card, 42))
        whole.addStretch(1)
        column(self).addWidget(scroll(inside))
        self.start_button: Button | None = None

    def on_enter(self) -> None:
        self._tasks.start(self, lambda _task: self._read(), self._show)

    def _show(self, occasion: Occasion) -> None:
        self.set_title(occasion.title, occasion.subtitle)
        clear(self._card.body)
        for rule in occasion.rules:
            self._card.add(_rule_line(rule))
        if occasion.why_not and not occasion.running:
            self._card.add(Banner("info", f"现在不能开始：{occasion.why_not}"))
        buttons = row(gap="s")
        buttons.addWidget(Button("先不考", on_click=self._navigator.back))
        buttons.addStretch(1)
        if occasion.running:
            running = occasion.running
            go_on = Button("继续答题", "accent", icon="play", big=True, on_click=lambda: self._sit(running))
            buttons.addWidget(go_on)
        elif not occasion.why_not:
            self.start_button = Button("开始答题", "accent", icon="play", big=True, on_click=self.start)
            buttons.addWidget(self.start_button)
            self.start_button.setFocus()
        self._card.add(buttons)

    def start(self) -> None:
        if self.start_button is not None:
            self.start_button.setEnabled(False)
        start_busy(
            self._tasks, self, "正在准备试卷…", lambda _task: self._begin(), lambda view: self._sit(view.id),
            on_error=self._failed,
        )  # fmt: skip

    def _failed(self, error: Exception) -> None:
        if self.start_button is not None:
            self.start_button.setEnabled(True)
        self._navigator.fail(error)

    def _sit(self, sitting: str) -> None:
        self._navigator.replace(Route.to("exam.sitting", sitting=sitting))


def _rule_line(rule: Rule) -> QWidget:
    holder = QWidget()
    line = row(holder, gap="m")
    icon = IconLabel(rule.icon, colour="primary", size=theme.current().metrics.xl)
    line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    words = column(gap="xs")
    words.addWidget(PlainLabel(rule.title, "strong"))
    words.addWidget(PlainLabel(rule.text, "soft"))
    line.addLayout(words, 1)
    return holder


def exam_occasion(exams: Exams, actor: Actor, person: str, exam: str) -> Occasion:
    """Of an exam that the hall offers."""
    offer = next((offer for offer in exams.offers(actor, person) if offer.exam.id == exam), None)
    if offer is None:
        raise NotFound("没有找到这场考试。", "请返回考试列表。")
    named = (offer.paper.blueprint, offer.paper.blueprint_version)
    plan = next((plan for plan in exams.blueprints() if (plan.id, plan.version) == named), None)
    left = offer.exam.attempts - len(offer.sittings)
    return Occasion(
        title=offer.exam.title,
        subtitle="考前须知",
        rules=rules_of(offer.paper, plan, counts=True, attempts_left=left),
        why_not=offer.why_not,
        running=offer.running.id if offer.running else "",
    )


def mock_occasion(exams: Exams, blueprint: str) -> Occasion:
    """Of a practice paper, which is drawn when it starts."""
    plan = next((plan for plan in exams.blueprints() if plan.id == blueprint), None)
    if plan is None:
        raise NotFound("没有找到这套模拟题。", "请返回练习页。")
    return Occasion(title=plan.title, subtitle="模拟考试", rules=rules_of(plan, plan, counts=False))
