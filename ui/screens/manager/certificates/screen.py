"""manager.certificates: what was issued, what ends soon, and a desk for checking one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QTabWidget, QWidget

from edu.domain.certificates import CertificateRecord
from edu.domain.classes import ClassLine
from edu.domain.renewals import RenewalLine
from edu.services.certificate_papers import CertificatePapers
from edu.services.certificates import Certificates
from edu.services.classes import Classes
from edu.services.verification import CertificateVerification
from ui.navigation import Route, Screen
from ui.screens.files import PDF, WORKBOOK
from ui.screens.manager.certificates.presenter import (
    WITHIN,
    IssuedRow,
    expiring_chip,
    issued_rows,
)
from ui.screens.manager.certificates.verify import VerifyPage
from ui.screens.manager.parts.desk import Desk
from ui.widgets import Button, Choice, Column, DataTable, EmptyState, FormSheet, SearchField, ask_reason, column, row

ISSUED: tuple[Column[IssuedRow], ...] = (
    Column(title="姓名", value=lambda c: c.name, strong=True, width=10),
    Column(title="证书", value=lambda c: c.words, stretch=1, width=14),
    Column(title="编号", value=lambda c: c.number, width=20),
    Column(title="发证日期", value=lambda c: c.issued, width=7),
    Column(title="有效期至", value=lambda c: c.expires, width=7),
    Column(title="状态", value=lambda c: c.chip[1], chip=lambda c: c.chip),
)
ENDING: tuple[Column[RenewalLine], ...] = (
    Column(title="姓名", value=lambda c: c.name, strong=True, width=10),
    Column(title="单位", value=lambda c: c.place, stretch=1, width=10),
    Column(title="证书", value=lambda c: c.title, stretch=1, width=14),
    Column(title="来源", value=lambda c: c.own, text=lambda c: "本单位" if c.own else "国家证书", width=4),
    Column(title="有效期至", value=lambda c: c.expires, width=7),
    Column(title="还有", value=lambda c: c.days_left, chip=expiring_chip),
)
_TABS = ("issued", "expiring", "verify")


class CertificatesScreen(Screen):
    title = "证书"

    def __init__(
        self,
        certificates: Certificates,
        papers: CertificatePapers,
        verification: CertificateVerification,
        classes: Classes,
        desk: Desk,
        tab: str = "",
        text: str = "",
    ) -> None:
        """`text`: what is looked for among the issued ones (a number, a name), to be cleared like any search."""
        super().__init__()
        self._certificates, self._papers, self._classes, self._desk = certificates, papers, classes, desk
        self._records: Sequence[CertificateRecord] = ()
        self._titles: Mapping[str, str] = {}
        self.issue = Button("为培训班发证", "accent", icon="certificate", on_click=self._on_issue)
        self.header_actions = (self.issue,)
        page = column(self, gap="m", margin="page")
        self.tabs = QTabWidget()
        self.tabs.addTab(self._issued_tab(text), "已发证书")
        self.tabs.addTab(self._ending_tab(), "即将到期")
        self.verify = VerifyPage(verification, desk)
        self.tabs.addTab(self.verify, "核验真伪")
        self.tabs.setCurrentIndex(_TABS.index(tab) if tab in _TABS else 0)
        page.addWidget(self.tabs)

    def _issued_tab(self, text: str) -> QWidget:
        self.search = SearchField("姓名、培训班或编号")
        self.search.setText(text)
        self.search.searched.connect(lambda _text: self._show_issued())
        self.save = Button("存为 PDF", icon="pdf", on_click=self._on_save)
        self.revoke = Button("撤销证书", "danger", icon="undo", on_click=self._on_revoke)
        none = EmptyState("certificate", "还没有发过证书", "培训班结业后，在这里为合格的人发培训证明。",
                          action="为培训班发证", on_action=self._on_issue)  # fmt: skip
        self.issued = DataTable(ISSUED, empty=none, many=True)
        self.issued.chosen.connect(self._on_chosen)
        self._on_chosen([])
        return _tab(self.issued, self.search, self.save, self.revoke)

    def _ending_tab(self) -> QWidget:
        self.within = Choice([(str(days), word) for days, word in WITHIN], "90", chars=6)
        self.within.setAccessibleName("期限")
        self.within.picked.connect(lambda _key: self._load_ending())
        self.renewals = Button("导出名单", icon="export", on_click=self._on_renewals)
        self.ending = DataTable(ENDING, empty=EmptyState("ok", "这段时间没有证书到期", "登记过的国家证书也会提醒。"))
        return _tab(self.ending, self.within, self.renewals)

    def on_enter(self) -> None:
        self._load()
        self._load_ending()

    def _load(self) -> None:
        actor = self._desk.actor

        def work() -> tuple[Sequence[CertificateRecord], Mapping[str, str]]:
            titles = {one.id: one.title for one in self._classes.programmes()}
            titles |= {line.record.id: line.record.title for line in self._classes.list(actor)}
            return self._certificates.certificates(actor, 10_000), titles

        self._desk.load(self, work, self._show)

    def _show(self, found: tuple[Sequence[CertificateRecord], Mapping[str, str]]) -> None:
        records, self._titles = found
        self._records = records
        self.tabs.setTabText(0, f"已发证书 {len(records)}" if records else "已发证书")
        self._show_issued()

    def _show_issued(self) -> None:
        self.issued.set_rows(issued_rows(self._records, self._titles, self._desk.today, self.search.text()))
        self._on_chosen([])

    def _load_ending(self) -> None:
        days = int(self.within.value)
        self._desk.load(self, lambda: self._papers.renewal_lines(self._desk.actor, days), self._show_ending)

    def _show_ending(self, lines: Sequence[RenewalLine]) -> None:
        self.ending.set_rows(lines)
        self.tabs.setTabText(1, f"即将到期 {len(lines)}" if lines else "即将到期")

    # -- acting --

    def _on_chosen(self, rows: list[IssuedRow]) -> None:
        self.save.setEnabled(bool(rows))
        self.revoke.setEnabled(len(rows) == 1 and rows[0].may_revoke)

    def _on_issue(self) -> None:
        self._desk.load(self, lambda: self._classes.list(self._desk.actor), self._choose_class)

    def _choose_class(self, lines: Sequence[ClassLine]) -> None:
        pairs = [(line.record.id, line.record.title) for line in lines if line.record.programme]
        if not pairs:
            self._desk.navigator.notify("还没有选了培训大纲的培训班，不能按班发证", "warn")
            return
        ClassSheet(self, pairs, self._go_issue)

    def _go_issue(self, training_class: str) -> None:
        self._desk.navigator.go(Route.to("manager.issue", training_class=training_class))

    def _on_save(self) -> None:
        chosen = self.issued.selected()
        name = f"{chosen[0].title}-{chosen[0].name}.pdf" if len(chosen) == 1 else f"证书 {len(chosen)} 张.pdf"
        path = self._desk.files.save_as(self, "存为 PDF", name, PDF)
        if path is not None:
            ids = [row_.record.id for row_ in chosen]
            self._desk.run(
                self,
                "正在生成 PDF…",
                lambda _task: self._papers.print_pdf(self._desk.actor, ids, path),
                lambda pages: self._saved(path, f"{pages} 张证书"),
            )

    def _on_renewals(self) -> None:
        days = int(self.within.value)
        path = self._desk.files.save_as(self, "导出到期名单", f"{days}天内到期证书.xlsx", WORKBOOK)
        if path is not None:
            self._desk.run(
                self,
                "正在导出…",
                lambda _task: self._papers.renewals(self._desk.actor, days, path),
                lambda rows: self._saved(path, f"{rows} 行"),
            )

    def _saved(self, path: Path, what: str) -> None:
        self._desk.navigator.notify(f"已保存 {what}：{path.name}", "ok")
        self._desk.files.show_folder(path)

    def _on_revoke(self) -> None:
        for row_ in self.issued.selected():
            ask_reason(
                self,
                "撤销证书",
                f"{row_.name} 的{row_.title}（{row_.number}）。撤销后核验显示“已撤销”，不能恢复，可以重新发证。",
                yes="撤销证书",
                hint="例如：冒名参训",
                danger=True,
                on_reason=self._revoker(row_.record.id),
            )

    def _revoker(self, certificate: str) -> Callable[[FormSheet, str], None]:
        def done(_value: None) -> None:
            self._desk.navigator.notify("证书已撤销", "ok")
            self._load()

        def revoke(sheet: FormSheet, reason: str) -> None:
            sheet.submit(
                self._desk.tasks, lambda: self._certificates.revoke(self._desk.actor, certificate, reason), done
            )

        return revoke


class ClassSheet(FormSheet):
    """Which class? Newest first."""

    def __init__(self, over: QWidget, pairs: Sequence[tuple[str, str]], on_class: Callable[[str], None]) -> None:
        super().__init__(over, "为哪个培训班发证？", "只列出选了培训大纲的班。", yes="下一步", on_save=self._next)
        self._on_class = on_class
        self.choice = self.form.add("培训班", Choice(pairs, pairs[0][0]))
        self.open(self.choice)

    def _next(self, _sheet: FormSheet) -> None:
        chosen = self.choice.value
        self.shut()
        self._on_class(chosen)


def _tab(table: QWidget, first: QWidget, *actions: QWidget) -> QWidget:
    holder = QWidget()
    box = column(holder, gap="m")
    box.setContentsMargins(0, box.spacing(), 0, 0)
    line = row(gap="s")
    line.addWidget(first)
    line.addStretch(1)
    for action in actions:
        line.addWidget(action)
    box.addLayout(line)
    box.addWidget(table, 1)
    return holder
