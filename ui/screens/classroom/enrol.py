"""Adding people to a class: a whole kind of learners of a village at once, or one by one by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edu.domain.people import OrgUnit, PeopleQuery, PersonLine
from edu.domain.person_classes import PERSON_CLASS_NAMES
from edu.services.classes import Classes
from edu.services.organisations import Organisations
from edu.services.people import People
from ui.navigation import Confirmation, Screen
from ui.screens.desk import Desk
from ui.widgets import Button, Choice, Column, DataTable, EmptyState, PlainLabel, SearchField, Status, column, row

_MOST = 500


def _place(line: PersonLine) -> str:
    return line.enterprise_name or line.org_name


class EnrolScreen(Screen):
    title = "加人"
    subtitle = "先筛，再加；已在名单里的不会重复"

    def __init__(
        self, desk: Desk, classes: Classes, people: People, organisations: Organisations, training_class: str
    ) -> None:
        super().__init__()
        self._desk, self._classes, self._people, self._class = desk, classes, people, training_class
        self._organisations = organisations
        self._in: frozenset[str] = frozenset()
        self._query = PeopleQuery(limit=_MOST)
        self._found, self._whom = 0, ""
        page = column(self, gap="m", margin="page")
        top = row(gap="s")
        self.search = SearchField()
        self.search.searched.connect(lambda text: self._ask(text=text))
        self.kind = Choice([("", "全部对象"), *PERSON_CLASS_NAMES.items()])
        self.kind.activated.connect(lambda _at: self._ask(person_class=self.kind.value))
        self.org = Choice([("", "全部村社和单位")])
        self.org.activated.connect(lambda _at: self._ask(org=self.org.value))
        top.addWidget(self.search, 2)
        top.addWidget(self.kind, 1)
        top.addWidget(self.org, 1)
        page.addLayout(top)
        self.table = DataTable(self._columns(), many=True, empty=EmptyState("search", "没有找到人", "换个条件试试。"))
        self.table.chosen.connect(self._chosen)
        self.table.activated.connect(lambda line: self._add([line]))
        page.addWidget(self.table, 1)
        foot = row(gap="s")
        self.says = PlainLabel("", "soft")
        foot.addWidget(self.says, 1)
        self.add_all = Button("全部加入", "plain", icon="people", on_click=self._ask_all)
        self.add_chosen = Button(
            "加入选中的人", "accent", icon="enrol", on_click=lambda: self._add(self.table.selected())
        )
        self.add_chosen.setEnabled(False)
        foot.addWidget(self.add_all)
        foot.addWidget(self.add_chosen)
        page.addLayout(foot)

    def _columns(self) -> tuple[Column[PersonLine], ...]:
        def status(line: PersonLine) -> tuple[Status, str] | None:
            return ("met", "已在名单") if line.person.id in self._in else None

        return (
            Column[PersonLine](
                title="姓名", value=lambda p: p.person.initials, text=lambda p: p.person.name, strong=True
            ),
            Column[PersonLine](title="单位", value=_place, stretch=1),
            Column[PersonLine](title="岗位", value=lambda p: "、".join(dict.fromkeys(post.role for post in p.posts))),
            Column[PersonLine](title="证件号", value=lambda p: p.person.id_mask),
            Column[PersonLine](
                title="名单", value=lambda p: p.person.id in self._in, text=lambda _p: "", chip=status, width=7
            ),
        )

    def on_enter(self) -> None:
        self._desk.load(self, lambda: self._organisations.org_units(self._desk.actor), self._units)
        self._load_kind()
        self.search.setFocus()

    def _load_kind(self) -> None:
        """The class says for whom it is: that filter is set before anybody asks."""
        self._desk.load(self, lambda: self._classes.record(self._desk.actor, self._class), lambda record: self._begin(
            record.title, record.person_class))  # fmt: skip

    def _begin(self, title: str, kind: str) -> None:
        self.set_title("加人", f"{title} · 已在名单里的不会重复")
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self._ask(person_class=kind)

    def _units(self, units: Sequence[OrgUnit]) -> None:
        known = [(unit.id, unit.name) for unit in units if not unit.proposed and not unit.joined_into]
        self.org.set_pairs([("", "全部村社和单位"), *known], self.org.value)

    def _ask(self, **changed: str) -> None:
        self._query = replace(self._query, **changed)  # type: ignore[arg-type]
        actor, query = self._desk.actor, self._query

        def work() -> tuple[Sequence[PersonLine], int, frozenset[str]]:
            enrolled = frozenset(line.person for line in self._classes.roster(actor, self._class))
            return self._people.search(actor, query), self._people.count(actor, query), enrolled

        self._desk.load(self, work, self._show)

    def _show(self, answer: tuple[Sequence[PersonLine], int, frozenset[str]]) -> None:
        lines, self._found, self._in = answer
        self.table.set_rows(lines)
        cut = f"，只列出前 {len(lines)} 人" if self._found > len(lines) else ""
        found = f"找到 {self._found} 人{cut}" if self._found else "没有找到人"
        self.says.setText(f"{found} · 名单里已有 {len(self._in)} 人")
        fresh = sum(line.person.id not in self._in for line in lines)
        # who of those that are cut off is in the list already is not known here: then the whole number is said
        self._whom = f"找到的 {self._found} 人" if cut else f"没加的 {fresh} 人"
        self.add_all.setText(self._add_all_words(len(lines), fresh))
        self.add_all.setEnabled(bool(cut) or fresh > 0)

    def _add_all_words(self, listed: int, fresh: int) -> str:
        if not listed:
            return "全部加入"
        return f"把{self._whom}全部加入" if fresh or listed < self._found else "都已在名单里"

    def _chosen(self, lines: list[PersonLine]) -> None:
        self.add_chosen.setEnabled(bool(lines))
        self.add_chosen.setText(f"加入选中的 {len(lines)} 人" if lines else "加入选中的人")

    def _add(self, lines: Sequence[PersonLine]) -> None:
        people, actor = [line.person.id for line in lines], self._desk.actor
        self._desk.load(self, lambda: self._classes.enrol(actor, self._class, people), self._added)

    def _ask_all(self) -> None:
        question = Confirmation(title=f"把{self._whom}全部加入名单？", text="已在名单里的不会重复。", yes="全部加入")
        self._desk.navigator.ask(question, self._add_all)

    def _add_all(self) -> None:
        actor, query = self._desk.actor, self._query
        self._desk.load(self, lambda: self._classes.enrol_matching(actor, self._class, query), self._added)

    def _added(self, count: int) -> None:
        self._desk.navigator.notify(f"加入了 {count} 人" if count else "都已经在名单里了", "ok")
        self._ask()
