"""A name and an id for a scenario that begins to be one's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.screens.workshop.parts import DEEP
from ui.tasks import TaskRunner
from ui.widgets import FormSheet, TextField


class NameSheet(FormSheet):
    """Opens at once. `fault` says why an id cannot be had; `make` makes it in the background and answers its id."""

    def __init__(
        self, over: QWidget, title: str, id_: str, name: str, fault: Callable[[str], str], tasks: TaskRunner,
        make: Callable[[str, str], str], done: Callable[[str], None],
    ) -> None:  # fmt: skip
        super().__init__(over, title, "存成自己的一份，原来的脚本不变。", yes="存下", on_save=self._save)
        self._fault, self._tasks, self._make, self._done = fault, tasks, make, done
        self.name = self.form.add("脚本名称", TextField(name, longest=80))
        self.form.fold(DEEP)
        self.id = self.form.add("文件编号", TextField(id_, longest=40), hint="小写字母、数字和连字符")
        self.open(self.name)

    def _save(self, _sheet: FormSheet) -> None:
        self.calm()
        id_, name = self.id.value, self.name.value
        why = self._fault(id_)
        if why:
            self.form.refuse(self.id, why)
        if not name:
            self.form.refuse(self.name, "请填写脚本名称。")
        if not why and name:
            self.submit(self._tasks, lambda: self._make(id_, name), self._done)
