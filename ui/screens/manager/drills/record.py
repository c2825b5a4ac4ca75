"""manager.drill_new: the form for a drill that took place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from edu.domain.drill_records import CONTENTS, FORMS, HAZARDS, LEVELS, NewDrill
from edu.domain.errors import InvalidInput
from edu.domain.people import Enterprise, OrgUnit, PersonLine
from edu.services.drill_records import Drills
from edu.services.organisations import Organisations
from edu.services.people import People
from ui.navigation import Confirmation, Route, Screen
from ui.screens.files import DOCUMENTS
from ui.screens.manager.drills.choice import place_of
from ui.screens.manager.drills.people_sheet import PeopleSheet
from ui.screens.manager.drills.presenter import level_units, size_text
from ui.screens.manager.parts.desk import Desk
from ui.screens.manager.parts.lines import Line, LineList
from ui.tasks import Task
from ui.widgets import (
    Button,
    Card,
    Choice,
    DayField,
    Form,
    FormSheet,
    IconButton,
    LongTextField,
    NumberField,
    TextField,
    column,
    scroll,
)


class RecordDrillScreen(Screen):
    title = "登记演练"
    subtitle = "登记后就是当年演练义务的凭证；写错了可以撤销重登"

    def __init__(self, drills: Drills, people: People, organisations: Organisations, desk: Desk, org: str = "") -> None:
        super().__init__()
        self._drills, self._organisations, self._desk, self._org = drills, organisations, desk, org
        self._known = people
        self._named: tuple[PersonLine, ...] = ()
        self._units: Sequence[OrgUnit] = ()
        self._firms: Sequence[Enterprise] = ()
        self._papers: list[Path] = []
        self._saved = False
        self.save = Button("保存", "accent", icon="save", on_click=self._on_save)
        self.header_actions = (self.save,)
        inside = QWidget()
        page = column(inside, gap="l", margin="page")
        page.addWidget(Card("演练情况").add(self._facts()))
        page.addWidget(Card("过程与评估").add(self._notes()))
        who = Card("参演人员", hint="写进每个人的学习档案；可以现在选，也可以保存以后再补")
        self.choose = Button("选人", "ghost", icon="people", on_click=self._on_people)
        who.add_action(self.choose)
        self.named = LineList("还没有选人，只登记人数。")
        page.addWidget(who.add(self.named))
        papers = Card("材料", hint="方案、签到表、照片、评估表；PDF、Word、Excel、图片，每份不超过 20 MB")
        papers.add_action(Button("添加文件", "ghost", icon="add", on_click=self._on_paper))
        self.papers = LineList("还没有添加材料，也可以以后再补。")
        page.addWidget(papers.add(self.papers))
        page.addStretch(1)
        column(self).addWidget(scroll(inside))

    def _facts(self) -> Form:
        form = self.form = Form(2)
        self.name = form.add("演练名称", TextField(hint="例如：2026 年防汛转移演练"), wide=True)
        self.level = form.add("演练级别", Choice(tuple(LEVELS.items()), "village"))
        self.place = form.add("组织单位", Choice(()))
        self.hazard = form.add("灾种", Choice(tuple(HAZARDS.items()), "flood"))
        self.kind = form.add("形式", Choice(tuple(FORMS.items())))
        self.content = form.add("预案类型", Choice(tuple(CONTENTS.items())))
        self.day = form.add("日期", DayField(self._desk.today))
        self.people = form.add("参演人数", NumberField(30, 1, 100_000, unit="人"))
        self.minutes = form.add("时长", NumberField(60, 1, 3 * 24 * 60, unit="分钟", step=10))
        self.no_notice = form.add("", QCheckBox("双盲演练（不预先通知时间和内容）"))
        self.evaluated = form.add("", QCheckBox("已经评估总结"))
        self.level.picked.connect(lambda _key: self._fill_places())
        self._fields: dict[str, QWidget] = {
            "title": self.name, "org": self.place, "enterprise": self.place, "level": self.level, "day": self.day,
            "minutes": self.minutes, "participants": self.people, "content": self.content, "form": self.kind,
            "hazard": self.hazard,
        }  # fmt: skip
        return form

    def _notes(self) -> Form:
        form = Form(2)
        self.where = form.add("地点", TextField(hint="例如：村文化礼堂至镇中心小学"))
        self.commander = form.add("总指挥", TextField(hint="姓名、职务"))
        self.summary = form.add("过程", LongTextField(hint="启动、转移、清点、结束的时间和人数"), wide=True)
        self.findings = form.add(
            "发现的问题和改进", LongTextField(hint="例如：3 户没有收到预警，改用上门叫应"), wide=True
        )
        return form

    def on_enter(self) -> None:
        actor, known = self._desk.actor, self._organisations
        self._desk.load(self, lambda: (known.org_units(actor), known.enterprises(actor)), self._show_places)

    def _show_places(self, places: tuple[Sequence[OrgUnit], Sequence[Enterprise]]) -> None:
        self._units, self._firms = places
        wanted = next((unit for unit in self._units if unit.id == self._org), None)
        if wanted is not None and wanted.level in LEVELS:
            self.level.set_value(wanted.level)
        self._fill_places()
        self.name.setFocus()

    def _fill_places(self) -> None:
        firms = [(firm.id, firm.name) for firm in self._firms]
        found = firms if self.level.value == "enterprise" else level_units(self._units, self.level.value)
        self.place.set_pairs((("", "请选择"), *found), self._org or (found[0][0] if len(found) == 1 else ""))

    def _on_people(self) -> None:
        PeopleSheet(self, self._desk, self._known, self._organisations, self._take_people,
                    text="选好以后点“就这些人”，保存演练时一起登记。", yes="就这些人", chosen=self._named)  # fmt: skip

    def _take_people(self, sheet: FormSheet, lines: Sequence[PersonLine], _part: str) -> None:
        sheet.shut()
        self._named = tuple(lines)
        self.people.setValue(max(self.people.value(), len(lines)))  # never more names than people
        self._show_people()

    def _show_people(self) -> None:
        self.named.set_lines([self._named_line(line) for line in self._named])

    def _named_line(self, line: PersonLine) -> Line:
        away = IconButton("close", f"去掉 {line.person.name}", on_click=lambda: self._drop_person(line))
        return Line(line.person.name, place_of(line), actions=(away,))

    def _drop_person(self, line: PersonLine) -> None:
        self._named = tuple(one for one in self._named if one is not line)
        self._show_people()

    def _on_paper(self) -> None:
        self._papers += [path for path in self._desk.files.open_many(self, "添加材料", DOCUMENTS)
                         if path not in self._papers]  # fmt: skip
        self._show_papers()

    def _show_papers(self) -> None:
        lines = []
        for path in self._papers:
            away = IconButton("close", f"去掉 {path.name}", on_click=lambda path=path: self._drop(path))  # type: ignore[misc]
            lines.append(Line(path.name, size_text(path.stat().st_size) if path.exists() else "", actions=(away,)))
        self.papers.set_lines(lines)

    def _drop(self, path: Path) -> None:
        self._papers.remove(path)
        self._show_papers()

    def drill(self) -> NewDrill:
        """What the form says."""
        firm = self.level.value == "enterprise"
        return NewDrill(
            title=self.name.value,
            level=self.level.value,
            org="" if firm else self.place.value,
            enterprise=self.place.value if firm else "",
            content=self.content.value,
            form=self.kind.value,
            hazard=self.hazard.value,
            no_notice=self.no_notice.isChecked(),
            day=self.day.day.isoformat(),
            minutes=self.minutes.value(),
            participants=self.people.value(),
            evaluated=self.evaluated.isChecked(),
            place=self.where.value,
            commander=self.commander.value,
            summary=self.summary.value,
            findings=self.findings.value,
            people=tuple(line.person.id for line in self._named),
        )

    def _on_save(self) -> None:
        self.form.clear_faults()
        new, papers = self.drill(), tuple(self._papers)

        def work(task: Task) -> str:
            drill = self._drills.record(self._desk.actor, new)
            for at, path in enumerate(papers):
                task.report((at + 1) / (len(papers) + 1), path.name)
                self._drills.attach(self._desk.actor, drill, path.name, path.read_bytes())
            return drill

        self._desk.run(self, "正在保存演练…", work, self._done, on_error=self._refused)

    def _done(self, drill: str) -> None:
        self._saved = True
        self._desk.navigator.notify("演练已登记", "ok")
        self._desk.navigator.replace(Route.to("manager.drill", drill=drill))

    def _refused(self, error: Exception) -> None:
        problems = error.problems if isinstance(error, InvalidInput) else ()
        for problem in problems:
            field = self._fields.get(problem.column or "")
            if field is not None:
                self.form.refuse(field, problem.message)
                field.setFocus()
        if not problems:
            self._desk.navigator.fail(error)

    def leave_question(self) -> Confirmation | None:
        if self._saved or not (self.name.value or self.summary.value or self._papers or self._named):
            return None
        return Confirmation(
            title="演练还没有保存", text="离开后填写的内容不会保留。", yes="不保存，离开", no="继续填写"
        )
