"""The two sheets that the kiosk's frame itself shows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.number_pad import PinPad
from ui.widgets.overlay import Overlay


class StillThereSheet(Overlay):
    """Any touch means yes; the button says so."""

    stay = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, can_dismiss=False, width_chars=26)
        centre = Qt.AlignmentFlag.AlignCenter
        self.content.addWidget(PlainLabel("还在吗？", "hero", align=centre))
        self._seconds = PlainLabel("", "title", align=centre)
        self.content.addWidget(self._seconds)
        self.content.addWidget(PlainLabel("没有人的话，就清空留给下一位。", "soft", align=centre))
        self.button = Button("我还在", "accent", icon="hand", big=True, on_click=self.stay.emit)
        self.content.addWidget(self.button)

    def set_seconds(self, seconds: int) -> None:
        self._seconds.setText(f"{seconds} 秒后回到开头")


class PinSheet(Overlay):
    entered = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, width_chars=24)
        self.pad = PinPad("工作人员密码")
        self.pad.entered.connect(self.entered)
        self.content.addWidget(self.pad)
        self.content.addWidget(Button("返回", "ghost", on_click=self.dismissed.emit))
