"""manager.obligations: from the whole township down to one village, firm or person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QTabWidget, QWidget

from edu.domain.obligations.duties import Duty, Overview, Untracked
from edu.domain.people import OrgUnit
from edu.services.obligations import Obligations
from edu.services.organisations import Organisations
from ui.navigation import Route, Screen
from ui.screens.manager.obligations.presenter import (
    LIMIT,
    ClassRow,
    SubjectRow,
    class_rows,
    cut_words,
    headline,
    late_rank,
    late_words,
    subject_rows,
    tab_words,
    untracked_lines,
)
from ui.screens.manager.parts.day_asked import DayAsked
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.duty import show_clause
from ui.screens.manager.parts.lines import Line, LineList
from ui.screens.manager.parts.words import class_word, state_chip, unit_pairs
from ui.widgets import (
    Banner,
    Button,
    Choice,
    Column,
    DataTable,
    EmptyState,
    PageSheet,
    PlainLabel,
    clear,
    column,
    row,
    with_all,
)

PEOPLE: tuple[Column[Duty], ...] = (
    Column(title="姓名", value=lambda d: d.name, strong=True, width=8),
    Column(title="类别", value=lambda d: d.person_class, text=lambda d: class_word(d.person_class), width=8),
    Column(title="单位", value=lambda d: d.employer or d.place, width=10),
    Column(title="要求", value=lambda d: d.title, stretch=1, width=14),
    Column(title="完成", value=lambda d: d.done, text=lambda d: f"{d.done} / {d.needed}", number=True),
    Column(title="期限", value=late_rank, text=late_words, number=True),
    Column(title="状态", value=lambda d: d.state, chip=lambda d: state_chip(d.state)),
)
SUBJECTS: tuple[Column[SubjectRow], ...] = (
    Column(title="名称", value=lambda s: s.name, strong=True, width=14),
    Column(title="所属", value=lambda s: s.place, text=lambda s: s.place or "—", width=8),
    Column(title="状态", value=lambda s: s.rank, chip=lambda s: s.chip),
    Column(title="已完成", value=lambda s: s.counts, number=True),
    Column(title="最急的一条", value=lambda s: s.why, stretch=1, width=18),
)
CLASSES: tuple[Column[ClassRow], ...] = (
    Column(title="人员类别", value=lambda c: c.name, stretch=1, strong=True),
    Column(title="人数", value=lambda c: c.people, number=True),
    Column(title="已逾期", value=lambda c: c.overdue, number=True),
    Column(title="即将到期", value=lambda c: c.due_soon, number=True),
    Column(title="待完成", value=lambda c: c.due, number=True),
    Column(title="已完成", value=lambda c: c.met, number=True),
    Column(title="无要求或待核", value=lambda c: c.without, number=True),
)
_TABS = ("classes", "overdue", "due_soon", "villages", "enterprises", "townships")


class ObligationsScreen(Screen):
    title = "法定要求"

    def __init__(
        self,
        obligations: Obligations,
        organisations: Organisations,
        desk: Desk,
        org: str = "",
        tab: str = "",
        on: date | None = None,
    ) -> None:
        super().__init__()
        self._obligations, self._organisations, self._desk, self._org = obligations, organisations, desk, org
        self._untracked: tuple[Untracked, ...] = ()
        page = column(self, gap="m", margin="page")
        line = row(gap="m")
        self.unit = Choice((("", "全部单位"),), chars=12)
        self.unit.setAccessibleName("单位")
        self.unit.picked.connect(self._on_unit)
        line.addWidget(self.unit)
        self.day = DayAsked(desk.today, on)
        self.day.picked.connect(self._load)
        line.addWidget(self.day)
        self.headline = PlainLabel("正在计算…", "soft")
        line.addWidget(self.headline, 1)
        page.addLayout(line)
        self._notes = column(gap="none")
        page.addLayout(self._notes)
        self.classes = DataTable(CLASSES, empty=EmptyState("people", "还没有人员", "导入名册后按岗位自动计算。"))
        self.overdue = self._duties("没有逾期", "所有人的法定学时和证书都没有过期限。")
        self.due_soon = self._duties("近期没有到期", "30 天内没有要到期的要求。")
        self.villages = self._subjects("village", "还没有村（社区）")
        self.enterprises = self._subjects("enterprise", "还没有企业")
        self.townships = self._subjects("town", "还没有乡镇")
        self.tabs = QTabWidget()
        self._cuts: dict[str, PlainLabel] = {}
        for key, table in zip(_TABS, self._tables(), strict=True):
            self.tabs.addTab(self._page(key, table), _WORDS[key])
        self.tabs.setCurrentIndex(_TABS.index(tab) if tab in _TABS else 0)
        page.addWidget(self.tabs, 1)

    def _tables(self) -> Sequence[QWidget]:
        return (self.classes, self.overdue, self.due_soon, self.villages, self.enterprises, self.townships)

    def _page(self, key: str, table: QWidget) -> QWidget:
        holder = QWidget()
        box = column(holder, gap="s")
        box.setContentsMargins(0, box.spacing() * 2, 0, 0)
        box.addWidget(table, 1)
        cut = PlainLabel("", "small")
        cut.hide()
        self._cuts[key] = cut
        foot = row(gap="s")
        foot.addWidget(cut, 1)
        if key in ("overdue", "due_soon"):
            clause = Button("看条文", icon="source", on_click=lambda: self._on_clause(key))
            foot.addWidget(clause)
        box.addLayout(foot)
        return holder

    def _duties(self, sentence: str, hint: str) -> DataTable[Duty]:
        table = DataTable(PEOPLE, empty=EmptyState("ok", sentence, hint))
        table.activated.connect(self._open_person)
        return table

    def _subjects(self, icon: str, sentence: str) -> DataTable[SubjectRow]:
        table = DataTable(SUBJECTS, empty=EmptyState(icon, sentence))
        table.activated.connect(self._open)
        return table

    def on_enter(self) -> None:
        self._desk.load(self, lambda: self._organisations.org_units(self._desk.actor), self._show_units)
        self.day.set_today(self._desk.today)
        self._load()

    def _show_units(self, units: Sequence[OrgUnit]) -> None:
        self.unit.set_pairs(with_all("全部单位", unit_pairs(units)), self._org)

    def _on_unit(self, org: str) -> None:
        self._org = org
        self._load()

    def _load(self) -> None:
        org, on = self._org, self.day.on
        self._desk.run(
            self,
            "正在逐人计算…",
            lambda _task: self._obligations.overview(self._desk.actor, org, on, limit=LIMIT),
            self._show,
        )

    def _show(self, overview: Overview) -> None:
        self.headline.setText(headline(overview))
        self.classes.set_rows(class_rows(overview.classes))
        self.overdue.set_rows(overview.overdue)
        self.due_soon.set_rows(overview.due_soon)
        self.villages.set_rows(subject_rows(overview.villages))
        self.enterprises.set_rows(subject_rows(overview.enterprises))
        self.townships.set_rows(subject_rows(overview.townships))
        totals = {
            "overdue": overview.overdue_total, "due_soon": overview.due_soon_total, "villages": len(overview.villages),
            "enterprises": len(overview.enterprises), "townships": len(overview.townships),
        }  # fmt: skip
        people = {"overdue": overview.overdue_people}  # who has something due soon may have something overdue as well
        for at, key in enumerate(_TABS):
            self.tabs.setTabText(at, tab_words(_WORDS[key], totals.get(key, 0), people.get(key)))
        for key, shown in (("overdue", overview.overdue), ("due_soon", overview.due_soon)):
            words = cut_words(len(shown), totals[key])
            self._cuts[key].setText(words)
            self._cuts[key].setVisible(bool(words))
        self._note(overview.untracked)

    def _note(self, untracked: tuple[Untracked, ...]) -> None:
        """Closed once, it stays closed until another unit or day leaves other rules without a judgement."""
        if untracked == self._untracked:
            return
        self._untracked = untracked
        clear(self._notes)
        if untracked:
            text = f"另有 {len(untracked)} 条要求未判断"
            remedy = "程序没有它们要的记录（会议、新工艺、防汛人数等），请另行留存台账。"
            self._notes.addWidget(
                Banner("info", text, remedy, action="看是哪些", on_action=self._on_untracked, closable=True)
            )

    def _on_untracked(self) -> None:
        sheet = PageSheet(self, "未判断的要求", chars=40, lines=16)
        lines = LineList("")
        lines.set_lines([Line(title, why) for title, why in untracked_lines(self._untracked)])
        sheet.page.addWidget(lines)
        sheet.page.addStretch(1)
        sheet.open(sheet.close_button)

    def _on_clause(self, key: str) -> None:
        table = self.overdue if key == "overdue" else self.due_soon
        for duty in table.selected() or list(table.rows[:1]):
            show_clause(self, duty)

    def _open_person(self, duty: Duty) -> None:
        self._desk.navigator.go(Route.to("manager.person", person=duty.subject, **self.day.arguments()))

    def _open(self, row_: SubjectRow) -> None:
        subject = row_.subject
        self._desk.navigator.go(Route.to("manager.duties", kind=subject.type, id=subject.id, **self.day.arguments()))


_WORDS = {
    "classes": "按类别", "overdue": "已逾期", "due_soon": "即将到期", "villages": "村（社区）", "enterprises": "企业",
    "townships": "县与乡镇",
}  # fmt: skip
