"""manager.reports: the statistics workbook with its preview, the list of ending certificates, the roster."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from edu.domain.people import OrgUnit
from edu.domain.statistics import GROUPS, StatisticsBook
from edu.services.certificate_papers import CertificatePapers
from edu.services.organisations import Organisations
from edu.services.people_export import PeopleExport
from edu.services.statistics import Statistics
from edu.system.clock import civil_text
from ui.navigation import Screen
from ui.screens.files import WORKBOOK
from ui.screens.manager.certificates.presenter import WITHIN
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.lines import Line, LineList
from ui.screens.manager.parts.two_columns import TwoColumns
from ui.screens.manager.parts.words import unit_pairs
from ui.screens.manager.reports.presenter import PreviewRow, book_name, percent, preview_rows, share_text, year_pairs
from ui.tasks import Task
from ui.widgets import Button, Card, Choice, Column, DataTable, EmptyState, PlainLabel, column, row, scroll, with_all


def _group(slug: str, title: str) -> Column[PreviewRow]:
    return Column(
        title=title,
        value=lambda r: r.shares[slug].value if r.shares[slug].value is not None else -1.0,
        text=lambda r: share_text(r.shares[slug]),
        number=True,
    )


COLUMNS: tuple[Column[PreviewRow], ...] = (
    Column(title="单位", value=lambda r: (r.total, r.name), text=lambda r: r.name, stretch=1, strong=True, width=9),
    *(_group(slug, title) for slug, (_class, title) in GROUPS.items()),
    Column(title="覆盖率", value=lambda r: r.all.value or 0.0, text=lambda r: percent(r.all), number=True),
)


class ReportsScreen(Screen):
    title = "报表"
    subtitle = "导出后可以直接上报"

    def __init__(
        self,
        statistics: Statistics,
        papers: CertificatePapers,
        export: PeopleExport,
        organisations: Organisations,
        home: str,
        desk: Desk,
    ) -> None:
        super().__init__()
        self._statistics, self._papers, self._export = statistics, papers, export
        self._organisations, self._home, self._desk = organisations, home, desk
        self._book: StatisticsBook | None = None
        self._made: list[tuple[Path, str]] = []
        inside = QWidget()
        page = column(inside, gap="l", margin="page")
        page.addWidget(self._statistics_card())
        page.addWidget(TwoColumns((self._lists_card(),), (self._made_card(),)))
        page.addStretch(1)
        column(self).addWidget(scroll(inside))

    def _statistics_card(self) -> Card:
        card = Card("年度统计表", hint="汇总、培训班、人员、到期、演练和欠学清单各一张表，带说明和图")
        line = row(gap="s")
        self.year = Choice(year_pairs(self._desk.today.year), chars=6)
        self.unit = Choice((("", "全部单位"),), chars=12)
        self.write = Button("导出统计表", "accent", icon="excel", on_click=self._on_statistics)
        for choice, word in ((self.year, "年份"), (self.unit, "单位")):
            choice.setAccessibleName(word)
            choice.picked.connect(lambda _key: self._load())
            line.addWidget(choice)
        line.addStretch(1)
        line.addWidget(self.write)
        card.add(line)
        self.caption = PlainLabel("", "small")
        card.add(self.caption)
        self.preview = DataTable(
            COLUMNS, empty=EmptyState("report", "还没有可统计的单位", "登记乡镇和村、导入名册后就有数字。")
        )
        self.preview.setFixedHeight(self.fontMetrics().height() * 18)
        return card.add(self.preview)

    def _lists_card(self) -> Card:
        card = Card("名单", gap="l")
        line = row(gap="s")
        self.within = Choice([(str(days), word) for days, word in WITHIN], "90", chars=6)
        self.within.setAccessibleName("期限")
        line.addWidget(PlainLabel("证书到期名单", "strong", wrap=False))
        line.addStretch(1)
        line.addWidget(self.within)
        self.renewals = Button("导出", icon="export", on_click=self._on_renewals)
        line.addWidget(self.renewals)
        card.add(line)
        line = row(gap="s")
        words = column(gap="none")
        words.addWidget(PlainLabel("人员名册", "strong"))
        words.addWidget(PlainLabel("与导入模板同样的列，证件号遮盖", "small"))
        line.addLayout(words, 1)
        self.roster = Button("导出", icon="export", on_click=self._on_roster)
        line.addWidget(self.roster)
        return card.add(line)

    def _made_card(self) -> Card:
        self.made = LineList("这次打开后还没有导出过。")
        return Card("刚刚导出").add(self.made)

    def on_enter(self) -> None:
        self._desk.load(self, lambda: self._organisations.org_units(self._desk.actor), self._show_units)

    def _show_units(self, units: Sequence[OrgUnit]) -> None:
        self.unit.set_pairs(with_all("全部单位", unit_pairs(units)), self._home)
        self._load()

    def _load(self) -> None:
        year, org = int(self.year.value), self.unit.value
        self._desk.run(self, "正在统计…", lambda _task: self._statistics.book(self._desk.actor, year, org), self._show)

    def _show(self, book: StatisticsBook) -> None:
        self._book = book
        self.caption.setText(f"汇总预览：已训 / 应训（人），截至 {book.until.isoformat()}，按{book.rows_are}列出")
        self.preview.set_rows(preview_rows(book) if book.rows or any(book.total.figures.values()) else ())

    # -- exporting --

    def _on_statistics(self) -> None:
        book = self._book
        if book is None:
            return
        path = self._desk.files.save_as(self, "导出统计表", book_name(book), WORKBOOK)
        if path is None:
            return
        year, org = int(self.year.value), self.unit.value

        def work(task: Task) -> int:
            steps = iter((0.1, 0.4, 0.7, 0.9))
            return self._statistics.export(
                self._desk.actor, year, org, path, lambda said: task.report(next(steps, 0.95), said)
            )

        self._desk.run(self, "正在生成统计表…", work, lambda people: self._saved(path, f"统计表，{people:,} 人"))

    def _on_renewals(self) -> None:
        days = int(self.within.value)
        path = self._desk.files.save_as(self, "导出到期名单", f"{days}天内到期证书.xlsx", WORKBOOK)
        if path is not None:
            self._desk.run(self, "正在导出…", lambda _task: self._papers.renewals(self._desk.actor, days, path),
                           lambda rows: self._saved(path, f"到期名单，{rows:,} 行"))  # fmt: skip

    def _on_roster(self) -> None:
        name = f"人员名册-{self._desk.today.isoformat()}.xlsx"
        path = self._desk.files.save_as(self, "导出名册", name, WORKBOOK)
        if path is not None:
            self._desk.run(self, "正在导出…", lambda _task: self._export.write(self._desk.actor, path),
                           lambda rows: self._saved(path, f"名册，{rows:,} 人"))  # fmt: skip

    def _saved(self, path: Path, what: str) -> None:
        self._made.insert(0, (path, f"{what} · {civil_text(self._desk.clock.now_ms())}"))
        self._desk.navigator.notify(f"已导出：{path.name}", "ok")
        self.made.set_lines([self._line(made, note) for made, note in self._made])

    def _line(self, path: Path, note: str) -> QWidget:
        show = Button("打开所在文件夹", "ghost", icon="open", on_click=lambda: self._desk.files.show_folder(path))
        return Line(path.name, note, actions=(show,))
