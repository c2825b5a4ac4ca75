"""For who looks after the hall, behind the corner and the PIN: how the machine is, and the ways out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QWidget

from edu.domain.hall.health import HealthLine
from ui import theme
from ui.navigation import Confirmation, Navigator
from ui.screens.kiosk.by_finger import by_finger
from ui.screens.kiosk.more_below import with_more
from ui.screens.kiosk.stage import Stage
from ui.widgets import Button, Chip, PlainLabel, clear, column, grid, row, rule, scroll
from ui.widgets.chip import Status

_STATUS: dict[str, tuple[Status, str]] = {
    "ok": ("met", "正常"),
    "warn": ("warning", "注意"),
    "bad": ("error", "有问题"),
}
Check = Callable[[QWidget, Callable[[Sequence[HealthLine]], None], Callable[[Exception], None]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffWays:
    """`restart` opens the hall's window anew; `leave` is the way to the launcher."""

    restart: Callable[[], None]
    leave: Callable[[], None]


class StaffScreen(Stage):
    """`fittings` are there at once, what `check` measures follows."""

    title = "工作人员"

    def __init__(
        self, check: Check, fittings: Callable[[], Sequence[HealthLine]], ways: StaffWays, navigator: Navigator
    ) -> None:
        super().__init__()
        self._check, self._fittings, self._ways, self._navigator = check, fittings, ways, navigator
        self.lines: dict[str, HealthLine] = {}
        page = column(self, gap="l", margin="l")
        head = row(gap="m")
        head.addWidget(PlainLabel("这台机器怎么样", "stage-title"))
        self.verdict = PlainLabel(
            "正在检查…", "stage-soft", align=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        head.addWidget(self.verdict, 1)
        page.addLayout(head)
        paper = QFrame()
        paper.setProperty("panel", "card")
        inside = QWidget()
        outer = column(inside, gap="none")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.current().metrics.xl)
        self._left, self._right = column(gap="none"), column(gap="none")
        self._columns.addLayout(self._left, 1)
        self._columns.addLayout(self._right, 1)
        outer.addLayout(self._columns)
        outer.addStretch(1)
        column(paper, margin="m").addWidget(with_more(by_finger(scroll(inside))))
        page.addWidget(paper, 1)
        page.addLayout(self._foot())

    def _foot(self) -> QGridLayout:
        self._feet: QGridLayout = grid(gap="m")
        self.leave = Button("  离开体验馆", "danger", icon="leave", big=True, on_click=self._on_leave)
        self.restart = Button("  重开程序", icon="restart", big=True, on_click=self._ways.restart)
        self.again = Button("  再查一遍", icon="refresh", big=True, on_click=self.measure)
        self.back = Button("  回到体验", "accent", icon="touch", big=True, on_click=self._navigator.home)
        return self._feet

    def turned(self, portrait: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if portrait else across)
        wide = 2 if portrait else 4
        for at, button in enumerate((self.leave, self.restart, self.again, self.back)):
            self._feet.addWidget(button, at // wide, at % wide)

    def on_enter(self) -> None:
        self.measure()

    def measure(self) -> None:
        self.again.setEnabled(False)
        self.verdict.setText("正在检查…")
        self._show(self._fittings(), self._right)
        self._check(self, self._measured, self._failed)

    def _measured(self, lines: Sequence[HealthLine]) -> None:
        self.again.setEnabled(True)
        self._show(lines, self._left)
        wrong = sum(line.state == "bad" for line in self.lines.values())
        look = sum(line.state == "warn" for line in self.lines.values())
        said = [f"{wrong} 项有问题"] * bool(wrong) + [f"{look} 项要注意"] * bool(look)
        self.verdict.setText("，".join(said) or "都正常")

    def _failed(self, error: Exception) -> None:
        self.again.setEnabled(True)
        self.verdict.setText("有些项目查不了")
        self._navigator.fail(error)

    def _show(self, lines: Sequence[HealthLine], into: QBoxLayout) -> None:
        clear(into)
        live = theme.of(self)
        letters = QFontMetrics(theme.font(live.type.body, bold=True))
        widest = max((letters.horizontalAdvance(line.title) for line in lines), default=0)
        for at, line in enumerate(lines):
            self.lines[line.key] = line
            if at:
                into.addWidget(rule())
            into.addWidget(_HealthRow(line, widest))
        into.addStretch(1)

    def _on_leave(self) -> None:
        said = "大屏会回到开始界面，参观的人就能看到管理入口。"
        question = Confirmation(title="离开体验馆？", text=said, yes="离开")
        self._navigator.ask(question, self._ways.leave)


class _HealthRow(QWidget):
    def __init__(self, line: HealthLine, widest: int) -> None:
        """`widest`: pixels of the longest title, so that what is said stands below one another."""
        super().__init__()
        box = row(self, gap="m")
        edge = box.spacing() // 2
        box.setContentsMargins(0, edge, 0, edge)
        box.addWidget(Chip(*_STATUS[line.state]), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap="none")
        head = row(gap="m")
        title = PlainLabel(line.title, "strong", wrap=False)
        title.setMinimumWidth(widest)
        head.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(PlainLabel(line.said), 1, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        if line.state != "ok" and line.remedy:
            words.addWidget(PlainLabel(line.remedy, "soft"))
        box.addLayout(words, 1)
