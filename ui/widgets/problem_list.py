"""Every problem of a file at once: where, what, and how to mend it; to filter and to copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from edu.domain.problems import Problem
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import PlainLabel
from ui.widgets.layouts import clear, column, row, rule, scroll

Filter = Literal["all", "error", "warning"]
SHOWN = 200


def place(problem: Problem) -> str:
    """花名册.xlsx › 人员 › 第 12 行 › 身份证号"""
    parts = [problem.file or "", problem.sheet or ""]
    if problem.row is not None:
        parts.append(f"第 {problem.row} 行")
    if problem.line is not None:
        parts.append(f"第 {problem.line} 行")
    if problem.column:
        parts.append(f"“{problem.column}”列")
    return " › ".join(part for part in parts if part)


def as_text(problems: Sequence[Problem]) -> str:
    """For the clipboard: one problem a line, tab between the columns, ready for a sheet."""
    words = {"error": "错误", "warning": "提醒"}
    return "\n".join("\t".join((words[p.severity], place(p), p.message, p.remedy)) for p in problems)


class ProblemList(QWidget):
    def __init__(self, problems: Sequence[Problem] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems = tuple(problems)
        self._filter: Filter = "all"
        box = column(self, gap="s")
        bar = row(gap="s")
        self._choices: dict[Filter, Button] = {}
        group = QButtonGroup(self)
        for key in ("all", "error", "warning"):
            button = Button("", "plain")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, key=key: self.set_filter(key))
            group.addButton(button)
            self._choices[key] = button
            bar.addWidget(button)
        bar.addStretch(1)
        self.copy = Button("复制清单", "ghost", icon="copy", on_click=self._on_copy)
        bar.addWidget(self.copy)
        box.addLayout(bar)
        inside = QWidget()
        self._lines = column(inside, gap="none", margin="m")
        frame = QFrame()
        frame.setProperty("panel", "sunken")
        column(frame).addWidget(scroll(inside))
        box.addWidget(frame, 1)
        self.set_problems(problems)

    def set_problems(self, problems: Sequence[Problem]) -> None:
        self._problems = tuple(problems)
        errors = sum(problem.severity == "error" for problem in problems)
        self._choices["all"].setText(f"全部 {len(self._problems)}")
        self._choices["error"].setText(f"错误 {errors}")
        self._choices["warning"].setText(f"提醒 {len(self._problems) - errors}")
        self.set_filter("all")

    def set_filter(self, which: Filter) -> None:
        self._filter = which
        self._choices[which].setChecked(True)
        self._fill()

    def shown(self) -> tuple[Problem, ...]:
        return tuple(p for p in self._problems if self._filter in ("all", p.severity))

    def _fill(self) -> None:
        clear(self._lines)
        shown = self.shown()
        self.copy.setEnabled(bool(shown))
        if not shown:
            self._lines.addWidget(EmptyState("ok", "没有问题"))
        for at, problem in enumerate(shown[:SHOWN]):
            if at:
                self._lines.addWidget(rule())
            self._lines.addWidget(_line(problem))
        if len(shown) > SHOWN:
            self._lines.addWidget(PlainLabel(f"这里列出前 {SHOWN} 条，“复制清单”得到全部 {len(shown)} 条。", "small"))
        self._lines.addStretch(1)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self.shown()))


def _line(problem: Problem) -> QWidget:
    holder = QWidget()
    line = row(holder, gap="m")
    line.setContentsMargins(0, line.spacing() // 2, 0, line.spacing() // 2)
    line.addWidget(Chip(problem.severity), 0, Qt.AlignmentFlag.AlignTop)
    words = column(gap="none")
    where = place(problem)
    if where:
        words.addWidget(PlainLabel(where, "small"))
    words.addWidget(PlainLabel(problem.message, "strong"))
    if problem.remedy:
        words.addWidget(PlainLabel(problem.remedy, "soft"))
    line.addLayout(words, 1)
    return holder
