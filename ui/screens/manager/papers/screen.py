"""manager.papers: draw a paper, open an exam on it, see how it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QTabWidget, QWidget

from edu.domain.classes import ClassLine
from edu.domain.exams.blueprint import Blueprint
from edu.domain.exams.sitting import ExamRecord, PaperRecord, SittingRecord
from edu.services.classes import Classes
from edu.services.exams import Exams
from ui.navigation import Confirmation, Route, Screen
from ui.screens.manager.papers.presenter import ExamRow, PaperRow, blueprint_note, exam_rows, paper_rows
from ui.screens.manager.papers.sheets import NewExam, OpenExamSheet
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.lines import Line, LineList
from ui.widgets import Button, Card, Column, DataTable, EmptyState, FormSheet, column, left_out, row, scroll

PAPERS: tuple[Column[PaperRow], ...] = (
    Column(title="试卷", value=lambda p: p.title, stretch=1, strong=True, width=14),
    Column(title="卷号", value=lambda p: p.seal, text=lambda p: p.seal[:8].upper(), width=6),
    Column(title="合格 / 满分", value=lambda p: p.record.total, text=lambda p: p.marks, number=True),
    Column(title="组卷时间", value=lambda p: p.record.frozen_ms, text=lambda p: p.frozen, width=10),
    Column(title="考试", value=lambda p: p.exams, text=lambda p: f"{p.exams} 场", number=True),
)
EXAMS: tuple[Column[ExamRow], ...] = (
    Column(title="考试", value=lambda e: e.title, stretch=1, strong=True, width=14),
    Column(title="对象", value=lambda e: e.who, width=12),
    Column(title="开始", value=lambda e: e.record.opens_ms, text=lambda e: e.opens, width=10),
    Column(title="截止", value=lambda e: e.record.closes_ms, text=lambda e: e.closes, width=10),
    Column(title="参加", value=lambda e: e.sat, number=True),
    Column(title="合格", value=lambda e: e.passed, number=True),
    Column(title="状态", value=lambda e: e.chip[1], chip=lambda e: e.chip),
)


@dataclass(frozen=True, slots=True)
class _Loaded:
    blueprints: Sequence[Blueprint]
    broken: Sequence[str]
    papers: Sequence[PaperRecord]
    exams: Sequence[ExamRecord]
    results: Mapping[str, Sequence[SittingRecord]]
    classes: Sequence[ClassLine]


class PapersScreen(Screen):
    title = "试卷与考试"
    subtitle = "组卷、开考、看成绩"

    def __init__(self, exams: Exams, classes: Classes, desk: Desk, tab: str = "") -> None:
        super().__init__()
        self._exams, self._classes, self._desk = exams, classes, desk
        self._loaded: _Loaded | None = None
        page = column(self, gap="m", margin="page")
        self.tabs = QTabWidget()
        self.tabs.addTab(self._papers_tab(), "组卷")
        self.tabs.addTab(self._exams_tab(), "考试")
        self.tabs.setCurrentIndex(1 if tab == "exams" else 0)
        page.addWidget(self.tabs)

    def _papers_tab(self) -> QWidget:
        inside = QWidget()
        box = column(inside, gap="m")
        box.setContentsMargins(0, box.spacing(), 0, 0)
        self.blueprints = LineList("没有安装组卷方案。")
        box.addWidget(Card("组卷方案", hint="组好的卷单独存一份，题库以后改动不影响它").add(self.blueprints))
        none = EmptyState("paper", "还没有试卷", "在上面的组卷方案里点“组一份卷”。")
        self.papers = DataTable(PAPERS, empty=none)
        self.papers.setMinimumHeight(self.fontMetrics().height() * 11)
        self.open_exam = Button("用选中的试卷开考", "accent", icon="exam", on_click=self._on_open)
        self.open_exam.setEnabled(False)
        self.papers.chosen.connect(lambda rows: self.open_exam.setEnabled(bool(rows)))
        self.papers.activated.connect(lambda _row: self._on_open())
        box.addWidget(self.papers, 1)
        holder = QWidget()
        outer = column(holder, gap="m")
        outer.addWidget(scroll(inside), 1)
        line = row(gap="s")
        line.addStretch(1)
        line.addWidget(self.open_exam)
        outer.addLayout(line)
        return holder

    def _exams_tab(self) -> QWidget:
        holder = QWidget()
        box = column(holder, gap="m")
        box.setContentsMargins(0, box.spacing(), 0, 0)
        none = EmptyState("exam", "还没有开过考试", "先组一份卷，再给一个班或所有人开考。")
        self.exams = DataTable(EXAMS, empty=none)
        self.exams.activated.connect(self._on_results)
        self.close_exam = Button("结束考试", "danger", icon="stop", on_click=self._on_close)
        self.see = Button("查看成绩", "primary", icon="analysis", on_click=self._on_see)
        self.exams.chosen.connect(self._on_exam)
        self._on_exam([])
        box.addWidget(self.exams, 1)
        line = row(gap="s")
        line.addStretch(1)
        line.addWidget(self.close_exam)
        line.addWidget(self.see)
        box.addLayout(line)
        return holder

    def on_enter(self) -> None:
        self._load()

    def _load(self) -> None:
        actor = self._desk.actor

        def work() -> _Loaded:
            exams = self._exams.exams(actor)
            return _Loaded(
                blueprints=self._exams.blueprints(),
                broken=self._exams.broken_blueprints(),
                papers=self._exams.papers(actor),
                exams=exams,
                results={exam.id: self._exams.results(actor, exam.id) for exam in exams},
                classes=self._classes.list(actor),
            )

        self._desk.load(self, work, self._show)

    def _show(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        broken = [left_out("份组卷方案", loaded.broken)] if loaded.broken else []
        self.blueprints.set_lines([*broken, *(self._blueprint(plan) for plan in loaded.blueprints)])
        self.papers.set_rows(paper_rows(loaded.papers, loaded.exams))
        names = {line.record.id: line.record.title for line in loaded.classes}
        self.exams.set_rows(exam_rows(loaded.exams, loaded.results, names, self._desk.clock.now_ms()))
        self.tabs.setTabText(1, f"考试 {len(loaded.exams)}" if loaded.exams else "考试")
        self.open_exam.setEnabled(False)
        self._on_exam([])

    def _blueprint(self, plan: Blueprint) -> QWidget:
        draw = Button("组一份卷", "primary", icon="dice", on_click=lambda: self._on_freeze(plan))
        return Line(plan.title, blueprint_note(plan), actions=(draw,))

    # -- acting --

    def _on_freeze(self, plan: Blueprint) -> None:
        self._desk.run(self, "正在组卷…", lambda _task: self._exams.freeze_paper(self._desk.actor, plan.id),
                       lambda _paper: self._changed(f"已组卷：{plan.title}"))  # fmt: skip

    def _changed(self, words: str) -> None:
        self._desk.navigator.notify(words, "ok")
        self._load()

    def _on_open(self) -> None:
        if self._loaded is not None:
            for paper in self.papers.selected():
                OpenExamSheet(self, paper.record, self._loaded.classes, self._desk.today, self._open)

    def _open(self, sheet: FormSheet, new: NewExam) -> None:
        sheet.submit(
            self._desk.tasks,
            lambda: self._exams.open_exam(
                self._desk.actor, new.paper, title=new.title, training_class=new.training_class,
                programme=new.programme, closes_ms=new.closes_ms, supervised=new.supervised,
            ),
            lambda _exam: self._opened(new.title),
        )  # fmt: skip

    def _opened(self, title: str) -> None:
        self.tabs.setCurrentIndex(1)
        self._changed(f"已开考：{title}")

    def _on_exam(self, rows: list[ExamRow]) -> None:
        self.see.setEnabled(bool(rows))
        self.close_exam.setEnabled(bool(rows) and rows[0].may_close)

    def _on_see(self) -> None:
        for row_ in self.exams.selected():
            self._on_results(row_)

    def _on_results(self, row_: ExamRow) -> None:
        self._desk.navigator.go(Route.to("manager.exam", exam=row_.record.id))

    def _on_close(self) -> None:
        for row_ in self.exams.selected():
            question = Confirmation(
                title="结束这场考试？",
                text="结束后不能再进场，已有成绩不变。",
                items=(row_.title,),
                yes="结束考试",
                danger=True,
            )
            self._desk.navigator.ask(question, partial(self._close, row_.record))

    def _close(self, exam: ExamRecord) -> None:
        self._desk.run(self, "正在结束…", lambda _task: self._exams.close_exam(self._desk.actor, exam.id),
                       lambda _done: self._changed(f"已结束：{exam.title}"))  # fmt: skip
