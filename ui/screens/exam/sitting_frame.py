"""What stands around the question of a running exam: top edge, map, foot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui import theme
from ui.screens.exam.question_map import KEYS_ACROSS, Key, QuestionMap, legend
from ui.screens.exam.sitting_presenter import SaveState
from ui.theme.tokens import ToneName
from ui.widgets import Button, IconLabel, PlainLabel, QuestionPanel, TimerLabel, centred, clear, column, row, scroll

# state → icon, tone, words
_SAVES: dict[SaveState, tuple[str, ToneName, str]] = {
    "none": ("none", "grey", "这题还没答"),
    "saving": ("pending", "blue", "正在保存…"),
    "saved": ("ok", "green", "已保存"),
    "failed": ("error", "red", "没有存上，请重选"),
}


class SittingFrame:
    """Built into `screen`; the screen decides what its buttons do."""

    def __init__(self, screen: QWidget, monotonic_ms: Callable[[], int]) -> None:
        whole = column(screen, gap="none")
        self.timer = TimerLabel(monotonic_ms)
        self.map = QuestionMap()
        self.back = Button("上一题", icon="previous")
        self.forward = Button("下一题", "primary", icon="next", trailing=True)
        self.flag = Button("标记", "plain", icon="flag")
        self.flag.setCheckable(True)
        self.hand_in = Button("交卷", "accent", icon="send")
        whole.addWidget(self._top())
        middle = row(gap="none")
        inside = QWidget()
        self._stage = column(inside, gap="m", margin="page")
        self._area = scroll(inside)
        left = column(gap="none")
        left.addWidget(self._area, 1)
        left.addWidget(self._foot())
        middle.addLayout(left, 1)
        middle.addWidget(self._side())
        whole.addLayout(middle, 1)

    def _top(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("panel", "header")
        line = row(bar, gap="m", margin="m")
        self._title = PlainLabel("", "title")
        line.addWidget(self._title, 1)
        line.addWidget(self.timer)
        return bar

    def _foot(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("panel", "footer")
        line = row(bar, gap="s", margin="m")
        line.addWidget(self.back)
        line.addWidget(self.flag)
        line.addStretch(1)
        self._save_icon = IconLabel("none", tone="grey")
        self._save_word = PlainLabel("", "body", wrap=False)
        line.addWidget(self._save_icon)
        line.addWidget(self._save_word)
        line.addStretch(1)
        line.addWidget(self.forward)
        return bar

    def _side(self) -> QWidget:
        live = theme.current()
        side = QWidget()
        side.setProperty("panel", "surface")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        keys = KEYS_ACROSS * (live.metrics.control + live.metrics.xs)
        side.setFixedWidth(keys + 2 * live.metrics.m + live.metrics.scroll)
        box = column(side, gap="s", margin="m")
        self._count = PlainLabel("", "strong")
        box.addWidget(self._count)
        box.addWidget(scroll(self.map), 1)
        box.addWidget(
            legend(
                (Key(look="answered"), "已答"),
                (Key(look="open"), "没答"),
                (Key(look="open", flagged=True), "有标记"),
            )
        )
        box.addWidget(self.hand_in)
        return side

    # -- what it shows --

    def name_it(self, title: str, *, is_exam: bool) -> None:
        self._title.setText(title if is_exam else f"{title}（模拟）")

    def show_panel(self, panel: QuestionPanel) -> None:
        clear(self._stage)
        self._stage.addWidget(centred(panel, 38))
        self._stage.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._stage.addWidget(
            PlainLabel("也可以用键盘：字母或数字选择，左右方向键换题，M 键标记", "faint", align=middle)
        )
        self._area.verticalScrollBar().setValue(0)

    def show_state(self, state: SaveState, answered: int, count: int) -> None:
        icon, tone, word = _SAVES[state]
        self._save_icon.set_icon(icon, tone)
        self._save_word.setText(word)
        self._save_word.set_tone(tone)
        self._count.setText(f"已答 {answered} / {count}")

    def show_flag(self, *, on: bool) -> None:
        self.flag.setChecked(on)
        self.flag.setText("取消标记" if on else "标记")
        self.flag.set_icon("flag-set" if on else "flag")

    @property
    def save_word(self) -> str:
        return self._save_word.text()
