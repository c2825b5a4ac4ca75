"""The forms of an exam: opening one, changing the mark of a sitting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QTimeEdit, QWidget

from edu.domain.classes import ClassLine
from edu.domain.exams.sitting import PaperRecord
from edu.system.clock import ms_at
from ui.screens.manager.papers.presenter import ResultRow, mark_words, read_marks
from ui.widgets import Choice, DayField, FormSheet, TextField


@dataclass(frozen=True, slots=True, kw_only=True)
class NewExam:
    paper: str
    title: str
    training_class: str
    programme: str
    closes_ms: int
    supervised: bool


class OpenExamSheet(FormSheet):
    def __init__(
        self,
        over: QWidget,
        paper: PaperRecord,
        classes: Sequence[ClassLine],
        today: date,
        on_exam: Callable[[FormSheet, NewExam], None],
    ) -> None:
        text = f"{paper.title}，{paper.minutes} 分钟。现在开始，到截止时间为止都可以进场。"
        super().__init__(over, "开考", text, yes="开考", columns=2, chars=40, on_save=self._save)
        self._paper, self._on_exam = paper, on_exam
        self._programmes = {line.record.id: line.record.programme for line in classes}
        held = [(line.record.id, line.record.title) for line in classes if not line.record.is_closed]
        self.name = self.form.add("考试名称", TextField(paper.title), wide=True)
        self.who = self.form.add("谁来考", Choice((("", "所有人"), *held)), wide=True)
        self.day = self.form.add("截止日期", DayField(today + timedelta(days=1)))
        self.time = QTimeEdit(QTime(18, 0))
        self.time.setDisplayFormat("HH:mm")
        self.form.add("截止时间", self.time)
        self.supervised = QCheckBox("有人监考")
        self.supervised.setChecked(True)
        self.form.add("", self.supervised, wide=True)
        self.open(self.name)

    def _save(self, _sheet: FormSheet) -> None:
        self.calm()
        if not self.name.value:
            self.form.refuse(self.name, "请填写考试名称。")
            return
        at = self.time.time()
        self._on_exam(
            self,
            NewExam(
                paper=self._paper.id,
                title=self.name.value,
                training_class=self.who.value,
                programme=self._programmes.get(self.who.value, ""),
                closes_ms=ms_at(self.day.day, at.hour(), at.minute()),
                supervised=self.supervised.isChecked(),
            ),
        )


class MarkSheet(FormSheet):
    """`on_mark(sheet, hundredths, reason)`."""

    def __init__(self, over: QWidget, row: ResultRow, on_mark: Callable[[FormSheet, int, str], None]) -> None:
        super().__init__(over, "改分", mark_words(row), yes="改分", danger=True, on_save=self._save)
        self._sitting, self._on_mark = row.sitting, on_mark
        self.marks = self.form.add("新的成绩", TextField(hint="例如：82 或 82.5", longest=7))
        self.reason = self.form.add("理由", TextField(hint="例如：第 3 题有歧义，复核后加分"))
        self.open(self.marks)

    def _save(self, _sheet: FormSheet) -> None:
        self.calm()
        marks, full = read_marks(self.marks.value), self._sitting.total or 0
        if marks is None or marks > full:
            self._wrong(self.marks, f"请填写 0 到 {full // 100} 之间的分数，最多两位小数。")
        elif marks == self._sitting.score:
            self._wrong(self.marks, "和现在的成绩一样，不用改。")
        elif len(self.reason.value) < 2:
            self._wrong(self.reason, "请写明理由，至少两个字。")
        else:
            self._on_mark(self, marks, self.reason.value)

    def _wrong(self, field: TextField, why: str) -> None:
        self.form.refuse(field, why)
        field.setFocus()
