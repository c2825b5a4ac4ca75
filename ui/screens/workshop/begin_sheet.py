"""What a scenario begins with when it begins from nothing: what it is about, who sits there, the first place."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from edu.domain.drills.beginnings import WORLDS, Beginning
from edu.domain.obligations.words import DRILL_KINDS
from ui.screens.workshop.parts import DEEP, LEVELS
from ui.tasks import TaskRunner
from ui.widgets import Choice, FormSheet, TextField


class BeginSheet(FormSheet):
    """Opens at once. `fault` says why an id cannot be had; `make` makes it in the background and answers its id."""

    def __init__(
        self, over: QWidget, id_: str, fault: Callable[[str], str], tasks: TaskRunner,
        make: Callable[[Beginning], str], done: Callable[[str], None],
    ) -> None:  # fmt: skip
        super().__init__(
            over, "从空白新建", "先定下这几样，其余的在编辑器里一步一步写，缺什么会列出来。", yes="新建", columns=2,
            chars=44, on_save=self._save,
        )  # fmt: skip
        self._fault, self._tasks, self._make, self._done = fault, tasks, make, done
        self.name = self.form.add("脚本名称", TextField(hint="如 石坑村夜间山洪", longest=80))
        self.hazard = self.form.add("灾种", Choice(DRILL_KINDS.items()))
        self.level = self.form.add("层级", Choice(LEVELS))
        self.world = self.form.add("情况怎样变化", Choice(WORLDS))
        self.zone = self.form.add("第一个地点", TextField(hint="如 上石坑自然村", longest=80))
        self.roles = self.form.add(
            "席位", TextField(hint="如 村党组织书记、网格员、值班信息员", longest=200),
            hint="用顿号隔开，第一个是单人推演扮演的", wide=True,
        )  # fmt: skip
        self.form.fold(DEEP)
        self.id = self.form.add("文件编号", TextField(id_, longest=40), hint="小写字母、数字和连字符")
        self.open(self.name)

    def _save(self, _sheet: FormSheet) -> None:
        self.calm()
        id_ = self.id.value
        roles = tuple(dict.fromkeys(re.findall(r"[^\s,，、；;]+", self.roles.value)))
        for field, why in (
            (self.name, "" if self.name.value else "请填写脚本名称。"), (self.id, self._fault(id_)),
            (self.zone, "" if self.zone.value else "请写第一个地点。"),
            (self.roles, "" if roles else "请至少写一个席位。"),
        ):  # fmt: skip
            self.form.refuse(field, why)
            if why:
                field.setFocus()
                return
        new = Beginning(
            id=id_, title=self.name.value, hazard=self.hazard.value, level=self.level.value, world=self.world.value,
            roles=roles, zone=self.zone.value,
        )  # fmt: skip
        self.submit(self._tasks, lambda: self._make(new), self._done)
