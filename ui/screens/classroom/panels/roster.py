"""报名: who is on the list."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from edu.domain.classes import RosterLine
from edu.services.classes import Classes
from ui.navigation import Confirmation
from ui.screens.classroom.panels.panel import Scene
from ui.widgets import Button, Column, DataTable, EmptyState, PlainLabel, column, row

COLUMNS = (
    Column[RosterLine](title="姓名", value=lambda p: p.initials, text=lambda p: p.name, strong=True),
    Column[RosterLine](title="单位", value=lambda p: p.place, stretch=1),
    Column[RosterLine](title="岗位", value=lambda p: p.role),
    Column[RosterLine](title="证件号", value=lambda p: p.id_mask),
)


class RosterPanel(QWidget):
    def __init__(self, scene: Scene, classes: Classes) -> None:
        super().__init__()
        self._scene, self._classes = scene, classes
        self._chosen: list[RosterLine] = []
        page = column(self, gap="s")
        top = row(gap="s")
        top.addWidget(PlainLabel(f"名单 {len(scene.file.roster)} 人", "title"), 1)
        self.out = Button("移出名单", "danger", icon="remove", on_click=self._ask)
        self.out.hide()
        top.addWidget(self.out)
        self.add = Button("加人", "accent", icon="enrol", on_click=lambda: scene.go("classroom.enrol"))
        self.add.setVisible(scene.is_open)
        top.addWidget(self.add)
        page.addLayout(top)
        empty = EmptyState("enrol", "名单里还没有人", "按对象和村社一次加一批，或按姓名一个个加。")
        self.table = DataTable(COLUMNS, scene.file.roster, empty=empty, many=True)
        self.table.chosen.connect(self._choose)
        page.addWidget(self.table, 1)

    def _choose(self, lines: list[RosterLine]) -> None:
        self._chosen = lines
        self.out.setVisible(bool(lines) and self._scene.is_open)

    def _ask(self) -> None:
        names = tuple(line.name for line in self._chosen)
        question = Confirmation(title=f"把 {len(names)} 人移出名单？", text="签到记录仍保留在台账里。", items=names,
                                yes="移出", danger=True)  # fmt: skip
        self._scene.desk.navigator.ask(question, self._withdraw)

    def _withdraw(self) -> None:
        people, actor = [line.person for line in self._chosen], self._scene.desk.actor

        def work() -> None:
            for person in people:
                self._classes.withdraw(actor, self._scene.id, person)

        self._scene.desk.load(self, work, lambda _none: self._scene.reload())
