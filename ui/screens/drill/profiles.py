"""Evaluation profiles: own ones and shipped ones; copy, bring in and take out as a workbook, delete."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from edu.domain.errors import PackError
from edu.services.drill_profiles import DrillProfiles, ProfileLine
from ui.navigation import Confirmation, Route
from ui.screens.desk import Desk
from ui.screens.files import WORKBOOK, Files, safe_name
from ui.screens.problem_sheet import show_problems
from ui.screens.shelf import ShelfScreen
from ui.widgets import Banner, Button, FormSheet, IconButton, PlainLabel, Status, TextField


class ProfilesScreen(ShelfScreen[ProfileLine]):
    title = "评估表"
    subtitle = "评估员按什么逐条评价一场推演；评价和自动得分并列"
    own_title, shipped_title = "自己的评估表", "随程序带的评估表"
    empty = ("exam", "还没有自己的评估表", "在下面选一张，点“复制一份来改”。")

    def __init__(self, desk: Desk, profiles: DrillProfiles, files: Files) -> None:
        super().__init__(desk)
        self._profiles, self._files = profiles, files
        self.bring_in = Button("导入 Excel", icon="import", on_click=self._bring_in)
        self.header_actions = (self.bring_in,)

    def lines(self) -> Sequence[ProfileLine]:
        return self._profiles.list(self._desk.actor)

    def words(self, line: ProfileLine) -> tuple[str, str]:
        return line.title, _facts(line)

    def chips(self, line: ProfileLine) -> list[tuple[Status, str]]:
        return _chips(line)

    def below(self, line: ProfileLine) -> Iterator[QWidget]:
        if line.basis:
            yield PlainLabel(f"依据：{line.basis}", "small")
        if line.note:
            yield PlainLabel(line.note, "soft")
        for problem in line.problems[:1]:
            yield Banner("error", problem.message, problem.remedy)

    def deeds(self, line: ProfileLine) -> dict[str, Button]:
        made: dict[str, Button] = {}
        if line.problems:
            made["problems"] = Button(f"{len(line.problems)} 处问题", icon="error", on_click=lambda: self._list(line))
        else:
            go = Route.to("drill.profile", profile=line.id)
            word, icon = ("编辑", "edit") if line.own else ("查看", "look")
            made["open"] = Button(word, icon=icon, on_click=lambda: self._desk.navigator.go(go))
            word = "复制" if line.own else "复制一份来改"
            made["copy"] = Button(word, icon="copy", on_click=lambda: self._copy(line))
            made["out"] = IconButton("export", f"导出“{line.title}”到 Excel", on_click=lambda: self._take_out(line))
        if line.own:
            made["remove"] = IconButton("delete", f"删除“{line.title}”", on_click=lambda: self._remove(line))
        return made

    # -- what can be done --

    def _list(self, line: ProfileLine) -> None:
        show_problems(self, f"“{line.title}”的问题", line.problems)

    def _copy(self, line: ProfileLine) -> None:
        ask_copy(self, self._desk, self._profiles, line.id, line.title)

    def _bring_in(self) -> None:
        path = self._files.open_one(self, "选择评估表", WORKBOOK)
        if path is None:
            return

        def done(id_: str) -> None:
            self._desk.navigator.notify("已导入，请核对。", "ok")
            self._desk.navigator.go(Route.to("drill.profile", profile=id_))

        def refused(error: Exception) -> None:
            if isinstance(error, PackError) and error.problems:
                show_problems(self, error.message, error.problems)
            else:
                self._desk.navigator.fail(error)

        self._desk.run(
            self, "正在导入 …", lambda _task: self._profiles.bring_in(self._desk.actor, path), done, on_error=refused
        )

    def _take_out(self, line: ProfileLine) -> None:
        take_out(self, self._desk, self._profiles, self._files, line.id, line.title)

    def _remove(self, line: ProfileLine) -> None:
        question = Confirmation(
            title=f"删除评估表“{line.title}”？",
            text="文件会删去，不能恢复；用它评过的推演不受影响。需要留底，请先导出。",
            yes="删除", danger=True,
        )  # fmt: skip

        def gone() -> None:
            actor = self._desk.actor
            self._desk.load(self, lambda: self._profiles.remove(actor, line.id), lambda _none: self.on_enter())

        self._desk.navigator.ask(question, gone)


def ask_copy(over: QWidget, desk: Desk, profiles: DrillProfiles, source: str, title: str) -> None:
    """A name for the copy; then it is opened."""

    def save(sheet: FormSheet) -> None:
        sheet.calm()
        if not name.value:
            sheet.form.refuse(name, "请填写名称。")
            return
        said = name.value
        sheet.submit(
            desk.tasks, lambda: profiles.copy(desk.actor, source, said),
            lambda id_: desk.navigator.go(Route.to("drill.profile", profile=id_)),
        )  # fmt: skip

    sheet = FormSheet(over, "复制一份来改", "存成自己的一张，原来的不变。", yes="存下", on_save=save)
    name = sheet.form.add("名称", TextField(f"{title}（本地）"[:60], longest=60))
    sheet.open(name)


def take_out(
    over: QWidget, desk: Desk, profiles: DrillProfiles, files: Files, id_: str, title: str
) -> None:  # fmt: skip
    path = files.save_as(over, "导出评估表", f"{safe_name(title)}.xlsx", WORKBOOK)
    if path is not None:
        desk.run(
            over, "正在导出 …", lambda _task: profiles.take_out(desk.actor, id_, path),
            lambda _none: desk.navigator.notify(f"已导出：{path.name}", "ok"),
        )  # fmt: skip


def _facts(line: ProfileLine) -> str:
    goals = "评价脚本自己的目标" if line.objectives else ""
    count = f"{line.indicators} 条指标" if line.indicators else ""
    return " · ".join(part for part in (count, goals) if part)


def _chips(line: ProfileLine) -> list[tuple[Status, str]]:
    waiting = f"{line.pending} 处待补"
    if line.problems:
        return [("error", "不能用")]
    if line.usable:
        return [("due", f"可以用，{waiting}")] if line.pending else [("met", "可以用")]
    return [("due", waiting)] if line.pending else []
