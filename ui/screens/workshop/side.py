"""Beside the form: what is wrong, the map, and what bots make of the draft."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QTabWidget, QWidget

from edu.domain.drills.findings import Finding
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.verify.ladder import Row
from edu.domain.drills.verify.verdict import Report
from edu.domain.drills.writing_steps import PROOF, WritingStep
from ui import theme
from ui.screens.workshop.place_map import PlaceMap
from ui.screens.workshop.wording import bot_word, count_words, finding_words, gate_words, luck_words, verdict_words
from ui.widgets import Button, Column, DataTable, EmptyState, PlainLabel, column

_SHOWN = 200
WIDTH = 23
"""汉字 of body text, where there is room."""
FINDING = Qt.ItemDataRole.UserRole


class NextStep(QFrame):
    """What is to be written next, and the way there."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "sunken")
        box = column(self, gap="xs", margin="s")
        self.title = PlainLabel("", "strong")
        self.hint = PlainLabel("", "small")
        self.go = Button("去写", "primary", icon="forward", on_click=lambda: self.wanted.emit(self._step))
        self._step: WritingStep | None = None
        for part in (self.title, self.hint, self.go):
            box.addWidget(part)

    def show_steps(self, steps: Sequence[WritingStep]) -> None:
        self._step = next((one for one in steps if one.state == "now"), None)
        self.go.setVisible(self._step is not None)
        if self._step is None:
            self.title.setText("写完了，校验也通过了")
            self.hint.setText("可以推演；由管理员放行后，体验机和学员端也能玩。")
            return
        missing = f"还差 {self._step.missing} 处。" if self._step.missing else ""
        self.title.setText(f"下一步（{steps.index(self._step) + 1}/{len(steps)}）：{self._step.title}")
        self.hint.setText(f"{missing}{self._step.hint}")
        self.go.setText("去校验" if self._step.key == PROOF[0] else "去写")


class Findings(QWidget):
    """Pressing one, or Return on it, leads to its part."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        box = column(self, gap="s", margin="s")
        self.summary = PlainLabel("", "strong")
        box.addWidget(self.summary)
        self.room = theme.current().type.body * WIDTH
        """Pixels across: known to who lays it out, not to a tab that was never shown."""
        self.list = QListWidget()
        self.list.setProperty("panel", "bare")
        self.list.setWordWrap(True)
        self.list.setAccessibleName("问题清单")
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        box.addWidget(self.list, 1)
        self.none = PlainLabel("改动以后会马上再检查。", "soft")
        box.addWidget(self.none)
        box.addStretch(0)  # what the list does not need stays plain ground, not a white box

    def show_findings(self, scenario: Scenario, findings: Sequence[Finding]) -> None:
        self.summary.setText(count_words(findings))
        self.list.clear()
        colours = theme.of(self).colours
        icons = {"error": theme.icon("error", colours.red.ink), "warning": theme.icon("warning", colours.yellow.ink)}
        for one in sorted(findings, key=lambda one: one.severity)[:_SHOWN]:
            text = finding_words(scenario, one)
            item = QListWidgetItem(icons[one.severity], f"{text}\n{one.remedy}" if one.remedy else text)
            item.setData(FINDING, one)
            item.setSizeHint(self._room(item.text()))
            self.list.addItem(item)
        high = sum(self.list.item(row).sizeHint().height() for row in range(self.list.count()))
        self.list.setMaximumHeight(high + 2 * self.list.frameWidth())
        self.list.setVisible(bool(findings))
        self.none.setVisible(not findings)

    def _room(self, text: str) -> QSize:
        """The list's own measure leaves the padding of its style out and cuts the last line."""
        live = theme.of(self)
        width = self.room - live.metrics.icon - live.metrics.scroll - 6 * live.metrics.m
        words = QFontMetrics(self.list.font()).boundingRect(0, 0, width, 10_000, Qt.TextFlag.TextWordWrap, text)
        return QSize(0, words.height() + live.metrics.m)

    def _go(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(FINDING))


class Trial(QWidget):
    """`play` lets bots play, `prove` asks every gate; what did not hold is listed, each leading to its part."""

    def __init__(self) -> None:
        super().__init__()
        box = column(self, gap="s", margin="s")
        self.play = Button("让机器人试玩", "primary", icon="dice")
        self.prove = Button("全面校验（约十秒）", icon="audit")
        box.addWidget(self.play)
        box.addWidget(self.prove)
        self.words = PlainLabel("机器人各推演 24 局，看水平高的是不是得分更高。", "soft")
        box.addWidget(self.words)
        self.table = DataTable(
            COLUMNS, bare=True, empty=EmptyState("dice", "还没有试玩", "改动之后，成绩要重新试玩才算数。")
        )
        box.addWidget(self.table, 3)
        self.wrong = Findings()
        self.wrong.hide()
        box.addWidget(self.wrong, 2)

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.table.set_rows(rows)
        self.words.setText(verdict_words(rows))

    def show_report(self, scenario: Scenario, report: Report) -> None:
        if report.table:
            self.show_rows(report.table)
        self.table.setVisible(bool(report.table))
        self.wrong.setVisible(bool(report.findings))
        self.wrong.show_findings(scenario, report.findings)
        self.words.setText(f"{gate_words(report.gates)}。{luck_words(report.luck)}")

    def outdated(self) -> None:
        """The draft has changed since."""
        if self.table.rows or not self.wrong.isHidden():
            self.table.set_rows(())
            self.words.setText("脚本改过了，请重新试玩。")
        self.wrong.hide()
        self.table.show()


class Side(QTabWidget):
    def __init__(self, scenario: Scenario) -> None:
        super().__init__()
        self.findings, self.map, self.trial = Findings(), PlaceMap(scenario), Trial()
        self.step = NextStep()
        first = QWidget()
        page = column(first, gap="none")
        page.addWidget(self.step)
        page.addWidget(self.findings, 1)
        self.addTab(first, "问题")
        self.addTab(self.map, "地图")
        self.addTab(self.trial, "机器人试玩")
        self.setDocumentMode(True)

    def set_width(self, pixels: int) -> None:
        self.findings.room = self.trial.wrong.room = pixels
        self.setFixedWidth(pixels)


def _tenths(value: float) -> str:
    return f"{value / 100:.1f}"


def _range(row: Row) -> str:
    return f"{row.least / 100:.0f}–{row.most / 100:.0f}"


COLUMNS = (
    Column[Row](title="机器人", value=bot_word, strong=True),
    Column[Row](title="平均", value=lambda row: row.mean, text=lambda row: _tenths(row.mean), number=True),
    Column[Row](title="上下浮动", value=lambda row: row.spread, text=lambda row: _tenths(row.spread), number=True),
    Column[Row](title="范围", value=lambda row: row.most - row.least, text=_range, number=True),
)
