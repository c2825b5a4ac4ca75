"""Under the one rule of a result: have it read aloud, take it home."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.navigation import Navigator, Route
from ui.screens.kiosk.read_aloud import ReadAloud
from ui.screens.kiosk.voice import Voice
from ui.widgets import Button, row


class Keeping:
    """`line` goes below the rule on `card`."""

    def __init__(self, card: QWidget, voice: Voice, navigator: Navigator) -> None:
        self.line = row(gap="m")
        self.aloud = ReadAloud(voice, card, big=False)
        self.line.addWidget(self.aloud)
        self.take = Button("  带回家", icon="qr", on_click=lambda: navigator.go(Route("kiosk.souvenir")))
        if not navigator.can_go("kiosk.souvenir"):
            self.take.hide()
        self.line.addWidget(self.take)
        self.line.addStretch(1)
