"""The program cannot start: what happened, what to do. A window of its own, because there is no other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.errors import Explanation
from ui.widgets import Button, IconLabel, PlainLabel, column, row


class TroubleWindow(QWidget):
    def __init__(self, why: Explanation) -> None:
        super().__init__()
        self.setWindowTitle("应知应会")
        self.setProperty("panel", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        live = theme.current()
        page = row(self, gap="l", margin="page")
        page.addWidget(IconLabel("warning", tone="orange", size=live.metrics.icon_big), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap="s")
        words.addWidget(PlainLabel(why.title, "hero"))
        words.addWidget(PlainLabel(why.message))
        if why.remedy:
            words.addWidget(PlainLabel(why.remedy, "strong"))
        words.addStretch(1)
        foot = row()
        foot.addStretch(1)
        self.shut = Button("关闭", "primary", big=True)
        self.shut.clicked.connect(self.close)
        foot.addWidget(self.shut)
        words.addLayout(foot)
        page.addLayout(words, 1)
        self.resize(live.type.body * 42, live.type.body * 18)
        self.setAccessibleName(f"{why.title}：{why.message}")
        self.shut.setFocus()
