"""manager.units: one township at a time, its villages and enterprises, and what rosters proposed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QTabWidget, QWidget

from edu.domain.people import Enterprise
from edu.services.organisations import Organisations
from edu.services.people import People
from ui.navigation import Route, Screen
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.lines import Line, LineList
from ui.screens.manager.units.presenter import (
    Doubled,
    FirmRow,
    NewUnit,
    Places,
    Proposal,
    VillageRow,
    confirm,
    declare,
    joined_words,
    load,
)
from ui.screens.manager.units.sheets import NO_FIRM, ConfirmUnitSheet, FirmSheet, JoinSheet, UnitSheet
from ui.widgets import Button, Card, Choice, Column, DataTable, EmptyState, FormSheet, PlainLabel, column, row

VILLAGES: tuple[Column[VillageRow], ...] = (
    Column(title="村（社区）", value=lambda v: v.name, stretch=1, strong=True),
    Column(title="区划代码", value=lambda v: v.code, text=lambda v: v.code or "未填", width=8),
    Column(title="企业", value=lambda v: v.firms, number=True),
    Column(title="在岗人员", value=lambda v: v.people, number=True),
)
FIRMS: tuple[Column[FirmRow], ...] = (
    Column(title="企业", value=lambda f: f.name, stretch=2, strong=True, width=16),
    Column(title="信用代码", value=lambda f: f.firm.uscc, text=lambda f: f.firm.uscc or "未填", width=11),
    Column(title="行业", value=lambda f: f.firm.industry, text=lambda f: f.firm.industry or "未填", width=8),
    Column(title="所在村", value=lambda f: f.village, text=lambda f: f.village or "未指定", width=8),
    Column(title="高危", value=lambda f: f.firm.high_risk, text=lambda _f: "—",
           chip=lambda f: ("warning", "高危") if f.firm.high_risk else None),
    Column(title="消防重点", value=lambda f: f.firm.key_place, text=lambda _f: "—",
           chip=lambda f: ("warning", "重点") if f.firm.key_place else None),
    Column(title="在岗人员", value=lambda f: f.people, number=True),
)  # fmt: skip

_TWICE = (
    "看不出是不是同一家，统计各算一家。乡镇写错的，到“导入记录”撤销那次导入，在名册里改正再导入；"
    "确实是两家的，点“修改企业”，各补上自己的信用代码"
)


class UnitsScreen(Screen):
    title = "村社与企业"

    def __init__(self, organisations: Organisations, people: People, home: str, desk: Desk) -> None:
        super().__init__()
        self._organisations, self._people, self._home, self._desk = organisations, people, home, desk
        self._places: Places | None = None
        self.confirm: dict[str, Button] = {}
        self.add_unit = Button("登记乡镇、村", icon="village", on_click=self._on_add_unit)
        self.add_firm = Button("登记企业", "accent", icon="add", on_click=self._on_add_firm)
        self.header_actions = (self.add_unit, self.add_firm)
        page = column(self, gap="m", margin="page")
        self._proposals_card = Card("等待确认的名字", hint="名册里出现、系统里没有的村（社区），确认一次即可")
        self.proposals = LineList("")
        self._proposals_card.add(self.proposals)
        self._proposals_card.hide()
        page.addWidget(self._proposals_card)
        self._doubled_card = Card("同名企业", hint=_TWICE)
        self.doubled = LineList("")
        self._doubled_card.add(self.doubled)
        self._doubled_card.hide()
        page.addWidget(self._doubled_card)
        line = row(gap="m")
        self.township = Choice((("", "全部"),), chars=10)
        self.township.setAccessibleName("乡镇")
        self.township.picked.connect(lambda _key: self._load())
        line.addWidget(self.township)
        self._summary = PlainLabel("", "soft")
        line.addWidget(self._summary, 1)
        page.addLayout(line)
        self._tabs = QTabWidget()
        self._tabs.addTab(self._village_tab(), "村（社区）")
        self._tabs.addTab(self._firm_tab(), "企业")
        page.addWidget(self._tabs, 1)

    def _village_tab(self) -> QWidget:
        empty = EmptyState("village", "还没有村（社区）", "先登记乡镇，再登记下面的村；也可以导入名册后确认。",
                           action="登记乡镇、村", on_action=self._on_add_unit)  # fmt: skip
        self.villages = DataTable(VILLAGES, empty=empty)
        self.villages.activated.connect(lambda v: self._see(org=v.unit.id))
        holder = QWidget()
        box = column(holder, gap="s")
        box.setContentsMargins(0, box.spacing() * 2, 0, 0)
        box.addWidget(self.villages, 1)
        return holder

    def _firm_tab(self) -> QWidget:
        empty = EmptyState("enterprise", "还没有企业", "登记企业，或导入带“工作单位”一列的名册。", action="登记企业",
                           on_action=self._on_add_firm)  # fmt: skip
        self.firms = DataTable(FIRMS, empty=empty)
        self.firms.activated.connect(lambda f: self._see(enterprise=f.firm.id))
        self.change = Button("修改企业", icon="edit", on_click=self._on_change)
        self.see = Button("查看人员", icon="people", on_click=self._on_see)
        for button in (self.change, self.see):
            button.setEnabled(False)
        self.firms.chosen.connect(self._on_chosen)
        holder = QWidget()
        box = column(holder, gap="s")
        box.setContentsMargins(0, box.spacing() * 2, 0, 0)
        box.addWidget(self.firms, 1)
        line = row(gap="s")
        line.addStretch(1)
        line.addWidget(self.see)
        line.addWidget(self.change)
        box.addLayout(line)
        return holder

    def on_enter(self) -> None:
        self._load()

    def _load(self) -> None:
        wanted, today = self.township.value, self._desk.today
        places, people, actor = self._organisations, self._people, self._desk.actor
        self._desk.load(self, lambda: load(places, people, actor, wanted, self._home, today), self._show)

    def _show(self, places: Places) -> None:
        self._places = places
        self.township.set_pairs(places.townships or [("", "还没有乡镇")], places.township)
        self._summary.setText(places.summary)
        self.villages.set_rows(places.villages)
        self.firms.set_rows(places.firms)
        self._tabs.setTabText(0, f"村（社区） {len(places.villages)}")
        self._tabs.setTabText(1, f"企业 {len(places.firms)}")
        self._proposals_card.setVisible(bool(places.proposals))
        self._doubled_card.setVisible(bool(places.doubled))
        rest = f"还有 {len(places.doubled) - 2} 组" if len(places.doubled) > 2 else ""
        self.doubled.set_lines([self._namesakes(one) for one in places.doubled[:2]], rest)
        self.confirm.clear()
        more = f"还有 {len(places.proposals) - 4} 个" if len(places.proposals) > 4 else ""
        self.proposals.set_lines([self._proposal(one) for one in places.proposals[:4]], more)

    def _proposal(self, one: Proposal) -> QWidget:
        join = Button("并入已有的村", icon="merge", on_click=lambda: self._on_join(one))
        add = Button("新增", "primary", icon="add", on_click=lambda: self._on_confirm(one))
        self.confirm[one.unit.id] = add
        return Line(one.text, one.note, actions=(join, add))

    def _namesakes(self, one: Doubled) -> QWidget:
        see = Button("看企业", icon="enterprise", on_click=lambda: self._on_namesakes(one))
        return Line(one.text, one.note, actions=(see,))

    # -- acting --

    def _on_namesakes(self, one: Doubled) -> None:
        self._tabs.setCurrentIndex(1)
        self.township.set_value(one.township)
        self._load()

    def _on_chosen(self, rows: list[FirmRow]) -> None:
        for button in (self.change, self.see):
            button.setEnabled(bool(rows))

    def _see(self, **asked: str) -> None:
        self._desk.navigator.go(Route.to("manager.people", **asked))

    def _on_see(self) -> None:
        for row_ in self.firms.selected():
            self._see(enterprise=row_.firm.id)

    def _on_confirm(self, one: Proposal) -> None:
        if self._places is None:
            return
        ConfirmUnitSheet(
            self,
            one.unit,
            self._places.units,
            lambda sheet, unit: self._write(
                sheet,
                lambda: confirm(self._organisations, self._desk.actor, one.unit, unit),
                str,
            ),
        )

    def _on_join(self, one: Proposal) -> None:
        if self._places is None:
            return
        JoinSheet(
            self,
            one.unit,
            self._places.units,
            lambda sheet, into: self._write(
                sheet,
                lambda: self._organisations.join_org_unit(self._desk.actor, one.unit.id, into),
                lambda brought: joined_words(one.unit.name, brought),
            ),
        )

    def _on_add_unit(self) -> None:
        if self._places is not None:
            level = "village" if self._places.townships else "township"
            UnitSheet(self, self._places.units, self._places.township, level, self._add_unit)

    def _add_unit(self, sheet: FormSheet, unit: NewUnit) -> None:
        before = self._places
        if before is not None:
            self._write(sheet, lambda: declare(self._organisations, self._desk.actor, unit, before), str)

    def _on_add_firm(self) -> None:
        if self._places is not None:
            FirmSheet(self, replace(NO_FIRM, township=self._places.township), self._places.units, self._add_firm)

    def _add_firm(self, sheet: FormSheet, firm: Enterprise) -> None:
        self._write(
            sheet, lambda: self._organisations.register_enterprise(self._desk.actor, firm), f"已登记：{firm.name}"
        )

    def _on_change(self) -> None:
        if self._places is not None:
            for row_ in self.firms.selected():
                FirmSheet(self, row_.firm, self._places.units, self._change_firm)

    def _change_firm(self, sheet: FormSheet, firm: Enterprise) -> None:
        self._write(
            sheet, lambda: self._organisations.change_enterprise(self._desk.actor, firm), f"已修改：{firm.name}"
        )

    def _write(self, sheet: FormSheet, work: Callable[[], Any], words: str | Callable[[Any], str]) -> None:
        def done(value: Any) -> None:
            self._desk.navigator.notify(words if isinstance(words, str) else words(value), "ok")
            self._load()

        sheet.submit(self._desk.tasks, work, done)
