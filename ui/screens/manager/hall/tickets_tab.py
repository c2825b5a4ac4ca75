"""Tickets: issue them for a group or for persons, print them, make them void."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from edu.domain.hall.tickets import LARGEST_GROUP, LONGEST_DAYS, LONGEST_LABEL, Ticket
from edu.domain.people import PeopleQuery, PersonLine
from edu.services.people import People
from edu.services.tickets import Tickets
from ui.navigation import Confirmation
from ui.screens.files import PDF
from ui.screens.manager.hall.presenter import TicketRow
from ui.screens.manager.parts.desk import Desk
from ui.widgets import (
    Button,
    Column,
    DataTable,
    DayField,
    EmptyState,
    FormSheet,
    NumberField,
    PlainLabel,
    SearchField,
    TextField,
    clear,
    column,
    row,
    scroll,
)

COLUMNS: tuple[Column[TicketRow], ...] = (
    Column(title="票码", value=lambda t: t.code, strong=True, width=6),
    Column(title="给谁", value=lambda t: t.ticket.label, stretch=1, width=12),
    Column(title="种类", value=lambda t: t.kind, width=7),
    Column(title="可用日期", value=lambda t: t.ticket.first, text=lambda t: t.days, width=11),
    Column(title="用过", value=lambda t: t.ticket.uses, text=lambda t: f"{t.ticket.uses} 次", number=True),
    Column(title="状态", value=lambda t: t.chip[1], chip=lambda t: t.chip),
)
_FOUND = 12


class TicketsTab(QWidget):
    def __init__(self, tickets: Tickets, people: People, desk: Desk, changed: Callable[[str], None]) -> None:
        super().__init__()
        self._tickets, self._people, self._desk, self._changed = tickets, people, desk, changed
        box = column(self, gap="m")
        box.setContentsMargins(0, box.spacing(), 0, 0)
        head = row(gap="s")
        head.addWidget(PlainLabel("没有票也能玩。团队票的人数一天计一次，个人票记进本人的学习档案。", "soft"), 1)
        self.group = Button("发团队票", "accent", icon="add", on_click=self._on_group)
        self.person = Button("发个人票", icon="add", on_click=self._on_person)
        head.addWidget(self.person)
        head.addWidget(self.group)
        box.addLayout(head)
        none = EmptyState("ticket", "还没有发过票", "学校、单位组团来，发一张团队票；要记进个人档案的，发个人票。")
        self.table = DataTable(COLUMNS, empty=none, many=True)
        self.table.chosen.connect(self._on_chosen)
        box.addWidget(self.table, 1)
        foot = row(gap="s")
        foot.addStretch(1)
        self.void = Button("作废", "danger", icon="delete", on_click=self._on_void)
        self.print = Button("打印选中的票", "primary", icon="print", on_click=self._on_print)
        foot.addWidget(self.void)
        foot.addWidget(self.print)
        box.addLayout(foot)
        self._on_chosen([])

    def show_tickets(self, tickets: Sequence[Ticket]) -> None:
        self.table.set_rows([TicketRow(ticket, self._desk.today) for ticket in tickets])
        self._on_chosen([])

    def _on_chosen(self, rows: list[TicketRow]) -> None:
        self.print.setEnabled(any(one.may_print for one in rows))
        self.void.setEnabled(any(one.may_print for one in rows))

    def _on_group(self) -> None:
        GroupSheet(self, self._desk.today, self._issue)

    def _on_person(self) -> None:
        PersonSheet(self, self._people, self._desk, self._issue)

    def _issue(self, sheet: FormSheet, issue: Callable[[Tickets, Desk], object]) -> None:
        sheet.submit(
            self._desk.tasks,
            lambda: issue(self._tickets, self._desk),
            lambda _: self._changed("票已发好，选中后打印"),
        )

    def _on_print(self) -> None:
        chosen = [one.ticket.id for one in self.table.selected() if one.may_print]
        path = self._desk.files.save_as(self, "保存票", f"体验馆票-{self._desk.today.isoformat()}.pdf", PDF)
        if path is not None and chosen:
            self._desk.run(
                self,
                "正在排版…",
                lambda _task: self._tickets.print(self._desk.actor, chosen, path),
                lambda count: self._printed(count, path),
            )

    def _printed(self, count: int, path: Path) -> None:
        self._desk.navigator.notify(f"{count} 张票已存成 PDF，打印后沿虚线剪开", "ok")
        self._desk.files.show_folder(path)

    def _on_void(self) -> None:
        chosen = [one for one in self.table.selected() if one.may_print]
        question = Confirmation(
            title="作废这些票？", text="作废后不能再用，已经玩过的记录不变。",
            items=tuple(f"{one.code}　{one.ticket.label}" for one in chosen), yes="作废", danger=True,
        )  # fmt: skip

        def void() -> None:
            for one in chosen:
                self._tickets.withdraw(self._desk.actor, one.ticket.id)

        def act() -> None:
            self._desk.load(self, void, lambda _: self._changed("票已作废"))

        self._desk.navigator.ask(question, act)


Issue = Callable[[FormSheet, Callable[[Tickets, Desk], object]], None]


class GroupSheet(FormSheet):
    def __init__(self, over: QWidget, today: date, issue: Issue) -> None:
        text = "整个团队一张票，到大屏前输一次。人数一天计一次，同一天再用不重复计。"
        super().__init__(over, "发团队票", text, yes="发票", columns=2, on_save=lambda _sheet: self._save())
        self._issue = issue
        self.label = self.form.add(
            "团队名称", TextField(hint="如：实验小学三（1）班", longest=LONGEST_LABEL), wide=True
        )
        self.people = self.form.add("人数", NumberField(30, 2, LARGEST_GROUP, unit="人"))
        self.days = self.form.add("可以用几天", NumberField(1, 1, LONGEST_DAYS, unit="天"))
        self.first = self.form.add("从哪天", DayField(today))
        self.open(self.label)

    def _save(self) -> None:
        self.calm()
        label, people, days, first = self.label.value, self.people.value(), self.days.value(), self.first.day
        if len(label) < 2:
            self.form.refuse(self.label, "请写团队名称。")
            return

        def issue(tickets: Tickets, desk: Desk) -> object:
            return tickets.issue_group(desk.actor, label=label, people=people, days=days, first=first)

        self._issue(self, issue)


class PersonSheet(FormSheet):
    """Find people, tick them; who was ticked stays so while others are looked for."""

    def __init__(self, over: QWidget, people: People, desk: Desk, issue: Issue) -> None:
        text = "玩过的会记进本人的学习档案。票上只有姓名和票码。"
        super().__init__(over, "发个人票", text, yes="发票", columns=2, chars=36, on_save=lambda _sheet: self._save())
        self._people, self._desk, self._issue = people, desk, issue
        self.chosen: dict[str, str] = {}
        self.search = self.form.add("找人", SearchField(), wide=True)
        self.search.searched.connect(self._look)
        inside = QWidget()
        self._found = column(inside, gap="xs")
        area = scroll(inside)
        area.setFixedHeight(self.fontMetrics().lineSpacing() * 8)
        self.boxes: dict[str, QCheckBox] = {}
        self.form.add("", area, wide=True)
        self.told = self.form.add("", PlainLabel("还没有选人。", "soft"), wide=True)
        self.days = self.form.add("可以用几天", NumberField(30, 1, LONGEST_DAYS, unit="天"))
        self.open(self.search)

    def _look(self, text: str) -> None:
        actor = self._desk.actor
        query = PeopleQuery(text=text, limit=_FOUND)
        self._desk.load(self, lambda: self._people.search(actor, query) if text else (), self._show)

    def _show(self, lines: Sequence[PersonLine]) -> None:
        clear(self._found)
        self.boxes.clear()
        for line in lines:
            person = line.person
            box = QCheckBox(f"{person.name}　{person.id_mask}")
            box.setChecked(person.id in self.chosen)
            box.toggled.connect(lambda on, person=person: self._choose(person.id, person.name, on=on))
            self.boxes[person.id] = box
            self._found.addWidget(box)
        if not lines:
            self._found.addWidget(PlainLabel("没有找到。", "soft"))
        self._found.addStretch(1)

    def _choose(self, person: str, name: str, *, on: bool) -> None:
        if on:
            self.chosen[person] = name
        else:
            self.chosen.pop(person, None)
        names = "、".join(self.chosen.values())
        self.told.setText(f"已选 {len(self.chosen)} 人：{names}" if names else "还没有选人。")

    def _save(self) -> None:
        self.calm()
        people, days = tuple(self.chosen), self.days.value()
        if not people:
            self.form.refuse(self.search, "请先找到人，再打勾。")
            return
        self._issue(self, lambda tickets, desk: tickets.issue_people(desk.actor, people, days=days))
