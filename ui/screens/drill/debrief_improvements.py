"""改进项: what was found wanting, who will mend it by when; followed until it is closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from edu.domain.drills.run_views import Improvement, RunResult
from edu.services.drill_improvements import DrillImprovements
from ui.screens.desk import Desk
from ui.screens.drill.improvement_words import follow_chip, who_and_when
from ui.widgets import (
    Button,
    Card,
    Chip,
    Choice,
    DayField,
    EmptyState,
    FormSheet,
    LongTextField,
    PlainLabel,
    TextField,
    ask_reason,
    column,
    row,
    scroll,
)


class ImprovementsPage(QWidget):
    """`done` is called when something was changed."""

    def __init__(
        self, desk: Desk, improvements: DrillImprovements, result: RunResult, done: Callable[[], None]
    ) -> None:
        super().__init__()
        self._desk, self._improvements, self._result, self._done = desk, improvements, result, done
        page = column(self, gap="none")
        inside = QWidget()
        box = column(inside, gap="m", margin="m")
        self.assign: dict[str, Button] = {}
        self.add = Button("添加改进项", "primary", icon="add", on_click=self._ask)
        head = row(gap="s")
        head.addWidget(PlainLabel("改进项跟到关闭为止；没有关闭的，会出现在下一次演练的开场。", "soft"), 1)
        head.addWidget(self.add)
        box.addLayout(head)
        if not result.improvements:
            box.addWidget(EmptyState("plan", "还没有改进项", "写清做什么、谁负责、什么时候完成。"))
        for one in result.improvements:
            box.addWidget(self._improvement(one))
        box.addStretch(1)
        page.addWidget(scroll(inside))

    def _improvement(self, one: Improvement) -> QWidget:
        card = Card(gap="xs", margin="m")
        across = row(gap="m")
        words = column(gap="xs")
        words.addWidget(PlainLabel(one.text, "strong"))
        words.addWidget(PlainLabel(who_and_when(one), "soft"))
        across.addLayout(words, 1)
        across.addWidget(Chip(*follow_chip(one, self._desk.today)))
        if not one.closed:
            self.assign[one.id] = Button("改负责人和日期", icon="edit", on_click=lambda: self._ask_assign(one))
            across.addWidget(self.assign[one.id])
            across.addWidget(Button("关闭", icon="check", on_click=lambda: self._ask_done(one)))
        card.add(across)
        return card

    def _ask(self) -> None:
        def save(sheet: FormSheet) -> None:
            words = text.value
            if len(words) < 2:
                sheet.refuse("请写下要改进什么。")
                return
            day = due.value.isoformat() if due.value else ""
            who, aim = owner.text().strip(), objective.value  # read here: the work runs off this thread
            actor, run = self._desk.actor, self._result.run.id
            sheet.submit(
                self._desk.tasks,
                lambda: self._improvements.open(actor, run, words, owner=who, due=day, objective=aim),
                lambda _id: self._done(),
            )

        sheet = FormSheet(self, "添加改进项", on_save=save)
        text = sheet.form.add("改进什么", LongTextField())
        owner = sheet.form.add("负责人", TextField(longest=40))
        due = sheet.form.add("完成日期", DayField(self._desk.today, without="不定"))
        objective = sheet.form.add(
            "对应目标", Choice([("", "不限"), *((one.id, one.title) for one in self._result.scenario.objectives)])
        )
        sheet.open()

    def _ask_assign(self, one: Improvement) -> None:
        def save(sheet: FormSheet) -> None:
            day = due.value.isoformat() if due.value else ""
            who, actor = owner.value, self._desk.actor
            sheet.submit(
                self._desk.tasks,
                lambda: self._improvements.assign(actor, one.id, owner=who, due=day),
                lambda _none: self._done(),
            )

        sheet = FormSheet(self, "改负责人和日期", one.text, on_save=save)
        owner = sheet.form.add("负责人", TextField(one.owner, longest=40))
        day = date.fromisoformat(one.due) if one.due else self._desk.today
        due = sheet.form.add("完成日期", DayField(day, without="不定", none=not one.due))
        sheet.open(owner)

    def _ask_done(self, one: Improvement) -> None:
        def close(sheet: FormSheet, how: str) -> None:
            actor = self._desk.actor
            sheet.submit(
                self._desk.tasks, lambda: self._improvements.close(actor, one.id, how), lambda _none: self._done()
            )

        ask_reason(
            self, "关闭改进项", f"“{one.text}”是怎样完成的？", yes="关闭", hint="如：7 月 3 日已更新责任人名单",
            on_reason=close,
        )  # fmt: skip
