"""manager.drills: every drill of a year, and village by village."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from edu.services.drill_records import Drills
from edu.services.organisations import Organisations
from ui.navigation import Route, Screen
from ui.screens.manager.drills.presenter import DrillBook, DrillRow, VillageDrills, book, year_query
from ui.screens.manager.parts.desk import Desk
from ui.widgets import Button, Choice, Column, DataTable, EmptyState, PlainLabel, column, row

DRILLS: tuple[Column[DrillRow], ...] = (
    Column(title="日期", value=lambda d: d.record.day, width=7),
    Column(title="演练", value=lambda d: d.title, stretch=1, strong=True, width=14),
    Column(title="单位", value=lambda d: d.place, width=9),
    Column(title="内容", value=lambda d: d.kind, width=11),
    Column(title="参演人数", value=lambda d: d.people, number=True),
    Column(title="状态", value=lambda d: d.chip[1], chip=lambda d: d.chip),
)
VILLAGES: tuple[Column[VillageDrills], ...] = (
    Column(title="村（社区）", value=lambda v: v.unit.name, stretch=1, strong=True),
    Column(title="状态", value=lambda v: v.count > 0, chip=lambda v: v.chip),
    Column(title="次数", value=lambda v: v.count, number=True),
    Column(title="参演人次", value=lambda v: v.people, number=True),
    Column(title="最近一次", value=lambda v: v.last, text=lambda v: v.last or "—", width=8),
)
_YEARS = 5


class DrillsScreen(Screen):
    title = "演练"

    def __init__(self, drills: Drills, organisations: Organisations, desk: Desk, tab: str = "") -> None:
        super().__init__()
        self._drills, self._organisations, self._desk = drills, organisations, desk
        self.header_actions = (Button("登记演练", "accent", icon="add", on_click=self._on_record),)
        page = column(self, gap="m", margin="page")
        line = row(gap="m")
        this = desk.today.year
        self.year = Choice([(str(this - back), f"{this - back} 年") for back in range(_YEARS)], str(this), chars=6)
        self.year.setAccessibleName("年份")
        self.year.picked.connect(lambda _key: self._load())
        line.addWidget(self.year)
        self.summary = PlainLabel("", "soft")
        line.addWidget(self.summary, 1)
        page.addLayout(line)
        self.tabs = QTabWidget()
        none = EmptyState("drill", "这一年还没有登记演练", "演练后登记一次，附上照片和评估表，就有了凭证。",
                          action="登记演练", action_icon="add", on_action=self._on_record)  # fmt: skip
        self.table = DataTable(DRILLS, empty=none)
        self.table.activated.connect(lambda d: desk.navigator.go(Route.to("manager.drill", drill=d.record.id)))
        self.villages = DataTable(VILLAGES, empty=EmptyState("village", "还没有登记村（社区）"))
        self.villages.activated.connect(lambda v: self._on_record(v.unit.id))
        self.tabs.addTab(_padded(self.table), "演练记录")
        self.tabs.addTab(_padded(self.villages), "按村（社区）")
        self.tabs.setCurrentIndex(1 if tab == "villages" else 0)
        page.addWidget(self.tabs, 1)

    def on_enter(self) -> None:
        self._load()

    def _load(self) -> None:
        actor, year = self._desk.actor, int(self.year.value)

        def work() -> DrillBook:
            records = self._drills.list(actor, year_query(year))
            return book(year, records, self._organisations.org_units(actor), self._organisations.enterprises(actor))

        self._desk.load(self, work, self._show)

    def _show(self, shown: DrillBook) -> None:
        self.summary.setText(shown.summary)
        self.table.set_rows(shown.rows)
        self.villages.set_rows(shown.villages)

    def _on_record(self, org: str = "") -> None:
        self._desk.navigator.go(Route.to("manager.drill_new", org=org))


def _padded(table: QWidget) -> QWidget:
    holder = QWidget()
    box = column(holder, gap="s")
    box.setContentsMargins(0, box.spacing() * 2, 0, 0)
    box.addWidget(table)
    return holder
