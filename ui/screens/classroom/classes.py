"""Every class, open and closed, as one table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from edu.domain.classes import ClassLine
from edu.services.classes import Classes
from ui.navigation import Route, Screen
from ui.screens.class_state import state_of
from ui.screens.classroom.today import NEW
from ui.screens.desk import Desk
from ui.widgets import Button, Column, DataTable, EmptyState, column


def columns(today: Callable[[], date]) -> tuple[Column[ClassLine], ...]:
    return (
        Column(title="班名", value=lambda c: c.record.title, strong=True, stretch=2),
        Column(title="单位", value=lambda c: c.org_name, stretch=1),
        Column(title="开班", value=lambda c: c.record.starts),
        Column(title="结束", value=lambda c: c.record.ends),
        Column(title="人数", value=lambda c: c.people, number=True),
        Column(title="课次", value=lambda c: c.meetings, number=True),
        Column(title="状态", value=lambda c: state_of(c, today())[1], chip=lambda c: state_of(c, today())),
    )


class ClassesScreen(Screen):
    title = "培训班"

    def __init__(self, desk: Desk, classes: Classes) -> None:
        super().__init__()
        self._desk, self._classes = desk, classes
        self.header_actions = (Button("开班", "accent", icon="add", on_click=lambda: desk.navigator.go(NEW)),)
        empty = EmptyState("class", "还没有开过班", "第一个班从“开班”开始。", action="开班",
                           on_action=lambda: desk.navigator.go(NEW))  # fmt: skip
        self.table = DataTable(columns(lambda: desk.today), empty=empty)
        self.table.activated.connect(
            lambda line: desk.navigator.go(Route.to("classroom.class", **{"class": line.record.id}))
        )
        column(self, margin="page").addWidget(self.table, 1)

    def on_enter(self) -> None:
        self._desk.load(self, lambda: [*self._classes.list(self._desk.actor)], self._show)

    def _show(self, lines: list[ClassLine]) -> None:
        self.set_title("培训班", f"{len(lines)} 个班，双击打开" if lines else "")
        self.table.set_rows(lines)
