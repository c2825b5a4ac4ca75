"""手机入座 on the room's screen: the code, and beside it what to do, as large as there is room."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from edu.domain.drills.phone_views import DoorView
from ui.widgets import PlainLabel, QrCode, row, rule
from ui.widgets.fitted_card import FittedCard


class ProjectorDoor(QFrame):
    """Built inside the projector's theme. The code brings the number along; only who types the address needs it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", "ground")
        across = row(self, gap="l", margin="l")
        self.code = QrCode("演练", "入座二维码", chars=12)
        self.words = FittedCard("projector", gap="m")
        across.addWidget(self.code, 1)
        across.addWidget(self.words, 1)
        self._shown: tuple[str, str] | None = None

    def show_door(self, door: DoorView) -> None:
        """Asked several times a second: built anew only where something is different."""
        shown = door.address, door.pin
        if shown != self._shown:
            self._shown = shown
            self.code.set_text(door.link)
            self.words.fill(lambda body: _say(body, *shown))


def _say(body: QVBoxLayout, address: str, pin: str) -> None:
    number = QWidget()
    across = row(number, gap="m")
    across.addWidget(PlainLabel("再输入数字", wrap=False))
    across.addWidget(PlainLabel(pin, "hero", wrap=False), 1)
    body.addStretch(1)
    for widget in (
        PlainLabel("手机入座 · 演练", "strong"),
        PlainLabel("1  连上会场的无线网", "title"),
        PlainLabel("2  扫左边的码", "title"),
        rule(),
        PlainLabel("扫不了，在浏览器里输入"),
        PlainLabel(address, "title", wrap=False),
        number,
    ):
        body.addWidget(widget)
