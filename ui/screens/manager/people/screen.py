"""manager.people: everybody, found in two keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from edu.domain.people import Enterprise, OrgUnit
from edu.services.organisations import Organisations
from edu.services.people import People
from edu.services.people_export import PeopleExport
from ui.navigation import Route, Screen
from ui.screens.files import WORKBOOK
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.words import class_pairs, unit_pairs
from ui.screens.manager.people.presenter import MOST, PeopleFilter, PeoplePage, PersonRow, first_page, rest
from ui.widgets import (
    Button,
    Choice,
    Column,
    DataTable,
    EmptyState,
    FlowLayout,
    PlainLabel,
    SearchField,
    column,
    with_all,
)

COLUMNS: tuple[Column[PersonRow], ...] = (
    Column(title="姓名", value=lambda p: p.sort_key, text=lambda p: p.name, strong=True, width=9),
    Column(title="类别", value=lambda p: p.classes, width=10),
    Column(title="岗位", value=lambda p: p.post, width=11),
    Column(title="单位", value=lambda p: p.place, stretch=1, width=16),
    Column(title="证件号", value=lambda p: p.id_mask, width=11),
    Column(
        title="在岗", value=lambda p: p.current, chip=lambda p: ("met", "在岗") if p.current else ("none", "不在岗")
    ),
)


class PeopleScreen(Screen):
    title = "人员"

    def __init__(
        self, people: People, organisations: Organisations, export: PeopleExport, desk: Desk, asked: PeopleFilter
    ) -> None:
        super().__init__()
        self._people, self._organisations, self._export, self._desk = people, organisations, export, desk
        self._asked = asked
        self._export_button = Button("导出名册", icon="export", on_click=self._on_export)
        self.header_actions = (self._export_button, Button("导入名册", "accent", icon="import", on_click=self._import))
        page = column(self, gap="m", margin="page")
        page.addWidget(self._filters())
        self._summary = PlainLabel("", "small")
        page.addWidget(self._summary)
        self._none_yet = EmptyState("people", "还没有人员", "导入花名册，一次就能建好全部档案。", action="导入名册",
                                    action_icon="import", on_action=self._import)  # fmt: skip
        self.table = DataTable(COLUMNS, empty=self._none_yet)
        self.table.activated.connect(self._open)
        page.addWidget(self.table, 1)
        self._nobody = EmptyState("search", "没有符合条件的人", "换个写法试试，或者清除筛选。", action="清除筛选",
                                  on_action=self._reset)  # fmt: skip
        page.addWidget(self._nobody, 1)
        self._nobody.hide()

    def _filters(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        self.search = SearchField("姓名、拼音、证号后四位")
        self.search.setText(self._asked.text)
        self.search.searched.connect(lambda _text: self._ask())
        self._class = Choice(with_all("全部类别", class_pairs()), self._asked.person_class)
        self._unit = Choice((("", "全部村社"),))
        self._firm = Choice((("", "全部企业"),))
        for choice in (self._class, self._unit, self._firm):
            choice.picked.connect(lambda _key: self._ask())
        self._current = QCheckBox("只看在岗")
        self._current.setChecked(self._asked.current)
        self._current.toggled.connect(lambda _on: self._ask())
        for widget in (self.search, self._class, self._unit, self._firm, self._current):
            flow.addWidget(widget)
        for choice, word in ((self._class, "类别"), (self._unit, "村社"), (self._firm, "企业")):
            choice.setAccessibleName(word)
        return holder

    def on_enter(self) -> None:
        places, actor = self._organisations, self._desk.actor
        self._desk.load(self, lambda: (places.org_units(actor), places.enterprises(actor)), self._show_places)
        self._load()
        self.search.setFocus()

    def _show_places(self, places: tuple[Sequence[OrgUnit], Sequence[Enterprise]]) -> None:
        units, firms = places
        self._unit.set_pairs(with_all("全部村社", unit_pairs(units)), self._asked.org)
        self._firm.set_pairs(with_all("全部企业", ((firm.id, firm.name) for firm in firms)), self._asked.enterprise)

    def _ask(self) -> None:
        self._asked = PeopleFilter(
            text=self.search.text().strip(),
            person_class=self._class.value,
            org=self._unit.value,
            enterprise=self._firm.value,
            current=self._current.isChecked(),
        )
        self._load()

    def _reset(self) -> None:
        self.search.clear()
        for choice in (self._class, self._unit, self._firm):
            choice.set_value("")
        self._current.setChecked(False)
        self._ask()

    def _load(self) -> None:
        asked, today = self._asked, self._desk.today
        self._desk.load(
            self,
            lambda: first_page(self._people, self._desk.actor, asked, today),
            self._for(asked, lambda page: self._show_first(asked, page)),
        )

    def _for(self, asked: PeopleFilter, show: Callable[[PeoplePage], None]) -> Callable[[PeoplePage], None]:
        """An answer to an older question is dropped."""
        return lambda page: show(page) if asked == self._asked else None

    def _show_first(self, asked: PeopleFilter, page: PeoplePage) -> None:
        self._show(page)
        if not page.complete:
            today = self._desk.today
            self._desk.load(
                self,
                lambda: rest(self._people, self._desk.actor, asked, today, page),
                self._for(asked, self._show),
            )

    def _show(self, page: PeoplePage) -> None:
        self._summary.setText(page.summary if page.total else "")
        nothing_found = not page.total and self._asked.narrows
        self._nobody.setVisible(nothing_found)
        self.table.setVisible(not nothing_found)
        bar = self.table.view.verticalScrollBar()
        place = bar.value()
        self.table.set_rows(page.rows)
        bar.setValue(place)
        self._export_button.setEnabled(page.total > 0)

    def _open(self, row: PersonRow) -> None:
        self._desk.navigator.go(Route.to("manager.person", person=row.id))

    def _import(self) -> None:
        self._desk.navigator.go(Route("manager.import"))

    def _on_export(self) -> None:
        name = f"人员名册-{self._desk.today.isoformat()}.xlsx"
        path = self._desk.files.save_as(self, "导出名册", name, WORKBOOK)
        if path is None:
            return
        query = self._asked.query(self._desk.today, limit=MOST)
        self._desk.run(
            self,
            "正在导出名册…",
            lambda _task: self._export.write(self._desk.actor, path, query),
            lambda rows: self._exported(path, rows),
        )

    def _exported(self, path: Path, rows: int) -> None:
        self._desk.navigator.notify(f"已导出 {rows} 人：{path.name}（证件号已遮盖）", "ok")
        self._desk.files.show_folder(path)
