"""闯一闯: which drill to play alone. Each card says what it is about and that it takes a few minutes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from edu.domain.drills.scenario import Scenario
from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.stage import Stage, by_finger
from ui.widgets import Button, FlowLayout, IconLabel, PlainLabel, PressCard, column, row, scroll

ICONS = {
    "fire": "fire", "flood": "flood", "typhoon": "typhoon", "earthquake": "earthquake", "flash-flood": "flood",
    "landslide": "landslide", "forest-fire": "forest", "production": "chemical",
}  # fmt: skip
_CHARS = 15


class DrillsScreen(Stage):
    title = "闯一闯"

    def __init__(self, drills: Sequence[Scenario], navigator: Navigator) -> None:
        super().__init__()
        page = column(self, gap="l", margin="page")
        page.addWidget(PlainLabel("你来指挥，选一场。", "stage-hero"))
        inside = QWidget()
        flow = FlowLayout(inside, "l")
        self.cards: dict[str, PressCard] = {}
        for drill in drills:
            card = self._card(drill)
            card.pressed.connect(lambda id_=drill.id: navigator.go(Route.to("kiosk.drill", drill=id_)))
            self.cards[drill.id] = card
            flow.addWidget(card)
        page.addWidget(by_finger(scroll(inside)), 1)
        foot = row()
        foot.addWidget(Button("  返回", icon="back", big=True, on_click=navigator.back))
        foot.addStretch(1)
        foot.addWidget(PlainLabel("都是演练，不是真的发生了", "stage-soft", wrap=False))
        page.addLayout(foot)

    @staticmethod
    def _card(drill: Scenario) -> PressCard:
        live = theme.current()
        card = PressCard(gap="m", margin="l")
        card.setFixedWidth(live.type.title * _CHARS)
        head = row(gap="m")
        head.addWidget(IconLabel(ICONS.get(drill.hazard, "drill"), colour="accent", size=live.metrics.icon_big))
        head.addWidget(PlainLabel(drill.title, "title"), 1, Qt.AlignmentFlag.AlignVCenter)
        card.add(head)
        asked = sum(decision.solo for decision in drill.decisions)
        card.add(PlainLabel(f"{asked} 个决定，五到八分钟", "soft"))
        card.setAccessibleName(f"{drill.title}：{asked} 个决定")
        return card
