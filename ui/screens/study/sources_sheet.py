"""The sources of one page on a sheet over the window: reachable by keys where a tap on the text is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.screens.study.lesson_presenter import Ground
from ui.widgets import Button, Overlay, PlainLabel, column, row, scroll

_LINES = 12


class SourcesSheet(Overlay):
    def __init__(self, host: QWidget, grounds: Sequence[Ground]) -> None:
        super().__init__(host, width_chars=40)
        self.content.addWidget(PlainLabel("本页依据", "title"))
        inside = QWidget()
        lines = column(inside, gap="m")
        for ground in grounds:
            words = column(gap="xs")
            words.addWidget(PlainLabel(ground.words))
            words.addWidget(PlainLabel(ground.source, "small"))
            lines.addLayout(words)
        lines.addStretch(1)
        area = scroll(inside)
        area.setMinimumHeight(min(_LINES, 1 + 3 * len(grounds)) * round(theme.of(host).type.body * 1.6))
        self.content.addWidget(area, 1)
        foot = row()
        foot.addStretch(1)
        self.close_button = Button("知道了", "primary", on_click=self.shut)
        foot.addWidget(self.close_button)
        self.content.addLayout(foot)
        self.dismissed.connect(self.shut)
