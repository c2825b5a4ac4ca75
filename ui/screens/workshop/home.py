"""The first page of the workshop: own scenarios and shipped ones, and what can be done with each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QWidget

from edu.domain.actors import Permission
from edu.domain.drills.findings import Finding
from edu.domain.drills.scenario import Scenario
from edu.domain.obligations.words import DRILL_KINDS
from edu.services.drill_offers import DrillOffers, Offer
from edu.services.drill_workshop import Draft, DrillWorkshop, WorkshopLine
from ui.navigation import Confirmation, Route
from ui.screens.desk import Desk
from ui.screens.files import Files, safe_name
from ui.screens.problem_sheet import show_problem_groups, show_problems
from ui.screens.shelf import ShelfScreen
from ui.screens.workshop.begin_sheet import BeginSheet
from ui.screens.workshop.fault_words import STANDS_IN, fault_groups, labelled
from ui.screens.workshop.name_sheet import NameSheet
from ui.screens.workshop.reasons_sheet import ReasonsSheet
from ui.screens.workshop.wording import count_words
from ui.tasks import Task
from ui.widgets import Button, IconButton, PlainLabel, Status, row, rule

SCENARIOS = "推演脚本 (*.yaml)"
_SWITCHED: dict[Offer, str] = {
    "on": "现在可以玩", "off": "打开时先全面校验，约十秒",
    "changed": "放行以后改过，现在不提供；再打开一次，校验新的内容",
}  # fmt: skip
_STANDS: dict[Offer, str] = {
    "on": "已放行：体验机和学员端可以玩", "off": "没有放行到体验机和学员端，由管理员放行",
    "changed": "没有放行到体验机和学员端：放行以后改过，由管理员重新放行",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shelved:
    """A scenario on the shelf, and whether it is offered to those who play alone."""

    line: WorkshopLine
    offer: Offer

    @property
    def id(self) -> str:
        return self.line.id

    @property
    def own(self) -> bool:
        return self.line.own


class WorkshopHomeScreen(ShelfScreen[Shelved]):
    title = "脚本工坊"
    subtitle = "把随程序带的脚本改成本地的，或从空白写一个自己的"
    own_title, shipped_title = "自己的脚本", "随程序带的脚本"
    empty = ("scenario", "还没有自己的脚本", "点“从空白新建”，或在下面选一个，点“复制一份来改”。")

    def __init__(self, desk: Desk, workshop: DrillWorkshop, offers: DrillOffers, files: Files) -> None:
        super().__init__(desk)
        self._workshop, self._offers, self._files = workshop, offers, files
        self.bring_in = Button("导入脚本", icon="import", on_click=self._bring_in)
        self.begin = Button("从空白新建", "accent", icon="add", on_click=self._begin)
        self.header_actions = (self.bring_in, self.begin)
        self.switches: dict[str, QCheckBox] = {}

    def lines(self) -> Sequence[Shelved]:
        actor = self._desk.actor
        states = self._offers.states(actor)
        return [Shelved(line, states.get(line.id, "off")) for line in self._workshop.list(actor)]

    def words(self, shelved: Shelved) -> tuple[str, str]:
        line = shelved.line
        return line.title or f"{line.id}（读不出来）", _facts(line)

    def chips(self, shelved: Shelved) -> list[tuple[Status, str]]:
        return _chips(shelved.line)

    def deeds(self, shelved: Shelved) -> dict[str, Button]:
        line, go = shelved.line, self._desk.navigator.go
        made: dict[str, Button] = {}
        if line.title and line.playable:
            made["local"] = Button(
                "本地设置", icon="local", on_click=lambda: go(Route.to("workshop.local", drill=line.id))
            )
        if wrong := len(line.faults) + len(line.beside):
            made["faults"] = Button(f"{wrong} 处问题", icon="error", on_click=lambda: self._list(line))
        if line.title:
            word, icon = ("打开", "edit") if line.own else ("查看", "look")
            made["open"] = Button(word, icon=icon, on_click=lambda: go(_editor(line.id)))
            word = "复制" if line.own else "复制一份来改"
            made["copy"] = Button(word, icon="copy", on_click=lambda: self._copy(line))
            made["out"] = IconButton("export", f"导出“{line.title}”", on_click=lambda: self._take_out(line))
        if line.own:
            made["remove"] = IconButton("delete", f"删除“{line.title or line.id}”", on_click=lambda: self._remove(line))
        return made

    def below(self, shelved: Shelved) -> Iterable[QWidget]:
        return [rule(), self._release(shelved)] if shelved.own and shelved.line.title else []

    def _release(self, shelved: Shelved) -> QWidget:
        """The switch of who administers, and how it stands; for others, how it stands."""
        line = shelved.line
        holder = QWidget()
        across = row(holder, gap="m")
        may = self._desk.actor.may(Permission.ADMINISTER)
        if may:
            switch = QCheckBox("在体验机和学员端提供")
            switch.setChecked(shelved.offer == "on")
            switch.setAccessibleDescription(_SWITCHED[shelved.offer])
            switch.clicked.connect(lambda on: self._offer(line, on))
            self.switches[line.id] = switch
            across.addWidget(switch)
        across.addWidget(PlainLabel((_SWITCHED if may else _STANDS)[shelved.offer], "small"), 1)
        return holder

    # -- what can be done --

    def _list(self, line: WorkshopLine) -> None:
        show_problem_groups(self, f"“{line.title or line.id}”的文件", fault_groups(line))

    def _offer(self, line: WorkshopLine, on: bool) -> None:
        actor = self._desk.actor
        if not on:
            self._desk.load(self, lambda: self._offers.withdraw(actor, line.id), lambda _none: self.on_enter())
            return
        scenario: list[Scenario] = []

        def work(task: Task) -> tuple[Finding, ...]:
            scenario.append(self._workshop.open(actor, line.id).scenario)
            return self._offers.release(actor, line.id, lambda text: task.report(0.5, text))

        def done(found: tuple[Finding, ...]) -> None:
            if found:
                ReasonsSheet(self, scenario[0], found, line.findings, lambda: self._desk.navigator.go(_editor(line.id)))
            else:
                self._desk.navigator.notify(f"“{line.title}”校验通过，体验机和学员端可以玩了。", "ok")
            self.on_enter()

        def failed(error: Exception) -> None:
            self._desk.navigator.fail(error)
            self.on_enter()

        self._desk.run(self, "校验后放行 …", work, done, on_error=failed, lane="free")

    def _begin(self) -> None:
        actor = self._desk.actor
        BeginSheet(
            self, self._workshop.free_id("drill"), self._workshop.id_fault, self._desk.tasks,
            lambda new: self._workshop.begin(actor, new), lambda id_: self._desk.navigator.go(_editor(id_)),
        )  # fmt: skip

    def _copy(self, line: WorkshopLine) -> None:
        NameSheet(
            self, "复制一份来改", self._workshop.free_id(line.id), f"{line.title}（本地）", self._workshop.id_fault,
            self._desk.tasks, lambda id_, title: self._workshop.copy(self._desk.actor, line.id, id_, title),
            lambda id_: self._desk.navigator.go(_editor(id_)),
        )  # fmt: skip

    def _bring_in(self) -> None:
        path = self._files.open_one(self, "选择推演脚本", SCENARIOS)
        if path is None:
            return

        def work(_task: Task) -> tuple[Draft, Sequence[Finding]]:
            draft = self._workshop.bring_in(self._desk.actor, path)
            return draft, self._workshop.findings(draft.scenario)

        def done(came: tuple[Draft, Sequence[Finding]]) -> None:
            draft, found = came
            editor = Route.to("workshop.editor", drill=draft.scenario.id)
            if draft.faults:
                title = f"已导入“{draft.scenario.title}”，有 {len(draft.faults)} 处没读进来"
                window = self.window()
                self._desk.navigator.go(editor)
                show_problems(window, title, labelled(draft.faults), STANDS_IN)
                return
            wrong = any(one.severity == "error" for one in found)
            said = f"已导入“{draft.scenario.title}”。" + (f"它有 {count_words(found)}，请改好再用。" if wrong else "")
            self._desk.navigator.notify(said, "warn" if wrong else "ok")
            self._desk.navigator.go(editor)

        self._desk.run(self, "正在导入 …", work, done)

    def _take_out(self, line: WorkshopLine) -> None:
        path = self._files.save_as(self, "导出推演脚本", f"{safe_name(line.title)}.yaml", SCENARIOS)
        if path is not None:
            self._desk.run(
                self, "正在导出 …", lambda _task: self._workshop.take_out(self._desk.actor, line.id, path),
                lambda _none: self._desk.navigator.notify(f"已导出到 {path.name}", "ok"),
            )  # fmt: skip

    def _remove(self, line: WorkshopLine) -> None:
        question = Confirmation(
            title=f"删除脚本“{line.title or line.id}”？",
            text="脚本文件和它的本地设置会删去，不能恢复；做过的推演和成绩不受影响。需要留底，请先导出。",
            yes="删除", danger=True,
        )  # fmt: skip

        def gone() -> None:
            self._desk.load(
                self, lambda: self._workshop.remove(self._desk.actor, line.id), lambda _none: self.on_enter()
            )

        self._desk.navigator.ask(question, gone)


def _editor(drill: str) -> Route:
    return Route.to("workshop.editor", drill=drill)


def _facts(line: WorkshopLine) -> str:
    parts = [DRILL_KINDS.get(line.hazard, ""), f"{line.decisions} 个决策" if line.title else ""]
    return " · ".join(part for part in parts if part)


def _chips(line: WorkshopLine) -> list[tuple[Status, str]]:
    made: list[tuple[Status, str]] = []
    if line.local:
        made.append(("info", "有本地设置"))
    if wrong := len(line.faults) + len(line.beside):
        made.append(("error", f"文件有 {wrong} 处问题"))
    if any(one.severity == "error" for one in line.findings):
        made.append(("error", count_words(line.findings)))
    elif line.own and line.playable:
        made.append(("met", "可以推演"))
    return made
