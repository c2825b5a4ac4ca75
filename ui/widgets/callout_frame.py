"""The toned field with an icon and a word at its head: 记住, 误区, 情景."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.theme import ToneName
from ui.widgets.labels import IconLabel, PlainLabel
from ui.widgets.layouts import column, row


class CalloutFrame(QFrame):
    """`body` takes what stands below the head."""

    def __init__(self, title: str, icon: str, tone: ToneName) -> None:
        super().__init__()
        self.setProperty("panel", "callout")
        self.setProperty("tone", tone)
        self.body: QVBoxLayout = column(self, gap="s", margin="m")
        head = row(gap="s")
        head.addWidget(IconLabel(icon, tone=tone))
        head.addWidget(PlainLabel(title, "strong", tone=tone), 1)
        self.body.addLayout(head)
