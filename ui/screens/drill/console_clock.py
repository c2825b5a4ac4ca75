"""The clock bar of the console: drill time in large figures, and everything that moves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from edu.domain.drills.run_views import RunView
from ui.screens.drill.presenter import SPEEDS, minutes_in, state_words
from ui.widgets import Button, Chip, Choice, PlainLabel, Status, column, row


class ClockBar(QFrame):
    """Signals say what the trainer wants; the console does it."""

    paced = Signal(bool)
    """True: go on, False: pause."""
    sped = Signal(int)
    stepped = Signal(int)
    """Minutes of drill time."""
    jumped = Signal(str)
    """`inject` or `decision`."""
    froze = Signal(bool)

    def __init__(self, title: str, place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        line = row(self, gap="m", margin="s")
        words = column(gap="none")
        self.title = PlainLabel(title, "strong", wrap=False)
        self.title.setToolTip(f"{title} {place}".strip())
        self.state = Chip("none", "已暂停")
        words.addWidget(self.title)
        below = row(gap="s")
        below.addWidget(self.state)
        below.addWidget(PlainLabel(place, "small", wrap=False), 1)
        words.addLayout(below)
        line.addLayout(words)
        self.clock = PlainLabel("", "hero", wrap=False)
        self.since = PlainLabel("", "soft", wrap=False)
        line.addWidget(self.clock)
        line.addWidget(self.since)
        line.addStretch(1)
        self.go = Button("开始", "accent", icon="play", on_click=self._toggle)
        self.go.setShortcut("F5")
        self.speed = Choice([(str(speed), f"×{speed}") for speed in SPEEDS], chars=4)
        self.speed.setAccessibleName("时间倍速")
        self.speed.picked.connect(lambda speed: self.sped.emit(int(speed)))
        self.one = Button("快进 1 分钟", on_click=lambda: self.stepped.emit(1))
        self.five = Button("5 分钟", on_click=lambda: self.stepped.emit(5))
        self.five.setAccessibleName("快进 5 分钟")
        self.to_inject = Button("到下一条消息", icon="inject", on_click=lambda: self.jumped.emit("inject"))
        self.to_decision = Button("到下一个决策", icon="decision", on_click=lambda: self.jumped.emit("decision"))
        # under it the clock goes on, but nobody comes to harm and no question runs out
        self.freeze = Button("先不算后果", icon="snow", on_click=lambda: self.froze.emit(not self._frozen))
        self.freeze.setToolTip("讨论时用：时间照走，但没有人因此遇险，问题也不到时")
        tools = row(gap="s")  # close together: the drill's name needs the room on a laptop
        for widget in (self.go, self.speed, self.one, self.five, self.to_inject, self.to_decision, self.freeze):
            tools.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(tools)
        self._paused, self._frozen = True, False

    def show_view(self, view: RunView) -> None:
        self._paused, self._frozen = view.paused, view.picture.frozen
        self.clock.setText(view.clock)
        self.since.setText(f"第 {minutes_in(view)} 分钟")
        status: Status = "none" if view.over else "due" if self._frozen else "running" if not view.paused else "info"
        self.state.set_status(status, state_words(view))
        self.go.setText("开始" if view.paused and not view.tick else "继续" if view.paused else "暂停")
        self.go.set_icon("play" if view.paused else "pause")
        self.freeze.setText("恢复算后果" if self._frozen else "先不算后果")
        self.speed.set_value(str(view.speed))
        for widget in (self.go, self.speed, self.one, self.five, self.to_inject, self.to_decision, self.freeze):
            widget.setEnabled(not view.over)

    def _toggle(self) -> None:
        self.paced.emit(self._paused)
