"""manager.drill: one recorded drill with its papers and its known participants."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from edu.domain.drill_records import DrillDocument, DrillFile
from edu.domain.people import PersonLine
from edu.services.drill_records import Drills
from edu.services.organisations import Organisations
from edu.services.people import People
from ui.navigation import Screen
from ui.screens.files import DOCUMENTS, safe_name
from ui.screens.manager.drills.choice import room_words
from ui.screens.manager.drills.people_sheet import PeopleSheet
from ui.screens.manager.drills.presenter import facts, named_words, size_text
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.lines import Facts, Line, LineList
from ui.screens.manager.parts.two_columns import TwoColumns
from ui.tasks import Task
from ui.widgets import Banner, Button, Card, FormSheet, ask_reason, column, scroll


class DrillScreen(Screen):
    title = "演练记录"

    def __init__(self, drill: str, drills: Drills, people: People, organisations: Organisations, desk: Desk) -> None:
        super().__init__()
        self._id, self._drills, self._desk = drill, drills, desk
        self._known, self._organisations = people, organisations
        self._file: DrillFile | None = None
        self.withdraw = Button("撤销这条记录", "danger", icon="undo", on_click=self._on_withdraw)
        self.attach = Button("添加材料", "accent", icon="add", on_click=self._on_attach)
        self.header_actions = (self.withdraw, self.attach)
        inside = QWidget()
        page = column(inside, gap="l", margin="page")
        self._gone = Banner("info", "这条记录已经撤销", "它留在台账里，不再作为演练义务的凭证。")
        self._gone.hide()
        page.addWidget(self._gone)
        self._facts = Facts()
        self.papers = LineList("还没有材料。方案、签到表、照片和评估表齐全，检查时就能直接出示。")
        self.people = LineList("没有登记参演人员名单。登记以后，这次演练会写进每个人的学习档案。")
        self.add_people = Button("添加人员", "ghost", icon="add", on_click=self._on_people)
        who = Card("参演人员").add(self.people)
        who.add_action(self.add_people)
        page.addWidget(TwoColumns((Card("演练情况").add(self._facts),), (Card("材料").add(self.papers), who)))
        page.addStretch(1)
        column(self).addWidget(scroll(inside))

    def on_enter(self) -> None:
        self._load()

    def _load(self) -> None:
        self._desk.load(self, lambda: self._drills.view(self._desk.actor, self._id), self._show)

    def _show(self, file: DrillFile) -> None:
        self._file = file
        self.set_title(file.record.title, f"{file.place_name} · {file.record.day}")
        self._facts.set_facts(facts(file))
        self.papers.set_lines([self._paper(document) for document in file.documents])
        self.people.set_lines(
            [Line(one.name or "（已注销）", one.part) for one in file.people],
            named_words(len(file.people), file.record.participants),
        )
        self._gone.setVisible(file.record.withdrawn)
        for button in (self.withdraw, self.attach, self.add_people):
            button.setEnabled(not file.record.withdrawn)

    def _on_people(self) -> None:
        if self._file is not None:
            PeopleSheet(
                self,
                self._desk,
                self._known,
                self._organisations,
                self._add_people,
                text=room_words(self._file.record.participants, len(self._file.people)),
                yes="加入名单",
                held=frozenset(one.person for one in self._file.people),
                with_part=True,
            )

    def _add_people(self, sheet: FormSheet, lines: Sequence[PersonLine], part: str) -> None:
        people = [line.person.id for line in lines]
        sheet.submit(
            self._desk.tasks,
            lambda: self._drills.add_people(self._desk.actor, self._id, people, part),
            self._people_added,
        )

    def _people_added(self, count: int) -> None:
        self._desk.navigator.notify(f"名单里加了 {count} 人" if count else "都已在名单里", "ok")
        self._load()

    def _paper(self, document: DrillDocument) -> QWidget:
        save = Button("另存", "ghost", icon="save", on_click=lambda: self._on_save(document))
        return Line(document.name, size_text(document.size), actions=(save,))

    def _on_attach(self) -> None:
        papers = self._desk.files.open_many(self, "添加材料", DOCUMENTS)
        if not papers:
            return

        def work(task: Task) -> int:
            for at, path in enumerate(papers):
                task.report(at / len(papers), path.name)
                self._drills.attach(self._desk.actor, self._id, path.name, path.read_bytes())
            return len(papers)

        self._desk.run(self, "正在保存材料…", work, self._attached)

    def _attached(self, count: int) -> None:
        self._desk.navigator.notify(f"已添加 {count} 份材料", "ok")
        self._load()

    def _on_save(self, document: DrillDocument) -> None:
        ending = Path(document.name).suffix
        path = self._desk.files.save_as(self, "另存材料", safe_name(document.name), f"材料 (*{ending})")
        if path is not None:
            self._desk.run(
                self,
                "正在保存…",
                lambda _task: path.write_bytes(self._drills.document(self._desk.actor, self._id, document.sha256)),
                lambda _size: self._desk.navigator.notify(f"已保存：{path.name}", "ok"),
            )

    def _on_withdraw(self) -> None:
        ask_reason(
            self,
            "撤销这条演练记录",
            "登记有误时撤销，再重新登记。撤销的人和理由会记入台账。",
            yes="撤销",
            hint="例如：日期登记错误",
            danger=True,
            on_reason=self._withdraw,
        )

    def _withdraw(self, sheet: FormSheet, reason: str) -> None:
        def done(_value: None) -> None:
            self._desk.navigator.notify("演练记录已撤销", "ok")
            self._load()

        sheet.submit(self._desk.tasks, lambda: self._drills.withdraw(self._desk.actor, self._id, reason), done)
