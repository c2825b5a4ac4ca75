"""Sheets of the console: a report in words, a decision in one's own words, the way back to an earlier moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.run_views import RunView
from edu.domain.drills.scenario import ReportForm, Scenario
from ui.widgets import Choice, FormSheet, LongTextField, TextField


class ReportSheet(FormSheet):
    """What is left empty was not reported. It is open until it is on file: what was typed is not typed twice."""

    def __init__(
        self, over: QWidget, form: ReportForm, on_words: Callable[[FormSheet, Mapping[str, str]], None]
    ) -> None:
        super().__init__(
            over, form.title, "填写报出的内容；没有核实的写“未核实”，没有报的留空。", yes="报送", columns=2, chars=44,
            on_save=self._send,
        )  # fmt: skip
        self._on_words = on_words
        self.fields = {one.id: self.form.add(one.title, TextField(longest=400)) for one in form.fields}

    def _send(self, _sheet: FormSheet) -> None:
        words = {id_: field.text().strip() for id_, field in self.fields.items() if field.text().strip()}
        if not words:
            self.refuse("至少要填一项。")
            return
        self.calm()
        self._on_words(self, words)


class NoteSheet(FormSheet):
    """A decision that no option foresaw, with its reasons: kept for the debrief, moves nothing. Open until on file."""

    def __init__(self, over: QWidget, scenario: Scenario, on_note: Callable[[FormSheet, str, str], None]) -> None:
        super().__init__(
            over, "记一条口头决定", "写下是谁、决定了什么、为什么。它进入记录，供复盘时讨论，不改变推演。", yes="记下",
            on_save=self._save,
        )  # fmt: skip
        self._on_note = on_note
        self.role = self.form.add("谁的决定", Choice([(role.id, role.title) for role in scenario.roles]))
        self.words = self.form.add("决定和理由", LongTextField())

    def _save(self, _sheet: FormSheet) -> None:
        text = self.words.toPlainText().strip()
        if len(text) < 2:
            self.refuse("请写下决定的内容。")
            return
        self.calm()
        self._on_note(self, self.role.value, text)


class ObservationSheet(FormSheet):
    """What an evaluator saw of one criterion. Open until on file."""

    def __init__(self, over: QWidget, title: str, on_words: Callable[[FormSheet, str], None]) -> None:
        super().__init__(over, "写观察记录", title, yes="记下", on_save=self._save)
        self._on_words = on_words
        self.words = self.form.add("看到了什么", LongTextField())

    def open(self, first: QWidget | None = None) -> None:
        super().open(first or self.words)

    def _save(self, _sheet: FormSheet) -> None:
        if not self.words.value:
            self.refuse("请写下看到了什么。")
            return
        self.calm()
        self._on_words(self, self.words.value)


class StepBackSheet(FormSheet):
    """Back to the moment of an earlier decision; the run so far stays, a new branch begins."""

    def __init__(self, over: QWidget, view: RunView, on_tick: Callable[[int], None]) -> None:
        super().__init__(
            over, "退回到某一刻", "从那一刻另开一条线重走；走过的这条线原样保留，复盘时可以对比。", yes="从这里重走",
            on_save=self._go,
        )  # fmt: skip
        self._on_tick = on_tick
        titles = {one.id: one.title for one in view.scenario.decisions}
        moments = [
            (str(max(0, news.tick - 1)), f"{clock_text(view.scenario, news.tick)} {titles[news.what]}")
            for news in view.news
            if news.kind == "opened" and news.what in titles
        ]
        self.moment = self.form.add("回到哪一刻之前", Choice([*moments, ("0", "从头开始")]))

    def _go(self, _sheet: FormSheet) -> None:
        self.shut()
        self._on_tick(int(self.moment.value))
