"""考试: opening the exam of the class, and who sat it and passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from edu.domain.classes import ExamOfClass
from edu.domain.exams.blueprint import Blueprint
from edu.services.exams import Exams
from edu.system.clock import civil_text
from ui.navigation import Confirmation
from ui.screens.classroom.panels.panel import Scene
from ui.screens.exam_words import best_of, pass_rule, why_failed
from ui.widgets import (
    Button,
    Card,
    Chip,
    Choice,
    Column,
    DataTable,
    EmptyState,
    FormSheet,
    NumberField,
    PlainLabel,
    Status,
    column,
    row,
)

_HOUR = 3_600_000
_STATES: dict[str, tuple[Status, str]] = {
    "passed": ("met", "合格"), "failed": ("wrong", "未合格"), "running": ("running", "正在答题"),
    "none": ("none", "未考"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One person's best so far in the exams of this class; `score` in hundredths, `why` of who failed so far."""

    name: str
    place: str
    state: str
    score: int | None
    tries: int
    why: str


def candidates(scene: Scene) -> list[Candidate]:
    sat = [sitting for exam in scene.file.exams for sitting in exam.sittings]
    found = []
    for line in scene.file.roster:
        mine = [sitting for sitting in sat if sitting.person == line.person]
        state = "none"
        if any(sitting.passed for sitting in mine):
            state = "passed"
        elif any(sitting.state == "running" for sitting in mine):
            state = "running"
        elif mine:
            state = "failed"
        best = best_of(mine)
        score, why = (best.score, why_failed(best)) if best else (None, "")
        found.append(
            Candidate(name=line.name, place=line.place, state=state, score=score, tries=len(mine),
                      why=why if state == "failed" else "")
        )  # fmt: skip
    return found


COLUMNS = (
    Column[Candidate](title="姓名", value=lambda c: c.name, strong=True),
    Column[Candidate](title="单位", value=lambda c: c.place, stretch=1),
    Column[Candidate](title="次数", value=lambda c: c.tries, number=True),
    Column[Candidate](title="最好成绩", value=lambda c: c.score, number=True,
                      text=lambda c: "—" if c.score is None else f"{c.score / 100:g}"),
    Column[Candidate](title="结果", value=lambda c: c.state, chip=lambda c: _STATES[c.state]),
    Column[Candidate](title="未合格的原因", value=lambda c: c.why, width=15),
)  # fmt: skip


class ExamPanel(QWidget):
    def __init__(self, scene: Scene, exams: Exams, blueprint: str | None) -> None:
        super().__init__()
        self._scene, self._exams, self._blueprint = scene, exams, blueprint
        page = column(self, gap="s")
        top = row(gap="s")
        people = candidates(scene)
        passed = sum(person.state == "passed" for person in people)
        title = f"合格 {passed}/{len(people)} 人" if scene.file.exams else "考试"
        top.addWidget(PlainLabel(title, "title"), 1)
        self.open = Button("开一场考试", "accent", icon="exam", on_click=self._ask)
        self.open.setVisible(scene.is_open)
        top.addWidget(self.open)
        page.addLayout(top)
        if not scene.file.exams:
            hint = (
                "大纲要求考试：按它的组卷方案抽一份卷，学员在自己的座位上答。"
                if blueprint
                else "本班不要求考试，也可以考一次。"
            )
            page.addWidget(EmptyState("exam", "还没有开考", hint), 1)
            return
        for exam in scene.file.exams:
            page.addWidget(self._card(exam))
        rule = pass_rule(sitting for exam in scene.file.exams for sitting in exam.sittings)
        if rule:
            page.addWidget(PlainLabel(rule, "soft"))
        page.addWidget(DataTable(COLUMNS, people), 1)

    def _card(self, held: ExamOfClass) -> Card:
        exam, middle = held.exam, Qt.AlignmentFlag.AlignVCenter
        open_now = not exam.closed and self._scene.desk.clock.now_ms() < exam.closes_ms
        card = Card(margin="m")
        line = row(gap="m")
        words = column(gap="xs")
        words.addWidget(PlainLabel(exam.title, "strong"))
        words.addWidget(PlainLabel(f"{civil_text(exam.opens_ms)} 至 {civil_text(exam.closes_ms)} · "
                                   f"每人 {exam.attempts} 次机会 · 已交 {len(held.sittings)} 份", "soft"))  # fmt: skip
        line.addLayout(words, 1)
        line.addWidget(Chip("running", "正在考") if open_now else Chip("met", "已结束"), 0, middle)
        if open_now and self._scene.is_open:
            line.addWidget(Button("结束考试", icon="stop", on_click=lambda: self._ask_close(held)), 0, middle)
        card.add(line)
        return card

    def _ask(self) -> None:
        OpenExamSheet(self._scene, self._exams, self._exams.blueprints(), self._blueprint or "").ask()

    def _ask_close(self, held: ExamOfClass) -> None:
        question = Confirmation(
            title=f"结束“{held.exam.title}”？", text="结束以后没考的人不能再考这一场。", yes="结束考试"
        )
        self._scene.desk.navigator.ask(question, lambda: self._close(held))

    def _close(self, held: ExamOfClass) -> None:
        actor = self._scene.desk.actor
        self._scene.desk.load(
            self, lambda: self._exams.close_exam(actor, held.exam.id), lambda _none: self._scene.reload()
        )


class OpenExamSheet(FormSheet):
    def __init__(self, scene: Scene, exams: Exams, blueprints: Sequence[Blueprint], chosen: str) -> None:
        super().__init__(scene.page, "开一场考试", "现在抽卷并封存，名单里的人马上可以考。", yes="开考",
                         on_save=lambda _sheet: self._save())  # fmt: skip
        self._scene, self._exams = scene, exams
        pairs = [(b.id, f"{b.title}（{b.count} 题，{b.minutes} 分钟）") for b in blueprints]
        self.blueprint = self.form.add("组卷方案", Choice(pairs, chosen))
        self.hours = self.form.add("多久以后截止", NumberField(2, 1, 72, unit="小时"))
        self.yes.setEnabled(bool(pairs))

    def ask(self) -> None:
        self.open(self.blueprint)

    def _save(self) -> None:
        actor, exams, record = self._scene.desk.actor, self._exams, self._scene.file.record
        closes = self._scene.desk.clock.now_ms() + self.hours.value() * _HOUR
        blueprint = self.blueprint.value

        def work() -> str:
            paper = exams.freeze_paper(actor, blueprint)
            return exams.open_exam(actor, paper, training_class=record.id, programme=record.programme, closes_ms=closes)

        self.submit(self._scene.desk.tasks, work, lambda _exam: self._scene.reload())
