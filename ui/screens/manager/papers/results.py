"""manager.exam: who sat, what they reached; a mark is changed with a reason that the ledger keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from edu.domain.actors import Permission
from edu.domain.certificates import CertificateRecord
from edu.domain.errors import NotFound
from edu.domain.exams.sitting import ExamRecord, SittingRecord
from edu.services.certificates import Certificates
from edu.services.exams import Exams
from edu.services.people import People
from edu.services.sittings import Sittings
from edu.system.clock import civil_text
from ui.navigation import Confirmation, Route, Screen
from ui.screens.manager.papers.presenter import ResultRow, left_words, result_rows, result_words
from ui.screens.manager.papers.sheets import MarkSheet
from ui.screens.manager.parts.desk import Desk
from ui.widgets import Button, Column, DataTable, EmptyState, FormSheet, PlainLabel, column

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

    def __init__(
        self, exam: str, exams: Exams, sittings: Sittings, certificates: Certificates, people: People, desk: Desk
    ) -> None:
        super().__init__()
        self._id, self._exams, self._people, self._desk = exam, exams, people, desk
        self._sittings, self._certificates = sittings, certificates
        self.change = Button("给选中的人改分", icon="edit", on_click=self._on_change)
        self.change.setEnabled(False)
        self.header_actions = (self.change,)
        page = column(self, gap="m", margin="page")
        self.summary = PlainLabel("", "soft")
        page.addWidget(self.summary)
        self.table = DataTable(COLUMNS, empty=EmptyState("exam", "还没有人参加", "考生在“自己学”的考试里进场。"))
        self.table.activated.connect(
            lambda r: desk.navigator.go(Route.to("manager.person", person=r.sitting.person))
        )  # fmt: skip
        self.table.chosen.connect(self._on_chosen)
        page.addWidget(self.table, 1)

    def on_enter(self) -> None:
        self._load()

    def _load(self) -> None:
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
        self.change.setEnabled(False)

    def _on_chosen(self, rows: list[ResultRow]) -> None:
        marked = any(row.sitting.state == "marked" for row in rows)
        self.change.setEnabled(marked and self._desk.actor.may(Permission.EXAMS_WRITE))

    def _on_change(self) -> None:
        for row in self.table.selected():
            MarkSheet(self, row, lambda sheet, marks, why, row=row: self._change(sheet, row, marks, why))  # type: ignore[misc]

    def _change(self, sheet: FormSheet, row: ResultRow, marks: int, why: str) -> None:
        actor, sitting = self._desk.actor, row.sitting.id

        def work() -> Sequence[CertificateRecord]:
            self._sittings.override_mark(actor, sitting, marks, why)
            return self._certificates.left_standing(actor, sitting)

        sheet.submit(self._desk.tasks, work, partial(self._changed, row.name))

    def _changed(self, name: str, standing: Sequence[CertificateRecord]) -> None:
        self._desk.navigator.notify("成绩已改，原来的留在台账里", "ok")
        self._load()
        if standing:
            self._tell_standing(name, standing)

    def _tell_standing(self, name: str, standing: Sequence[CertificateRecord]) -> None:
        question = Confirmation(
            title="证书还有效，请核对",
            text=left_words(name),
            items=tuple(f"证书编号 {one.number}" for one in standing),
            yes="去证书页",
            no="先不去",
        )
        there = Route.to("manager.certificates", text=standing[0].number if len(standing) == 1 else name)
        self._desk.navigator.ask(question, lambda: self._desk.navigator.go(there))
