"""The editor: a tree of parts, the form of the chosen one, and beside it findings, map and test play."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QTreeWidgetItem

from edu.domain.drills.editing import Path
from edu.domain.drills.findings import Finding
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.vocabulary import title_of
from edu.domain.drills.whereabouts import path_of
from edu.domain.drills.writing_steps import PROOF, WritingStep, writing_steps
from edu.domain.register import Register
from edu.services.drill_workshop import Draft, DrillWorkshop
from ui import theme
from ui.navigation import Confirmation, Route, Screen
from ui.screens.desk import Desk
from ui.screens.problem_sheet import show_problems
from ui.screens.workshop.editing import Editing
from ui.screens.workshop.fault_words import STANDS_IN, labelled
from ui.screens.workshop.name_sheet import NameSheet
from ui.screens.workshop.part_pane import Parting, PartPane
from ui.screens.workshop.part_tree import PATH, PartTree
from ui.screens.workshop.proving import Proving
from ui.screens.workshop.side import WIDTH, Side
from ui.screens.workshop.tree import is_list
from ui.widgets import Button, EmptyState, IconButton, row

TREE = 16
"""汉字 of body text, where there is room."""
CHECK_MS = 150
"""Pause in typing after which the findings are shown anew; finding them takes some milliseconds."""


class EditorScreen(Screen):
    title = "编写脚本"
    alone = True  # three columns need the whole width

    def __init__(self, desk: Desk, workshop: DrillWorkshop, drill: str) -> None:
        super().__init__()
        self._desk, self._workshop, self._drill = desk, workshop, drill
        self.editing: Editing | None = None
        self.findings: tuple[Finding, ...] = ()
        self._own = False
        self._faults = 0
        """What of the file has a stand-in or is left out, until it is saved."""
        self.undo = IconButton("undo", "撤销（Ctrl+Z）", on_click=lambda: self._step(Editing.undo))
        self.redo = IconButton("redo", "重做（Ctrl+Y）", on_click=lambda: self._step(Editing.redo))
        self.save_as = Button("另存为", icon="copy", on_click=self._save_as)
        self.save = Button("保存", "accent", icon="save", on_click=self._save)
        self.header_actions = (self.undo, self.redo, self.save_as, self.save)
        for button in self.header_actions:
            button.setEnabled(False)
        self._page = row(self, gap="m", margin="page")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_MS)
        self._timer.timeout.connect(self.check)
        for keys, act in (
            ("Ctrl+Z", self.undo.click), ("Ctrl+Y", self.redo.click), ("Ctrl+S", self.save.click),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)

    def on_enter(self) -> None:
        actor = self._desk.actor

        def work() -> tuple[Draft, Register]:
            return self._workshop.open(actor, self._drill), self._workshop.register(actor)

        self._desk.load(self, work, lambda read: self._show(*read), on_error=self._no)

    def dispose(self) -> None:
        self._timer.stop()

    @property
    def _scenario(self) -> Scenario:
        assert self.editing is not None
        return self.editing.scenario

    def leave_question(self) -> Confirmation | None:
        if self.editing is None or not self.editing.dirty:
            return None
        return Confirmation(title="改动还没有保存", text="离开后这些改动就没有了。", yes="不保存，离开", danger=True)

    def _no(self, error: Exception) -> None:
        self._page.addWidget(EmptyState("scenario", "这个脚本打不开", "请返回脚本工坊。"))
        self._desk.navigator.fail(error)

    # -- laying out --

    def _show(self, draft: Draft, register: Register) -> None:
        self.editing, self._own = Editing(draft.scenario), draft.own
        self._faults = len(draft.faults)
        self.tree = PartTree()
        self.tree.currentItemChanged.connect(self._chosen)
        QShortcut(QKeySequence("Delete"), self.tree, self._remove, context=Qt.ShortcutContext.WidgetShortcut)
        self._page.addWidget(self.tree)
        self.pane = PartPane(
            register, Parting(change=self._change, rename=self._rename, step=self._step, remove=self._remove)
        )
        self._page.addWidget(self.pane, 1)
        self.side = Side(draft.scenario)
        self.side.findings.wanted.connect(self._go_to)
        self.side.trial.wrong.wanted.connect(self._go_to)
        self.side.step.wanted.connect(self._next)
        self.side.map.moved.connect(self._place)
        self.side.map.picked.connect(lambda family, id_: self.open((family, id_)))
        self.proving = Proving(self._desk, self._workshop, self.side.trial, lambda: self._scenario)
        self.proving.proved.connect(self._tell)
        self._page.addWidget(self.side)
        self._share_out()
        self._refresh()
        if draft.faults:
            show_problems(self, f"“{draft.scenario.title}”的文件", labelled(draft.faults), STANDS_IN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.editing is not None:
            self._share_out()

    def _share_out(self) -> None:
        """Tree and side take what they like, but never so much that the form has less than half."""
        body = theme.current().type.body
        self.tree.setFixedWidth(min(body * TREE, self.width() * 22 // 100))
        self.side.set_width(min(body * WIDTH, self.width() * 29 // 100))

    def _refresh(self) -> None:
        """Tree, form and findings anew: something other than a field has changed."""
        assert self.editing is not None
        self.editing.path = self.tree.show_parts(self.editing.scenario, self.editing.path)
        self.pane.show_part(self.editing)
        self.side.map.show_scenario(self.editing.scenario)
        self.check()

    # -- the open part --

    def open(self, path: Path) -> None:
        """Shows the part at `path` in tree and form."""
        assert self.editing is not None
        self.editing.path = path
        self._refresh()

    def _chosen(self, item: QTreeWidgetItem | None, _before: object = None) -> None:
        if item is None or self.editing is None:
            return
        path: Path = item.data(0, PATH)
        if path and path[0].startswith("#"):
            item.setExpanded(True)
            return
        self.editing.path = path
        item.setExpanded(True)
        self.pane.show_part(self.editing)
        self._tell_form()

    def _go_to(self, finding: Finding) -> None:
        assert self.editing is not None
        self.open(path_of(self.editing.scenario, finding))
        field = self.pane.form.fields.get(finding.field) if self.pane.form is not None else None
        if field is not None:
            field.setFocus()

    def _next(self, step: WritingStep) -> None:
        if step.key == PROOF[0]:
            self.side.setCurrentWidget(self.side.trial)
            self.side.trial.prove.setFocus()
        else:
            self.open(step.path)

    # -- changes --

    def _change(self, name: str, value: Any) -> None:
        assert self.editing is not None
        self.editing.change(name, value)
        self.undo.setEnabled(self.editing.can_undo)
        if name == "kind":
            QTimer.singleShot(0, self, self._refresh)
            return
        item = self.tree.currentItem()
        if name in ("title", "text") and item is not None and len(self.editing.path) > 1:
            item.setText(0, title_of(self.editing.part))
        self._timer.start()

    def _rename(self, name: str) -> str:
        assert self.editing is not None
        before = self.editing.path
        why = self.editing.rename(name)
        if not why and self.editing.path != before:
            QTimer.singleShot(0, self, self._refresh)
        return why

    def _place(self, family: str, id_: str, x: int, y: int) -> None:
        self._step(lambda one: one.place((family, id_), x, y))

    def _remove(self) -> None:
        if self.editing is not None and len(self.editing.path) > 1 and not is_list(self.editing.path):
            self._step(Editing.remove)

    def _step(self, act: Callable[[Editing], None]) -> None:
        if self.editing is not None:
            act(self.editing)
            self._refresh()

    # -- what is wrong --

    def check(self) -> None:
        """Everything that can be seen without playing, at once."""
        assert self.editing is not None
        self._timer.stop()
        scenario = self.editing.scenario
        self.findings = self._workshop.findings(scenario)
        self.proving.judged(scenario)
        self.side.map.show_scenario(scenario)
        self._tell()

    def _tell(self) -> None:
        assert self.editing is not None
        every = (*self.findings, *self.proving.beyond(self.findings))
        self.side.findings.show_findings(self.editing.scenario, every)
        errors = sum(one.severity == "error" for one in every)
        self.side.setTabText(0, f"问题 {errors}" if errors else "问题")
        self.side.step.show_steps(writing_steps(self.editing.scenario, self.findings, self.proving.passed))
        self.tree.mark(self.editing.scenario, every)
        self._tell_form()
        self.undo.setEnabled(self.editing.can_undo)
        self.redo.setEnabled(self.editing.can_redo)
        self.save_as.setEnabled(True)
        self.save.setEnabled(self._own)
        self.save.setToolTip("" if self._own else "随程序带的脚本不能改，请用“另存为”存成自己的一份")
        state = "有改动没有保存" if self.editing.dirty else "自编脚本" if self._own else "随程序带的脚本"
        self.set_title(self.editing.scenario.title or "未命名脚本", state)

    def _tell_form(self) -> None:
        assert self.editing is not None
        if self.pane.form is None:
            return
        here = [one for one in self.findings if path_of(self.editing.scenario, one) == self.editing.path]
        self.pane.form.show_findings({one.field: one.message for one in reversed(here) if one.severity == "error"})

    # -- keeping --

    def _save(self) -> None:
        if self.editing is None:
            return
        if self.pane.form is not None and self.pane.form.refused:
            self._desk.navigator.notify("有一格写得读不懂，它还没有进脚本。请先改好标红的一格。", "warn")
            return
        if self._faults:
            question = Confirmation(
                title=f"文件里有 {self._faults} 处读不通",
                text="编辑器里看到的是代替它们的值，或者没有它们；保存以后，文件里原来写的就没有了。",
                yes="保存", danger=True,
            )  # fmt: skip
            self._desk.navigator.ask(question, self._write)
        else:
            self._write()

    def _write(self) -> None:
        assert self.editing is not None
        scenario = self.editing.scenario

        def done(_none: None) -> None:
            self._faults = 0
            assert self.editing is not None
            self.editing.saved(scenario)
            self.check()
            errors = sum(one.severity == "error" for one in self.findings)
            later = f"还有 {errors} 处错误，改好之前不能推演。" if errors else "可以推演了。"
            self._desk.navigator.notify(f"已保存。{later}", "warn" if errors else "ok")

        self._desk.run(self, "正在保存 …", lambda _task: self._workshop.save(self._desk.actor, scenario), done)

    def _save_as(self) -> None:
        if self.editing is None:
            return
        scenario, editing = self.editing.scenario, self.editing

        def done(id_: str) -> None:
            editing.saved(editing.scenario)
            self._desk.navigator.replace(Route.to("workshop.editor", drill=id_))

        NameSheet(
            self, "另存为", self._workshop.free_id(scenario.id), f"{scenario.title}（本地）", self._workshop.id_fault,
            self._desk.tasks,
            lambda id_, title: self._workshop.save_as(self._desk.actor, scenario, id_, title), done,
        )  # fmt: skip
