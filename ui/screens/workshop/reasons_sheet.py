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
        self, over: QWidget, scenario: Scenario, found: Sequence[Finding], seen: Sequence[Finding],
        on_mend: Callable[[], None],
    ) -> None:  # fmt: skip
        """`seen` is what the home page counts: what comes on top of it is said to be asked here alone."""
        super().__init__(over, f"“{scenario.title}”还不能放行", lines=16)
        here = [one for one in found if one not in seen]
        known = [one for one in found if one in seen]
        both = f"，其中 {len(here)} 处只在放行时要求" if here and known else ""
        self.page.addWidget(PlainLabel(f"{count_words(found)}{both}。改好以后再打开这个开关。", "soft"))
        for one in (*here, *known)[:MOST_REASONS]:
            only = "只在放行时要求：" if both and one in here else ""
            self.page.addWidget(Banner("error", f"{only}{finding_words(scenario, one)}", one.remedy))
        self.page.addStretch(1)
        self.mend = Button("去改", "primary", icon="edit", on_click=on_mend)
        self.foot.addWidget(self.mend)
        self.open(self.mend)
