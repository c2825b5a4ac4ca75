"""manager.classes: every class; a press opens it in the classroom, where the window has one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from edu.domain.classes import ClassLine
from edu.domain.people import OrgUnit
from edu.domain.programmes import Programme
from edu.services.classes import Classes
from edu.services.organisations import Organisations
from ui.navigation import Route, Screen
from ui.screens.manager.classes.presenter import ClassRow, class_rows, programme_pairs, summary
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.words import unit_pairs
from ui.widgets import (
    Button,
    Choice,
    Column,
    DataTable,
    DayField,
    EmptyState,
    FormSheet,
    PlainLabel,
    TextField,
    column,
    row,
)

CLASSROOM = "classroom.class"
COLUMNS: tuple[Column[ClassRow], ...] = (
    Column(title="培训班", value=lambda c: c.title, stretch=1, strong=True, width=16),
    Column(title="对象", value=lambda c: c.person_class, width=9),
    Column(title="单位", value=lambda c: c.org, width=8),
    Column(title="日期", value=lambda c: c.line.record.starts, text=lambda c: c.days, width=13),
    Column(title="人数", value=lambda c: c.line.people, number=True),
    Column(title="课次", value=lambda c: c.line.meetings, number=True),
    Column(title="状态", value=lambda c: c.chip[1], chip=lambda c: c.chip),
)


class ClassesScreen(Screen):
    title = "培训班"

    def __init__(self, classes: Classes, organisations: Organisations, home: str, desk: Desk) -> None:
        super().__init__()
        self._classes, self._organisations, self._home, self._desk = classes, organisations, home, desk
        self._lines: Sequence[ClassLine] = ()
        self.header_actions = (Button("开班", "accent", icon="add", on_click=self._on_open),)
        page = column(self, gap="m", margin="page")
        line = row(gap="m")
        self.summary = PlainLabel("", "soft")
        line.addWidget(self.summary, 1)
        self.only_open = QCheckBox("只看未结业")
        self.only_open.toggled.connect(lambda _on: self._fill())
        line.addWidget(self.only_open)
        self.certify = Button("为选中的班发证", icon="certificate", on_click=self._on_certify)
        self.certify.setEnabled(False)
        line.addWidget(self.certify)
        page.addLayout(line)
        none = EmptyState("class", "还没有培训班", "开一个班，就能报名、签到、授课、考试和结业。", action="开班",
                          action_icon="add", on_action=self._on_open)  # fmt: skip
        self.table = DataTable(COLUMNS, empty=none)
        self.table.activated.connect(self._on_row)
        self.table.chosen.connect(
            lambda rows: self.certify.setEnabled(bool(rows) and bool(rows[0].line.record.programme))
        )
        page.addWidget(self.table, 1)

    def on_enter(self) -> None:
        self._load()

    def _load(self) -> None:
        self._desk.load(self, lambda: self._classes.list(self._desk.actor), self._show)

    def _show(self, lines: Sequence[ClassLine]) -> None:
        self._lines = lines
        self._fill()

    def _fill(self) -> None:
        today = self._desk.today
        self.summary.setText(summary(self._lines, today) if self._lines else "")
        self.table.set_rows(class_rows(self._lines, today, only_open=self.only_open.isChecked()))
        self.certify.setEnabled(False)

    def _on_row(self, row_: ClassRow) -> None:
        navigator = self._desk.navigator
        if navigator.can_go(CLASSROOM):
            navigator.go(Route.to(CLASSROOM, **{"class": row_.id}))
        elif row_.line.record.programme:
            navigator.go(Route.to("manager.issue", training_class=row_.id))

    def _on_certify(self) -> None:
        for row_ in self.table.selected():
            self._desk.navigator.go(Route.to("manager.issue", training_class=row_.id))

    def _on_open(self) -> None:
        actor = self._desk.actor
        self._desk.load(
            self,
            lambda: (
                self._classes.programmes(), self._classes.broken_programmes(), self._organisations.org_units(actor)
            ),
            self._ask_open,
        )  # fmt: skip

    def _ask_open(self, found: tuple[Sequence[Programme], Sequence[str], Sequence[OrgUnit]]) -> None:
        OpenClassSheet(self, *found, self._home, self._desk.today, self._open)

    def _open(self, sheet: OpenClassSheet) -> None:
        sheet.submit(
            self._desk.tasks,
            lambda: self._classes.open(
                self._desk.actor, title=sheet.name.value, starts=sheet.starts.day, ends=sheet.ends.day,
                programme=sheet.programme.value, org=sheet.org.value,
            ),
            self._opened,
        )  # fmt: skip

    def _opened(self, _made: str) -> None:
        self._desk.navigator.notify("培训班已开好", "ok")
        self._load()


class OpenClassSheet(FormSheet):
    def __init__(
        self,
        over: QWidget,
        programmes: Sequence[Programme],
        broken: Sequence[str],
        units: Sequence[OrgUnit],
        home: str,
        today: date,
        on_open: Callable[[OpenClassSheet], None],
    ) -> None:
        super().__init__(over, "开班", "报名、课次和签到在“讲课”里继续。", yes="开班", columns=2, chars=40,
                         on_save=lambda _sheet: self._save())  # fmt: skip
        self._on_open = on_open
        self.name = self.form.add("班名", TextField(hint=f"例如：{today.year} 年网格员培训（第一期）"), wide=True)
        hint = "大纲决定要学哪些课、考哪张卷、发什么证。"
        if broken:
            hint += f"有 {len(broken)} 份读不出来，没有列出：{'、'.join(broken)}。"
        self.programme = self.form.add("培训大纲", Choice(programme_pairs(programmes)), wide=True, hint=hint)
        self.org = self.form.add("单位", Choice((("", "不指定"), *unit_pairs(units)), home), wide=True)
        self.starts = self.form.add("开始日期", DayField(today))
        self.ends = self.form.add("结束日期", DayField(today))
        self.open(self.name)

    def _save(self) -> None:
        self.calm()
        if not self.name.value:
            self.form.refuse(self.name, "请填写班名。")
            self.name.setFocus()
        elif self.ends.day < self.starts.day:
            self.form.refuse(self.ends, "结束日期早于开始日期。")
        else:
            self._on_open(self)
