"""Time that is left, or time that went by, from a monotonic clock that is passed in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.tokens import ToneName
from ui.widgets.labels import IconLabel, PlainLabel, Role
from ui.widgets.layouts import row

Milliseconds = Callable[[], int]
_SOON, _LAST = 5 * 60, 60


def clock_text(seconds: int) -> str:
    """7 → 00:07, 3671 → 1:01:11"""
    hours, rest = divmod(max(0, seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"


class TimerLabel(QWidget):
    """`ran_out` comes once. Under five minutes it turns yellow, under one red, each with a word."""

    ran_out = Signal()

    def __init__(self, monotonic_ms: Milliseconds, *, role: Role = "title", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = monotonic_ms
        self._deadline: int | None = None
        self._began: int | None = None
        line: QHBoxLayout = row(self, gap="s")
        self._icon = IconLabel("timer")
        self._label = PlainLabel("", role, wrap=False)
        line.addWidget(self._icon)
        line.addWidget(self._label)
        self._timer = QTimer(self)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self.tick)

    @property
    def text(self) -> str:
        return self._label.text()

    def count_down(self, milliseconds: int) -> None:
        self._deadline, self._began = self._now() + milliseconds, None
        self._timer.start()
        self.tick()

    def count_up(self, since_ms: int = 0) -> None:
        self._began, self._deadline = self._now() - since_ms, None
        self._timer.start()
        self.tick()

    def stop(self) -> None:
        self._timer.stop()

    def tick(self) -> None:
        if self._began is not None:
            self._show(f"{clock_text((self._now() - self._began) // 1000)}", None, "timer")
        elif self._deadline is not None:
            left = -((self._now() - self._deadline) // 1000)
            tone: ToneName | None = "red" if left <= _LAST else "yellow" if left <= _SOON else None
            word = "时间到" if left <= 0 else "最后 " if left <= _LAST else "剩余 "
            self._show(word if left <= 0 else word + clock_text(left), tone, "due" if tone else "timer")
            if left <= 0:
                self._deadline = None
                self._timer.stop()
                self.ran_out.emit()

    def _show(self, text: str, tone: ToneName | None, icon: str) -> None:
        if text == self._label.text():
            return
        self._label.setText(text)
        self._label.set_tone(tone)
        self._icon.set_icon(icon, tone)
