"""逐条评分: every criterion with its points and grounds; an evaluator's own points beside the automatic ones."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QWidget

from edu.domain.drills.debrief_words import STANDING, points_text
from edu.domain.drills.run_views import PointLine, RunResult
from edu.domain.register import Register
from edu.services.drill_judging import DrillJudging
from ui.screens.desk import Desk
from ui.widgets import Button, Card, Chip, FormSheet, PlainLabel, TextField, column, row, rule, scroll

_SAID = "改分只改这一项，要写明理由；自动得分、改分和理由都留在记录和报告里，可以随时撤销。"


class PointsPage(QWidget):
    """`done` is called when something was changed. Buttons stand here by criterion."""

    def __init__(
        self, desk: Desk, judging: DrillJudging, result: RunResult, register: Register, done: Callable[[], None]
    ) -> None:
        super().__init__()
        self._desk, self._judging, self._result, self._done = desk, judging, result, done
        self.override: dict[str, Button] = {}
        self.restore: dict[str, Button] = {}
        page = column(self, gap="none")
        inside = QWidget()
        box = column(inside, gap="m", margin="m")
        box.addWidget(PlainLabel(_SAID, "soft"))
        for objective in result.result.objectives:
            card = Card(objective.objective.title, gap="s")
            lines = [line for line in result.lines if line.objective == objective.objective.id]
            for number, line in enumerate(lines):
                if number:
                    card.add(rule())
                card.add(self._line(line, register))
            box.addWidget(card)
        box.addStretch(1)
        page.addWidget(scroll(inside))

    def _line(self, line: PointLine, register: Register) -> QWidget:
        holder = QWidget()
        box = column(holder, gap="xs")
        across = row(gap="s")
        across.addWidget(PlainLabel(line.criterion.text), 1)
        if line.overridden:
            across.addWidget(Chip("info", "已改分"))
        got = f"{points_text(line.earned)} / {points_text(line.of)}" if line.of else STANDING[line.standing]
        across.addWidget(PlainLabel(got, "strong", wrap=False))
        id_ = line.criterion.id
        if line.overridden:
            self.restore[id_] = Button("撤销改分", icon="undo", on_click=lambda: self._restore(line))
            self.restore[id_].setAccessibleName(f"撤销改分：{line.criterion.text}")
            across.addWidget(self.restore[id_])
        if not line.criterion.pending and not self._result.only_pictures:
            self.override[id_] = Button("改分", icon="edit", on_click=lambda: self._ask(line))
            self.override[id_].setAccessibleName(f"改分：{line.criterion.text}")
            across.addWidget(self.override[id_])
        box.addLayout(across)
        if line.overridden:
            change = f"自动 {points_text(line.automatic)} → 改为 {points_text(line.earned)}"
            box.addWidget(PlainLabel(f"{change}，理由：{line.reason}（记录 {line.override_event}）", "soft"))
        grounds = "；".join(register.cite_text(cite) for cite in line.cites[:2])
        box.addWidget(PlainLabel(f"依据记录 {line.event}{'　' if grounds else ''}{grounds}", "small"))
        return holder

    def _restore(self, line: PointLine) -> None:
        actor, run = self._desk.actor, self._result.run.id

        def back(_ref: object) -> None:
            self._desk.navigator.notify(f"已恢复自动得分 {points_text(line.automatic)} 分。", "ok")
            self._done()

        self._desk.load(self, lambda: self._judging.restore(actor, run, line.criterion.id), back)

    def _ask(self, line: PointLine) -> None:
        OverrideSheet(self, self._desk, self._judging, self._result.run.id, line, self._done).open()


class OverrideSheet(FormSheet):
    """What the program gave, what counts now, what it shall be, and why."""

    def __init__(
        self, over: QWidget, desk: Desk, judging: DrillJudging, run: str, line: PointLine, done: Callable[[], None]
    ) -> None:
        super().__init__(over, "改分", line.criterion.text, yes="改分", columns=2, chars=36, on_save=self._save)
        self._desk, self._judging, self._run, self._line, self._done = desk, judging, run, line, done
        automatic = points_text(line.automatic) if line.standing != "unrated" else STANDING["unrated"]
        now = f"自动得分 {automatic}" + (f"，已改为 {points_text(line.earned)}" if line.overridden else "")
        self.old = self.form.add("现在", PlainLabel(now))
        most = points_text(line.criterion.points)
        self.points = self.form.add("改为", TextField(hint=f"0 到 {most} 分", longest=6))
        self.reason = self.form.add("理由", TextField(hint="如：录像证明当时已经口头下令"), wide=True)

    def open(self, first: QWidget | None = None) -> None:
        super().open(first or self.points)

    def _save(self, _sheet: FormSheet) -> None:
        self.calm()
        points = _hundredths(self.points.value)
        most = self._line.criterion.points
        if points is None or not 0 <= points <= most:
            self.form.refuse(self.points, f"请填 0 到 {points_text(most)} 的数，最多两位小数。")
        reason = self.reason.value
        if len(reason) < 2:
            self.form.refuse(self.reason, "请写明为什么改。")
        if points is None or not 0 <= points <= most or len(reason) < 2:
            return
        actor, run, criterion = self._desk.actor, self._run, self._line.criterion.id
        self.submit(
            self._desk.tasks, lambda: self._judging.override(actor, run, criterion, points, reason),
            lambda _ref: self._done(),
        )  # fmt: skip


def _hundredths(text: str) -> int | None:
    try:
        number = Decimal(text) * 100
    except InvalidOperation:
        return None
    return int(number) if number.is_finite() and number == number.to_integral_value() else None
