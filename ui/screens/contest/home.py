"""contest.home: evenings that go on, and those that are kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from edu.domain.contests.record import ContestRecord
from edu.services.contests import Contests
from ui.navigation import Route, Screen
from ui.screens.contest import presenter
from ui.screens.desk import Desk
from ui.screens.files import WORKBOOK, Files, safe_name
from ui.widgets import (
    Button,
    Card,
    Chip,
    EmptyState,
    FormSheet,
    PlainLabel,
    ask_reason,
    clear,
    column,
    row,
    rule,
    scroll,
)


class ContestHomeScreen(Screen):
    title = "比武竞赛"
    subtitle = "必答、抢答、风险题，程序记分；一台电脑、一块投影就能办一场"

    def __init__(self, contests: Contests, files: Files, desk: Desk) -> None:
        super().__init__()
        self._contests, self._files, self._desk = contests, files, desk
        self.header_actions = (Button("办一场", "accent", icon="add", on_click=self._on_new),)
        inside = QWidget()
        self._page = column(inside, gap="l", margin="page")
        column(self).addWidget(scroll(inside))

    def on_enter(self) -> None:
        self._load()

    def _load(self) -> None:
        self._desk.load(self, lambda: self._contests.evenings(self._desk.actor), self._show)

    def _show(self, records: Sequence[ContestRecord]) -> None:
        clear(self._page)
        if not records:
            self._page.addWidget(EmptyState(
                "trophy", "还没有办过比赛", "选几个题库、填上队名就能开始；中途关机也能接着比。",
                action="办一场", on_action=self._on_new,
            ))  # fmt: skip
            return
        card = Card("比赛", gap="s")
        numbers = presenter.evening_numbers(records)
        for at, record in enumerate(records):
            if at:
                card.add(rule())
            card.add(self._line(record, numbers.get(record.id, 0)))
        self._page.addWidget(card)
        self._page.addStretch(1)

    def _line(self, record: ContestRecord, number: int) -> QWidget:
        holder = QWidget()
        line = row(holder, gap="m")
        line.addWidget(Chip(*presenter.evening_chip(record)))
        words = column(gap="none")
        words.addWidget(PlainLabel(record.title or "（名称未随记录带来）", "strong"))
        words.addWidget(PlainLabel(presenter.evening_note(record, number), "small"))
        line.addLayout(words, 1)
        if record.state == "open":
            line.addWidget(Button("放弃", "ghost", icon="close", on_click=lambda: self._on_abandon(record)))
            line.addWidget(Button("继续", "primary", icon="play", on_click=lambda: self._go(record)))
        else:
            line.addWidget(Button("看结果", "ghost", icon="trophy", on_click=lambda: self._go(record)))
        if record.state == "closed":
            line.addWidget(Button("导出名次表", icon="excel", on_click=lambda: self._on_export(record)))
        return holder

    def _go(self, record: ContestRecord) -> None:
        self._desk.navigator.go(Route.to("contest.console", contest=record.id))

    def _on_new(self) -> None:
        self._desk.navigator.go(Route("contest.setup"))

    def _on_abandon(self, record: ContestRecord) -> None:
        def given_up(sheet: FormSheet, reason: str) -> None:
            sheet.submit(
                self._desk.tasks,
                lambda: self._contests.abandon(self._desk.actor, record.id, reason),
                lambda _done: self._load(),
            )

        ask_reason(self, f"放弃“{record.title}”", "放弃后不能再比，已记的分留在台账里。", yes="放弃这场",
                   hint="例如：停电改期", danger=True, on_reason=given_up)  # fmt: skip

    def _on_export(self, record: ContestRecord) -> None:
        export(self, self._desk, self._contests, self._files, record)


def export(over: QWidget, desk: Desk, contests: Contests, files: Files, record: ContestRecord) -> None:
    path = files.save_as(over, "导出名次表", safe_name(f"{record.title}名次表{record.day}") + ".xlsx", WORKBOOK)
    if path is not None:
        desk.run(over, "正在导出…", lambda _task: contests.workbook(desk.actor, record.id, path),
                 lambda _view: desk.navigator.notify(f"已导出：{path.name}", "ok"))  # fmt: skip
