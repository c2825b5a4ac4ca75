"""manager.import: the assistant drives one roster from the file to the people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from edu.domain.people import ImportRecord, OrgUnit
from edu.services.organisations import Organisations
from edu.services.roster_import import ImportResult, RosterImport
from edu.services.roster_plan import ImportPlan
from ui.navigation import Confirmation, Route, Screen
from ui.screens.files import ROSTERS, WORKBOOK
from ui.screens.manager.imports.choose import ChoosePage
from ui.screens.manager.imports.pages import CheckingPage, DonePage, ResultPage
from ui.screens.manager.imports.presenter import HistoryRow, Stage, history_rows, steps
from ui.screens.manager.parts.desk import Desk
from ui.tasks import Job
from ui.widgets import Button, Card, Column, DataTable, EmptyState, StepBar, column, row, scroll

HISTORY: tuple[Column[HistoryRow], ...] = (
    Column(title="时间", value=lambda r: r.at_ms, text=lambda r: r.when, width=10),
    Column(title="文件", value=lambda r: r.file, stretch=1, strong=True, width=14),
    Column(title="行数", value=lambda r: r.rows, number=True),
    Column(title="已导入", value=lambda r: r.accepted, number=True),
    Column(title="退回", value=lambda r: r.skipped, number=True),
    Column(title="状态", value=lambda r: r.chip[1], chip=lambda r: r.chip),
)


class ImportScreen(Screen):
    title = "导入名册"
    subtitle = "先检查，再导入；导错了可以撤销"

    def __init__(self, rosters: RosterImport, organisations: Organisations, home: str, desk: Desk) -> None:
        super().__init__()
        self._rosters, self._organisations = rosters, organisations
        self._home, self._desk = home, desk
        self._file: Path | None = None
        self._plan: ImportPlan | None = None
        self._result: ImportResult | None = None
        self._job: Job[ImportPlan] | None = None
        inside = QWidget()
        page = column(inside, gap="l", margin="page")
        self.bar = StepBar(steps("choose"))
        page.addWidget(Card(margin="m").add(self.bar))
        self.choose, self.checking, self.result, self.done = ChoosePage(), CheckingPage(), ResultPage(), DonePage()
        self._stages: dict[Stage, QWidget] = {
            "choose": self.choose, "check": self.checking, "result": self.result, "take": self.result,
            "done": self.done,
        }  # fmt: skip
        for stage in (self.choose, self.checking, self.result, self.done):
            stage.setVisible(stage is self.choose)
            page.addWidget(stage, 1 if stage is self.result else 0)
        self._past = self._history_card()
        page.addWidget(self._past)
        page.addStretch(0)
        column(self).addWidget(scroll(inside))
        self._connect()

    def _history_card(self) -> Card:
        card = Card("导入记录")
        empty = EmptyState("replay", "还没有导入过名册", "每次导入都记在这里，可以撤销。")
        self.history = DataTable(HISTORY, empty=empty, bare=True)
        self.history.setFixedHeight(self.fontMetrics().height() * 12)
        self.undo_button = Button("撤销选中的导入", icon="undo", on_click=self._on_undo_selected)
        self.undo_button.setEnabled(False)
        self.history.chosen.connect(self._on_chosen)
        line = row()
        line.addStretch(1)
        line.addWidget(self.undo_button)
        return card.add(self.history).add(line)

    def _connect(self) -> None:
        self.choose.drop.dropped.connect(self.check)
        self.choose.drop.choose_button.clicked.connect(lambda: self._on_choose())
        self.choose.drop.template_button.clicked.connect(lambda: self._on_template())
        self.checking.cancel.clicked.connect(lambda: self._on_cancel())
        self.result.other.clicked.connect(lambda: self._to("choose"))
        self.result.copy.clicked.connect(lambda: self._on_copy())
        self.result.take.clicked.connect(lambda: self._on_take())
        self.done.copy.clicked.connect(lambda: self._on_copy())
        self.done.people.clicked.connect(lambda: self._desk.navigator.go(Route("manager.people")))
        self.done.proposals.clicked.connect(lambda: self._desk.navigator.go(Route("manager.units")))
        self.done.undo.clicked.connect(lambda: self._on_undo_this())
        self.done.again.clicked.connect(lambda: self._to("choose"))

    def on_enter(self) -> None:
        self._desk.load(self, lambda: self._organisations.org_units(self._desk.actor), self._show_units)
        self._load_history()

    def _show_units(self, units: Sequence[OrgUnit]) -> None:
        towns = [(unit.id, unit.name) for unit in units if unit.level == "township" and not unit.joined_into]
        first = self._home or (towns[0][0] if len(towns) == 1 else "")
        self.choose.township.set_pairs((("", "不指定"), *towns), first)

    def _load_history(self) -> None:
        self._desk.load(self, lambda: self._rosters.history(self._desk.actor), self._show_history)

    def _show_history(self, records: Sequence[ImportRecord]) -> None:
        self.history.set_rows(history_rows(records))
        self.undo_button.setEnabled(False)

    def _to(self, stage: Stage) -> None:
        self.bar.set_steps(steps(stage))
        for one in self._stages.values():
            one.setVisible(one is self._stages[stage])
        self._past.setVisible(stage in ("choose", "done"))

    # -- the steps --

    def _on_choose(self) -> None:
        path = self._desk.files.open_one(self, "选择花名册", ROSTERS)
        if path is not None:
            self.check(path)

    def _on_template(self) -> None:
        path = self._desk.files.save_as(self, "保存空白模板", "人员名册模板.xlsx", WORKBOOK)
        if path is not None:
            self._desk.run(self, "正在保存模板…", lambda _task: self._rosters.template(path),
                           lambda _done: self._saved(path), lane="free")  # fmt: skip

    def _saved(self, path: Path) -> None:
        self._desk.navigator.notify(f"已保存：{path.name}", "ok")
        self._desk.files.show_folder(path)

    def check(self, path: Path) -> None:
        """Step two: the dry run, which can be left at any time."""
        self._file = path
        self.checking.file.setText(path.name)
        self._to("check")
        township = self.choose.township.value
        self._job = self._desk.tasks.start(
            self,
            lambda _task: self._rosters.dry_run(self._desk.actor, path, township=township),
            self._show_plan,
            on_error=self._on_unreadable,
            lane="free",
        )

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._to("choose")

    def _on_unreadable(self, error: Exception) -> None:
        self._to("choose")
        self._desk.navigator.fail(error)

    def _show_plan(self, plan: ImportPlan) -> None:
        self._plan = plan
        self.result.show_plan(plan)
        self._to("result")

    def _on_take(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self._to("take")
        self._desk.run(self, "正在导入…", lambda _task: self._rosters.take(self._desk.actor, plan), self._taken,
                       on_error=self._not_taken)  # fmt: skip

    def _not_taken(self, error: Exception) -> None:
        self._to("result")
        self._desk.navigator.fail(error)

    def _taken(self, result: ImportResult) -> None:
        self._result = result
        names = [unit.name for unit in self._plan.proposals] if self._plan else []
        self.done.undo.show()
        self.done.show_result(result, names)
        self._to("done")
        self._load_history()

    def _on_copy(self) -> None:
        plan, source = self._plan, self._file
        if plan is None or source is None:
            return
        path = self._desk.files.save_as(self, "另存退回的行", f"{source.stem}-待修改.xlsx", WORKBOOK)
        if path is not None:
            self._desk.run(
                self,
                "正在标注退回的行…",
                lambda _task: self._rosters.annotated_copy(self._desk.actor, source, plan, path),
                lambda _rows: self._saved(path),
                lane="free",
            )

    # -- undoing --

    def _on_chosen(self, rows: list[HistoryRow]) -> None:
        self.undo_button.setEnabled(bool(rows) and rows[0].may_undo)

    def _on_undo_selected(self) -> None:
        for row_ in self.history.selected():
            self._ask_undo(row_.id, row_.file, row_.accepted)

    def _on_undo_this(self) -> None:
        if self._result is not None and self._file is not None:
            self._ask_undo(self._result.batch, self._file.name, self._result.accepted)

    def _ask_undo(self, batch: str, file: str, rows: int) -> None:
        question = Confirmation(
            title="撤销这次导入？",
            text="这次新建的人员、岗位和企业会一起撤回，没有人用的待确认村名也撤回。",
            items=(f"{file}，{rows} 行",),
            yes="撤销导入",
            danger=True,
        )
        self._desk.navigator.ask(question, lambda: self._undo(batch))

    def _undo(self, batch: str) -> None:
        self._desk.run(self, "正在撤销…", lambda _task: self._rosters.undo(self._desk.actor, batch),
                       lambda _done: self._undone(batch))  # fmt: skip

    def _undone(self, batch: str) -> None:
        self._desk.navigator.notify("这次导入已撤销", "ok")
        if self._result is not None and self._result.batch == batch:
            self.done.show_undone()
        self._load_history()
