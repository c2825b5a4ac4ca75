"""manager.issue: one class, who may have a certificate, and what the others still need."""

from __future__ import annotations

from collections.abc import Sequence

from edu.services.certificate_papers import CertificatePapers
from edu.services.certificates import Certificates
from edu.services.classes import Classes
from edu.services.standings import Standing, caution_words
from ui.navigation import Confirmation, Route, Screen
from ui.screens.files import PDF, safe_name
from ui.screens.manager.certificates.presenter import StandingRow, issue_words, standing_rows
from ui.screens.manager.parts.desk import Desk
from ui.widgets import Button, Column, DataTable, EmptyState, PlainLabel, column

COLUMNS: tuple[Column[StandingRow], ...] = (
    Column(title="姓名", value=lambda s: s.standing.person.initials, text=lambda s: s.name, strong=True, width=10),
    Column(title="状态", value=lambda s: s.rank, chip=lambda s: s.chip),
    Column(title="累计学时", value=lambda s: s.standing.minutes_done, text=lambda s: s.hours, number=True),
    Column(title="成绩", value=lambda s: s.score, number=True),
    Column(title="说明", value=lambda s: s.why, stretch=1, width=18),
)


class IssueScreen(Screen):
    title = "为培训班发证"

    def __init__(
        self, training_class: str, certificates: Certificates, papers: CertificatePapers, classes: Classes, desk: Desk
    ) -> None:
        super().__init__()
        self._class, self._certificates, self._papers = training_class, certificates, papers
        self._classes, self._desk = classes, desk
        self._name = ""
        self.save = Button("存为 PDF", icon="pdf", on_click=self._on_save)
        self.issue = Button("发证", "accent", icon="certificate", on_click=self._on_issue)
        self.save.setEnabled(False)
        self.issue.setEnabled(False)
        self.header_actions = (self.save, self.issue)
        page = column(self, gap="m", margin="page")
        self.summary = PlainLabel("", "soft")
        page.addWidget(self.summary)
        self.table = DataTable(COLUMNS, empty=EmptyState("enrol", "这个班还没有报名的人"))
        self.table.activated.connect(
            lambda s: desk.navigator.go(Route.to("manager.person", person=s.standing.person.id))
        )  # fmt: skip
        page.addWidget(self.table, 1)

    def on_enter(self) -> None:
        self._load()

    def _load(self) -> None:
        actor = self._desk.actor
        self._desk.load(
            self,
            lambda: (self._classes.record(actor, self._class).title, self._certificates.standings(actor, self._class)),
            self._show,
        )

    def _show(self, found: tuple[str, Sequence[Standing]]) -> None:
        self._name, standings = found
        rows = standing_rows(standings)
        ready = sum(row.may_issue for row in rows)
        self.set_title("为培训班发证", self._name)
        self.summary.setText(issue_words(rows))
        self.table.set_rows(rows)
        self.issue.setText(f"给 {ready} 人发证" if ready else "发证")
        self.issue.setEnabled(ready > 0)
        self.save.setEnabled(any(row.standing.held for row in rows))

    def _on_issue(self) -> None:
        ready = [row.standing for row in self.table.rows if row.may_issue]
        question = Confirmation(
            title=f"给 {len(ready)} 人发证？",
            text="".join(("证书编号按顺序生成，发出后只能撤销，不能修改。", caution_words(ready))),
            items=tuple(one.person.name for one in ready),
            yes="发证",
        )
        self._desk.navigator.ask(question, self._issue)

    def _issue(self) -> None:
        self._desk.run(
            self,
            "正在发证…",
            lambda _task: self._certificates.issue_class(self._desk.actor, self._class),
            self._issued,
        )

    def _issued(self, made: Sequence[str]) -> None:
        self._desk.navigator.notify(f"已发 {len(made)} 张证书，可以存为 PDF 打印", "ok")
        self._load()

    def _on_save(self) -> None:
        held = [row.standing.held.id for row in self.table.rows if row.standing.held is not None]
        path = self._desk.files.save_as(self, "存为 PDF", safe_name(f"证书-{self._name}") + ".pdf", PDF)
        if path is not None:
            self._desk.run(
                self,
                "正在生成 PDF…",
                lambda _task: self._papers.print_pdf(self._desk.actor, held, path),
                lambda pages: self._desk.navigator.notify(f"已保存 {pages} 张证书：{path.name}", "ok"),
            )
