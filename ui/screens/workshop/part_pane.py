"""The open part in the middle of the editor: its heading, what can be done with it, and its form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from edu.domain.drills.editing import Path
from edu.domain.register import Register
from ui.screens.workshop.editing import Editing
from ui.screens.workshop.part_form import PartForm
from ui.screens.workshop.tree import LISTS, inner_list, is_list
from ui.widgets import Button, IconButton, PlainLabel, clear, column, row, scroll


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """What the pane asks of the editor: a field's value, a new name (answered with what is wrong with it), a step."""

    change: Callable[[str, Any], None]
    rename: Callable[[str], str]
    step: Callable[[Callable[[Editing], None]], None]
    remove: Callable[[], None]


class PartPane(QWidget):
    """`form` is None while a list is open."""

    def __init__(self, register: Register, ask: Parting) -> None:
        super().__init__()
        self._register, self._ask = register, ask
        self._box = column(self, gap="s")
        self.form: PartForm | None = None

    def show_part(self, editing: Editing) -> None:
        clear(self._box)
        path, part, self.form = editing.path, editing.part, None
        head = row(gap="s")
        self._box.addLayout(head)
        if is_list(path):
            self._list(path, part, head)
            return
        head.addWidget(PlainLabel(_heading(path), "title"), 1)
        below = inner_list(path)
        if below:
            self.add = Button(f"添加{LISTS[below]}", icon="add", on_click=lambda: self._add((*path, below)))
            head.addWidget(self.add)
        if len(path) > 1:
            self._tools(head)
        family = "debrief" if path == ("debrief",) else path[-2] if path else ""
        self.form = PartForm(family, part, editing.scenario, self._ask.change, self._ask.rename, self._register)
        inside = QWidget()
        box = column(inside, gap="none")
        box.addWidget(self.form)
        box.addStretch(1)
        self._box.addWidget(scroll(inside), 1)

    def _list(self, path: Path, rows: Any, head: QHBoxLayout) -> None:
        title = LISTS[path[-1]]
        head.addWidget(PlainLabel(title, "title"), 1)
        self.add = Button(f"添加{title}", "primary", icon="add", on_click=lambda: self._add(path))
        head.addWidget(self.add)
        words = f"共 {len(rows)} 项，在左边选一项来改。" if rows else "还没有，点“添加”写第一项。"
        self._box.addWidget(PlainLabel(words, "soft"))
        self._box.addStretch(1)

    def _tools(self, head: QHBoxLayout) -> None:
        step = self._ask.step
        self.copy = IconButton("copy", "复制这一项", on_click=lambda: step(Editing.copy))
        self.up = IconButton("up", "往前移", on_click=lambda: step(lambda one: one.move(-1)))
        self.down = IconButton("down", "往后移", on_click=lambda: step(lambda one: one.move(1)))
        self.remove = IconButton("delete", "删除这一项（可以撤销）", on_click=self._ask.remove)
        for button in (self.copy, self.up, self.down, self.remove):
            head.addWidget(button)

    def _add(self, path: Path) -> None:
        self._ask.step(lambda one: one.add(path))


def _heading(path: Path) -> str:
    if len(path) < 2:
        return "复盘" if path else "基本情况"
    return LISTS[path[-2]]
