"""manager.exam: who sat, what they reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edu.domain.errors import NotFound
from edu.domain.exams.sitting import ExamRecord, SittingRecord
from edu.services.exams import Exams
from edu.services.people import People
from edu.system.clock import civil_text
from ui.navigation import Route, Screen
from ui.screens.manager.papers.presenter import ResultRow, result_rows, result_words
from ui.screens.manager.parts.desk import Desk
from ui.widgets import Column, DataTable, EmptyState, PlainLabel, column

COLUMNS: tuple[Column[ResultRow], ...] = (
    Column(title="姓名", value=lambda r: r.sort_key, text=lambda r: r.name, strong=True, stretch=1, width=9),
    Column(title="次数", value=lambda r: r.attempt, text=lambda r: f"第 {r.attempt} 次", width=5),
    Column(title="成绩", value=lambda r: r.score, text=lambda r: r.marks, number=True),
    Column(title="用时", value=lambda r: r.sitting.used_ms, text=lambda r: r.used, number=True),
    Column(title="交卷时间", value=lambda r: r.sitting.ended_ms or 0, text=lambda r: r.ended, width=10),
    Column(title="结果", value=lambda r: r.chip[1], chip=lambda r: r.chip),
    Column(title="不合格的原因", value=lambda r: r.why, width=15),
)


@dataclass(frozen=True, slots=True)
class _Loaded:
    exam: ExamRecord
    sittings: Sequence[SittingRecord]
    names: Mapping[str, tuple[str, str]]


class ExamScreen(Screen):
    title = "考试成绩"

    def __init__(self, exam: str, exams: Exams, people: People, desk: Desk) -> None:
        super().__init__()
        self._id, self._exams, self._people, self._desk = exam, exams, people, desk
        page = column(self, gap="m", margin="page")
        self.summary = PlainLabel("", "soft")
        page.addWidget(self.summary)
        self.table = DataTable(COLUMNS, empty=EmptyState("exam", "还没有人参加", "考生在“自己学”的考试里进场。"))
        self.table.activated.connect(
            lambda r: desk.navigator.go(Route.to("manager.person", person=r.sitting.person))
        )  # fmt: skip
        page.addWidget(self.table, 1)

    def on_enter(self) -> None:
        actor = self._desk.actor

        def work() -> _Loaded:
            exam = next((one for one in self._exams.exams(actor) if one.id == self._id), None)
            if exam is None:
                raise NotFound("没有找到这场考试。")
            sittings = self._exams.results(actor, self._id)
            people = {id_: self._people.view(actor, id_).person for id_ in {one.person for one in sittings}}
            return _Loaded(exam, sittings, {id_: (person.name, person.initials) for id_, person in people.items()})

        self._desk.load(self, work, self._show)

    def _show(self, loaded: _Loaded) -> None:
        rows = result_rows(loaded.sittings, loaded.names)
        self.set_title(loaded.exam.title, f"截止 {civil_text(loaded.exam.closes_ms)}")
        self.summary.setText(result_words(rows))
        self.table.set_rows(rows)
