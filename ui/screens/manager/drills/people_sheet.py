"""Choosing participants of a drill: found by name, initials or unit at the left, the choice at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from edu.domain.people import OrgUnit, PeopleQuery, PersonLine
from edu.services.organisations import Organisations
from edu.services.people import People
from ui.screens.manager.drills.choice import PeopleChoice, all_words, chosen_words, found_words, place_of
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.words import unit_pairs
from ui.widgets import (
    Button,
    Choice,
    Column,
    DataTable,
    EmptyState,
    FormSheet,
    PlainLabel,
    SearchField,
    Status,
    TextField,
    column,
    row,
    with_all,
)

_SHOWN = 200
Found = tuple[Sequence[PersonLine], int]


class PeopleSheet(FormSheet):
    """`on_people(sheet, lines, part)`; `part` (what they did in the drill) is asked for where `with_part`."""

    def __init__(
        self,
        over: QWidget,
        desk: Desk,
        people: People,
        organisations: Organisations,
        on_people: Callable[[FormSheet, Sequence[PersonLine], str], None],
        *,
        text: str,
        yes: str,
        held: frozenset[str] = frozenset(),
        chosen: Sequence[PersonLine] = (),
        with_part: bool = False,
    ) -> None:
        super().__init__(
            over, "参演人员", text, yes=yes, chars=66, on_save=lambda sheet: on_people(sheet, self.lines, self._part)
        )
        self._desk, self._people, self._organisations = desk, people, organisations
        self._choice = PeopleChoice(held)
        self._choice.add(chosen)
        self._may_be_none = bool(chosen)
        self._query, self._found = PeopleQuery(limit=_SHOWN), 0
        both = row(gap="l")
        both.addLayout(self._left(), 3)
        both.addLayout(self._right(), 2)
        self.content.insertLayout(self.content.indexOf(self.form), both)
        self.part = self.form.add("分工（可不填）", TextField(hint="例如：转移组")) if with_part else None
        line = self.fontMetrics().lineSpacing()
        high = max(line * 6, min(line * 16, over.window().height() - line * 19))
        for table in (self.found, self.chosen):
            table.setFixedHeight(high)
        self._draw_choice()
        self.open(self.search)
        self._desk.load(self, lambda: organisations.org_units(desk.actor), self._units, on_error=self.refuse)
        self._ask()

    @property
    def lines(self) -> tuple[PersonLine, ...]:
        """Who is chosen."""
        return self._choice.lines

    @property
    def _part(self) -> str:
        return self.part.value if self.part is not None else ""

    # -- the two lists --

    def _left(self) -> QVBoxLayout:
        box = column(gap="s")
        asks = row(gap="s")
        self.search = SearchField()
        self.search.searched.connect(lambda text: self._ask(text=text))
        self.unit = Choice((("", "全部村社"),))
        self.unit.setAccessibleName("村社")
        self.unit.picked.connect(lambda key: self._ask(org=key))
        asks.addWidget(self.search, 3)
        asks.addWidget(self.unit, 2)
        box.addLayout(asks)
        self.found = DataTable(self._columns(), many=True,
                               empty=EmptyState("search", "没有找到人", "换个名字、首字母或村社试试。"))  # fmt: skip
        self.found.chosen.connect(self._found_chosen)
        self.found.activated.connect(lambda line: self._add([line]))
        box.addWidget(self.found)
        foot = row(gap="s")
        self.says = PlainLabel("", "soft")
        foot.addWidget(self.says, 1)
        self.take_all = Button("全选", icon="people", on_click=self._add_all)
        self.take = Button("选上", "primary", icon="add", on_click=lambda: self._add(self.found.selected()))
        self.take_all.setEnabled(False)
        self.take.setEnabled(False)
        foot.addWidget(self.take_all)
        foot.addWidget(self.take)
        box.addLayout(foot)
        return box

    def _right(self) -> QVBoxLayout:
        box = column(gap="s")
        self.count = PlainLabel("", "strong")
        self.count.setMinimumHeight(self.search.sizeHint().height())
        box.addWidget(self.count)
        self.chosen = DataTable(
            (
                Column[PersonLine](
                    title="姓名", value=lambda p: p.person.initials, text=lambda p: p.person.name, strong=True
                ),
                Column[PersonLine](title="单位", value=place_of, stretch=1),
            ),
            many=True,
            empty=EmptyState("people", "还没有选人", "在左边双击一个人，或者选中后点“选上”。"),
        )
        self.chosen.chosen.connect(self._chosen_chosen)
        self.chosen.activated.connect(lambda line: self._drop([line]))
        box.addWidget(self.chosen)
        foot = row(gap="s")
        foot.addStretch(1)
        self.drop = Button("移出", icon="close", on_click=lambda: self._drop(self.chosen.selected()))
        self.drop.setEnabled(False)
        foot.addWidget(self.drop)
        box.addLayout(foot)
        return box

    def _columns(self) -> tuple[Column[PersonLine], ...]:
        chips: dict[str, tuple[Status, str]] = {"held": ("met", "已在名单"), "chosen": ("info", "已选")}
        return (
            Column[PersonLine](
                title="姓名", value=lambda p: p.person.initials, text=lambda p: p.person.name, strong=True
            ),
            Column[PersonLine](title="单位", value=place_of, stretch=1),
            Column[PersonLine](title="证件号", value=lambda p: p.person.id_mask),
            Column[PersonLine](
                title="名单", value=self._choice_mark, text=lambda _p: "", width=6,
                chip=lambda p: chips.get(self._choice.mark(p)),
            ),
        )  # fmt: skip

    def _choice_mark(self, line: PersonLine) -> str:
        return self._choice.mark(line)

    # -- finding --

    def _units(self, units: Sequence[OrgUnit]) -> None:
        self.unit.set_pairs(with_all("全部村社", unit_pairs(units)))

    def _ask(self, **changed: str) -> None:
        query = self._query = replace(self._query, **changed)  # type: ignore[arg-type]
        people, actor = self._people, self._desk.actor

        def show(answer: Found) -> None:
            if query == self._query:  # an answer to an older question is dropped
                self._show(*answer)

        self._desk.load(
            self, lambda: (people.search(actor, query), people.count(actor, query)), show, on_error=self.refuse
        )

    def _show(self, lines: Sequence[PersonLine], found: int) -> None:
        self._found = found
        self.found.set_rows(lines)
        self.says.setText(found_words(found, len(lines)))
        self._draw_choice()

    # -- choosing --

    def _found_chosen(self, lines: list[PersonLine]) -> None:
        self.take.setEnabled(self._choice.free(lines) > 0)

    def _chosen_chosen(self, lines: list[PersonLine]) -> None:
        self.drop.setEnabled(bool(lines))

    def _add(self, lines: Sequence[PersonLine]) -> None:
        self._choice.add(lines)
        self._draw_choice()

    def _add_all(self) -> None:
        if self._found <= len(self.found.rows):
            self._add(self.found.rows)
            return
        query = replace(self._query, limit=self._found)
        people, actor = self._people, self._desk.actor
        self._desk.load(self, lambda: people.search(actor, query), self._add, on_error=self.refuse)

    def _drop(self, lines: Sequence[PersonLine]) -> None:
        self._choice.drop(lines)
        self._draw_choice()

    def _draw_choice(self) -> None:
        self.calm()
        if self.focusWidget() in (self.take_all, self.take, self.drop):
            self.search.setFocus()  # a button that goes off hands the focus on to 取消, where Return would lose it all
        self.chosen.set_rows(self.lines)
        bar = self.found.view.verticalScrollBar()
        place = bar.value()
        self.found.set_rows(self.found.rows)  # their marks have changed
        bar.setValue(place)
        self.count.setText(chosen_words(len(self.lines)))
        shown = self.found.rows
        self.take_all.setText(all_words(self._choice, shown, self._found))
        self.take_all.setEnabled(self._found > len(shown) or self._choice.free(shown) > 0)
        self.take.setEnabled(False)
        self.drop.setEnabled(False)
        self.yes.setEnabled(bool(self.lines) or self._may_be_none)
