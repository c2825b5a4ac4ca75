"""The later steps of the assistant: checking, the result of the dry run, and what was done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QProgressBar, QWidget

from edu.services.roster_import import ImportResult
from edu.services.roster_plan import ImportPlan
from ui.screens.manager.imports.presenter import done_words, figures, what_happens
from ui.widgets import Banner, Button, Card, PlainLabel, ProblemList, StatTile, clear, column, row, stat_row


class CheckingPage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        box = column(self, gap="m")
        card = Card("正在检查名册", hint="逐行核对证件号、村名和企业，什么都还没有写入")
        self.file = PlainLabel("", "soft")
        card.add(self.file)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        card.add(self.bar)
        self.cancel = Button("取消")
        line = row()
        line.addStretch(1)
        line.addWidget(self.cancel)
        card.add(line)
        box.addWidget(card)
        box.addStretch(1)


class ResultPage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        box = column(self, gap="m")
        self._tiles = column(gap="none")
        box.addLayout(self._tiles)
        plan = Card("导入后会怎样", gap="m", margin="m")
        self._plan = column(gap="xs")
        plan.add(self._plan)
        line = row(gap="s")
        self.other = Button("换一个文件")
        self.copy = Button("另存退回的行", icon="excel")
        self.take = Button("导入", "accent", icon="check")
        line.addWidget(self.other)
        line.addStretch(1)
        line.addWidget(self.copy)
        line.addWidget(self.take)
        plan.add(line)
        box.addWidget(plan)
        self.problems = ProblemList()
        self.problems.setMinimumHeight(self.fontMetrics().height() * 14)
        box.addWidget(self.problems, 1)

    def show_plan(self, plan: ImportPlan) -> None:
        f = figures(plan)
        clear(self._tiles)
        self._tiles.addWidget(
            stat_row(
                StatTile(f"{f.read:,}", "名册行数", unit="行", icon="table"),
                StatTile(f"{f.good:,}", "可以导入", unit="行", icon="ok"),
                StatTile(f"{f.refused:,}", "退回", unit="行", icon="wrong"),
                StatTile(f"{f.new_people:,}", "新建档案", unit="人", icon="person"),
            )
        )
        clear(self._plan)
        for sentence in what_happens(plan):
            self._plan.addWidget(PlainLabel(f"· {sentence}"))
        self.problems.set_problems(plan.problems)
        self.copy.setVisible(f.refused > 0)
        self.take.setText(f"导入可用的 {f.good:,} 行")
        self.take.setEnabled(f.may_take)


class DonePage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        box = column(self, gap="m")
        self._news = column(gap="none")
        box.addLayout(self._news)
        card = Card("接下来")
        self.people = Button("查看人员", "accent", icon="people")
        self.proposals = Button("确认新的村名", icon="village")
        self.copy = Button("另存没有导入的行", icon="excel")
        self.undo = Button("撤销这次导入", "danger", icon="undo")
        self.again = Button("再导入一份", "ghost", icon="import")
        line = row(gap="s")
        for button in (self.people, self.proposals, self.copy, self.again):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.undo)
        card.add(line)
        box.addWidget(card)
        box.addStretch(1)

    def show_result(self, result: ImportResult, proposals: Sequence[str]) -> None:
        clear(self._news)
        self._news.addWidget(Banner("ok", *done_words(result)))
        self.proposals.setVisible(bool(proposals))
        self.proposals.setText(f"确认新的村名（{len(proposals)}）")
        self.copy.setVisible(result.skipped > 0)

    def show_undone(self) -> None:
        clear(self._news)
        self._news.addWidget(Banner("info", "这次导入已撤销，人员和岗位恢复到导入之前。", "撤销也记在台账里。"))
        for button in (self.undo, self.proposals, self.copy):
            button.hide()
