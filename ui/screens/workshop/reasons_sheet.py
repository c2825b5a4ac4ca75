"""Why a scenario is not released, in plain words, and the way to mend it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from edu.domain.drills.findings import Finding
from edu.domain.drills.scenario import Scenario
from ui.screens.workshop.wording import count_words, finding_words
from ui.widgets import Banner, Button, PageSheet, PlainLabel

MOST_REASONS = 30


class ReasonsSheet(PageSheet):
    """Opens at once."""

    def __init__(
        self, over: QWidget, scenario: Scenario, found: Sequence[Finding], on_mend: Callable[[], None]
    ) -> None:
        super().__init__(over, f"“{scenario.title}”还不能放行", lines=16)
        self.page.addWidget(PlainLabel(f"{count_words(found)}。改好以后再打开这个开关。", "soft"))
        for one in found[:MOST_REASONS]:
            self.page.addWidget(Banner("error", finding_words(scenario, one), one.remedy))
        self.page.addStretch(1)
        self.mend = Button("去改", "primary", icon="edit", on_click=on_mend)
        self.foot.addWidget(self.mend)
        self.open(self.mend)
